import type { Mesh } from './lattice.ts'

/** Solves a · x = b by Gaussian elimination, in place; false when there is no one answer. */
export function solve(a: Float64Array, b: Float64Array, n: number, columns: number): boolean {
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let r = k + 1; r < n; r++) if (Math.abs(a[r * n + k] as number) > Math.abs(a[pivot * n + k] as number)) pivot = r
    const value = a[pivot * n + k] as number
    if (Math.abs(value) < 1e-12) return false
    if (pivot !== k) {
      for (let c = 0; c < n; c++) [a[k * n + c], a[pivot * n + c]] = [a[pivot * n + c] as number, a[k * n + c] as number]
      for (let c = 0; c < columns; c++)
        [b[k * columns + c], b[pivot * columns + c]] = [b[pivot * columns + c] as number, b[k * columns + c] as number]
    }
    for (let r = 0; r < n; r++) {
      if (r === k) continue
      const factor = (a[r * n + k] as number) / value
      if (factor === 0) continue
      for (let c = k; c < n; c++) a[r * n + c] = (a[r * n + c] as number) - factor * (a[k * n + c] as number)
      for (let c = 0; c < columns; c++) b[r * columns + c] = (b[r * columns + c] as number) - factor * (b[k * columns + c] as number)
    }
  }
  for (let k = 0; k < n; k++) for (let c = 0; c < columns; c++) b[k * columns + c] = (b[k * columns + c] as number) / (a[k * n + k] as number)
  return true
}

/** A mesh with the same nodes where a smooth sheet would have them, and how far (modules, root mean square) the sure nodes are off it. */
export interface Smooth {
  mesh: Mesh
  off: number
}

/** Where a node of the mesh, `at`, lies on a surface. */
type Place = (at: number, place: { x: number; y: number }) => void

/** Nodes farther off (modules) than this count less than half. */
const farOff = 0.35

/**
 * Lays a surface through the sure nodes, `rounds` times: nodes far off it count less and less. `lay` makes one surface by the nodes' weights, null
 * when there is no one answer.
 */
function through(mesh: Mesh, rounds: number, lay: (weights: Float32Array) => Place | null): Smooth | null {
  const { count, xs, ys, sure } = mesh
  const pixel = moduleOf(mesh)
  const weights = Float32Array.from(sure, weightOf)
  const out: Mesh = { count, xs: new Float32Array(xs.length), ys: new Float32Array(xs.length), sure }
  const place = { x: 0, y: 0 }
  let off = 0
  for (let round = 0; round < rounds; round++) {
    const placeOf = lay(weights)
    if (!placeOf) return null
    let sum = 0
    let all = 1e-9
    for (let at = 0; at < xs.length; at++) {
      placeOf(at, place)
      out.xs[at] = place.x
      out.ys[at] = place.y
      const far = Math.hypot(place.x - (xs[at] as number), place.y - (ys[at] as number)) / pixel
      sum += (sure[at] as number) * Math.min(4, far * far)
      all += sure[at] as number
      weights[at] = weightOf(sure[at] as number) / (1 + (far / farOff) ** 2)
    }
    off = Math.sqrt(sum / all)
  }
  return { mesh: out, off }
}

/** What nothing is known of holds the surface a little, lest it fly away there. */
const weightOf = (sure: number) => sure + 0.005
/** Below this a node is not worth its sums. */
const leastWeight = 0.01

/** A flat sheet seen by a camera (a homography). */
export function flat(mesh: Mesh): Smooth | null {
  const { count, xs, ys, sure } = mesh
  const half = count / 2
  const mx = mean(xs, sure)
  const my = mean(ys, sure)
  const scale = 1 / (Math.abs((xs[count - 1] as number) - (xs[0] as number)) + Math.abs((ys[count - 1] as number) - (ys[0] as number)) + 1)
  const across = (at: number) => ((at % count) - half) / half
  const down = (at: number) => (Math.floor(at / count) - half) / half
  return through(mesh, 4, weights => {
    const a = new Float64Array(64)
    const h = new Float64Array(8)
    const row = new Float64Array(8)
    for (let at = 0; at < xs.length; at++) {
      const w = weights[at] as number
      if (w < leastWeight) continue
      const p = across(at)
      const q = down(at)
      for (let which = 0; which < 2; which++) {
        const t = which === 0 ? ((xs[at] as number) - mx) * scale : ((ys[at] as number) - my) * scale
        row.fill(0)
        row[which * 3] = p
        row[which * 3 + 1] = q
        row[which * 3 + 2] = 1
        row[6] = -t * p
        row[7] = -t * q
        for (let r = 0; r < 8; r++) {
          const wr = w * (row[r] as number)
          if (wr === 0) continue
          for (let c = 0; c < 8; c++) a[r * 8 + c] = (a[r * 8 + c] as number) + wr * (row[c] as number)
          h[r] = (h[r] as number) + wr * t
        }
      }
    }
    if (!solve(a, h, 8, 1)) return null
    return (at, place) => {
      const p = across(at)
      const q = down(at)
      const z = (h[6] as number) * p + (h[7] as number) * q + 1
      place.x = ((h[0] as number) * p + (h[1] as number) * q + (h[2] as number)) / z / scale + mx
      place.y = ((h[3] as number) * p + (h[4] as number) * q + (h[5] as number)) / z / scale + my
    }
  })
}

/** A gently bent sheet: polynomials of the given degree. */
export function bent(mesh: Mesh, degree: number): Smooth | null {
  const { count, xs, ys } = mesh
  const half = count / 2
  const powers: [number, number][] = []
  for (let a = 0; a <= degree; a++) for (let b = 0; a + b <= degree; b++) powers.push([a, b])
  const n = powers.length
  // A thousand nodes say as much as ten thousand. Odd and even rows take turns where the count is odd, which it always is.
  const stride = Math.max(1, Math.floor(xs.length / 1500)) | 1
  const row = new Float64Array(n)
  const raised = Float64Array.from({ length: (degree + 1) * count }, (_, k) => (((k % count) - half) / half) ** Math.floor(k / count))
  const fill = (at: number) => {
    const i = at % count
    const j = (at - i) / count
    for (let k = 0; k < n; k++) {
      const [a, b] = powers[k] as [number, number]
      row[k] = (raised[a * count + i] as number) * (raised[b * count + j] as number)
    }
  }
  return through(mesh, 3, weights => {
    const a = new Float64Array(n * n)
    const b = new Float64Array(n * 2)
    for (let at = 0; at < xs.length; at += stride) {
      const w = weights[at] as number
      if (w < leastWeight) continue
      fill(at)
      for (let r = 0; r < n; r++) {
        const wr = w * (row[r] as number)
        for (let c = 0; c < n; c++) a[r * n + c] = (a[r * n + c] as number) + wr * (row[c] as number)
        b[r * 2] = (b[r * 2] as number) + wr * (xs[at] as number)
        b[r * 2 + 1] = (b[r * 2 + 1] as number) + wr * (ys[at] as number)
      }
    }
    for (let k = 0; k < n; k++) a[k * n + k] = (a[k * n + k] as number) + 1e-6
    if (!solve(a, b, n, 2)) return null
    return (at, place) => {
      fill(at)
      place.x = 0
      place.y = 0
      for (let k = 0; k < n; k++) {
        place.x += (row[k] as number) * (b[k * 2] as number)
        place.y += (row[k] as number) * (b[k * 2 + 1] as number)
      }
    }
  })
}

/** Pixels a module, on the whole. */
function moduleOf({ count, xs, ys }: Mesh) {
  const last = count * count - 1
  const side = (a: number, b: number) => Math.hypot((xs[a] as number) - (xs[b] as number), (ys[a] as number) - (ys[b] as number))
  return (side(0, count - 1) + side(0, last - count + 1) + side(count - 1, last) + side(last - count + 1, last)) / 4 / (count - 1)
}

const mean = (values: Float32Array, weights: Float32Array) => {
  let sum = 0
  let all = 1e-9
  values.forEach((value, i) => {
    sum += value * (weights[i] as number)
    all += weights[i] as number
  })
  return sum / all
}
