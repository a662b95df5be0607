import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureWith } from './canvas.ts'
import { cssFont, fontFault } from './fonts.ts'
import { layout } from './layout.ts'
import { clean, clusters, wrap, wrapEvenly } from './text.ts'
import type { Slip, SlipBlock } from './types.ts'

expect(fontFault()).toBe(null)
const measure = measureWith(createCanvas(8, 8).getContext('2d'), cssFont)

const word = fc.oneof(
  fc.constantFrom('श्रीमती', 'लक्ष्मीबाई', 'स्त्री', 'ज़िला', 'राष्ट्रीय', 'क्‍ष', 'विद्यार्थी', 'Hospital', 'a.b@sbx', '91-0000', '₹5।', 'தமிழ்', '👩‍⚕️'),
  fc.constantFrom('क्ष', 'त्रि', 'ज्ञ', 'र्क', 'W').chain(part => fc.integer({ min: 1, max: 40 }).map(times => part.repeat(times))),
)
const words = fc.array(word, { maxLength: 12 }).map(list => list.join(' '))
const block: fc.Arbitrary<SlipBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    size: fc.constantFrom('small' as const, 'normal' as const, 'heading' as const, 'title' as const),
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
  }),
  fc.record({ kind: fc.constant('token' as const), text: fc.oneof(fc.nat({ max: 99999 }).map(String), words) }),
  fc.record({ kind: fc.constant('sign' as const), text: fc.nat({ max: 999 }).map(String), beside: fc.array(words, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('pair' as const), label: words, value: words }),
  fc.record({ kind: fc.constant('qr' as const), data: fc.string({ minLength: 1, maxLength: 100 }) }),
  fc.record({ kind: fc.constant('band' as const), text: words }),
  fc.record({ kind: fc.constant('rule' as const), style: fc.constantFrom('solid' as const, 'dashed' as const) }),
)
const slips = fc.array(block, { maxLength: 5 }).map((blocks): Slip => ({ blocks }))

test('nothing is placed beside the paper, whatever the words', () => {
  fc.assert(
    fc.property(slips, fc.constantFrom(576, 384), (slip, width) => {
      const page = layout(slip, width, measure)
      for (const mark of page.marks) {
        if (mark.kind === 'text') {
          const ink = measure(mark.text, mark.font)
          expect(mark.x - ink.left).toBeGreaterThanOrEqual(0)
          expect(mark.x + ink.right).toBeLessThanOrEqual(width)
          expect(mark.y - ink.up).toBeGreaterThanOrEqual(0)
          expect(mark.y + ink.down).toBeLessThanOrEqual(page.height)
          expect(mark.font.px).toBeGreaterThanOrEqual(24)
        } else {
          const size = mark.kind === 'qr' ? { width: mark.module * mark.matrix.length, height: mark.module * mark.matrix.length } : mark
          expect(mark.x).toBeGreaterThanOrEqual(0)
          expect(mark.x + size.width).toBeLessThanOrEqual(width)
          expect(mark.y + size.height).toBeLessThanOrEqual(page.height)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('a long text is wrapped without losing or tearing a letter', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 120, max: 560 }), (text, room) => {
      const line = clean(text)
      const width = (part: string) => measure(part, { px: 30, weight: 500 }).advance
      for (const lines of [wrap(line, room, width), wrapEvenly(line, room, width)]) {
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
        // every line starts and ends where a cluster of the whole text does
        expect(lines.flatMap(clusters).filter(cluster => cluster !== ' ')).toEqual(clusters(line).filter(cluster => cluster !== ' '))
      }
    }),
    { numRuns: 150 },
  )
})

test('a conjunct, a ZWJ form and a matra stay with their letter', () => {
  expect(clusters('क्षत्रिय')).toEqual(['क्ष', 'त्रि', 'य'])
  expect(clusters('क्‍षि')).toEqual(['क्‍षि'])
})

test('control bytes, marks of direction and letters no font holds never reach the paper', () => {
  expect(clean('a\u001b@\u0010\u0014b\u202ec\n\nd')).toBe('a@bc d')
  expect(clean('தமிழ்')).not.toMatch(/\p{Script=Tamil}/u)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(clean(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})

test('token digits are at least 140 dots tall on both papers as long as there are four or fewer (three on the narrow one)', () => {
  for (const [width, text] of [
    [576, '1'],
    [576, '9999'],
    [384, '1'],
    [384, '999'],
  ] as const) {
    const [mark] = layout({ blocks: [{ kind: 'token', text }] }, width, measure).marks
    if (mark?.kind !== 'text') throw new Error('no token')
    const ink = measure(mark.text, mark.font)
    expect(ink.up + ink.down).toBeGreaterThanOrEqual(140)
    expect(ink.up + ink.down).toBeLessThanOrEqual(250)
  }
})

test('a QR code has modules of at least five whole dots and white around it', () => {
  for (const width of [576, 384]) {
    const page = layout(
      {
        blocks: [
          { kind: 'band', text: 'DEMO' },
          { kind: 'qr', data: 'x'.repeat(94) },
          { kind: 'band', text: 'DEMO' },
        ],
      },
      width,
      measure,
    )
    const code = page.marks.find(mark => mark.kind === 'qr')
    const [above, below] = page.marks.filter(mark => mark.kind === 'rect')
    if (!code || !above || !below) throw new Error('no QR')
    const quiet = 4 * code.module
    expect(code.module).toBeGreaterThanOrEqual(5)
    expect(code.y - (above.y + above.height)).toBeGreaterThanOrEqual(quiet)
    expect(below.y - (code.y + code.module * code.matrix.length)).toBeGreaterThanOrEqual(quiet)
    expect(code.x).toBeGreaterThanOrEqual(quiet)
  }
})
