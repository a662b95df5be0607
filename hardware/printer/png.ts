import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'
import { render } from './render.ts'
import type { Slip } from './types.ts'

/** A slip as it comes out of the printer, as a black and white PNG; `widthDots` 576 for 80 mm paper, 384 for 58 mm. */
export const slipPng = (slip: Slip, widthDots: number): Buffer => bitmapPng(render(slip, widthDots).bitmap)

/** PNG, one bit a pixel, grey. */
export function bitmapPng({ width, height, rowBytes, data }: Bitmap): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = Buffer.alloc(height * (1 + rowBytes))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < rowBytes; x++) rows[y * (1 + rowBytes) + 1 + x] = ~(data[y * rowBytes + x] ?? 0) & 0xff
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
