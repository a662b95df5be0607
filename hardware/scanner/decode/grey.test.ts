import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enlarge, fillSpecks, type Grey, greyOf, sharpen } from './grey.ts'

const picture = fc.integer({ min: 1, max: 24 }).chain(width =>
  fc.uint8Array({ minLength: width, maxLength: width * 24 }).map((pixels): Grey => {
    const height = Math.floor(pixels.length / width)
    return { pixels: pixels.slice(0, width * height), width, height }
  }),
)

/** The same, as one would write it without thinking of speed. */
function slowlySharpened({ pixels, width, height }: Grey, radius: number, gain: number) {
  const at = (x: number, y: number) => pixels[Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)] as number
  return Array.from(pixels, (pixel, i) => {
    let sum = 0
    for (let dy = -radius; dy <= radius; dy++) for (let dx = -radius; dx <= radius; dx++) sum += at((i % width) + dx, Math.floor(i / width) + dy)
    return Math.trunc(Math.min(Math.max(pixel + gain * (pixel - sum / (2 * radius + 1) ** 2), 0), 255))
  })
}

test('sharpening is an unsharp mask, at the edges too', () => {
  fc.assert(
    fc.property(picture, fc.integer({ min: 1, max: 5 }), (grey, radius) => {
      expect([...sharpen(grey, radius, 2.5).pixels]).toEqual(slowlySharpened(grey, radius, 2.5))
    }),
  )
})

test('an even wall stays as it is', () => {
  const wall = { pixels: new Uint8Array(64).fill(90), width: 8, height: 8 }
  expect(sharpen(wall, 4, 2.5)).toEqual(wall)
})

test('enlarged, every pixel stands at twice its place', () => {
  fc.assert(
    fc.property(picture, grey => {
      const { pixels, width, height } = enlarge(grey, 1280)
      expect([width, height, pixels.length]).toEqual([grey.width * 2, grey.height * 2, grey.pixels.length * 4])
      grey.pixels.forEach((pixel, i) => {
        expect(pixels[Math.floor(i / grey.width) * 2 * width + (i % grey.width) * 2]).toBe(pixel)
      })
    }),
  )
})

test('of a large picture the middle is enlarged', () => {
  const pixels = new Uint8Array(64 * 36)
  pixels[18 * 64 + 32] = 255
  const { pixels: middle, width, height } = enlarge({ pixels, width: 64, height: 36 }, 32)
  expect([width, height]).toEqual([64, 36])
  expect(middle[18 * 64 + 32]).toBe(255)
})

test('colours become the grey the eye sees', () => {
  expect([...greyOf(new Uint8Array([255, 255, 255, 0, 0, 0, 0, 9, 0, 255, 0, 255]))]).toEqual([255, 0, 150])
})

test('white specks in black are filled, a white module stays as wide as it was', () => {
  const [width, height] = [24, 12]
  // A black square with a speck of two by two pixels, and a white gap of four in it.
  const isWhite = (x: number, y: number) => x < 3 || x > 20 || y < 2 || y > 9 || (x >= 6 && x < 8 && y >= 4 && y < 6) || (x >= 13 && x < 17)
  const isSpeck = (x: number, y: number) => x >= 6 && x < 8 && y >= 4 && y < 6
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => (isWhite(i % width, Math.floor(i / width)) ? 220 : 30))
  const filled = fillSpecks({ pixels, width, height })
  const wanted = pixels.map((value, i) => (isSpeck(i % width, Math.floor(i / width)) ? 30 : value))
  expect(Array.from(filled.pixels)).toEqual(Array.from(wanted))
})
