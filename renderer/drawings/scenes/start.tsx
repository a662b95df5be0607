import { handPoint, held } from '../hands.tsx'
import { slot } from '../machine.tsx'
import { touch } from '../marks.tsx'
import { namaste } from '../people/namaste.tsx'
import { doctor, girl, man, oldMan, oldWoman, woman } from '../people/people.tsx'
import { all, clip, type Drawing, each, g, ln, p, slab } from '../shape.tsx'
import { qrSheet, tokenSlip } from '../things.tsx'
import { lens, machineSide } from './counter.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'

/** Big, looking at you: an old woman says namaste, her neighbours beside her. 1080 x 440, cut by the strip below. */
const people = (): Drawing =>
  all(
    g(woman(), 172, 172, 0.98),
    g(oldMan(), 876, 178, 1.0),
    g(girl(), 1010, 300, 0.74),
    g(oldWoman(), 524, 176, 1.16),
    g(namaste({ skin: 2 }), 524, 398, 0.86),
  )

/** Three pictures of 360 x 330, parted by an edge that points on. */
const strip = (): Drawing => {
  const first = all(
    g(man({ towel: false, look: 18 }), 66, 196, 0.72),
    p('M288,92L208,52V244Z', '--cone', 'n'),
    g(held(<g transform="translate(-84 -276) skewY(-4) scale(.4)">{qrSheet()}</g>, { arm: 900, bangles: false }), 186, 286, 0.86),
    machineSide(290, 20, 340),
    lens(290, 104, 0.62),
  )
  const second = all(
    slab(26, 22, 330, 80, 10, 14, '--face', '--body-s'),
    slot(66, 46, 250, 34, g(tokenSlip(), 0, 0, 0.96), 29),
    g(handPoint({ arm: 900 }), 286, 268, 0.34, -34),
  )
  const third = all(
    g(oldWoman(), 92, 184, 0.68),
    g(doctor(), 282, 170, 0.72),
    g(held(g(tokenSlip(), -74, -196, 0.74), { skin: 2, arm: 600 }), 186, 326, 0.74),
  )
  const d = (x: number, last: boolean) =>
    `M${x},0H${x + 360}${last ? 'V330' : 'V128L' + (x + 386) + ',165L' + (x + 360) + ',202V330'}H${x}${x === 0 ? '' : `V202L${x + 26},165L${x},128`}Z`
  return all(
    each([third, second, first], (art, i) => {
      const at = 2 - i
      return all(
        p(d(at * 360, at === 2), at === 1 ? '--accent-tint' : '--room', 'n'),
        clip(d(at * 360, at === 2), g(art, at * 360 + (at === 0 ? 0 : 12), 0)),
      )
    }),
    ln('M360,0V128L386,165L360,202V330M720,0V128L746,165L720,202V330', 'o'),
    ln('M-600,0H1700M-600,330H1700', 'o'),
  )
}

/** The machine at rest: people who welcome, and the whole visit in three pictures. Upright: people 270 to 700, strip 700 to 1030; across: the left 790. */
export function Start(props: SceneProps) {
  return (
    <Frame
      {...props}
      box={[1080, 780]}
      areas={{ portrait: { left: 0, right: 1080, top: 270, cut: 1050 }, landscape: { left: 0, right: 780, top: 100, cut: 641 } }}
      stand="left"
    >
      {clip('M0,-100H1080V440H0Z', people())}
      {g(strip(), 0, 440)}
      {p('M0,772H1080V781H0Z', 'none', 'n')}
    </Frame>
  )
}

/** A finger touches a key: what is wanted is said by touching. */
export function Want(props: SceneProps) {
  return (
    <Frame
      {...props}
      box={[620, 440]}
      areas={{ portrait: { left: 460, right: 1080, top: 200, cut: 640 }, landscape: choiceAreas.landscape }}
      stand="right"
    >
      {slab(70, 120, 380, 190, 18, 26, '--sheet', '--edge')}
      {touch(232, 226)}
      {g(handPoint({ arm: 1400 }), 246, 214, 0.9, -52)}
    </Frame>
  )
}
