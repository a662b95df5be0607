import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { type Encoding, encodeSlip } from '../../hardware/printer/encoder.ts'
import { samples } from '../../hardware/printer/samples.ts'
import { fixedBlocksOf, planStored } from '../../hardware/printer/stored.ts'
import type { Slip, SlipBlock } from '../../hardware/printer/types.ts'
import { qrOn } from '../support/qr.ts'
import { bytesOf, definitionsOf, noFaults, printOnDesk } from './desk.fixture.ts'

const capabilities = { ...usualCapabilities, room: 262_144 }
const all: [string, Slip][] = Object.entries(samples)

describe.each([576, 384])('on paper of %i dots', width => {
  const print = (slip: Slip, encoding: Encoding) =>
    printOnDesk(bytesOf(encodeSlip(slip, width, capabilities, encoding)), width, encoding.stored ? definitionsOf(encoding.stored) : [])

  test.each(all)('the slip "%s" is the same picture, drawn or by what the printer holds', (_, slip) => {
    const drawn = print(slip, { letters: 'drawn', stored: null })
    const stored = print(slip, { letters: 'drawn', stored: planStored(fixedBlocksOf(slip), width, 262_144) })
    expect(stored.ink === drawn.ink).toBe(true)
    expect(drawn.counts).toEqual(noFaults)
    expect(stored.counts).toEqual(noFaults)
  })

  test.each(all)(
    'the slip "%s" in the printer’s letters has no fault, its code can be read, and each way costs less than the one before',
    (_, slip) => {
      const plan = planStored(fixedBlocksOf(slip), width, 262_144)
      const ways: Encoding[] = [
        { letters: 'drawn', stored: null },
        { letters: 'printers', stored: null },
        { letters: 'printers', stored: plan },
      ]
      const data = slip.blocks.find((block): block is SlipBlock & { kind: 'qr' } => block.kind === 'qr')?.data ?? null
      const costs = ways.map(way => bytesOf(encodeSlip(slip, width, capabilities, way)).length)
      expect(costs.toSorted((a, b) => b - a)).toEqual(costs)
      for (const way of ways) {
        const printout = print(slip, way)
        expect(printout.counts).toEqual(noFaults)
        expect(qrOn(printout.rows)).toBe(data)
      }
    },
  )
})

test('a line drawn in Hindi between lines of the printer’s letters is dot for dot the line of the drawn slip', () => {
  const hindi: SlipBlock = { kind: 'text', text: 'श्रीमती लक्ष्मीबाई स्मृति चिकित्सालय', size: 'normal' }
  const latin: SlipBlock = { kind: 'text', text: 'Counter 2', size: 'normal' }
  const ways: Encoding[] = [
    { letters: 'drawn', stored: null },
    { letters: 'printers', stored: null },
  ]
  const [alone, between] = [{ blocks: [hindi] }, { blocks: [latin, hindi, latin] }].map((slip, way) =>
    printOnDesk(bytesOf(encodeSlip(slip, 576, capabilities, ways[way])), 576),
  )
  expect(between?.ink).toContain(alone?.ink)
})

test('no text, however vicious, becomes a command in the printer’s own letters either', () => {
  const vicious = fc.string({
    unit: fc.constantFrom('\u0010', '\u0004', '\u0005', '\u0014', '\u001b', '\u001d', '@', 'V', 'p', 'a', '1', ' ', '\u0000', '\n', '\u007f', 'é'),
    maxLength: 24,
  })
  fc.assert(
    fc.property(vicious, vicious, (text, other) => {
      const slip: Slip = {
        blocks: [
          { kind: 'text', text, size: 'heading' },
          { kind: 'token', text: other },
          { kind: 'pair', label: text, value: other, plain: text },
          { kind: 'sign', text, beside: [other] },
          { kind: 'band', text },
          { kind: 'qr', data: `x${other}` },
        ],
      }
      expect(printOnDesk(bytesOf(encodeSlip(slip, 384, capabilities, { letters: 'printers', stored: null })), 384).counts).toEqual(noFaults)
    }),
    { numRuns: 60 },
  )
})

test('a slip costs the same bytes however often it is printed', () => {
  for (const letters of ['drawn', 'printers'] as const) {
    const bytes = () =>
      Buffer.from(bytesOf(encodeSlip(samples.token ?? { blocks: [] }, 576, capabilities, { letters, stored: null }))).toString('hex')
    const first = bytes()
    expect(bytes() === first && bytes() === first).toBe(true)
  }
})

test('one changed dot makes another version: a printer that holds the old words is not asked for them', () => {
  const blocks: SlipBlock[] = [{ kind: 'text', text: 'टोकन', size: 'normal' }]
  const marks = (of: SlipBlock[], width = 576) => planStored(of, width, 262_144).marks.join('')
  expect(marks(blocks)).toBe(marks(blocks))
  expect(marks(blocks)).not.toBe(marks([{ kind: 'text', text: 'टोकन', size: 'heading' }]))
  expect(marks(blocks)).not.toBe(marks(blocks, 384))
})
