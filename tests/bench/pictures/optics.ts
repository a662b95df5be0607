import type { Random } from './random.ts'
import type { Light } from './scene.ts'

/** A row of weights around a place, to be added up; their sum is 1. */
interface Spot {
  dx: number
  dy: number
  weight: number
}

/** Light spread by `spots`, the edges repeated. */
function spread({ values, width, height }: Light, spots: readonly Spot[]): Light {
  const out = new Float32Array(values.length)
  for (const { dx, dy, weight } of spots)
    for (let y = 0; y < height; y++) {
      const from = Math.min(Math.max(y + dy, 0), height - 1) * width
      for (let x = 0; x < width; x++) {
        const sx = x + dx
        out[y * width + x] = (out[y * width + x] as number) + weight * (values[from + (sx < 0 ? 0 : sx >= width ? width - 1 : sx)] as number)
      }
    }
  return { values: out, width, height }
}

const normalised = (spots: Spot[]) => {
  const sum = spots.reduce((all, spot) => all + spot.weight, 0)
  return spots.filter(spot => spot.weight > 0).map(spot => ({ ...spot, weight: spot.weight / sum }))
}

/** How much of each pixel around the middle lies where `inside` says, by 8 × 8 places. */
function stencil(radius: number, inside: (x: number, y: number) => boolean): Spot[] {
  const spots: Spot[] = []
  const r = Math.ceil(radius + 1)
  for (let dy = -r; dy <= r; dy++)
    for (let dx = -r; dx <= r; dx++) {
      let weight = 0
      for (let i = 0; i < 64; i++) if (inside(dx + ((i & 7) + 0.5) / 8 - 0.5, dy + ((i >> 3) + 0.5) / 8 - 0.5)) weight++
      if (weight > 0) spots.push({ dx, dy, weight })
    }
  return normalised(spots)
}

/** Out of focus: a disc of this diameter in pixels. */
export const defocus = (light: Light, diameter: number) =>
  diameter < 0.5
    ? light
    : spread(
        light,
        stencil(diameter / 2, (x, y) => x * x + y * y <= (diameter * diameter) / 4),
      )

/** Moved during the exposure: a line of this length in pixels. */
export function smear(light: Light, length: number, direction: number) {
  const c = Math.cos(direction)
  const s = Math.sin(direction)
  return spread(
    light,
    stencil(length / 2, (x, y) => Math.abs(x * c + y * s) <= length / 2 && Math.abs(-x * s + y * c) <= 0.5),
  )
}

/** A lens is never quite sharp: Gaussian, standard deviation in pixels. */
export function soften(light: Light, sigma: number) {
  const r = Math.ceil(3 * sigma)
  const line = normalised(
    Array.from({ length: 2 * r + 1 }, (_, i) => ({ dx: i - r, dy: 0, weight: Math.exp(-((i - r) ** 2) / (2 * sigma * sigma)) })),
  )
  return spread(
    spread(light, line),
    line.map(({ dx, weight }) => ({ dx: 0, dy: dx, weight })),
  )
}

export interface Sensor {
  /** grey levels of black and of white paper, 0 … 255 after gamma */
  black: number
  white: number
  /** standard deviation of the noise in grey levels */
  noise: number
}

/** The sensor's picture: gamma 2.2 between the two levels, noise, whole grey levels. */
export function expose({ values, width, height }: Light, { black, white, noise }: Sensor, of: Random) {
  const pixels = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const grey = black + (white - black) * Math.max(0, values[i] as number) ** (1 / 2.2) + noise * of.normal()
    pixels[i] = grey < 0 ? 0 : grey > 255 ? 255 : Math.round(grey)
  }
  return { pixels, width, height }
}

const cosine = Float64Array.from({ length: 64 }, (_, i) => Math.cos(((2 * (i & 7) + 1) * (i >> 3) * Math.PI) / 16) * (i < 8 ? Math.SQRT1_2 : 1) * 0.5)
// The luminance table of JPEG's annex K.
const table = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68,
  109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]

/** What JPEG of this quality (1 … 100, as libjpeg counts) does to grey pixels: 8 × 8 cosine transform, rounded by its table, and back. */
export function compress({ pixels, width, height }: { pixels: Uint8Array; width: number; height: number }, quality: number) {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  const steps = table.map(step => Math.max(1, Math.floor((step * scale + 50) / 100)))
  const out = new Uint8Array(pixels.length)
  const block = new Float64Array(64)
  const half = new Float64Array(64)
  const cos = (k: number, n: number) => cosine[k * 8 + n] as number
  for (let by = 0; by < height; by += 8)
    for (let bx = 0; bx < width; bx += 8) {
      for (let i = 0; i < 64; i++)
        block[i] = (pixels[Math.min(by + (i >> 3), height - 1) * width + Math.min(bx + (i & 7), width - 1)] as number) - 128
      for (let y = 0; y < 8; y++)
        for (let k = 0; k < 8; k++) {
          let sum = 0
          for (let n = 0; n < 8; n++) sum += (block[y * 8 + n] as number) * cos(k, n)
          half[y * 8 + k] = sum
        }
      for (let k = 0; k < 8; k++)
        for (let x = 0; x < 8; x++) {
          let sum = 0
          for (let n = 0; n < 8; n++) sum += (half[n * 8 + x] as number) * cos(k, n)
          const step = steps[k * 8 + x] as number
          block[k * 8 + x] = Math.round(sum / step) * step
        }
      for (let y = 0; y < 8; y++)
        for (let n = 0; n < 8; n++) {
          let sum = 0
          for (let k = 0; k < 8; k++) sum += (block[y * 8 + k] as number) * cos(k, n)
          half[y * 8 + n] = sum
        }
      for (let n = 0; n < 8 && by + n < height; n++)
        for (let x = 0; x < 8 && bx + x < width; x++) {
          let sum = 128
          for (let k = 0; k < 8; k++) sum += (half[k * 8 + x] as number) * cos(k, n)
          out[(by + n) * width + bx + x] = sum < 0 ? 0 : sum > 255 ? 255 : Math.round(sum)
        }
    }
  return { pixels: out, width, height }
}
