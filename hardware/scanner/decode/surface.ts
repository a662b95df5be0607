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

/** A flat sheet seen by a camera (a homography) laid through the sure nodes; nodes far off count less and less. */
export function flat(mesh: Mesh): Smooth | null {
  const { count, xs, ys, sure } = mesh
  const half = count / 2
  const mx = mean(xs, sure)
  const my = mean(ys, sure)
  const scale = 1 / (Math.abs((xs[count - 1] as number) - (xs[0] as number)) + Math.abs((ys[count - 1] as number) - (ys[0] as number)) + 1)
  const pixel = moduleOf(mesh)
  const weights = Float32Array.from(sure, value => value + 0.005)
  let out: Mesh | null = null
  let off = 0
  for (let round = 0; round < 4; round++) {
    const a = new Float64Array(64)
    const b = new Float64Array(8)
    const row = new Float64Array(8)
    for (let at = 0; at < xs.length; at++) {
      const w = weights[at] as number
      if (w < 0.01) continue
      const p = ((at % count) - half) / half
      const q = (Math.floor(at / count) - half) / half
      const x = ((xs[at] as number) - mx) * scale
      const y = ((ys[at] as number) - my) * scale
      for (let which = 0; which < 2; which++) {
        const t = which === 0 ? x : y
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
          b[r] = (b[r] as number) + wr * t
        }
      }
    }
    if (!solve(a, b, 8, 1)) return null
    const h = b
    out = { count, xs: new Float32Array(xs.length), ys: new Float32Array(xs.length), sure }
    let sum = 0
    let all = 1e-9
    for (let at = 0; at < xs.length; at++) {
      const p = ((at % count) - half) / half
      const q = (Math.floor(at / count) - half) / half
      const z = (h[6] as number) * p + (h[7] as number) * q + 1
      const x = ((h[0] as number) * p + (h[1] as number) * q + (h[2] as number)) / z / scale + mx
      const y = ((h[3] as number) * p + (h[4] as number) * q + (h[5] as number)) / z / scale + my
      out.xs[at] = x
      out.ys[at] = y
      const far = Math.hypot(x - (xs[at] as number), y - (ys[at] as number)) / pixel
      sum += (sure[at] as number) * Math.min(4, far * far)
      all += sure[at] as number
      weights[at] = ((sure[at] as number) + 0.005) / (1 + (far / 0.35) ** 2)
    }
    off = Math.sqrt(sum / all)
  }
  return out && { mesh: out, off }
}

/** A gently bent sheet: polynomials of the given degree through the sure nodes. */
export function bent(mesh: Mesh, degree: number): Smooth | null {
  const { count, xs, ys, sure } = mesh
  const half = count / 2
  const powers: [number, number][] = []
  for (let a = 0; a <= degree; a++) for (let b = 0; a + b <= degree; b++) powers.push([a, b])
  const n = powers.length
  const pixel = moduleOf(mesh)
  const weights = Float32Array.from(sure, value => value + 0.005)
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
  let out: Mesh | null = null
  let off = 0
  for (let round = 0; round < 3; round++) {
    const a = new Float64Array(n * n)
    const b = new Float64Array(n * 2)
    for (let at = 0; at < xs.length; at += stride) {
      const w = weights[at] as number
      if (w < 0.01) continue
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
    out = { count, xs: new Float32Array(xs.length), ys: new Float32Array(xs.length), sure }
    let sum = 0
    let all = 1e-9
    for (let at = 0; at < xs.length; at++) {
      fill(at)
      let x = 0
      let y = 0
      for (let k = 0; k < n; k++) {
        x += (row[k] as number) * (b[k * 2] as number)
        y += (row[k] as number) * (b[k * 2 + 1] as number)
      }
      out.xs[at] = x
      out.ys[at] = y
      const far = Math.hypot(x - (xs[at] as number), y - (ys[at] as number)) / pixel
      sum += (sure[at] as number) * Math.min(4, far * far)
      all += sure[at] as number
      weights[at] = ((sure[at] as number) + 0.005) / (1 + (far / 0.35) ** 2)
    }
    off = Math.sqrt(sum / all)
  }
  return out && { mesh: out, off }
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
