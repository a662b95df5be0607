import type { Finder } from './finders.ts'
import { sideOf } from './lattice.ts'

/** Three finder patterns as the corners of one symbol. Each is turned so that u points along the symbol's rows and v down its columns. */
export interface Corners {
  /** the corner between the two others, the one along its row, the one down its column */
  corner: Finder
  right: Finder
  below: Finder
  /** modules between the middles of corner and right, corner and below, as far as the finders' own sizes say */
  across: number
  down: number
  cost: number
}

/** The finder turned by quarters until u lies nearest to (dx, dy); v is the side of it on which a clockwise symbol goes on. The angle left over, in radians. */
function turned(finder: Finder, dx: number, dy: number): { finder: Finder; off: number } {
  const sides = [
    [finder.ux, finder.uy, finder.vx, finder.vy],
    [finder.vx, finder.vy, -finder.ux, -finder.uy],
    [-finder.ux, -finder.uy, -finder.vx, -finder.vy],
    [-finder.vx, -finder.vy, finder.ux, finder.uy],
  ] as const
  let best = { finder, off: Number.POSITIVE_INFINITY }
  for (const [ux, uy, vx, vy] of sides) {
    const off = Math.abs(Math.atan2(ux * dy - uy * dx, ux * dx + uy * dy))
    if (off < best.off) {
      // Whatever handedness the fit began with: v to the right of u, as rows and columns are when y points down.
      const way = ux * vy - uy * vx > 0 ? 1 : -1
      best = { finder: { ...finder, ux, uy, vx: vx * way, vy: vy * way }, off }
    }
  }
  return best
}

/** Sheets bent around a cup cost up to 4; corners found in a chequered cloth mostly more. */
const mostCost = 4.5

/** Three patterns of which chance makes one each (scores about 0.5) are no symbol. */
const leastScores = 1.8

const length = (x: number, y: number) => Math.hypot(x, y)

/** The ways in which three of the finders can be a symbol's corners, the likeliest first. */
export function cornersAmong(finders: readonly Finder[], most: number): Corners[] {
  const all: Corners[] = []
  for (const a of finders)
    for (const b of finders)
      for (const c of finders) {
        if (a === b || a === c || b === c || a.score + b.score + c.score < leastScores) continue
        const abx = b.x - a.x
        const aby = b.y - a.y
        const acx = c.x - a.x
        const acy = c.y - a.y
        const ab = length(abx, aby)
        const ac = length(acx, acy)
        const sine = (abx * acy - aby * acx) / (ab * ac)
        if (sine < 0.55) continue
        const corner = turned(a, abx, aby)
        const right = turned(b, abx, aby)
        const below = turned(c, abx, aby)
        // What the finders say a module measures along their own sides.
        const { finder: A } = corner
        const { finder: B } = right
        const { finder: C } = below
        const across = ab / Math.sqrt(length(A.ux, A.uy) * length(B.ux, B.uy))
        const down = ac / Math.sqrt(length(A.vx, A.vy) * length(C.vx, C.vy))
        if (across < 9 || down < 9 || across > 230 || down > 230) continue
        const columns = [A, C].map(({ vx, vy }) => Math.abs(Math.atan2(vx * acy - vy * acx, vx * acx + vy * acy)))
        const angles = corner.off + right.off + below.off + (columns[0] as number) + (columns[1] as number)
        const sizes = [A, B, C].map(sideOf)
        const unlike = Math.log(Math.max(...sizes) / Math.min(...sizes))
        if (unlike > 1.1) continue
        const cost = angles + 2 * Math.abs(Math.log(across / down)) + unlike + (1 - sine) + 2 * (3 - a.score - b.score - c.score)
        if (cost > mostCost) continue
        all.push({ corner: A, right: B, below: C, across, down, cost })
      }
  return all.sort((p, q) => p.cost - q.cost).slice(0, most)
}
