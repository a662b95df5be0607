import type { ReactNode } from 'react'
import type { CameraHint } from '../../../service/contract/index.ts'
import { holdBack, holdFront } from '../hands.tsx'
import { arrow, beam, corners } from '../marks.tsx'
import { Picture } from '../Picture.tsx'
import { all, type Drawing, el, g, ln, p, rrp, slab } from '../shape.tsx'
import { qrSheet } from '../things.tsx'
import { qrCard } from './known.tsx'
import { lens } from './reader.tsx'

/** What is held before the camera. */
export type HeldUp = 'sheet' | 'card'

/** As large as two of them fit beside an arrow. */
const things: Record<HeldUp, { drawing: () => Drawing; w: number; h: number; k: number }> = {
  sheet: { drawing: () => qrSheet(), w: 420, h: 690, k: 0.29 },
  card: { drawing: () => qrCard(), w: 600, h: 378, k: 0.25 },
}
/** its middle at the origin */
const thing = (of: HeldUp, size = 1): Drawing => {
  const { drawing, w, h, k } = things[of]
  return g(drawing(), (-w * k * size) / 2, (-h * k * size) / 2, k * size)
}
/** where it was before the movement */
const where = (of: HeldUp): Drawing => {
  const { w, h, k } = things[of]
  return p(rrp(-w * k * 0.46, -h * k * 0.46, w * k * 0.92, h * k * 0.92, 4), '--sheet-back', 'dash')
}
/** A hand that holds it from below, its thumb on the foot, beside the code. */
const inHand = (of: HeldUp, drawing: Drawing): Drawing => {
  const x = of === 'sheet' ? 10 : -22
  const y = (things[of].h * things[of].k) / 2 - 4
  return all(g(holdBack({ arm: 900, bangles: false }), x, y, 0.3), drawing, g(holdFront(), x, y, 0.3))
}

const turned = (drawing: Drawing): Drawing => <g transform="skewY(-14) scale(.72 1)">{drawing}</g>

const acts: Record<CameraHint, (of: HeldUp) => Drawing> = {
  closer: of =>
    all(g(inHand(of, thing(of, 0.85)), 80, 108), arrow(156, 104, 78), slab(268, -20, 44, 300, 16, 0, '--face', '--body-s'), lens(266, 104, 0.9)),
  still: of => all(g(inHand(of, thing(of, 0.85)), 165, 112), of === 'sheet' ? corners(88, 14, 154, 196, 34) : corners(68, 34, 194, 156, 34)),
  tilt: of => all(g(where(of), 80, 108), arrow(162, 108, 54, 0, '--accent', 22), g(inHand(of, turned(thing(of, 0.92))), 268, 108)),
  light: of =>
    all(
      beam('M165,50L30,236H300Z'),
      ln('M165,-20V20', 'o'),
      p('M120,52C120,30 140,20 165,20C190,20 210,30 210,52Z', '--bezel'),
      el(165, 56, 22, 14, '--haldi'),
      g(inHand(of, thing(of, 0.72)), 165, of === 'sheet' ? 152 : 146),
    ),
}

/** The one act that would help, small: stands beside its words in the camera's picture. */
export const hintPicture = (hint: CameraHint, of: HeldUp): ReactNode => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {acts[hint](of)}
  </Picture>
)
