import { type Grey, greyAt } from './grey.ts'
import { type Frame, grow } from './lattice.ts'
import { versionBits } from './symbol.ts'
import type { Corners } from './triples.ts'

/** The version whose printed bits are nearest to those seen, and how many of the 18 differ. */
function nearestVersion(bits: readonly number[]) {
  let best = { version: 0, differ: 99 }
  for (let version = 7; version <= 40; version++) {
    const printed = versionBits(version)
    let differ = 0
    for (let i = 0; i < 18; i++) if (((printed >> i) & 1) !== bits[i]) differ++
    if (differ < best.differ) best = { version, differ }
  }
  return best
}

/** The bits of the version information beside a finder whose frame is laid in its middle; `swap` reads those below instead of those on the left. */
function versionBeside(grey: Grey, { x, y, ux, uy, vx, vy }: Frame, swap: boolean) {
  const values: number[] = []
  for (let i = 0; i < 18; i++) {
    // Three columns, 7 to 5 modules before the middle; six rows, 3 above it to 2 below.
    const a = (i % 3) - 7
    const b = Math.floor(i / 3) - 3
    values.push(swap ? greyAt(grey, x + b * ux + a * vx, y + b * uy + a * vy) : greyAt(grey, x + a * ux + b * vx, y + a * uy + b * vy))
  }
  let light = 0
  let dark = 0
  for (const a of [-2, 2]) light += greyAt(grey, x + a * ux, y + a * uy) + greyAt(grey, x + a * vx, y + a * vy)
  for (const a of [0, -3, 3]) dark += greyAt(grey, x + a * ux, y + a * uy) + greyAt(grey, x + a * vx, y + a * vy)
  const threshold = (light / 4 + dark / 6) / 2
  return nearestVersion(values.map(value => Number(value < threshold)))
}

/** Modules counted from the corner's middle to the other finder's, along the timing line; null when it is lost on the way. */
function* counted(grey: Grey, from: Frame, to: { x: number; y: number }, along: 'u' | 'v', about: number): Generator<void, number | null> {
  const most = Math.min(200, Math.ceil(about * 1.6) + 12)
  const frame = along === 'u' ? from : { x: from.x, y: from.y, ux: from.vx, uy: from.vy, vx: from.ux, vy: from.uy }
  const { mesh, known } = yield* grow(grey, most, [{ i: 3, j: 3, frame, reach: 3 }], 2, 1, 8)
  let best = { i: 0, far: Number.POSITIVE_INFINITY }
  for (let i = 10; i < most; i++) {
    const at = 3 * most + i
    if (!known[at]) continue
    const dx = to.x - (mesh.xs[at] as number)
    const dy = to.y - (mesh.ys[at] as number)
    const far = Math.hypot(dx, dy)
    if (far < best.far) best = { i, far }
  }
  return best.far < Math.hypot(frame.ux, frame.uy) * 2 ? best.i - 3 : null
}

/** The versions a symbol with these corners may have, the likeliest first. */
export function* versionsOf(grey: Grey, corners: Corners, most: number): Generator<void, number[]> {
  const votes = new Map<number, number>()
  const vote = (version: number, weight: number) => {
    const whole = Math.round(version)
    if (whole >= 1 && whole <= 40) votes.set(whole, (votes.get(whole) ?? 0) + weight)
  }
  const guess = (modules: number) => (modules + 7 - 17) / 4
  const rough = (guess(corners.across) + guess(corners.down)) / 2
  for (let d = -3; d <= 3; d++) vote(rough + d, 1 / (1 + 2 * Math.abs(Math.round(rough) + d - rough)))
  for (const [along, to, about] of [
    ['u', corners.right, corners.across],
    ['v', corners.below, corners.down],
  ] as const) {
    const modules = yield* counted(grey, corners.corner, to, along, about)
    if (modules !== null) {
      vote(guess(modules), 1.2)
      // Lost by two is between two versions.
      const near = guess(modules)
      vote(near > Math.round(near) ? near + 1 : near - 1, 0.3)
    }
  }
  if (rough > 4)
    for (const [finder, swap] of [
      [corners.right, false],
      [corners.below, true],
    ] as const) {
      const { version, differ } = versionBeside(grey, finder, swap)
      if (differ <= 3) vote(version, Math.abs(version - rough) < 4 + rough * 0.2 ? 3 - 0.7 * differ : 0.2)
    }
  return [...votes.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([version]) => version)
}
