import { describe, expect, test, vi } from 'vitest'
import type { PrinterOptions } from '../../hardware/printer/printer.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import { noFaults } from './desk.fixture.ts'
import { patient, readyAt, wireOf } from './open.fixture.ts'
import { becomes, heal, numbered, piecesOf, quick, type Wire, type WireOptions, wires } from './wire.fixture.ts'

describe.each(wires)('over %s', kind => {
  async function start(options: Partial<PrinterOptions> = {}, wireOptions: WireOptions = {}): Promise<{ wire: Wire; printer: Printer }> {
    const wire = await wireOf(kind, wireOptions)
    return { wire, printer: await readyAt(wire, options) }
  }
  const whole = (wire: Wire) => piecesOf(wire).filter(({ cut }) => cut).length

  test('a slip is on paper when we say so: whole, once, nothing beside the paper, no byte without a meaning', async () => {
    const { wire, printer } = await start()
    expect(await printer.print(numbered(12))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire)).toHaveLength(1)
    expect(wire.pretend.state().counts).toEqual(noFaults)
  })

  test('a printer with a buffer of 2 kB and a slow line gets every byte', async () => {
    const { wire, printer } = await start({}, { bufferBytes: 2048 })
    wire.pretend.set('rate', 40_000)
    expect(await printer.print(numbered(7))).toEqual({ outcome: 'printed' })
    expect(whole(wire)).toBe(1)
    expect(wire.pretend.state().counts.unknown).toBe(0)
  })

  test('a status nobody asked for, in the middle of a slip, cuts nothing off: what we call printed is whole', async () => {
    const { wire, printer } = await start({}, { bufferBytes: 2048 })
    wire.pretend.set('unsolicitedStatus', true)
    wire.pretend.set('rate', 100_000)
    expect(await printer.print(numbered(8))).toEqual({ outcome: 'printed' })
    const [first] = piecesOf(wire)
    wire.pretend.set('rate', 0)
    wire.pretend.set('unsolicitedStatus', false)
    expect(await printer.print(numbered(8))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire)[1]?.ink).toBe(first?.ink)
  })

  test('a printer that takes bytes and prints nothing: unknown, never a second slip by itself', async () => {
    const { wire, printer } = await start({ delays: { ...quick, confirm: 100, fallback: 50 } })
    wire.pretend.set('stall', true)
    expect(await printer.print(numbered(3))).toEqual({ outcome: 'unknown' })
    heal(wire)
    await becomes(printer, status => status === 'ready')
    await vi.waitUntil(() => !wire.pretend.state().busy, patient)
    expect(whole(wire)).toBeLessThanOrEqual(1)
  })

  test('pulled out while idle it is noticed, and plugged in again it prints', async () => {
    const { wire, printer } = await start()
    wire.pretend.set('unplugged', true)
    await becomes(printer, status => status === 'disconnected')
    expect(await printer.print(numbered(4))).toEqual({ outcome: 'notPrinted', why: 'disconnected' })
    wire.pretend.set('unplugged', false)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(5))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire)).toHaveLength(1)
  })

  test('pulled out in the middle of a slip: unknown; what came out is cut off, and the next slip is whole', async () => {
    const { wire, printer } = await start({}, { bufferBytes: 2048 })
    wire.pretend.set('resetAtByte', 3000)
    expect(await printer.print(numbered(44))).toEqual({ outcome: 'unknown' })
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(45))).toEqual({ outcome: 'printed' })
    expect(await printer.print(numbered(45))).toEqual({ outcome: 'printed' })
    const pieces = piecesOf(wire)
    expect(pieces.at(-1)?.ink).toBe(pieces.at(-2)?.ink)
    expect(pieces.filter(({ ink }) => ink === pieces.at(-1)?.ink)).toHaveLength(2)
  })

  test('paper out before, in the middle and after a new roll: the reason, no slip of the dead in front of the next person', async () => {
    const { wire, printer } = await start()
    wire.pretend.set('paperOut', true)
    await becomes(printer, status => status === 'noPaper')
    expect(await printer.print(numbered(1))).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
    wire.pretend.set('paperOut', false)
    await becomes(printer, status => status === 'ready')
    wire.pretend.set('paperOutAtRow', 60)
    expect(await printer.print(numbered(2))).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
    wire.pretend.set('paperOut', false)
    await becomes(printer, status => status === 'ready')
    wire.pretend.printer.clear()
    expect(await printer.print(numbered(3))).toEqual({ outcome: 'printed' })
    const [third] = piecesOf(wire)
    expect(await printer.print(numbered(3))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire).map(({ ink }) => ink === third?.ink)).toEqual([true, true])
  })

  test('the current fails in the middle: unknown, and with current again the next slip is whole', async () => {
    const { wire, printer } = await start({}, { bufferBytes: 2048 })
    wire.pretend.set('rate', 5_000)
    const first = printer.print(numbered(21))
    await vi.waitUntil(() => wire.pretend.state().current.heightRows > 130, patient)
    wire.pretend.set('powerLoss', true)
    expect(await first).toEqual({ outcome: 'unknown' })
    heal(wire)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(22))).toEqual({ outcome: 'printed' })
  })

  test('a knife that sticks and a head that is hot are told apart', async () => {
    const { wire, printer } = await start()
    wire.pretend.set('cutterJam', true)
    await becomes(printer, status => status === 'cutter')
    wire.pretend.set('cutterJam', false)
    await becomes(printer, status => status === 'ready')
    wire.pretend.set('overheated', true)
    await becomes(printer, status => status === 'overheated')
    wire.pretend.set('overheated', false)
    await becomes(printer, status => status === 'ready')
  })
})
