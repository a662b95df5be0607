import { type Grey, greyAt } from './grey.ts'

/** A place and the steps of one module there: what a flat piece of sheet looks like. */
export interface Frame {
  x: number
  y: number
  ux: number
  uy: number
  vx: number
  vy: number
}

/** Pixels of a square as large as a module of the frame, along its side. */
export const sideOf = ({ ux, uy, vx, vy }: Frame) => Math.sqrt(Math.abs(ux * vy - uy * vx))

/** How far a frame is off the modules that the picture shows around it, in modules, and how clearly they show. */
export interface Phase {
  u: number
  v: number
  clearU: number
  clearV: number
}

/**
 * Edges lie between modules only. So the squared steps of grey along a row of modules, taken every quarter of a module, swing once a module,
 * and the swing's phase says where the modules' borders are. `reach` modules each way are looked at.
 */
function phaseAt(grey: Grey, frame: Frame, reach: number, phase: Phase): void {
  const { pixels, width, height } = grey
  const { x, y } = frame
  const most = reach + 0.5
  const spanX = most * (Math.abs(frame.ux) + Math.abs(frame.vx)) + 1
  const spanY = most * (Math.abs(frame.uy) + Math.abs(frame.vy)) + 1
  const inside = x - spanX > 0 && y - spanY > 0 && x + spanX < width - 1 && y + spanY < height - 1
  for (let axis = 0; axis < 2; axis++) {
    const ax = (axis === 0 ? frame.ux : frame.vx) * 0.25
    const ay = (axis === 0 ? frame.uy : frame.vy) * 0.25
    const bx = axis === 0 ? frame.vx : frame.ux
    const by = axis === 0 ? frame.vy : frame.uy
    // The energy in the four quarters of a module.
    let q0 = 0
    let q1 = 0
    let q2 = 0
    let q3 = 0
    for (let b = -reach; b <= reach; b++) {
      let px = x + b * bx - 4 * most * ax
      let py = y + b * by - 4 * most * ay
      let before = greyAt(grey, px, py)
      const weight = 1 - Math.abs(b) / (reach + 2)
      for (let k = 0; k < 4 * (2 * reach + 1); k++) {
        px += ax
        py += ay
        let now: number
        if (inside) {
          const x0 = px | 0
          const y0 = py | 0
          const at = y0 * width + x0
          const fx = px - x0
          const a = pixels[at] as number
          const c = pixels[at + width] as number
          const top = a + ((pixels[at + 1] as number) - a) * fx
          now = top + (c + ((pixels[at + width + 1] as number) - c) * fx - top) * (py - y0)
        } else now = greyAt(grey, px, py)
        const step = now - before
        before = now
        const far = k * 0.25 - reach - 0.375
        const energy = step * step * weight * (reach + 2 - (far < 0 ? -far : far))
        const quarter = k & 3
        if (quarter === 0) q0 += energy
        else if (quarter === 1) q1 += energy
        else if (quarter === 2) q2 += energy
        else q3 += energy
      }
    }
    // Quarters lie at 1/8, 3/8, 5/8, 7/8 of a turn; the row begins at a border, where the phase is 0.
    const real = (q0 - q1 - q2 + q3) * Math.SQRT1_2
    const imaginary = (q0 + q1 - q2 - q3) * Math.SQRT1_2
    const off = Math.atan2(imaginary, real) / (2 * Math.PI)
    const clear = Math.hypot(real, imaginary) / (q0 + q1 + q2 + q3 + 1e-3)
    if (axis === 0) {
      phase.u = off
      phase.clearU = clear
    } else {
      phase.v = off
      phase.clearV = clear
    }
  }
}

/** Where the middles of a symbol's modules lie in the picture, row after row; `sure` is 0 where nothing was seen there, 1 where it was seen well. */
export interface Mesh {
  count: number
  xs: Float32Array
  ys: Float32Array
  sure: Float32Array
}

/** The flat piece that lies best through the nodes around (i, j) that are known. */
function frameAround({ count, xs, ys, sure }: Mesh, known: Uint8Array, i: number, j: number, reach: number, step: number, frame: Frame): boolean {
  let w = 0
  let wi = 0
  let wj = 0
  let wii = 0
  let wij = 0
  let wjj = 0
  let wx = 0
  let wy = 0
  let wix = 0
  let wjx = 0
  let wiy = 0
  let wjy = 0
  for (let dj = -reach; dj <= reach; dj++) {
    const b = j + dj
    if (b < 0 || b >= count) continue
    for (let di = -reach; di <= reach; di++) {
      const a = i + di
      if (a < 0 || a >= count) continue
      const at = b * count + a
      if (known[at] === 0) continue
      const weight = ((sure[at] as number) + 0.02) / (1 + di * di + dj * dj)
      const x = xs[at] as number
      const y = ys[at] as number
      const p = di * step
      const q = dj * step
      w += weight
      wi += weight * p
      wj += weight * q
      wii += weight * p * p
      wij += weight * p * q
      wjj += weight * q * q
      wx += weight * x
      wy += weight * y
      wix += weight * p * x
      wjx += weight * q * x
      wiy += weight * p * y
      wjy += weight * q * y
    }
  }
  if (w === 0) return false
  const mi = wi / w
  const mj = wj / w
  const sii = wii / w - mi * mi
  const sij = wij / w - mi * mj
  const sjj = wjj / w - mj * mj
  const det = sii * sjj - sij * sij
  if (det < 0.05) return false
  const mx = wx / w
  const my = wy / w
  const six = wix / w - mi * mx
  const sjx = wjx / w - mj * mx
  const siy = wiy / w - mi * my
  const sjy = wjy / w - mj * my
  frame.ux = (six * sjj - sjx * sij) / det
  frame.vx = (sjx * sii - six * sij) / det
  frame.uy = (siy * sjj - sjy * sij) / det
  frame.vy = (sjy * sii - siy * sij) / det
  frame.x = mx - mi * frame.ux - mj * frame.vx
  frame.y = my - mi * frame.uy - mj * frame.vy
  return true
}

/** How much a phase of this clearness is believed. */
const trust = (clear: number) => (clear < 0.06 ? 0 : clear > 0.36 ? 1 : (clear - 0.06) / 0.3)

/** So many nodes are some ten milliseconds of work; then something more urgent may be done. */
const nodesAtOnce = 800

/** A mesh under way: its nodes are every `step`th module, beginning with `first`. */
export interface Growth {
  mesh: Mesh
  known: Uint8Array
  step: number
  first: number
}

export interface Seed {
  /** the module that lies in the frame's middle */
  i: number
  j: number
  frame: Frame
  /** modules around it that are taken as the frame says */
  reach: number
}

/**
 * Lays a mesh over a symbol from its seeds outwards: where the picture shows the modules most clearly first, so that folds, reflections
 * and fingers are reached from several sides, when all around them is known. With `step` 2 only every other module becomes a node.
 */
export function* grow(grey: Grey, modules: number, seeds: readonly Seed[], reach: number, step: 1 | 2, rows = modules): Generator<undefined, Growth> {
  const first = step - 1
  const count = step === 1 ? modules : (modules - 1) >> 1
  const last = step === 1 ? rows : (rows - 1) >> 1
  const size = count * count
  const mesh: Mesh = { count, xs: new Float32Array(size), ys: new Float32Array(size), sure: new Float32Array(size) }
  const known = new Uint8Array(size)
  const queued = new Float32Array(size).fill(-1)
  const queue: number[][] = Array.from({ length: 33 }, () => [])
  let top = 0
  const push = (at: number, priority: number) => {
    if (known[at] !== 0 || (queued[at] as number) >= priority) return
    queued[at] = priority
    const level = Math.max(0, Math.min(32, Math.round(priority * 32)))
    ;(queue[level] as number[]).push(at)
    if (level > top) top = level
  }
  const neighbours = (at: number, priority: number) => {
    const i = at % count
    const j = (at - i) / count
    if (i > 0) push(at - 1, priority)
    if (i < count - 1) push(at + 1, priority)
    if (j > 0) push(at - count, priority)
    if (j < last - 1) push(at + count, priority)
  }
  for (const { i, j, frame, reach: own } of seeds)
    for (let b = 0; b < last; b++)
      for (let a = 0; a < count; a++) {
        const p = a * step + first - i
        const q = b * step + first - j
        if (Math.abs(p) > own || Math.abs(q) > own) continue
        const at = b * count + a
        mesh.xs[at] = frame.x + p * frame.ux + q * frame.vx
        mesh.ys[at] = frame.y + p * frame.uy + q * frame.vy
        mesh.sure[at] = 1
        known[at] = 2
      }
  for (let at = 0; at < size; at++) if (known[at]) neighbours(at, 1)

  const frame: Frame = { x: 0, y: 0, ux: 0, uy: 0, vx: 0, vy: 0 }
  const phase: Phase = { u: 0, v: 0, clearU: 0, clearV: 0 }
  for (let nodes = 1; ; nodes++) {
    if (nodes % nodesAtOnce === 0) yield
    while (top > 0 && queue[top]?.length === 0) top--
    const at = queue[top]?.pop()
    if (at === undefined) break
    if (known[at] !== 0) continue
    const i = at % count
    const j = (at - i) / count
    if (!frameAround(mesh, known, i, j, step === 1 ? 3 : 2, step, frame)) {
      queued[at] = -1
      continue
    }
    const sure = settle(grey, frame, phase, reach)
    mesh.xs[at] = frame.x
    mesh.ys[at] = frame.y
    mesh.sure[at] = sure
    known[at] = 1
    neighbours(at, sure * 0.98)
  }
  return { mesh, known, step, first }
}

/** Moves the frame onto the modules that show; the answer is how sure that is. */
function settle(grey: Grey, frame: Frame, phase: Phase, reach: number): number {
  phaseAt(grey, frame, reach, phase)
  const u = phase.u * trust(phase.clearU)
  const v = phase.v * trust(phase.clearV)
  frame.x += u * frame.ux + v * frame.vx
  frame.y += u * frame.uy + v * frame.vy
  // Far off is far less sure: the next module is as near.
  return Math.min(trust(phase.clearU), trust(phase.clearV)) * (1 - 1.4 * Math.min(0.5, Math.max(Math.abs(phase.u), Math.abs(phase.v))))
}

/** Lets every node settle between its neighbours and what the picture shows, `rounds` times. */
export function* relax(grey: Grey, { mesh, known, step }: Growth, reach: number, rounds: number): Generator<undefined, void> {
  const { count, xs, ys, sure } = mesh
  const frame: Frame = { x: 0, y: 0, ux: 0, uy: 0, vx: 0, vy: 0 }
  const phase: Phase = { u: 0, v: 0, clearU: 0, clearV: 0 }
  for (let round = 0; round < rounds; round++) {
    const nextX = xs.slice()
    const nextY = ys.slice()
    for (let j = 0; j < count; j++) {
      if ((j * count) % nodesAtOnce < count) yield
      for (let i = 0; i < count; i++) {
        const at = j * count + i
        if (!frameAround(mesh, known, i, j, step === 1 ? 2 : 1, step, frame)) continue
        sure[at] = settle(grey, frame, phase, reach)
        nextX[at] = frame.x
        nextY[at] = frame.y
      }
    }
    xs.set(nextX)
    ys.set(nextY)
  }
}

/** The mesh with every module a node. */
export function filled({ mesh, step, first }: Growth): Mesh {
  if (step === 1) return mesh
  const { count } = mesh
  const modules = count * step + 1
  const out: Mesh = {
    count: modules,
    xs: new Float32Array(modules * modules),
    ys: new Float32Array(modules * modules),
    sure: new Float32Array(modules * modules),
  }
  for (let j = 0; j < modules; j++)
    for (let i = 0; i < modules; i++) {
      const a = Math.max(0, Math.min(count - 2, Math.floor((i - first) / step)))
      const b = Math.max(0, Math.min(count - 2, Math.floor((j - first) / step)))
      // Beyond the outermost nodes the mesh goes on straight.
      const p = (i - first) / step - a
      const q = (j - first) / step - b
      const at = b * count + a
      const mix = (values: Float32Array) =>
        (1 - q) * ((1 - p) * (values[at] as number) + p * (values[at + 1] as number)) +
        q * ((1 - p) * (values[at + count] as number) + p * (values[at + count + 1] as number))
      const to = j * modules + i
      out.xs[to] = mix(mesh.xs)
      out.ys[to] = mix(mesh.ys)
      out.sure[to] = Math.max(0, Math.min(1, mix(mesh.sure)))
    }
  return out
}
