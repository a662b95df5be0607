import { type Grey, greyAt } from './grey.ts'
import type { Frame, Mesh, Seed } from './lattice.ts'
import { solve } from './surface.ts'
import type { QrSymbol } from './symbol.ts'

/** A place of the symbol (in modules, whole numbers in the modules' middles) that was found in the picture. */
export interface Anchor {
  i: number
  j: number
  x: number
  y: number
  weight: number
}

/** How the picture correlates with an alignment pattern laid so. */
function alignmentScore(grey: Grey, { ux, uy, vx, vy }: Frame, x: number, y: number): number {
  let sum = 0
  let squares = 0
  let product = 0
  let n = 0
  let t = 0
  let tt = 0
  for (let b = -2.25; b <= 2.3; b += 0.5)
    for (let a = -2.25; a <= 2.3; a += 0.5) {
      const ring = Math.max(Math.abs(a), Math.abs(b))
      const template = ring < 0.5 || ring > 1.5 ? -1 : 1
      const value = greyAt(grey, x + a * ux + b * vx, y + a * uy + b * vy)
      sum += value
      squares += value * value
      product += value * template
      t += template
      tt++
      n++
    }
  const spread = squares - (sum * sum) / n
  const templateSpread = tt - (t * t) / n
  return spread < n ? 0 : (product - (sum * t) / n) / Math.sqrt(spread * templateSpread)
}

/** The place within `reach` modules of the frame where the picture is most like an alignment pattern; of like places the nearer one. */
function alignmentNear(grey: Grey, frame: Frame, reach: number): { x: number; y: number; score: number } {
  const { x, y, ux, uy, vx, vy } = frame
  const scoreAt = (a: number, b: number) => alignmentScore(grey, frame, x + a * ux + b * vx, y + a * uy + b * vy)
  let best = { a: 0, b: 0, score: 0 }
  for (let b = -reach; b <= reach; b += 0.25)
    for (let a = -reach; a <= reach; a += 0.25) {
      const score = scoreAt(a, b) - 0.02 * Math.hypot(a, b)
      if (score > best.score) best = { a, b, score }
    }
  for (let step = 0.12; step > 0.02; step /= 2)
    for (const [da, db] of [
      [step, 0],
      [-step, 0],
      [0, step],
      [0, -step],
    ] as const) {
      const score = scoreAt(best.a + da, best.b + db)
      if (score > best.score) best = { a: best.a + da, b: best.b + db, score }
    }
  return { x: x + best.a * ux + best.b * vx, y: y + best.a * uy + best.b * vy, score: best.score }
}

/** Where a place of the symbol lies in the picture. */
type Place = (i: number, j: number) => { x: number; y: number }

/** The flat sheet (a homography) through the anchors, by weighted least squares; `half` is half the symbol's side, `module` a module's pixels. */
function flatThrough(anchors: readonly Anchor[], half: number, module: number): Place | null {
  const mx = anchors.reduce((sum, { x }) => sum + x, 0) / anchors.length
  const my = anchors.reduce((sum, { y }) => sum + y, 0) / anchors.length
  const scale = 1 / (module * (2 * half + 1))
  const a = new Float64Array(64)
  const h = new Float64Array(8)
  for (const anchor of anchors) {
    const p = (anchor.i - half) / half
    const q = (anchor.j - half) / half
    for (let which = 0; which < 2; which++) {
      const t = which === 0 ? (anchor.x - mx) * scale : (anchor.y - my) * scale
      const row = which === 0 ? [p, q, 1, 0, 0, 0, -t * p, -t * q] : [0, 0, 0, p, q, 1, -t * p, -t * q]
      for (let r = 0; r < 8; r++) {
        for (let c = 0; c < 8; c++) a[r * 8 + c] = (a[r * 8 + c] as number) + anchor.weight * (row[r] as number) * (row[c] as number)
        h[r] = (h[r] as number) + anchor.weight * (row[r] as number) * t
      }
    }
  }
  if (!solve(a, h, 8, 1)) return null
  return (i, j) => {
    const p = (i - half) / half
    const q = (j - half) / half
    const z = (h[6] as number) * p + (h[7] as number) * q + 1
    return {
      x: ((h[0] as number) * p + (h[1] as number) * q + (h[2] as number)) / z / scale + mx,
      y: ((h[3] as number) * p + (h[4] as number) * q + (h[5] as number)) / z / scale + my,
    }
  }
}

const powers = [0, 1, 2, 3, 4].flatMap(degree => Array.from({ length: degree + 1 }, (_, b) => [degree - b, b] as const))
/** How far (shares of half a side) a sheet's place is from a plain one by the terms of each degree, as sheets are bent; and how exact an anchor is (modules). */
const bends = [10, 10, 0.3, 0.06, 0.03]
const exact = 0.1

/** A bent sheet through the anchors: polynomials, the higher terms no larger than the anchors ask for. */
function bentThrough(anchors: readonly Anchor[], half: number): Place | null {
  const n = powers.length
  const a = new Float64Array(n * n)
  const b = new Float64Array(n * 2)
  const termsOf = (i: number, j: number) => {
    const p = (i - half) / half
    const q = (j - half) / half
    return powers.map(([e, f]) => p ** e * q ** f)
  }
  const [{ x: mx, y: my }] = anchors as [Anchor]
  for (const { i, j, x, y, weight } of anchors) {
    const terms = termsOf(i, j)
    for (let r = 0; r < n; r++) {
      const wr = weight * (terms[r] as number)
      for (let c = 0; c < n; c++) a[r * n + c] = (a[r * n + c] as number) + wr * (terms[c] as number)
      b[r * 2] = (b[r * 2] as number) + wr * (x - mx)
      b[r * 2 + 1] = (b[r * 2 + 1] as number) + wr * (y - my)
    }
  }
  powers.forEach(([e, f], k) => {
    a[k * n + k] = (a[k * n + k] as number) + (exact / ((bends[e + f] as number) * half)) ** 2
  })
  if (!solve(a, b, n, 2)) return null
  return (i, j) => {
    const terms = termsOf(i, j)
    let x = mx
    let y = my
    for (let k = 0; k < n; k++) {
      x += (terms[k] as number) * (b[k * 2] as number)
      y += (terms[k] as number) * (b[k * 2 + 1] as number)
    }
    return { x, y }
  }
}

/**
 * A flat or bent sheet laid through the three finders and as many alignment patterns as show, found one after the other from the known corners
 * outwards. It asks nothing of the modules between, so blur and noise do it little harm.
 */
export function anchored(
  grey: Grey,
  { count, alignments }: QrSymbol,
  finders: readonly { i: number; j: number; frame: Frame }[],
  shape: 'flat' | 'bent',
): Mesh | null {
  const half = (count - 1) / 2
  const anchors: Anchor[] = finders.flatMap(({ i, j, frame }) =>
    [
      [0, 0, 1],
      [-3, -3, 0.1],
      [3, -3, 0.1],
      [-3, 3, 0.1],
      [3, 3, 0.1],
    ].map(([a, b, weight]) => ({
      i: i + (a as number),
      j: j + (b as number),
      x: frame.x + (a as number) * frame.ux + (b as number) * frame.vx,
      y: frame.y + (a as number) * frame.uy + (b as number) * frame.vy,
      weight: weight as number,
    })),
  )
  const module = Math.hypot((finders[0] as { frame: Frame }).frame.ux, (finders[0] as { frame: Frame }).frame.uy)
  const through = () => (shape === 'flat' ? flatThrough(anchors, half, module) : bentThrough(anchors, half))
  // Those between two known corners first, the far corner last.
  const left = [...alignments].sort((a, b) => Math.min(a.x, a.y) * 2 + a.x + a.y - (Math.min(b.x, b.y) * 2 + b.x + b.y))
  let place = through()
  for (const { x: i, y: j } of left) {
    if (!place) return null
    const at = place(i, j)
    const right = place(i + 1, j)
    const below = place(i, j + 1)
    const frame = { ...at, ux: right.x - at.x, uy: right.y - at.y, vx: below.x - at.x, vy: below.y - at.y }
    // The farther from all that is known, the wider is looked.
    const far = Math.min(...anchors.filter(({ weight }) => weight >= 0.5).map(each => Math.max(Math.abs(each.i - i), Math.abs(each.j - j))))
    const found = alignmentNear(grey, frame, Math.min(3.5, 0.8 + far * 0.06))
    if (found.score < 0.5) continue
    anchors.push({ i, j, x: found.x, y: found.y, weight: found.score })
    place = through()
  }
  if (!place) return null
  const mesh = { count, xs: new Float32Array(count * count), ys: new Float32Array(count * count), sure: new Float32Array(count * count).fill(1) }
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      const { x, y } = place(i, j)
      mesh.xs[j * count + i] = x
      mesh.ys[j * count + i] = y
    }
  return mesh
}

/** An alignment pattern farther (modules) from its node than this shows that the mesh has slipped there. */
const slipped = 0.4
/** How much alike it must be, and how far from its node it is looked for. */
const leastAlike = 0.7
const slipReach = 3.5

/** The alignment patterns that show, as seeds for another growth; none when the mesh lies right on all of them. */
export function marksOff(grey: Grey, { count, alignments }: QrSymbol, { xs, ys }: Mesh): Seed[] {
  const marks: Seed[] = []
  let off = 0
  for (const { x: i, y: j } of alignments) {
    const at = j * count + i
    const step = (values: Float32Array, by: number) => ((values[at + 3 * by] as number) - (values[at - 3 * by] as number)) / 6
    const frame = { x: xs[at] as number, y: ys[at] as number, ux: step(xs, 1), uy: step(ys, 1), vx: step(xs, count), vy: step(ys, count) }
    const { x, y, score } = alignmentNear(grey, frame, slipReach)
    if (score < leastAlike) continue
    off = Math.max(off, Math.hypot(x - frame.x, y - frame.y) / Math.hypot(frame.ux, frame.uy))
    marks.push({ i, j, frame: { ...frame, x, y }, reach: 1 })
  }
  return off > slipped ? marks : []
}
