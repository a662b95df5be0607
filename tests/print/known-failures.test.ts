import { describe, expect, test, vi } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { encodeSlip } from '../../hardware/printer/encoder.ts'
import type { PrinterStatus, Slip } from '../../hardware/printer/types.ts'
import { qrOn } from '../support/qr.ts'
import { bytesOf, noFaults } from './desk.fixture.ts'
import { patient, printerAt, readyAt, wireOf } from './open.fixture.ts'
import { becomes, heal, inkOf, numbered, piecesOf, quick, type Wire, wires } from './wire.fixture.ts'

// What was measured of other printer layers, or is told of them, each tried on ours over every wire. docs/device-failures.md has the list.

describe.each(wires)('over %s', kind => {
  const wholeOf = (wire: Wire, ink: string | undefined) => piecesOf(wire).filter(piece => piece.cut && piece.ink === ink).length

  /** The slip on paper, from a printer at which nothing is wrong. */
  async function inkOfWhole(slip: Slip): Promise<string | undefined> {
    const wire = await wireOf(kind)
    const printer = await readyAt(wire)
    expect(await printer.print(slip)).toEqual({ outcome: 'printed' })
    await printer.close()
    return piecesOf(wire)[0]?.ink
  }

  test('a slip that was cut short anywhere, with status bytes unread and the line broken, is never called printed', { timeout: 60_000 }, async () => {
    const slip = numbered(31)
    const wanted = await inkOfWhole(slip)
    const { length } = bytesOf(encodeSlip(slip, 576, usualCapabilities))
    for (const part of [0.02, 0.2, 0.4, 0.6, 0.8, 0.97]) {
      const wire = await wireOf(kind, { bufferBytes: 2048 })
      const printer = await readyAt(wire)
      wire.pretend.set('unsolicitedStatus', true)
      wire.pretend.set('resetAtByte', Math.ceil(length * part))
      expect([part, await printer.print(slip)]).toEqual([part, { outcome: 'unknown' }])
      expect(wholeOf(wire, wanted)).toBe(0)
      await printer.close()
    }
  })

  test('a status told by itself is not taken for the answer to "is it printed?", however that is asked', async () => {
    for (const confirms of ['processId', 'paperStatus'] as const) {
      const wire = await wireOf(kind)
      const printer = await readyAt(wire, { capabilities: { confirms }, delays: { ...quick, confirm: 300, fallback: 100 } })
      wire.pretend.set('unsolicitedStatus', true)
      wire.pretend.set('stall', true)
      expect(await printer.print(numbered(32))).toEqual({ outcome: 'unknown' })
    }
  })

  test('a printer that is not there: two tries are refused, and neither comes out by itself when it appears', async () => {
    const wire = await wireOf(kind)
    wire.pretend.set('unplugged', true)
    const printer = printerAt(wire)
    for (const number of [1, 2]) expect(await printer.print(numbered(number))).toEqual({ outcome: 'notPrinted', why: 'disconnected' })
    wire.pretend.set('unplugged', false)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(3))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire)).toHaveLength(1)
  })

  test('a slow printer outlasts every deadline, and staff ask for a copy: one copy, and the first slip once at the most', async () => {
    const [first, copy] = [numbered(33), { blocks: [{ kind: 'band', text: 'COPY' } as const, ...numbered(33).blocks] }]
    const wanted = await Promise.all([first, copy].map(inkOfWhole))
    const wire = await wireOf(kind, { bufferBytes: 2048 })
    const printer = await readyAt(wire, { delays: { ...quick, confirm: 60, fallback: 30, progress: 60 } })
    wire.pretend.set('rate', 6_000)
    expect(await printer.print(first)).toEqual({ outcome: 'unknown' })
    heal(wire)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(copy)).toEqual({ outcome: 'printed' })
    expect(wholeOf(wire, wanted[0])).toBeLessThanOrEqual(1)
    expect(wholeOf(wire, wanted[1])).toBe(1)
  })

  test('"printed" is said when the knife has fallen, however slow the line and the paper, and no question falls into a picture', async () => {
    const wire = await wireOf(kind, { bufferBytes: 2048 })
    const printer = await readyAt(wire, { delays: { ...quick, confirm: 8_000, progress: 5_000 } })
    wire.pretend.set('rate', 15_000)
    wire.pretend.set('speed', 150)
    expect(await printer.print(numbered(34))).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire).map(({ cut }) => cut)).toEqual([true])
    expect(wire.pretend.state().counts).toEqual(noFaults)
  })

  test('pulled out while nobody asks it anything it is noticed all the same, and told once', async () => {
    const wire = await wireOf(kind)
    const printer = printerAt(wire, {
      delays: { ...quick, heartbeat: 60_000, watch: 60_000 },
      capabilities: { realTimeStatus: false, pushedStatus: false, confirms: 'none' },
    })
    await becomes(printer, status => status === 'ready')
    const statuses: PrinterStatus[] = []
    printer.onStatus(status => statuses.push(status))
    wire.pretend.set('unplugged', true)
    await becomes(printer, status => status === 'disconnected')
    wire.pretend.set('unplugged', false)
    await becomes(printer, status => status === 'ready')
    expect(statuses).toEqual(['disconnected', 'ready'])
  })

  test('pulled out in the middle of a slip it is lost once and found once, however often its line says so', async () => {
    const wire = await wireOf(kind, { bufferBytes: 2048 })
    const printer = await readyAt(wire)
    const statuses: PrinterStatus[] = []
    printer.onStatus(status => statuses.push(status))
    wire.pretend.set('rate', 10_000)
    const slip = printer.print(numbered(35))
    await vi.waitUntil(() => wire.pretend.state().busy, patient)
    wire.pretend.set('unplugged', true)
    expect(await slip).toEqual({ outcome: 'unknown' })
    await becomes(printer, status => status === 'disconnected')
    heal(wire)
    await becomes(printer, status => status === 'ready')
    expect(statuses.filter(status => status === 'disconnected')).toHaveLength(1)
    expect(await printer.print(numbered(36))).toEqual({ outcome: 'printed' })
  })

  test('a printer that takes no more bytes holds nobody up for ever', async () => {
    const wire = await wireOf(kind, { bufferBytes: 2048 })
    const printer = await readyAt(wire)
    wire.pretend.set('stall', true)
    const long = {
      blocks: Array.from({ length: 60 }, (_, line) => ({ kind: 'text' as const, text: `पंक्ति ${line} अस्पताल विद्यार्थी`, size: 'title' as const })),
    }
    const outcomes = await Promise.all([printer.print(long), printer.print(numbered(37))])
    expect(outcomes[0]).toEqual({ outcome: 'unknown' })
    expect(outcomes[1]?.outcome).toBe('notPrinted')
    heal(wire)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(38))).toEqual({ outcome: 'printed' })
  })

  test('after a slip and its cut it still tells by itself that the cover was opened', async () => {
    const wire = await wireOf(kind)
    const printer = await readyAt(wire, { delays: { ...quick, heartbeat: 60_000 } })
    expect(await printer.print(numbered(39))).toEqual({ outcome: 'printed' })
    wire.pretend.set('coverOpen', true)
    await becomes(printer, status => status === 'coverOpen')
  })

  test('one that says "reached" and no more: paper out in the middle is never called printed', async () => {
    for (const row of [20, 120, 200]) {
      const wire = await wireOf(kind)
      const printer = await readyAt(wire, { capabilities: { confirms: 'paperStatus', pushedStatus: false } })
      wire.pretend.set('speed', 150)
      wire.pretend.set('paperOutAtRow', row)
      const { outcome } = await printer.print(numbered(40))
      expect([row, outcome]).not.toEqual([row, 'printed'])
    }
  })

  test('the paper is out while it is asked, its answer comes only with the next roll: the old slip does not count for the new one', async () => {
    const wire = await wireOf(kind)
    const printer = await readyAt(wire, { delays: { ...quick, confirm: 300, fallback: 100 } })
    wire.pretend.set('lateAnswers', 500)
    const first = await printer.print(numbered(41))
    expect(first.outcome).not.toBe('printed')
    wire.pretend.set('paperOut', true)
    wire.pretend.set('lateAnswers', 0)
    expect((await printer.print(numbered(42))).outcome).not.toBe('printed')
    heal(wire)
    await becomes(printer, status => status === 'ready')
    expect(await printer.print(numbered(43))).toEqual({ outcome: 'printed' })
  })

  test('a code with Hindi in it is read back whole, and nothing of it is printed as text', async () => {
    for (const data of ['रोगी-47', 'IN2210000001-2-47', '7']) {
      const wire = await wireOf(kind)
      const printer = await readyAt(wire)
      expect(await printer.print({ blocks: [{ kind: 'qr', data }] })).toEqual({ outcome: 'printed' })
      const [slip] = wire.pretend.printer.paper.slips
      const rows = slip?.rows ?? []
      expect(qrOn(rows)).toBe(data)
      const first = rows.findIndex(row => row.includes(1))
      const last = rows.findLastIndex(row => row.includes(1))
      const side = Math.max(...rows.map(row => row.lastIndexOf(1) - row.indexOf(1) + 1))
      expect([data, last - first + 1]).toEqual([data, side])
      expect(wire.pretend.state().counts).toEqual(noFaults)
    }
  })

  test('a name that carries commands is printed as words', async () => {
    const wire = await wireOf(kind)
    const printer = await readyAt(wire)
    const name = 'आशा\u001b@\u001dV\u0000\u0010\u0014\u0008\u0001\u0003\u0014\u0001\u0006\u0002\u0008 देवी\u001bp0\u0010\u0004\u0001'
    const blocks: Slip['blocks'] = [
      { kind: 'text', text: name, size: 'heading' },
      { kind: 'pair', label: 'Name', value: name, plain: 'ASHA\u001d\u0056\u0041 DEVI' },
    ]
    expect(await printer.print({ blocks })).toEqual({ outcome: 'printed' })
    expect(piecesOf(wire)).toHaveLength(1)
    expect(wire.pretend.state().counts).toEqual(noFaults)
    expect(inkOf(wire.pretend.printer.paper.slips[0]?.rows ?? [])).not.toBe('')
  })
})
