import { createCanvas } from '@napi-rs/canvas'
import { type Bitmap, emptyBitmap, toBitmap } from './bitmap.ts'
import { measureWith } from './canvas.ts'
import { draw } from './draw.ts'
import { cssFont, fontFault } from './fonts.ts'
import { type Layout, layout } from './layout.ts'
import type { Slip } from './types.ts'

// one canvas for all slips: memory stays flat that way (printing 3). It grows to the longest slip and is wiped after each.
const canvas = createCanvas(8, 8)
const ctx = canvas.getContext('2d', { willReadFrequently: true } as never)

/** A slip placed and drawn: its layout in dots and its dots. `edge`: see layout. */
export function render(slip: Slip, widthDots: number, edge?: number): { page: Layout; bitmap: Bitmap } {
  fontFault()
  const page = layout(slip, widthDots, measureWith(ctx, cssFont), edge)
  if (page.height === 0) return { page, bitmap: emptyBitmap(page.width, 0) }
  if (canvas.width < page.width || canvas.height < page.height) {
    canvas.width = Math.max(canvas.width, page.width)
    canvas.height = Math.max(canvas.height, page.height)
  }
  draw(ctx, page, cssFont)
  const { data } = ctx.getImageData(0, 0, page.width, page.height)
  const bitmap = toBitmap(data, page.width, page.height)
  data.fill(0)
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  return { page, bitmap }
}
