import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDemultiplexer, factsOfPushed, factsOfRealTime, noFacts, type PrinterEvent, statusOf } from './status.ts'

const bits = (mask: number) => fc.integer({ min: 0, max: 255 }).map(value => value & mask)
const printable = fc.integer({ min: 0x20, max: 0x7e })

/** every message a printer can send, with the event it must become */
const message: fc.Arbitrary<{ bytes: number[]; event: PrinterEvent }> = fc.oneof(
  bits(0x6c).map(b => ({ bytes: [0x12 | b], event: { kind: 'realTime' as const, byte: 0x12 | b } })),
  fc.tuple(bits(0x6c), bits(0x6f), bits(0x6f), bits(0x6f)).map(([a, b, c, d]) => ({
    bytes: [0x10 | a, b, c, d],
    event: { kind: 'pushed' as const, bytes: [0x10 | a, b, c, d] as const },
  })),
  bits(0x6f).map(b => ({ bytes: [b], event: { kind: 'paper' as const, byte: b } })),
  fc.array(printable, { minLength: 4, maxLength: 4 }).map(id => ({
    bytes: [0x37, 0x22, ...id, 0],
    event: { kind: 'processed' as const, id: String.fromCharCode(...id) },
  })),
  fc.tuple(fc.constantFrom(0x30, 0x31, 0x36, 0x72), fc.array(printable, { maxLength: 81 })).map(([about, text]) => ({
    bytes: [0x37, about, ...text, 0],
    event: { kind: 'told' as const, about, text: String.fromCharCode(...text) },
  })),
  fc.constant(null).map(() => ({ bytes: [0x37, 0x25, 0], event: { kind: 'cleared' as const } })),
  fc
    .array(printable, { maxLength: 30 })
    .map(text => ({ bytes: [0x5f, ...text, 0], event: { kind: 'name' as const, text: String.fromCharCode(...text) } })),
  fc.boolean().map(stop => ({ bytes: [stop ? 0x13 : 0x11], event: { kind: 'flow' as const, stop } })),
)

test('answers are told apart wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), messages => {
      const stream = messages.flatMap(({ bytes }) => bytes)
      const expected = messages.map(({ event }) => event)
      for (let cut = 0; cut <= stream.length; cut++) {
        const take = createDemultiplexer()
        const events = [...take(Uint8Array.from(stream.slice(0, cut))), ...take(Uint8Array.from(stream.slice(cut)))]
        expect(events).toEqual(expected)
      }
    }),
  )
})

test('any noise is survived, and after it a whole answer is understood', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), noise => {
      const take = createDemultiplexer()
      take(noise)
      take(Uint8Array.of(0xff, 0xff))
      expect(take(Uint8Array.of(0x37, 0x22, 0x30, 0x30, 0x31, 0x32, 0))).toEqual([{ kind: 'processed', id: '0012' }])
    }),
  )
})

test('a status broken off by another answer is dropped, not mixed into it', () => {
  const take = createDemultiplexer()
  expect(take(Uint8Array.of(0x14, 0x00, 0x12))).toEqual([{ kind: 'realTime', byte: 0x12 }])
})

test('the same fault is read from the pushed and from the asked status', () => {
  expect(statusOf(factsOfPushed([0x10, 0, 0, 0]))).toBe('ready')
  expect(statusOf(factsOfRealTime([0x12, 0x12, 0x12, 0x12]))).toBe('ready')
  expect(statusOf(factsOfPushed([0x38, 0, 0x0c, 0]))).toBe('coverOpen')
  expect(statusOf(factsOfRealTime([0x1a, 0x36, 0x12, 0x72]))).toBe('coverOpen')
  expect(statusOf(factsOfPushed([0x18, 0, 0x0f, 0]))).toBe('noPaper')
  expect(statusOf(factsOfRealTime([0x1a, 0x32, 0x12, 0x7e]))).toBe('noPaper')
  expect(statusOf(factsOfPushed([0x10, 0, 0x03, 0]))).toBe('nearEnd')
  expect(statusOf(factsOfRealTime([0x12, 0x12, 0x12, 0x1e]))).toBe('nearEnd')
  expect(statusOf(factsOfPushed([0x18, 0x08, 0, 0]))).toBe('cutter')
  expect(statusOf(factsOfRealTime([0x1a, 0x52, 0x1a, 0x12]))).toBe('cutter')
  expect(statusOf(factsOfPushed([0x18, 0x20, 0, 0]))).toBe('error')
  expect(statusOf(factsOfRealTime([0x1a, 0x12, 0x12, 0x12]))).toBe('offline')
  expect(statusOf(noFacts)).toBe('ready')
})
