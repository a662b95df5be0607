import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { blank, type Dots } from './dots.ts'

export type Font = 'A' | 'B'

/** The character cells of an 80 mm head, in dots. */
export const CELL: Record<Font, { width: number; height: number; size: number; baseline: number }> = {
  A: { width: 12, height: 24, size: 20, baseline: 19 },
  B: { width: 9, height: 17, size: 15, baseline: 13 },
}

const FAMILY = 'pretend printer'
const cache = new Map<string, Dots>()
let registered = false

/** A font that comes with the project, so that the picture is the same on every machine. */
function register(): void {
  if (registered) return
  const file = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-latin-500-normal.woff2')
  GlobalFonts.registerFromPath(file, FAMILY)
  registered = true
}

/** One printable ASCII character in its cell. Anything else is an empty box: such printers have no other letters. */
export function glyph(code: number, font: Font): Dots {
  const key = `${font}${code}`
  const known = cache.get(key)
  if (known) return known
  const drawn = code >= 0x20 && code <= 0x7e ? letter(String.fromCharCode(code), font) : box(font)
  cache.set(key, drawn)
  return drawn
}

function letter(character: string, font: Font): Dots {
  register()
  const cell = CELL[font]
  const context = createCanvas(cell.width, cell.height).getContext('2d')
  context.font = `${cell.size}px "${FAMILY}"`
  context.textBaseline = 'alphabetic'
  const natural = context.measureText(character).width
  const squeeze = Math.min(1, (cell.width - 1) / Math.max(1, natural))
  context.setTransform(squeeze, 0, 0, 1, (cell.width - natural * squeeze) / 2, 0)
  context.fillText(character, 0, cell.baseline)
  const pixels = context.getImageData(0, 0, cell.width, cell.height).data
  const dots = blank(cell.width, cell.height)
  for (let i = 0; i < dots.at.length; i++) dots.at[i] = (pixels[i * 4 + 3] ?? 0) > 110 ? 1 : 0
  return dots
}

function box(font: Font): Dots {
  const { width, height } = CELL[font]
  const dots = blank(width, height)
  for (let y = 4; y < height - 4; y++) {
    for (let x = 1; x < width - 1; x++) {
      if (y === 4 || y === height - 5 || x === 1 || x === width - 2) dots.at[y * width + x] = 1
    }
  }
  return dots
}
