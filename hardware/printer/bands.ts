import { type Bitmap, isBlack } from './bitmap.ts'
import { feed, leftMargin, rasterHead } from './commands.ts'

/** Several clones print garbage when one raster command has more rows (printing 4). */
export const maxRows = 255
/** what a band costs before its first row: GS L, GS v 0, ESC J */
const bandBytes = 15

/** Rows `top` (inclusive) to `bottom` (exclusive) with ink; `left` and `right` bound it, right exclusive. */
interface Band {
  top: number
  bottom: number
  left: number
  right: number
}

/** Dots of a band, rows packed from its left. `pairs`: how many of its byte pairs a printer would take for a real-time command. */
export interface Packed {
  top: number
  left: number
  rowBytes: number
  rows: number
  data: Uint8Array
  pairs: number
}

/**
 * Rows `from` to `to` (exclusive) of a bitmap as ESC/POS: raster bands split in blank rows, cropped left and right, blank rows as feed (encoding F,
 * printing 4). Needs `dotUnits()` before it and leaves the left margin where the last band had it. Each chunk is whole commands: between two chunks
 * a real-time command may be sent.
 */
export const encodeBands = (bitmap: Bitmap, from = 0, to = bitmap.height): Uint8Array[] =>
  bandsOf(bitmap, from, to).flatMap(part => (typeof part === 'number' ? feeds(part) : [part]))

/** As `encodeBands`; a number stands for that many blank rows. */
export function bandsOf(bitmap: Bitmap, from = 0, to = bitmap.height): (Uint8Array | number)[] {
  const parts: (Uint8Array | number)[] = []
  let y = from
  for (const band of findBands(bitmap, from, to)) {
    parts.push(band.top - y, rasterOf(packSafest(bitmap, band)))
    y = band.bottom
  }
  parts.push(to - y)
  return parts
}

export function feeds(rows: number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let left = rows; left > 0; left -= 255) chunks.push(feed(Math.min(255, left)))
  return chunks
}

/** All of a bitmap in one piece, from `left` to its last ink; null when it is white, or has ink further left. */
export function packWhole(bitmap: Bitmap, left: number): Packed | null {
  let ink: Band | undefined
  for (let y = 0; y < bitmap.height; y++) {
    const row = rowInk(bitmap, y)
    if (row) ink = ink ? join(ink, row) : row
  }
  return ink && ink.left >= left ? pack(bitmap, { top: 0, bottom: bitmap.height, left, right: ink.right }) : null
}

function findBands(bitmap: Bitmap, from: number, to: number): Band[] {
  const bands: Band[] = []
  let run: Band | undefined
  for (let y = from; y <= to; y++) {
    const ink = y < to ? rowInk(bitmap, y) : undefined
    if (ink) run = run ? join(run, ink) : ink
    else if (run) {
      for (const part of cutTall(bitmap, run)) {
        const last = bands.at(-1)
        if (last && last.bottom < part.top && isCheaperTogether(last, part)) bands[bands.length - 1] = join(last, part)
        else bands.push(part)
      }
      run = undefined
    }
  }
  return bands
}

function rowInk({ rowBytes, data }: Bitmap, y: number): Band | undefined {
  const row = data.subarray(y * rowBytes, (y + 1) * rowBytes)
  const first = row.findIndex(byte => byte !== 0)
  if (first < 0) return undefined
  const last = row.findLastIndex(byte => byte !== 0)
  const left = first * 8 + Math.clz32(row[first] ?? 0) - 24
  const lowest = row[last] ?? 0
  const right = last * 8 + 8 - (31 - Math.clz32(lowest & -lowest))
  return { top: y, bottom: y + 1, left, right }
}

const join = (a: Band, b: Band): Band => ({ top: a.top, bottom: b.bottom, left: Math.min(a.left, b.left), right: Math.max(a.right, b.right) })

const cost = ({ top, bottom, left, right }: Band) => bandBytes + (bottom - top) * Math.ceil((right - left) / 8)

function isCheaperTogether(a: Band, b: Band): boolean {
  const both = join(a, b)
  return both.bottom - both.top <= maxRows && cost(both) <= cost(a) + cost(b)
}

/** A run of ink taller than a band may be is cut where the least ink is: a seam shows least there. Ordinary slips have none. */
function cutTall(bitmap: Bitmap, run: Band): Band[] {
  if (run.bottom - run.top <= maxRows) return [run]
  let cut = run.top + maxRows
  let least = Number.POSITIVE_INFINITY
  for (let y = run.top + maxRows; y > run.top + maxRows / 2; y--) {
    const ink = inkInRow(bitmap, y)
    if (ink < least) {
      least = ink
      cut = y
    }
  }
  const rows = (top: number, bottom: number) => {
    let band: Band | undefined
    for (let y = top; y < bottom; y++) {
      const ink = rowInk(bitmap, y)
      if (ink) band = band ? join(band, ink) : ink
    }
    return band
  }
  const upper = rows(run.top, cut)
  const lower = rows(cut, run.bottom)
  return [...(upper ? [upper] : []), ...(lower ? cutTall(bitmap, lower) : [])]
}

function inkInRow(bitmap: Bitmap, y: number): number {
  let ink = 0
  for (let x = 0; x < bitmap.width; x++) if (isBlack(bitmap, x, y)) ink++
  return ink
}

/**
 * A printer reads DLE EOT, DLE ENQ and DLE DC4 as commands even inside picture data (DLE DC4 can open a drawer or switch the printer off). The same
 * dots, begun up to seven dots further left, have other bytes: the first beginning without such a pair is taken.
 */
function packSafest(bitmap: Bitmap, band: Band): Packed {
  let best = pack(bitmap, band)
  for (let shift = 1; shift < 8 && shift <= band.left && best.pairs > 0; shift++) {
    const other = pack(bitmap, { ...band, left: band.left - shift })
    if (other.pairs < best.pairs) best = other
  }
  return best
}

/** How many byte pairs would be read as a real-time command. */
export function realTimePairs(bytes: Uint8Array): number {
  let pairs = 0
  for (let i = 0; i + 1 < bytes.length; i++) {
    const next = bytes[i + 1]
    if (bytes[i] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) pairs++
  }
  return pairs
}

function pack({ rowBytes, data }: Bitmap, { top, bottom, left, right }: Band): Packed {
  const bytesWide = Math.ceil((right - left) / 8)
  const packed = new Uint8Array((bottom - top) * bytesWide)
  const shift = left & 7
  let at = 0
  for (let y = top; y < bottom; y++) {
    for (let i = 0; i < bytesWide; i++) {
      const from = (left >> 3) + i
      const high = data[y * rowBytes + from] ?? 0
      const low = from + 1 < rowBytes ? (data[y * rowBytes + from + 1] ?? 0) : 0
      packed[at++] = ((high << shift) | (low >> (8 - shift))) & 0xff
    }
  }
  return { top, left, rowBytes: bytesWide, rows: bottom - top, data: packed, pairs: realTimePairs(packed) }
}

/** The margin first: GS v 0 begins there. */
function rasterOf({ left, rowBytes, rows, data }: Packed): Uint8Array {
  const head = [...leftMargin(left), ...rasterHead(rowBytes, rows)]
  const chunk = new Uint8Array(head.length + data.length)
  chunk.set(head)
  chunk.set(data, head.length)
  return chunk
}
