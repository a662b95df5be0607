import { blur, type Grey, greyAt, negative } from './grey.ts'
import type { Frame } from './lattice.ts'

/** A finder pattern as it lies in the picture: the frame of its middle module. Which of its two directions is which is not known yet. */
export interface Finder extends Frame {
  /** how well the picture there correlates with the pattern: 1 fully */
  score: number
}

/** A frame as six numbers, which a search can change one by one: x, y, ux, uy, vx, vy. */
type Laid = [number, number, number, number, number, number]

interface Candidate {
  x: number
  y: number
  module: number
  seen: number
  /** the shape of the dark square in the middle: its second moments (pixels²), where it could be told from its surroundings */
  moments: { xx: number; xy: number; yy: number } | null
}

/** Whether five runs are 1 : 1 : 3 : 1 : 1, as far as a bad picture shows it. */
function isPattern(runs: readonly number[], looseness: number) {
  const [a, b, c, d, e] = runs as [number, number, number, number, number]
  const total = a + b + c + d + e
  if (total < 7) return false
  const module = total / 7
  const off = module * looseness
  return (
    Math.abs(a - module) < off &&
    Math.abs(b - module) < off &&
    Math.abs(c - 3 * module) < 3 * off &&
    Math.abs(d - module) < off &&
    Math.abs(e - module) < off
  )
}

/** Dark where a pixel is below the mean of its neighbourhood: 1 dark. */
function darkness(grey: Grey, radius: number, dark: boolean): Uint8Array {
  const mean = blur(grey, radius)
  const out = new Uint8Array(grey.pixels.length)
  if (dark) for (let i = 0; i < out.length; i++) out[i] = (grey.pixels[i] as number) < (mean.pixels[i] as number) - 1 ? 1 : 0
  else for (let i = 0; i < out.length; i++) out[i] = (grey.pixels[i] as number) > (mean.pixels[i] as number) + 1 ? 1 : 0
  return out
}

/** Places where a line, and the line across it, cross dark and light as a finder pattern does. */
function candidates(bits: Uint8Array, width: number, height: number, looseness: number): Candidate[] {
  const found: Candidate[] = []
  const runs = [0, 0, 0, 0, 0]

  /** The five runs through (x, y) along (dx, dy); the answer is how far the middle is off, and the module's length, or null. */
  const across = (x: number, y: number, dx: number, dy: number, most: number): { off: number; module: number } | null => {
    const bit = (k: number) => {
      const px = x + k * dx
      const py = y + k * dy
      return px < 0 || py < 0 || px >= width || py >= height ? 2 : (bits[py * width + px] as number)
    }
    if (bit(0) !== 1) return null
    let up = 1
    while (bit(-up) === 1 && up < most) up++
    let up2 = up
    while (bit(-up2) === 0 && up2 < most * 2) up2++
    let up3 = up2
    while (bit(-up3) === 1 && up3 < most * 3) up3++
    let down = 1
    while (bit(down) === 1 && down < most) down++
    let down2 = down
    while (bit(down2) === 0 && down2 < most * 2) down2++
    let down3 = down2
    while (bit(down3) === 1 && down3 < most * 3) down3++
    const five = [up3 - up2, up2 - up, up + down - 1, down2 - down, down3 - down2]
    if (five.includes(0) || !isPattern(five, looseness)) return null
    return { off: (down - up) / 2, module: (up3 + down3 - 1) / 7 }
  }

  const note = (x: number, y: number, module: number) => {
    for (const each of found)
      if (Math.abs(each.x - x) < module * 1.5 && Math.abs(each.y - y) < module * 1.5 && each.module < module * 1.8 && module < each.module * 1.8) {
        each.x = (each.x * each.seen + x) / (each.seen + 1)
        each.y = (each.y * each.seen + y) / (each.seen + 1)
        each.module = (each.module * each.seen + module) / (each.seen + 1)
        each.seen++
        return
      }
    found.push({ x, y, module, seen: 1, moments: null })
  }

  for (let y = 1; y < height - 1; y++) {
    runs.fill(0)
    let colour = bits[y * width] as number
    let length = 0
    const row = y * width
    for (let x = 0; x <= width; x++) {
      const bit = x < width ? (bits[row + x] as number) : 1 - colour
      if (bit === colour) {
        length++
        continue
      }
      runs.shift()
      runs.push(length)
      length = 1
      // A dark run has just ended: it may be the last of five.
      if (colour === 1 && runs[0] !== 0 && isPattern(runs, looseness)) {
        const total = (runs[0] as number) + (runs[1] as number) + (runs[2] as number) + (runs[3] as number) + (runs[4] as number)
        const middle = x - 1 - (runs[4] as number) - (runs[3] as number) - ((runs[2] as number) - 1) / 2
        const most = total
        const down = across(Math.round(middle), y, 0, 1, most)
        if (down) {
          const cy = Math.round(y + down.off)
          const side = across(Math.round(middle), cy, 1, 0, most)
          if (side && side.module < down.module * 3.2 && down.module < side.module * 3.2)
            note(Math.round(middle) + side.off, y + down.off, Math.sqrt(side.module * down.module))
        }
      }
      colour = bit
    }
  }
  return found
}

// The pattern with its white frame, sampled twice a module: −4.5 … 4.5 modules.
const across = 18
const places = Float64Array.from({ length: across }, (_, i) => (i + 0.5) / 2 - 4.5)
const template = Float64Array.from({ length: across * across }, (_, i) => {
  const ring = Math.max(Math.abs(places[i % across] as number), Math.abs(places[Math.floor(i / across)] as number))
  return ring < 1.5 || (ring > 2.5 && ring < 3.5) ? -1 : 1
})
const templateMean = template.reduce((a, b) => a + b, 0) / template.length
const templateSpread = Math.sqrt(template.reduce((a, b) => a + (b - templateMean) ** 2, 0))

/** How the picture correlates with a (dark) finder pattern laid so. */
function finderScore(grey: Grey, [x, y, ux, uy, vx, vy]: Laid): number {
  let sum = 0
  let squares = 0
  let product = 0
  for (let j = 0; j < across; j++) {
    const b = places[j] as number
    for (let i = 0; i < across; i++) {
      const a = places[i] as number
      const value = greyAt(grey, x + a * ux + b * vx, y + a * uy + b * vy)
      sum += value
      squares += value * value
      product += value * (template[j * across + i] as number)
    }
  }
  const n = across * across
  const spread = squares - (sum * sum) / n
  return spread < n ? 0 : (product - sum * templateMean) / (Math.sqrt(spread) * templateSpread)
}

/** Moves, turns and stretches the pattern until it lies best. */
function settle(grey: Grey, start: Laid, module: number): { at: Laid; score: number } {
  let at = start
  let best = finderScore(grey, at)
  for (let step = 0.35; step > 0.02; step /= 2) {
    for (let round = 0, better = true; better && round < 6; round++) {
      better = false
      for (let k = 0; k < 6; k++) {
        const by = module * step * (k < 2 ? 1 : 0.28)
        for (const way of [by, -by]) {
          const next: Laid = [...at]
          next[k] = (next[k] as number) + way
          const reached = finderScore(grey, next)
          if (reached > best) {
            best = reached
            at = next
            better = true
            break
          }
        }
      }
    }
  }
  return { at, score: best }
}

/** The dark patch around (x, y), as far as it is no larger than a finder's middle can be. */
function patch(bits: Uint8Array, width: number, height: number, { x, y, module }: Candidate): Candidate['moments'] {
  const reach = Math.ceil(module * 4.5)
  const side = 2 * reach + 1
  const left = Math.round(x) - reach
  const top = Math.round(y) - reach
  const seen = new Uint8Array(side * side)
  const stack = [reach * side + reach]
  const most = module * module * 26
  let n = 0
  let sx = 0
  let sy = 0
  let sxx = 0
  let sxy = 0
  let syy = 0
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen[at]) continue
    seen[at] = 1
    const a = at % side
    const b = (at - a) / side
    const px = left + a
    const py = top + b
    if (px < 0 || py < 0 || px >= width || py >= height || bits[py * width + px] !== 1) continue
    if (a === 0 || b === 0 || a === side - 1 || b === side - 1 || ++n > most) return null
    sx += a
    sy += b
    sxx += a * a
    sxy += a * b
    syy += b * b
    stack.push(at - 1, at + 1, at - side, at + side)
  }
  if (n < 6) return null
  const mx = sx / n
  const my = sy / n
  return { xx: sxx / n - mx * mx, xy: sxy / n - mx * my, yy: syy / n - my * my }
}

/** The finder patterns of a picture of dark modules on light paper (or the reverse, `dark` false), the surest first, at most `most`. */
export function* findFinders(grey: Grey, dark: boolean, most: number, radii: readonly number[] = [8, 20]): Generator<void, Finder[]> {
  const all: Candidate[] = []
  const side = Math.min(grey.width, grey.height)
  for (const radius of radii) {
    const bits = darkness(grey, Math.min(radius, side >> 2), dark)
    for (const each of candidates(bits, grey.width, grey.height, 0.75)) {
      const same = all.find(
        other =>
          Math.hypot(other.x - each.x, other.y - each.y) < each.module * 1.5 && other.module < each.module * 1.6 && each.module < other.module * 1.6,
      )
      if (same) same.seen += each.seen
      else all.push(each)
      const kept = same ?? each
      kept.moments ??= patch(bits, grey.width, grey.height, kept)
    }
    yield
  }
  const plain = dark ? grey : negative(grey)
  const rough = all
    .map(each => ({ each, ...bestStart(plain, each) }))
    .filter(({ score }) => score > 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, most * 2)
  yield
  const settled: Finder[] = []
  for (const { start, each } of rough) {
    const { at, score } = settle(plain, start, each.module)
    const [x, y, ux, uy, vx, vy] = at
    settled.push({ x, y, ux, uy, vx, vy, score })
    if (settled.length % 4 === 0) yield
  }
  return surest(
    settled.filter(each => each.score > 0.45),
    most,
  )
}

/** The surest of these finders, each place once. */
export const surest = (all: readonly Finder[], most: number): Finder[] =>
  [...all]
    .sort((a, b) => b.score - a.score)
    .filter((each, i, sorted) => !sorted.slice(0, i).some(other => Math.hypot(other.x - each.x, other.y - each.y) < 3 * Math.hypot(each.ux, each.uy)))
    .slice(0, most)

/** The best of some ways to lay the pattern on a candidate: upright squares, and squares of the shape of its middle, each turned. */
function bestStart(grey: Grey, { x, y, module, moments }: Candidate): { start: Laid; score: number } {
  // A matrix that makes a unit square into the pattern's module, but for its turn.
  const shapes: [number, number, number][] = [[module, 0, module]]
  if (moments) {
    // The middle's 3 × 3 modules: variance 9 / 12 along each side. Its root is the square's shape.
    const det = Math.sqrt(Math.max(0, moments.xx * moments.yy - moments.xy * moments.xy))
    const trace = Math.sqrt(moments.xx + moments.yy + 2 * det)
    if (det > 0 && trace > 0) {
      const scale = Math.sqrt(12 / 9) / trace
      shapes.push([(moments.xx + det) * scale, moments.xy * scale, (moments.yy + det) * scale])
    }
  }
  let best: { start: Laid; score: number } = { start: [x, y, module, 0, 0, module], score: -1 }
  for (const [a, b, d] of shapes)
    for (let k = 0; k < 6; k++) {
      const c = Math.cos((k * Math.PI) / 12)
      const s = Math.sin((k * Math.PI) / 12)
      const start: Laid = [x, y, a * c + b * s, b * c + d * s, -a * s + b * c, -b * s + d * c]
      const score = finderScore(grey, start)
      if (score > best.score) best = { start, score }
    }
  return best
}
