import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeBands, realTimePairs } from './bands.ts'
import { type Bitmap, emptyBitmap } from './bitmap.ts'
import { createReader, paperOf } from './paper.fixture.ts'
import { render } from './render.ts'
import { samples } from './samples.ts'

const readBack = (bitmap: Bitmap, chunks: Uint8Array[]) =>
  paperOf(
    chunks.flatMap(chunk => createReader()(chunk)),
    bitmap.width,
  )

/** random ink in random rows: long blank runs, tall runs, single dots */
const bitmaps = fc
  .record({
    width: fc.integer({ min: 1, max: 96 }),
    runs: fc.array(fc.record({ rows: fc.integer({ min: 1, max: 300 }), ink: fc.constantFrom(0, 0, 1, 3, 255), seed: fc.integer() }), {
      maxLength: 6,
    }),
  })
  .map(({ width, runs }) => {
    const bitmap = emptyBitmap(
      width,
      runs.reduce((sum, { rows }) => sum + rows, 0),
    )
    let y = 0
    for (const { rows, ink, seed } of runs) {
      for (let row = 0; row < rows; row++, y++) {
        for (let x = 0; x < width; x++) {
          const dice = Math.imul(seed ^ (row * 7919 + x * 104729), 2654435761) >>> 24
          if (dice < ink) {
            const byte = y * bitmap.rowBytes + (x >> 3)
            bitmap.data[byte] = (bitmap.data[byte] ?? 0) | (0x80 >> (x & 7))
          }
        }
      }
    }
    return bitmap
  })

test('what is printed is the picture, dot for dot', () => {
  fc.assert(
    fc.property(bitmaps, bitmap => {
      const paper = readBack(bitmap, encodeBands(bitmap))
      expect(paper.height).toBe(bitmap.height)
      expect(Buffer.compare(paper.data, bitmap.data)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('no raster command is taller than 255 rows, and each chunk is whole commands', () => {
  fc.assert(
    fc.property(bitmaps, bitmap => {
      for (const chunk of encodeBands(bitmap)) {
        const deeds = createReader()(chunk)
        expect(deeds.length).toBe(1)
        for (const deed of deeds) if (deed.kind === 'raster') expect(deed.rows).toBeLessThanOrEqual(255)
      }
    }),
    { numRuns: 40 },
  )
})

test('the rows of a part are those rows and no others', () => {
  const { bitmap } = render(samples.token ?? { blocks: [] }, 576)
  const cut = 333
  const parts = [...encodeBands(bitmap, 0, cut), ...encodeBands(bitmap, cut)]
  expect(Buffer.compare(readBack(bitmap, parts).data, bitmap.data)).toBe(0)
})

test('dots that look like a real-time command are sent with other bytes and print the same', () => {
  const bitmap = emptyBitmap(64, 3)
  for (let y = 0; y < 3; y++) bitmap.data.set([0, 0x10, 0x14, 0xff], y * bitmap.rowBytes)
  const chunks = encodeBands(bitmap)
  expect(chunks.map(realTimePairs)).toEqual([0])
  expect(Buffer.compare(readBack(bitmap, chunks).data, bitmap.data)).toBe(0)
})

test('no sample slip holds a pair of bytes a printer would take for a real-time command', () => {
  for (const slip of Object.values(samples)) {
    for (const width of [576, 384]) expect(realTimePairs(Buffer.concat(encodeBands(render(slip, width).bitmap)))).toBe(0)
  }
})
