import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { err } from '../../abdm/index.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import { ownFolder } from '../folder.fixture.ts'
import { thisMachine } from './around.ts'
import { demoText } from './config.fixture.ts'
import { lookWhileRunning } from './running.ts'

test('within the running kiosk scanner and printer are asked, not opened', async () => {
  const file = join(ownFolder(), 'kiosk.config.yaml')
  writeFileSync(file, demoText().replace('scanner: null', 'scanner: { kind: serial, path: /dev/ttyNOWHERE }'))
  const here = thisMachine()
  const opened: string[] = []
  const network = err({ reason: 'network', code: null, status: null } as const)
  const around = {
    ...here,
    reach: async () => ({ to: 'nothing', code: 'ENOTFOUND' }) as const,
    printer: (config: Parameters<typeof here.printer>[0]) => ({
      ...here.printer(config),
      ask: async () => {
        opened.push('printer')
        return null
      },
    }),
    scanner: (config: Parameters<typeof here.scanner>[0]) => ({
      ...here.scanner(config),
      status: async () => {
        opened.push('scanner')
        return 'disconnected' as const
      },
    }),
    openPrinter: () => {
      opened.push('printer')
      return null
    },
  }
  const look = (printer: Printer['status'], scanner: SerialScanner['status']) =>
    lookWhileRunning(file, around, {
      printer: { status: printer } as Printer,
      scanner: { status: scanner } as SerialScanner,
      abdm: { warm: async () => network, facility: async () => network, bridge: async () => network },
      credentials: () => ({ ok: false, reason: 'missing', why: 'x is not there' }),
    })
  const of = (found: Awaited<ReturnType<typeof look>>, name: string) => found.find(finding => finding.name === name)
  const well = await look('ready', 'open')
  expect(of(well, 'scanner')?.state).toBe('ok')
  expect(of(well, 'printer')?.found).toContain('ready')
  const ill = await look('noPaper', 'disconnected')
  expect(of(ill, 'printer')).toMatchObject({ state: 'fail', found: 'no paper' })
  expect(of(ill, 'scanner')).toMatchObject({ state: 'fail', found: expect.stringContaining('/dev/ttyNOWHERE') })
  expect(of(ill, 'credentials')?.found).toBe('x is not there')
  expect(of(ill, 'test slip')).toBeUndefined()
  expect(opened).toEqual([])
})
