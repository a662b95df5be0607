import { afterEach, expect, test, vi } from 'vitest'
import type { Printer } from '../../hardware/printer/types.ts'
import { becomes, numbered, piecesOf, quick, startWire, type Wire } from './wire.fixture.ts'

// The files of the fonts are gone, as after a bad update: boxes instead of Hindi would be worse than no slip.

vi.mock('node:fs', async original => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    readFileSync(path: unknown, ...rest: never[]) {
      if (String(path).endsWith('.woff2')) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
      return real.readFileSync(path as string, ...rest)
    },
  }
})

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

test('no font file: a slip with Hindi is refused with a reason and nothing is on paper; the day goes on when it is one without', async () => {
  const { fontFault } = await import('../../hardware/printer/fonts.ts')
  const { openPrinter } = await import('../../hardware/printer/printer.ts')
  expect(fontFault()).toBe('fontMissing')
  const wire: Wire = await startWire('tcp')
  open.push(wire)
  const printer: Printer = openPrinter(wire.address, { widthDots: 576, delays: quick })
  open.push(printer)
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(numbered(1))).toEqual({ outcome: 'notPrinted', why: 'error' })
  expect(piecesOf(wire)).toHaveLength(0)
  expect(await printer.print({ blocks: [{ kind: 'qr', data: 'IN2210000001-2-12' }] })).toEqual({ outcome: 'printed' })
  expect(piecesOf(wire)).toHaveLength(1)
})
