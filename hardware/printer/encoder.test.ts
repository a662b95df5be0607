import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualCapabilities } from './capabilities.ts'
import { encodeSlip } from './encoder.ts'
import type { JobBytes } from './job.ts'
import { createReader, paperOf } from './paper.fixture.ts'
import { render } from './render.ts'
import { samples } from './samples.ts'

const read = (chunks: JobBytes) => createReader()(Buffer.concat([...chunks.ink, ...chunks.end]))
const kindsAllowed = ['reset', 'pushOn', 'other', 'fed', 'raster', 'qr', 'cut']

test('no text, however vicious, becomes a command', () => {
  const vicious = fc.string({
    unit: fc.constantFrom('\u0010', '\u0004', '\u0014', '\u001b', '\u001d', '@', 'V', 'p', 'अ', '\u0000', '\n'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(vicious, fc.string({ minLength: 1, maxLength: 20 }), (text, data) => {
      const slip = {
        blocks: [
          { kind: 'text' as const, text, size: 'normal' as const },
          { kind: 'token' as const, text },
          { kind: 'pair' as const, label: text, value: text },
          { kind: 'band' as const, text },
          { kind: 'qr' as const, data: data + text },
        ],
      }
      for (const deed of read(encodeSlip(slip, 384, usualCapabilities))) expect(kindsAllowed).toContain(deed.kind)
    }),
    { numRuns: 40 },
  )
})

test('with raster QR codes the paper is exactly the picture', () => {
  for (const slip of Object.values(samples)) {
    const { bitmap } = render(slip, 576)
    const paper = paperOf(read(encodeSlip(slip, 576, { ...usualCapabilities, qr: 'raster' })), 576)
    expect(Buffer.compare(paper.data, bitmap.data)).toBe(0)
  }
})

test('a native QR code carries its data and only printable ASCII; other data is drawn', () => {
  const codes = (data: string) =>
    read(encodeSlip({ blocks: [{ kind: 'qr', data }] }, 576, usualCapabilities)).flatMap(deed =>
      deed.kind === 'qr' ? [Buffer.from(deed.bytes).toString('latin1')] : [],
    )
  expect(codes('IN22-2-12')).toContain('1P0IN22-2-12')
  expect(codes('रोगी-47')).toEqual([])
  expect(codes('\u0010\u0014\u0001')).toEqual([])
})
