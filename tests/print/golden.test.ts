import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { type Bitmap, toBitmap } from '../../hardware/printer/bitmap.ts'
import { bitmapPng } from '../../hardware/printer/png.ts'
import { render } from '../../hardware/printer/render.ts'
import { languages, slipsOf, widths } from './slips.fixture.ts'

// UPDATE_GOLDEN=1 draws them anew: look at each before it is kept
const update = process.env.UPDATE_GOLDEN === '1'
const folder = new URL('./golden/', import.meta.url)
const docs = new URL('../../docs/images/', import.meta.url)

async function read(file: URL): Promise<Bitmap> {
  const image = await loadImage(readFileSync(file))
  const ctx = createCanvas(image.width, image.height).getContext('2d')
  ctx.drawImage(image, 0, 0)
  return toBitmap(ctx.getImageData(0, 0, image.width, image.height).data, image.width, image.height)
}

describe.each(languages)('slips that speak %s first', language => {
  describe.each(widths)('on paper of %i dots', width => {
    test.each(Object.entries(slipsOf(language)))('the slip "%s" looks as it was looked at', async (kind, slip) => {
      const { bitmap } = render(slip, width)
      const file = new URL(`${kind}-${language}-${width}.png`, folder)
      if (update) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(file, bitmapPng(bitmap))
        if (kind === 'token') writeFileSync(new URL(`slip-token-${language}-${width === 576 ? 80 : 58}mm.png`, docs), bitmapPng(bitmap))
      }
      const golden = await read(file)
      expect({ width: bitmap.width, height: bitmap.height }).toEqual({ width: golden.width, height: golden.height })
      expect(Buffer.compare(bitmap.data, golden.data)).toBe(0)
    })
  })
})

test('the pictures in the docs are the slips of today', () => {
  for (const language of languages) {
    for (const width of widths) {
      const golden = readFileSync(new URL(`token-${language}-${width}.png`, folder))
      expect(readFileSync(new URL(`slip-token-${language}-${width === 576 ? 80 : 58}mm.png`, docs)).equals(golden)).toBe(true)
    }
  }
})
