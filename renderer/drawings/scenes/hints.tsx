import type { ReactNode } from 'react'
import type { CameraHint } from '../../../service/contract/index.ts'
import { holdBack, holdFront } from '../hands.tsx'
import { arrow, beam, corners } from '../marks.tsx'
import { Picture } from '../Picture.tsx'
import { all, type Drawing, el, g, ln, p, rrp } from '../shape.tsx'
import { qrSheet } from '../things.tsx'
import { lens, machineSide } from './counter.tsx'
import { qrCard } from './known.tsx'

/** What is held before the camera. */
export type HeldUp = 'sheet' | 'card'

/** About 130 by 210, its middle at the origin. */
const things: Record<HeldUp, { drawing: () => Drawing; w: number; h: number; k: number }> = {
  sheet: { drawing: () => qrSheet(), w: 420, h: 690, k: 0.29 },
  card: { drawing: () => qrCard(), w: 600, h: 378, k: 0.3 },
}
const thing = (of: HeldUp, size = 1): Drawing => {
  const { drawing, w, h, k } = things[of]
  return g(drawing(), (-w * k * size) / 2, (-h * k * size) / 2, k * size)
}
/** where it was before the movement */
const where = (of: HeldUp): Drawing => {
  const { w, h, k } = things[of]
  return p(rrp((-w * k) / 2, (-h * k) / 2, w * k, h * k, 4), 'none', 'dash')
}
/** A hand that holds it from below, its thumb on the foot. */
const inHand = (of: HeldUp, drawing: Drawing): Drawing => {
  const below = (things[of].h * things[of].k) / 2
  return all(g(holdBack({ arm: 900, bangles: false }), 10, below - 4, 0.3), drawing, g(holdFront(), 10, below - 4, 0.3))
}

const acts: Record<CameraHint, (of: HeldUp) => Drawing> = {
  closer: of => all(g(inHand(of, thing(of, 0.8)), 84, 104), arrow(150, 104, 92), machineSide(286, -20, 300), lens(286, 104, 0.9)),
  still: of => all(g(inHand(of, thing(of)), 165, 100), corners(70, 6, 190, 196, 34)),
  tilt: of =>
    all(g(where(of), 110, 112), arrow(176, 112, 44, 0, '--accent', 22), <g transform="translate(262 112) skewY(-14) scale(.72 1)">{thing(of)}</g>),
  light: of =>
    all(
      beam('M165,44L40,236H290Z'),
      ln('M165,-20V20', 'o'),
      p('M120,52C120,30 140,20 165,20C190,20 210,30 210,52Z', '--bezel'),
      el(165, 56, 22, 14, '--haldi'),
      g(inHand(of, thing(of, 0.72)), 165, 164),
    ),
}

/** The one act that would help, small: stands beside its words in the camera's picture. */
export const hintPicture = (hint: CameraHint, of: HeldUp): ReactNode => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {acts[hint](of)}
  </Picture>
)
