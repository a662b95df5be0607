import { type Grey, greyAt } from './grey.ts'
import type { Mesh } from './lattice.ts'
import type { Beliefs } from './message.ts'

/** The grey of every module, the mean of nine places around its middle. */
export const sample = (grey: Grey, mesh: Mesh, spread = 0.22) =>
  sampled(grey, mesh, spread, 1, greys => {
    let sum = 0
    for (const value of greys) sum += value
    return sum / greys.length
  })

/** The darkest of many places in every module: worn ink is still black somewhere, white paper nowhere. */
const sampleInk = (grey: Grey, mesh: Mesh) =>
  sampled(grey, mesh, 0.15, 2, greys => {
    greys.sort()
    return ((greys[0] as number) + (greys[1] as number) + (greys[2] as number) + (greys[3] as number)) / 4
  })

/** What `grade` makes of the greys at (2 · reach + 1)² places of every module, `spread` modules apart. */
function sampled(grey: Grey, { count, xs, ys }: Mesh, spread: number, reach: number, grade: (greys: Float32Array) => number): Float32Array {
  const values = new Float32Array(count * count)
  const greys = new Float32Array((2 * reach + 1) ** 2)
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      const at = j * count + i
      const left = i > 0 ? at - 1 : at
      const right = i < count - 1 ? at + 1 : at
      const above = j > 0 ? at - count : at
      const below = j < count - 1 ? at + count : at
      const ux = (((xs[right] as number) - (xs[left] as number)) / (right - left)) * spread
      const uy = (((ys[right] as number) - (ys[left] as number)) / (right - left)) * spread
      const vx = (((xs[below] as number) - (xs[above] as number)) / ((below - above) / count)) * spread
      const vy = (((ys[below] as number) - (ys[above] as number)) / ((below - above) / count)) * spread
      const x = xs[at] as number
      const y = ys[at] as number
      let k = 0
      for (let b = -reach; b <= reach; b++) for (let a = -reach; a <= reach; a++) greys[k++] = greyAt(grey, x + a * ux + b * vx, y + a * uy + b * vy)
      values[at] = grade(greys)
    }
  return values
}

/** Means over the square of `reach` modules around each module, of the values whose weight is not 0. */
function means(values: Float32Array, weights: Float32Array, count: number, reach: number, fallback: number): Float32Array {
  const side = count + 1
  const sums = new Float64Array(side * side)
  const counts = new Float64Array(side * side)
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      const weight = weights[j * count + i] as number
      const at = (j + 1) * side + i + 1
      sums[at] = weight * (values[j * count + i] as number) + (sums[at - 1] as number) + (sums[at - side] as number) - (sums[at - side - 1] as number)
      counts[at] = weight + (counts[at - 1] as number) + (counts[at - side] as number) - (counts[at - side - 1] as number)
    }
  const out = new Float32Array(values.length)
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      const x0 = Math.max(0, i - reach)
      const x1 = Math.min(count, i + reach + 1)
      const y0 = Math.max(0, j - reach)
      const y1 = Math.min(count, j + reach + 1)
      const over = (from: Float64Array) =>
        (from[y1 * side + x1] as number) - (from[y0 * side + x1] as number) - (from[y1 * side + x0] as number) + (from[y0 * side + x0] as number)
      const weight = over(counts)
      out[j * count + i] = weight > 0.5 ? over(sums) / weight : fallback
    }
  return out
}

/**
 * What is believed of each module by its own neighbourhood: between the mean of the darker and the mean of the lighter modules around it.
 * Where these two hardly differ (a reflection, a finger) little is believed.
 */
export function believe(values: Float32Array, count: number, reach = 4): Beliefs {
  const ones = new Float32Array(values.length).fill(1)
  const middle = means(values, ones, count, reach, 128)
  const weights = new Float32Array(values.length)
  let threshold = middle
  let contrast = new Float32Array(values.length)
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < values.length; i++) weights[i] = (values[i] as number) > (threshold[i] as number) ? 1 : 0
    const light = means(values, weights, count, reach, -1)
    for (let i = 0; i < values.length; i++) weights[i] = 1 - (weights[i] as number)
    const dark = means(values, weights, count, reach, -1)
    threshold = middle.slice()
    contrast = new Float32Array(values.length)
    for (let i = 0; i < values.length; i++) {
      if (light[i] === -1 || dark[i] === -1) continue
      threshold[i] = ((light[i] as number) + (dark[i] as number)) / 2
      contrast[i] = ((light[i] as number) - (dark[i] as number)) / 2
    }
  }
  const usual = Float32Array.from(contrast).sort()[Math.floor(contrast.length * 0.6)] as number
  const least = Math.max(1, usual * 0.45)
  return values.map((value, i) => ((threshold[i] as number) - value) / Math.max(contrast[i] as number, least))
}

/** Less is believed of modules in patches of one colour: a symbol's mask sees to it that there are hardly any, a stain or a reflection makes them. */
function doubtPatches(beliefs: Beliefs, count: number): Beliefs {
  const dark = beliefs.map(belief => (belief > 0 ? 1 : 0))
  const share = means(dark, new Float32Array(dark.length).fill(1), count, 2, 0.5)
  const near = means(dark, new Float32Array(dark.length).fill(1), count, 1, 0.5)
  return beliefs.map((belief, at) => {
    const same = Math.abs((share[at] as number) - 0.5) * 2
    const close = Math.abs((near[at] as number) - 0.5) * 2
    const doubt = Math.max(same < 0.5 ? 0 : (same - 0.5) * 2, close > 0.99 ? 0.6 : 0)
    return belief * (1 - 0.95 * Math.min(1, doubt))
  })
}

export interface Opinion {
  name: string
  beliefs: Beliefs
}

/** Other ways to believe the same picture, each right for another trouble: reflections and stains, faded ink, spreading ink, coarse light. */
export function* opinions(grey: Grey, mesh: Mesh): Generator<Opinion> {
  const { count } = mesh
  const values = sample(grey, mesh)
  const close = believe(values, count, 2)
  yield { name: 'close', beliefs: close }
  yield { name: 'close patches', beliefs: doubtPatches(close, count) }
  yield { name: 'patches', beliefs: doubtPatches(believe(values, count), count) }
  const whole = believe(sample(grey, mesh, 0.33), count)
  for (const bias of [0.25, 0.5, -0.3]) yield { name: `bias ${bias}`, beliefs: whole.map(belief => belief + bias) }
  yield { name: 'wide', beliefs: believe(values, count, 9) }
  const worn = believe(sampleInk(grey, mesh), count)
  for (const bias of [0.3, 0.6]) yield { name: `worn ${bias}`, beliefs: worn.map(belief => belief + bias) }
}
