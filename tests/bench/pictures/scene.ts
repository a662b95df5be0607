import type { Code } from './payloads.ts'
import type { Random } from './random.ts'

/** A picture in linear light while it is made: 0 black, 1 white paper in full light. */
export interface Light {
  values: Float32Array
  width: number
  height: number
}

/** How a sheet is bent: not at all, around a cylinder (radius in sides of the code), or along parallel folds. All lie across the direction `turn` (radians). */
export type Bend =
  | { shape: 'flat' }
  | { shape: 'arc'; turn: number; radius: number; towards: boolean }
  | { shape: 'folds'; turn: number; folds: { at: number; angle: number }[] }

/** Where the sheet is held. Lengths in camera pixels, angles in radians. */
export interface Pose {
  /** camera pixels a module in the middle of the code, if it were flat */
  module: number
  turn: number
  tilt: number
  /** direction of the axis it is tilted around */
  tiltAround: number
  x: number
  y: number
}

export interface Scene {
  code: Code
  pose: Pose
  bend: Bend
  width: number
  height: number
  /** brightness of the sheet at a place of the code (0 … 1 across its side) */
  illumination: (x: number, y: number) => number
  /** what is printed at a place (in modules from the code's corner), instead of ink 0 and paper 1; null leaves it */
  print: ((x: number, y: number, ink: boolean) => number | null) | null
  ink: number
  paper: number
  /** light on dark, as on some phones */
  inverted: boolean
  mirrored: boolean
  background: Random
}

/** A camera with a horizontal angle of 60 degrees. */
const focal = (width: number) => width / (2 * Math.tan(Math.PI / 6))

/** Places of the code's plane (sides, from its middle) under each pixel; NaN where there is no sheet. `lit` is the paper's brightness by its slope. */
interface Hit {
  x: number
  y: number
  lit: number
}

const reach = 0.78

/** What a ray from `o` along `d` (in the sheet's frame: z towards the camera) meets. */
function caster(bend: Bend): (ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, hit: Hit) => boolean {
  const lamp = (nb: number, nz: number) => {
    // Light from the front, a little from one side.
    const value = (0.35 * nb + nz) / Math.hypot(0.35, 1)
    return 0.45 + 0.55 * Math.abs(value)
  }
  if (bend.shape === 'flat')
    return (ox, oy, oz, dx, dy, dz, hit) => {
      const t = -oz / dz
      hit.x = ox + t * dx
      hit.y = oy + t * dy
      hit.lit = 1
      return t > 0
    }
  const c = Math.cos(bend.turn)
  const s = Math.sin(bend.turn)
  /** across: the direction that bends; along: the direction that stays straight */
  const turned = (along: number, across: number, hit: Hit, lit: number) => {
    hit.x = along * -s + across * c
    hit.y = along * c + across * s
    hit.lit = lit / lamp(0, 1)
    return true
  }
  if (bend.shape === 'arc') {
    const { radius } = bend
    // The cylinder's axis behind the sheet (its middle comes towards the camera) or before it.
    const zc = bend.towards ? -radius : radius
    return (ox, oy, oz, dx, dy, dz, hit) => {
      const ob = ox * c + oy * s
      const db = dx * c + dy * s
      const oa = -ox * s + oy * c
      const da = -dx * s + dy * c
      const a = db * db + dz * dz
      const b = ob * db + (oz - zc) * dz
      const q = ob * ob + (oz - zc) * (oz - zc) - radius * radius
      const disc = b * b - a * q
      if (disc < 0) return false
      const root = Math.sqrt(disc)
      for (const t of [(-b - root) / a, (-b + root) / a]) {
        if (t <= 0) continue
        const pb = ob + t * db
        const pz = oz + t * dz
        const angle = bend.towards ? Math.atan2(pb, pz - zc) : Math.atan2(pb, zc - pz)
        const across = angle * radius
        const along = oa + t * da
        if (Math.abs(across) > reach || Math.abs(along) > reach || Math.abs(angle) > 1.5) continue
        return turned(along, across, hit, lamp(Math.sin(angle) * (bend.towards ? 1 : -1), Math.cos(angle)))
      }
      return false
    }
  }
  // The fold's outline in the plane across it: pieces from −reach to reach, the middle piece flat.
  const folds = [...bend.folds].sort((p, q) => p.at - q.at)
  const middle = folds.filter(fold => fold.at < 0).length
  const pieces: { from: number; to: number; b: number; z: number; ub: number; uz: number }[] = []
  let place = { b: 0, z: 0, at: 0, angle: 0 }
  for (let i = middle; i <= folds.length; i++) {
    const to = folds[i]?.at ?? reach
    const ub = Math.cos(place.angle)
    const uz = Math.sin(place.angle)
    pieces.push({ from: place.at, to, b: place.b - place.at * ub, z: place.z - place.at * uz, ub, uz })
    place = { b: place.b + (to - place.at) * ub, z: place.z + (to - place.at) * uz, at: to, angle: place.angle + (folds[i]?.angle ?? 0) }
  }
  place = { b: 0, z: 0, at: 0, angle: 0 }
  for (let i = middle - 1; i >= -1; i--) {
    const to = folds[i]?.at ?? -reach
    const ub = Math.cos(place.angle)
    const uz = Math.sin(place.angle)
    pieces.push({ from: to, to: place.at, b: place.b - place.at * ub, z: place.z - place.at * uz, ub, uz })
    place = { b: place.b + (to - place.at) * ub, z: place.z + (to - place.at) * uz, at: to, angle: place.angle - (folds[i]?.angle ?? 0) }
  }
  return (ox, oy, oz, dx, dy, dz, hit) => {
    const ob = ox * c + oy * s
    const db = dx * c + dy * s
    const oa = -ox * s + oy * c
    const da = -dx * s + dy * c
    let nearest = Number.POSITIVE_INFINITY
    let found = false
    for (const piece of pieces) {
      // o + t d = (b, z) + p u
      const det = db * -piece.uz + dz * piece.ub
      if (Math.abs(det) < 1e-9) continue
      const rb = piece.b - ob
      const rz = piece.z - oz
      const t = (rb * -piece.uz + rz * piece.ub) / det
      const p = (db * rz - dz * rb) / det
      if (t <= 0 || t >= nearest || p < piece.from || p > piece.to) continue
      const along = oa + t * da
      if (Math.abs(along) > reach) continue
      nearest = t
      found = turned(along, p, hit, lamp(-piece.uz, piece.ub))
    }
    return found
  }
}

/** Draws the scene in linear light, each pixel the mean of `samples` × `samples` places. */
export function drawScene(scene: Scene, samples: number): Light {
  const { code, pose, width, height, print, illumination, inverted, mirrored } = scene
  const { count, modules } = code
  const f = focal(width)
  const distance = f / (pose.module * count)
  const cast = caster(scene.bend)
  const rotation = rotationOf(pose)
  // The middle of the sheet at (x, y) of the picture, `distance` sides away.
  const tx = ((pose.x - width / 2) / f) * distance
  const ty = ((pose.y - height / 2) / f) * distance
  const at = (row: number, x: number, y: number, z: number) =>
    (rotation[row * 3] as number) * x + (rotation[row * 3 + 1] as number) * y + (rotation[row * 3 + 2] as number) * z
  const o = [at(0, -tx, -ty, distance), at(1, -tx, -ty, distance), at(2, -tx, -ty, distance)] as const
  const values = drawBackground(width, height, scene.background)
  // No more than this can the sheet cover.
  const radius = pose.module * count * 1.65 + 8
  const x0 = Math.max(0, Math.floor(pose.x - radius))
  const x1 = Math.min(width, Math.ceil(pose.x + radius))
  const y0 = Math.max(0, Math.floor(pose.y - radius))
  const y1 = Math.min(height, Math.ceil(pose.y + radius))
  const hit: Hit = { x: 0, y: 0, lit: 1 }
  // A ray's direction is a sum of what its column, its row and the camera's axis add.
  const column = raysAlong(rotation, 0, width, f, samples)
  const line = raysAlong(rotation, 1, height, f, samples)
  const ahead = [-(rotation[2] as number), -(rotation[5] as number), -(rotation[8] as number)] as const
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      let sum = 0
      let met = 0
      for (let sy = 0; sy < samples; sy++) {
        const q = (y * samples + sy) * 3
        const ly = line[q] as number
        const my = line[q + 1] as number
        const ny = line[q + 2] as number
        for (let sx = 0; sx < samples; sx++) {
          const p = (x * samples + sx) * 3
          const dx = (column[p] as number) + ly + ahead[0]
          const dy = (column[p + 1] as number) + my + ahead[1]
          const dz = (column[p + 2] as number) + ny + ahead[2]
          if (!cast(o[0], o[1], o[2], dx, dy, dz, hit)) continue
          const u = mirrored ? -hit.x : hit.x
          if (Math.abs(u) > reach || Math.abs(hit.y) > reach) continue
          met++
          const i = (u + 0.5) * count
          const j = (hit.y + 0.5) * count
          const inside = i >= 0 && j >= 0 && i < count && j < count
          const ink = inside && modules[Math.floor(j) * count + Math.floor(i)] === 1
          const printed = print?.(i, j, ink)
          let value = printed ?? (ink !== inverted ? scene.ink : scene.paper)
          // Around a light-on-dark code the screen is dark too.
          if (inverted && !inside && printed === undefined) value = scene.ink
          sum += value * hit.lit * illumination(u + 0.5, hit.y + 0.5)
        }
      }
      if (met > 0) {
        const share = met / (samples * samples)
        const i = y * width + x
        values[i] = sum / (samples * samples) + (values[i] as number) * (1 - share)
      }
    }
  }
  return { values, width, height }
}

/** What each column (`axis` 0) or row (1) of samples adds to a ray's direction in the sheet's frame, three numbers a sample. */
function raysAlong(rotation: Float64Array, axis: 0 | 1, length: number, f: number, samples: number): Float64Array {
  const out = new Float64Array(length * samples * 3)
  for (let k = 0; k < length * samples; k++) {
    const place = (Math.floor(k / samples) + ((k % samples) + 0.5) / samples - length / 2) / f
    for (let row = 0; row < 3; row++) out[k * 3 + row] = (rotation[row * 3 + axis] as number) * place
  }
  return out
}

/** Rows: the sheet's axes in the camera's frame (x right, y down, z towards the camera). */
function rotationOf({ turn, tilt, tiltAround }: Pose): Float64Array {
  const c = Math.cos(turn)
  const s = Math.sin(turn)
  const ax = Math.cos(tiltAround)
  const ay = Math.sin(tiltAround)
  const ct = Math.cos(tilt)
  const st = Math.sin(tilt)
  // Rodrigues around (ax, ay, 0)
  const r = [
    ct + ax * ax * (1 - ct),
    ax * ay * (1 - ct),
    ay * st,
    ax * ay * (1 - ct),
    ct + ay * ay * (1 - ct),
    -ax * st,
    -ay * st,
    ax * st,
    ct,
  ] as const
  // columns of R · Rz are the sheet's axes; the rows here take camera coordinates to the sheet's
  return Float64Array.of(
    r[0] * c + r[1] * s,
    r[3] * c + r[4] * s,
    r[6] * c + r[7] * s,
    -r[0] * s + r[1] * c,
    -r[3] * s + r[4] * c,
    -r[6] * s + r[7] * c,
    r[2],
    r[5],
    r[8],
  )
}

/** A room: a slope of light, some rectangles and a hand's disc, none of them regular. */
export function drawBackground(width: number, height: number, of: Random): Float32Array {
  const values = new Float32Array(width * height)
  const base = of.between(0.08, 0.45)
  const gx = of.between(-0.1, 0.1) / width
  const gy = of.between(-0.1, 0.1) / height
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) values[y * width + x] = Math.max(0.02, base + gx * x + gy * y)
  for (let k = of.whole(4, 12); k > 0; k--) {
    const shade = of.between(0.03, 0.7)
    const cx = of.between(0, width)
    const cy = of.between(0, height)
    const w = of.between(0.02, 0.2) * width
    const h = of.between(0.02, 0.3) * height
    const turn = of.between(0, Math.PI)
    const round = of.chance(0.4)
    const c = Math.cos(turn)
    const s = Math.sin(turn)
    const r = Math.hypot(w, h)
    for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r); y++)
      for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r); x++) {
        const a = ((x - cx) * c + (y - cy) * s) / w
        const b = (-(x - cx) * s + (y - cy) * c) / h
        if (round ? a * a + b * b < 1 : Math.abs(a) < 1 && Math.abs(b) < 1) values[y * width + x] = shade
      }
  }
  return values
}
