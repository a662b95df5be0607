import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { type Bitmap, isBlack, toBitmap } from './bitmap.ts'
import { bitmapPng } from './png.ts'
import { render } from './render.ts'
import { samples } from './samples.ts'

// its module form is wrapped twice, its types are not
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr')

// UPDATE_GOLDEN=1 draws them anew: look at each before it is kept
const update = process.env.UPDATE_GOLDEN === '1'
const folder = new URL('./golden/', import.meta.url)

async function read(file: URL): Promise<Bitmap> {
  const image = await loadImage(readFileSync(file))
  const ctx = createCanvas(image.width, image.height).getContext('2d')
  ctx.drawImage(image, 0, 0)
  return toBitmap(ctx.getImageData(0, 0, image.width, image.height).data, image.width, image.height)
}

describe.each([576, 384])('on paper of %i dots', width => {
  test.each(Object.entries(samples))('the slip "%s" looks as it was looked at', async (name, slip) => {
    const { bitmap } = render(slip, width)
    const file = new URL(`${name}-${width}.png`, folder)
    if (update) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, bitmapPng(bitmap))
    }
    const golden = await read(file)
    expect({ width: bitmap.width, height: bitmap.height }).toEqual({ width: golden.width, height: golden.height })
    expect(Buffer.compare(bitmap.data, golden.data)).toBe(0)
  })

  test.each(['token', 'demo', 'long'])('the QR code of "%s" can be read', name => {
    const slip = samples[name] ?? { blocks: [] }
    const { bitmap } = render(slip, width)
    const rgba = new Uint8ClampedArray(4 * bitmap.width * bitmap.height)
    for (let y = 0; y < bitmap.height; y++) {
      for (let x = 0; x < bitmap.width; x++) rgba.fill(isBlack(bitmap, x, y) ? 0 : 255, 4 * (y * bitmap.width + x), 4 * (y * bitmap.width + x) + 3)
    }
    const code = slip.blocks.find(block => block.kind === 'qr')
    const found = jsQR(rgba, bitmap.width, bitmap.height)
    expect(found && Buffer.from(found.binaryData).toString('utf8')).toBe(code?.data)
  })
})
