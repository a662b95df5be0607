import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { probePrinter } from '../../hardware/printer/device.ts'
import { readRecord } from '../../hardware/printer/record.ts'
import { writeDemoConfig } from '../../scripts/lib/demo-config.ts'
import { type Config, parseConfig } from '../../service/config.ts'
import { ownFolder } from '../../service/folder.fixture.ts'
import { printerOf, recordOf } from '../../service/printer.ts'
import { becomes, numbered, piecesOf, quick, startWire, type Wire } from './wire.fixture.ts'

// What the probe writes down is what the service prints by: from the first day to the first slip, on a real wire.

let wire: Wire
let folder: string
let file: string
beforeEach(async () => {
  wire = await startWire('tcp')
  folder = ownFolder()
  file = join(folder, 'record.json')
})
afterEach(async () => {
  await wire.close()
})

function configWith(record: string): Config {
  const change = (text: string) => text.replace('record: null', `record: '${record}'`)
  const parsed = parseConfig(
    readFileSync(writeDemoConfig(folder, { sandbox: 'http://127.0.0.1:1', printerPort: wire.pretend.escposPort, change }), 'utf8'),
  )
  if (!parsed.ok) throw new Error('the demo config is wrong')
  return parsed.config
}

/** What the service does with the record: reads it, opens the printer, prints one slip. */
async function printInService(config: Config) {
  const record = recordOf(config)
  if (!record.ok) throw new Error(record.why)
  const printer = printerOf(config, record)
  if (!printer) throw new Error('the config has no printer')
  await becomes(printer, status => status !== 'disconnected' && status !== 'offline')
  const outcome = await printer.print(numbered(12))
  await printer.close()
  return outcome
}

test('a clone that tells no name is probed, and the service prints on it, also when it tells one later', async () => {
  wire.pretend.set('cloneLevel', 'half')
  const told = await probePrinter(wire.address, quick)
  expect(told?.model).toBe('')
  writeFileSync(file, JSON.stringify(told))
  const config = configWith(file)
  expect(await printInService(config)).toEqual({ outcome: 'printed' })
  wire.pretend.set('cloneLevel', 'full')
  expect(await printInService(config)).toEqual({ outcome: 'printed' })
  expect(piecesOf(wire)).toHaveLength(2)
})

test('a printer with a name is probed, and the service prints on it and on no other', async () => {
  const told = await probePrinter(wire.address, quick)
  writeFileSync(file, JSON.stringify(told))
  expect(await printInService(configWith(file))).toEqual({ outcome: 'printed' })
  writeFileSync(file, JSON.stringify({ ...told, model: 'TM-T82X' }))
  expect(await printInService(configWith(file))).toEqual({ outcome: 'notPrinted', why: 'otherModel' })
})

test('a record says what is wrong with it; what it leaves out is as usual', () => {
  const whyOf = (text: string) => {
    writeFileSync(file, text)
    const read = readRecord(file)
    return read.ok ? null : read.why
  }
  expect(readRecord(join(folder, 'none.json'))).toEqual({ ok: false, why: 'cannot be read' })
  expect(whyOf('{')).toBe('is no JSON')
  expect(whyOf('[]')).toContain('is not the record of a printer')
  expect(whyOf('{"capabilities":{"room":"lots"}}')).toContain('capabilities.room')
  expect(whyOf('{"capabilities":{"confirms":"always"}}')).toContain('capabilities.confirms')
  expect(whyOf('{"capabilities":{"qr":"raster"}}')).toBe(null)
  expect(readRecord(file)).toEqual({ ok: true, capabilities: { ...usualCapabilities, qr: 'raster' }, model: null, widthDots: null })
})
