/** A grey picture, one byte a pixel, row after row without gaps. */
export interface Grey {
  pixels: Uint8Array
  width: number
  height: number
}

/** The middle of the picture, at most `most` pixels wide, twice as large (each pixel the mean of its neighbours). */
export function enlarge({ pixels, width, height }: Grey, most: number): Grey {
  const w = Math.min(width, most)
  const h = Math.min(height, Math.round((most * 9) / 16))
  const left = (width - w) >> 1
  const top = (height - h) >> 1
  const out = new Uint8Array(w * h * 4)
  for (let y = 0; y < h; y++) {
    const row = (top + y) * width + left
    const below = y + 1 < h ? row + width : row
    for (let x = 0; x < w; x++) {
      const right = x + 1 < w ? x + 1 : x
      const a = pixels[row + x] as number
      const b = pixels[row + right] as number
      const c = pixels[below + x] as number
      const d = pixels[below + right] as number
      const at = y * 4 * w + x * 2
      out[at] = a
      out[at + 1] = (a + b) >> 1
      out[at + 2 * w] = (a + c) >> 1
      out[at + 2 * w + 1] = (a + b + c + d) >> 2
    }
  }
  return { pixels: out, width: w * 2, height: h * 2 }
}

/** Edges made harder: each pixel moved `gain` times its distance away from the mean of the square of `radius` around it. */
export const sharpen = (grey: Grey, radius: number, gain: number): Grey => movedFromMean(grey, radius, gain, 0)

/** Each pixel the mean of the square of `radius` around it, the edge repeated. */
export const blur = (grey: Grey, radius: number): Grey => movedFromMean(grey, radius, -1, 0.5)

function movedFromMean({ pixels, width, height }: Grey, radius: number, gain: number, rounding: number): Grey {
  const rows = sumsAlongRows(pixels, width, height, radius)
  const out = new Uint8Array(pixels.length)
  const size = (2 * radius + 1) ** 2
  const sums = new Uint32Array(width)
  const rowAt = (y: number) => Math.min(Math.max(y, 0), height - 1) * width
  for (let y = -radius; y < radius; y++) for (let x = 0, at = rowAt(y); x < width; x++) sums[x] = (sums[x] as number) + (rows[at + x] as number)
  for (let y = 0; y < height; y++) {
    const entering = rowAt(y + radius)
    const leaving = rowAt(y - radius)
    const at = y * width
    for (let x = 0; x < width; x++) {
      const sum = (sums[x] as number) + (rows[entering + x] as number)
      const pixel = pixels[at + x] as number
      const value = pixel + gain * (pixel - sum / size) + rounding
      out[at + x] = value < 0 ? 0 : value > 255 ? 255 : value
      sums[x] = sum - (rows[leaving + x] as number)
    }
  }
  return { pixels: out, width, height }
}

/** Sums of 2 × radius + 1 neighbours along each row, the edge repeated. */
function sumsAlongRows(pixels: Uint8Array, width: number, height: number, radius: number) {
  const out = new Uint16Array(pixels.length)
  // a row with its edges repeated: no place of it has to be looked up twice
  const line = new Uint8Array(width + 2 * radius)
  for (let row = 0; row < width * height; row += width) {
    line.fill(pixels[row] as number, 0, radius)
    line.set(pixels.subarray(row, row + width), radius)
    line.fill(pixels[row + width - 1] as number, radius + width)
    let sum = 0
    for (let x = 0; x < 2 * radius; x++) sum += line[x] as number
    for (let x = 0; x < width; x++) {
      sum += line[x + 2 * radius] as number
      out[row + x] = sum
      sum -= line[x] as number
    }
  }
  return out
}

/** The grey of colour pixels (R, G, B, anything). */
export function greyOf(colours: Uint8Array): Uint8Array {
  const out = new Uint8Array(colours.length >> 2)
  for (let i = 0; i < out.length; i++) {
    const at = i << 2
    out[i] = (306 * (colours[at] as number) + 601 * (colours[at + 1] as number) + 117 * (colours[at + 2] as number) + 512) >> 10
  }
  return out
}

/** Light for dark. */
export const negative = (grey: Grey): Grey => ({ ...grey, pixels: grey.pixels.map(value => 255 - value) })

/** White specks of at most two pixels across are filled with what is dark around them (a closing of the dark by 3 × 3); all else stays as it is. */
export function fillSpecks({ pixels, width, height }: Grey): Grey {
  let now = pixels
  for (const darkest of [true, false])
    for (const [along, across] of [
      [1, width],
      [width, height],
    ] as const) {
      const out = new Uint8Array(now.length)
      for (let at = 0; at < now.length; at++) {
        const place = along === 1 ? at % width : Math.floor(at / width)
        const here = now[at] as number
        const before = place > 0 ? (now[at - along] as number) : here
        const after = place < across - 1 ? (now[at + along] as number) : here
        out[at] = darkest ? Math.min(before, here, after) : Math.max(before, here, after)
      }
      now = out
    }
  return { pixels: now, width, height }
}

/** The grey at a place between pixels (their middles are at whole numbers); outside the edge is repeated. */
export function greyAt({ pixels, width, height }: Grey, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y
  const x0 = cx | 0
  const y0 = cy | 0
  const fx = cx - x0
  const fy = cy - y0
  const at = y0 * width + x0
  const a = pixels[at] as number
  const b = pixels[at + 1] as number
  const c = pixels[at + width] as number
  const d = pixels[at + width + 1] as number
  const top = a + (b - a) * fx
  return top + (c + (d - c) * fx - top) * fy
}
