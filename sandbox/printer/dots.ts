/** A rectangle of dots, one byte a dot (1 = burnt black), row after row. */
export interface Dots {
  width: number
  height: number
  at: Uint8Array
}

export function blank(width: number, height: number): Dots {
  return { width, height, at: new Uint8Array(width * height) }
}

/** Unpacks raster bytes: rows of `ceil(width / 8)` bytes, most significant bit left. */
export function fromRaster(bytes: Uint8Array, width: number, height: number): Dots {
  const perRow = Math.ceil(width / 8)
  const dots = blank(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = bytes[y * perRow + (x >> 3)] ?? 0
      dots.at[y * width + x] = (byte >> (7 - (x & 7))) & 1
    }
  }
  return dots
}

/** Unpacks column bytes as `ESC *` sends them: `height / 8` bytes a column, most significant bit on top. */
export function fromColumns(bytes: Uint8Array, width: number, height: number): Dots {
  const perColumn = Math.ceil(height / 8)
  const dots = blank(width, height)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const byte = bytes[x * perColumn + (y >> 3)] ?? 0
      dots.at[y * width + x] = (byte >> (7 - (y & 7))) & 1
    }
  }
  return dots
}

/** Every dot becomes a block of `across` x `down` dots. */
export function enlarge(dots: Dots, across: number, down: number): Dots {
  if (across === 1 && down === 1) return dots
  const out = blank(dots.width * across, dots.height * down)
  for (let y = 0; y < out.height; y++) {
    const from = Math.floor(y / down) * dots.width
    for (let x = 0; x < out.width; x++) out.at[y * out.width + x] = dots.at[from + Math.floor(x / across)] ?? 0
  }
  return out
}

/** Burns `source` into `target`; returns how many black dots fell outside `[left, right)` or the target and were lost. */
export function burn(target: Dots, source: Dots, x: number, y: number, left = 0, right = target.width): number {
  const from = Math.max(0, left)
  const to = Math.min(right, target.width)
  let lost = 0
  for (let row = 0; row < source.height; row++) {
    const ty = y + row
    for (let column = 0; column < source.width; column++) {
      if (source.at[row * source.width + column] !== 1) continue
      const tx = x + column
      if (ty < 0 || ty >= target.height || tx < from || tx >= to) lost++
      else target.at[ty * target.width + tx] = 1
    }
  }
  return lost
}

/** The rows of a rectangle as separate lines, each as wide as the head. */
export function rowsOf(dots: Dots): Uint8Array[] {
  const rows: Uint8Array[] = []
  for (let y = 0; y < dots.height; y++) rows.push(dots.at.slice(y * dots.width, (y + 1) * dots.width))
  return rows
}
