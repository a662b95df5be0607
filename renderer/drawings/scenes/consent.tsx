import { held } from '../hands.tsx'
import { counterWindow, reachHand } from '../machine.tsx'
import { arrow, bar, elbow, ring } from '../marks.tsx'
import { clerk, doctor } from '../people/people.tsx'
import { all, clip, count, type Drawing, dot, each, g, ln, p, rr, rrp, slab, tx } from '../shape.tsx'
import { abhaCard, bustPlain, card } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

export type ConsentPointNumber = 1 | 2 | 3 | 4 | 5

const areas = {
  portrait: { left: 0, right: 1080, top: 232, cut: 1010 },
  landscape: { left: 20, right: 700, top: 120, cut: 560 },
} as const

/** Another proof of who I am: no stripes, the photo on the right. 600 x 378 */
const otherCard = (): Drawing =>
  all(
    slab(0, 0, 600, 378, 22, 9, '--sheet', '--edge'),
    clip(rrp(0, 0, 600, 378, 22), p('M0,0H600V70H0Z', '--mute', 'n')),
    p(rrp(0, 0, 600, 378, 22)),
    bar(40, 112, 240, 18),
    bar(40, 160, 300, 18),
    bar(40, 208, 190, 18),
    bar(300, 324, 256, 24, '--line'),
    rr(406, 108, 150, 184, 8, '--tint'),
    clip(rrp(406, 108, 150, 184, 8), g(bustPlain(), 481, 196, 0.5)),
    p(rrp(406, 108, 150, 184, 8)),
  )

/** The paper that says yes, with the thumb's print. 260 x 340 */
const consentPaper = (): Drawing =>
  all(
    slab(0, 0, 260, 340, 8, 5, '--sheet', '--edge'),
    each(count(6), i => bar(30, 36 + i * 34, i === 5 ? 120 : 200, 12)),
    g(
      each([46, 34, 22, 10], r => ln(`M${-r * 0.7},${r * 0.7 + 8}V0A${r * 0.7},${r * 0.9} 0 0 1 ${r * 0.7},0V${r * 0.7 + 8}`, 'i')),
      196,
      276,
      1,
    ),
  )

const points: Record<ConsentPointNumber, () => Drawing> = {
  // the card's number becomes an ABHA
  1: () => all(g(card({ ringed: true }), 48, 40, 0.9), elbow(612, 210, 806, 400), g(abhaCard(), 468, 408, 0.94)),
  // name, address and photo come from the card
  2: () =>
    all(
      g(all(card(), ring(20, 84, 390, 174, 24)), 48, 40, 0.9),
      elbow(612, 160, 806, 400),
      g(all(abhaCard(), ring(24, 108, 348, 170, 24)), 468, 408, 0.94),
    ),
  // doctors and hospitals that are linked can see it
  3: () => all(g(abhaCard(), 36, 220, 0.8), arrow(548, 380, 100, 0, '--accent', 44), g(doctor(), 850, 330, 1.3)),
  // it need not be Aadhaar: another card is taken too
  4: () =>
    all(
      g(counterWindow({ n: null, who: clerk(), reach: false }), 400, -170, 0.88),
      g(reachHand(), 400, -170, 0.88),
      g(card(), 36, 30, 0.5),
      g(held(g(otherCard(), -150, -378), { arm: 800 }), 190, 748, 0.72, -4),
      arrow(610, 636, 96, -28, '--accent', 44),
    ),
  // the yes can be taken back
  5: () =>
    all(
      g(counterWindow({ n: null, who: clerk(), reach: false }), 40, -170, 0.86),
      arrow(630, 470, 120, 0, '--accent', 44),
      g(held(g(consentPaper(), -120, -340), { arm: 900 }), 900, 640, 1),
    ),
}

/** One of the five points of the consent. 1080 x 778 */
export function ConsentPoint({ point, ...props }: SceneProps & { point: ConsentPointNumber }) {
  return (
    <Frame {...props} box={[1080, 778]} areas={areas}>
      {points[point]()}
      {props.orientation === 'portrait' && ln('M-80,777H1160', 'o')}
    </Frame>
  )
}

/** How far through the five points: the one spoken now is filled. 452 x 68 */
export const fivePoints = (now: ConsentPointNumber): Drawing =>
  each(count(5), i => {
    const on = i + 1 <= now
    return all(
      dot(34 + i * 96, 34, 33, on ? '--accent' : 'none', on ? 'n' : 'dotn'),
      tx(`${i + 1}`, 34 + i * 96, 50, 46, { fill: on ? '--on-accent' : '--ink-2' }),
    )
  })
