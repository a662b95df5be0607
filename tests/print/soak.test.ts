import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPrinter } from '../../hardware/printer/printer.ts'
import type { PrinterStatus } from '../../hardware/printer/types.ts'
import { dice } from './matrix.fixture.ts'
import { becomes, heal, numbered, quick, startWire, type Wire, wires } from './wire.fixture.ts'

// A long day of plugs pulled and put back, slips, faults and printers opened and closed, in a few seconds. Afterwards nothing may be left behind.

/** What keeps a program alive: sockets, pipes, timers, open files. */
const resources = () =>
  process
    .getActiveResourcesInfo()
    .filter(name => !['TTYWrap', 'Immediate'].includes(name))
    .toSorted()
    .join(' ')

describe.each(wires)('over %s', kind => {
  let wire: Wire
  beforeAll(async () => {
    wire = await startWire(kind)
  })
  afterAll(() => wire.close())

  async function hour(seed: number): Promise<number> {
    const random = dice(seed)
    const printer = openPrinter(wire.address, {
      widthDots: 576,
      delays: { ...quick, answer: 100, confirm: 150, fallback: 50, progress: 100, backoffMost: 20 },
    })
    let printed = 0
    for (let step = 0; step < 12; step++) {
      const stop = printer.onStatus(() => {})
      const what = Math.floor(random() * 6)
      if (what === 0) wire.pretend.set('unplugged', true)
      if (what === 1) wire.pretend.set('paperOut', true)
      if (what === 2) wire.pretend.set('resetAtByte', 1 + Math.floor(random() * 9000))
      if (what === 3) wire.pretend.set('silent', true)
      const slip = printer.print(numbered(step))
      await wait(random() * 20)
      heal(wire)
      if ((await slip).outcome === 'printed') printed++
      stop()
    }
    await printer.close()
    return printed
  }

  test('the day leaves no socket, timer, file or listener behind, and the last slip is printed as the first', { timeout: 120_000 }, async () => {
    await hour(1)
    await wait(300)
    const before = resources()
    const warnings: string[] = []
    const onWarning = (warning: Error) => warnings.push(warning.message)
    process.on('warning', onWarning)
    let printed = 0
    for (let seed = 2; seed < 14; seed++) printed += await hour(seed)
    await wait(300)
    process.off('warning', onWarning)
    expect(printed).toBeGreaterThan(10)
    // a leaking listener is told by Node itself
    expect(warnings).toEqual([])
    expect(resources()).toBe(before)
    const printer = openPrinter(wire.address, { widthDots: 576, delays: quick })
    const ready = new Promise<PrinterStatus>(resolve => void becomes(printer, status => status === 'ready').then(() => resolve(printer.status)))
    expect(await ready).toBe('ready')
    expect(await printer.print(numbered(1))).toEqual({ outcome: 'printed' })
    await printer.close()
  })
})

test('a thousand slips drawn and said take no more memory than the first hundred', { timeout: 120_000 }, async () => {
  const { encodeSlip } = await import('../../hardware/printer/encoder.ts')
  const { usualCapabilities } = await import('../../hardware/printer/capabilities.ts')
  const print = async (times: number) => {
    for (let number = 0; number < times; number++) {
      encodeSlip(numbered(number), 576, usualCapabilities)
      // pictures outside JavaScript's memory are let go between two turns of the event loop
      await turn()
    }
    return process.memoryUsage.rss() / 1e6
  }
  const early = await print(150)
  // Skia's caches and the collector's moods are worth some tens of megabytes; a leak of one slip's picture would be a thousand
  expect((await print(1000)) - early).toBeLessThan(150)
})
