import jsqr from 'jsqr'
import type { Desk } from '../../support/desk.ts'

// a CommonJS package whose function stands one level deeper under Node's own import
const decode = typeof jsqr === 'function' ? jsqr : (jsqr as unknown as { default: typeof jsqr }).default

/** What the QR on a printed slip says, read from the printer's own dots; null when none can be read. */
export function qrOnSlip(desk: Desk, index: number): string | null {
  const rows = desk.printer.slipRows(index)
  if (!rows || rows.length === 0) return null
  const width = rows[0]?.length ?? 0
  const pixels = new Uint8ClampedArray(width * rows.length * 4)
  for (const [y, row] of rows.entries())
    for (let x = 0; x < width; x++) {
      const grey = row[x] ? 0 : 255
      pixels.set([grey, grey, grey, 255], (y * width + x) * 4)
    }
  return decode(pixels, width, rows.length)?.data ?? null
}

/** The slips that were cut whole, oldest first. */
export const wholeSlips = (desk: Desk) => desk.printer.state().slips.filter(({ cut }) => cut)
