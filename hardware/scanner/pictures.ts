import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { prepareZXingModule } from 'zxing-wasm/reader'
import { type Grey, greyOf } from './decode/grey.ts'
import { proven } from './decode/known-code.ts'
import { type Zxing, zxing } from './decode/zxing.ts'

// What only a program on Node has: files, and the decoder's wasm from the package instead of the page.

/** The decoder of the camera's worker. Throws when it does not read the known code. */
export async function nodeZxing(): Promise<Zxing> {
  const wasmBinary = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  return proven(zxing(await prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer as ArrayBuffer }, fireImmediately: true })))
}

/** The picture in a file (PNG, JPEG, WebP, PGM) as grey; null when it is none. */
export async function greyOfFile(file: string): Promise<Grey | null> {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) return null
  const plain = pgm(bytes)
  if (plain) return plain
  const image = await loadImage(bytes).catch(() => null)
  if (!image || image.width === 0) return null
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  // What is transparent is paper.
  context.fillStyle = 'white'
  context.fillRect(0, 0, image.width, image.height)
  context.drawImage(image, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
  return { pixels: greyOf(Uint8Array.from(data)), width, height }
}

/** A binary PGM (P5) of one byte a pixel, or null. */
function pgm(bytes: Uint8Array): Grey | null {
  const head = /^P5\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 512)).toString('latin1'))
  if (!head) return null
  const [all, width, height] = [head[0], Number(head[1]), Number(head[2])]
  const pixels = new Uint8Array(bytes.subarray(all.length, all.length + width * height))
  return pixels.length === width * height ? { pixels, width, height } : null
}
