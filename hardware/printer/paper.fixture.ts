import { type Bitmap, emptyBitmap } from './bitmap.ts'

/** What one command told a printer. Just enough ESC/POS to read our own bytes back, written apart from the encoder. */
export type Deed =
  | { kind: 'statusAsked'; n: number }
  | { kind: 'cleared'; isConfirmed: boolean }
  | { kind: 'reset' }
  | { kind: 'fed'; rows: number }
  | { kind: 'raster'; left: number; rowBytes: number; rows: number; dots: Uint8Array }
  | { kind: 'cut' }
  | { kind: 'pushOn' }
  | { kind: 'paperAsked' }
  | { kind: 'printedAsked'; id: string }
  | { kind: 'qr'; bytes: Uint8Array }
  | { kind: 'other' }
  | { kind: 'garbage'; byte: number }

/** Reads commands from a stream, however cut. */
export function createReader(): (bytes: Uint8Array) => Deed[] {
  let buffer: number[] = []
  let left = 0
  return bytes => {
    buffer.push(...bytes)
    const deeds: Deed[] = []
    for (;;) {
      const found = next(buffer, left)
      if (!found) return deeds
      buffer = buffer.slice(found.used)
      if (found.left !== undefined) left = found.left
      if (found.deed) deeds.push(found.deed)
    }
  }
}

function next(b: number[], left: number): { used: number; deed?: Deed; left?: number } | undefined {
  const [a, c, d = -1] = b
  if (a === undefined) return undefined
  if (a === 0) return { used: 1 }
  if (a !== 0x10 && a !== 0x1b && a !== 0x1d) return { used: 1, deed: { kind: 'garbage', byte: a } }
  if (c === undefined) return undefined
  const whole = (used: number, deed: Deed) => (b.length < used ? undefined : { used, deed })
  switch ((a << 8) | c) {
    case 0x1004:
      return whole(3, { kind: 'statusAsked', n: d })
    case 0x1005:
      return whole(3, { kind: 'cleared', isConfirmed: false })
    case 0x1014:
      return whole(10, { kind: 'cleared', isConfirmed: true })
    case 0x1b40:
      return { used: 2, deed: { kind: 'reset' }, left: 0 }
    case 0x1b4a:
      return whole(3, { kind: 'fed', rows: d })
    case 0x1b61:
    case 0x1b64:
      return whole(3, { kind: 'other' })
    case 0x1d50:
      return whole(4, { kind: 'other' })
    case 0x1d61:
      return whole(3, { kind: 'pushOn' })
    case 0x1d72:
      return whole(3, { kind: 'paperAsked' })
    case 0x1d4c:
      return b.length < 4 ? undefined : { used: 4, left: d + 256 * (b[3] ?? 0) }
    case 0x1d56:
      return whole(4, { kind: 'cut' })
    case 0x1d28: {
      const length = (b[3] ?? 0) + 256 * (b[4] ?? 0)
      if (b.length < 5 || b.length < 5 + length) return undefined
      const body = b.slice(5, 5 + length)
      if (d === 0x48) return { used: 5 + length, deed: { kind: 'printedAsked', id: String.fromCharCode(...body.slice(2)) } }
      return { used: 5 + length, deed: { kind: 'qr', bytes: Uint8Array.from(body) } }
    }
    case 0x1d76: {
      const rowBytes = (b[4] ?? 0) + 256 * (b[5] ?? 0)
      const rows = (b[6] ?? 0) + 256 * (b[7] ?? 0)
      const used = 8 + rowBytes * rows
      if (b.length < 8 || b.length < used) return undefined
      return { used, deed: { kind: 'raster', left, rowBytes, rows, dots: Uint8Array.from(b.slice(8, used)) } }
    }
    default:
      return { used: 2, deed: { kind: 'garbage', byte: c } }
  }
}

/** The dots a stream of commands leaves on paper. */
export function paperOf(deeds: Deed[], width: number): Bitmap {
  const height = deeds.reduce((sum, deed) => sum + (deed.kind === 'fed' || deed.kind === 'raster' ? deed.rows : 0), 0)
  const paper = emptyBitmap(width, height)
  let y = 0
  for (const deed of deeds) {
    if (deed.kind === 'fed') y += deed.rows
    if (deed.kind !== 'raster') continue
    for (let row = 0; row < deed.rows; row++, y++) {
      for (let x = 0; x < deed.rowBytes * 8; x++) {
        const isBlack = ((deed.dots[row * deed.rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
        if (!isBlack) continue
        const at = deed.left + x
        if (at >= width) throw new Error('ink beside the paper')
        const byte = y * paper.rowBytes + (at >> 3)
        paper.data[byte] = (paper.data[byte] ?? 0) | (0x80 >> (at & 7))
      }
    }
  }
  return paper
}
