import type { Reader } from '../../../service/contract/index.ts'
import { handPoint, held } from '../hands.tsx'
import { slot } from '../machine.tsx'
import { bar, touch } from '../marks.tsx'
import { namaste } from '../people/namaste.tsx'
import { doctor, girl, man, oldMan, oldWoman, woman } from '../people/people.tsx'
import { all, as, clip, type Drawing, each, g, ln, p, slab, tx } from '../shape.tsx'
import { slipFoot, tokenSlip } from '../things.tsx'
import { machineSide, shownSheet } from './counter.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'
import { readerAt, sight } from './reader.tsx'

/** Large, looking at you: an old woman says namaste, her neighbours beside her. 1080 x 480, cut by the strip below. */
const people = (): Drawing =>
  all(
    g(woman(), 188, 196, 0.96),
    g(oldMan(), 838, 196, 0.98),
    g(girl(), 982, 306, 0.76),
    g(oldWoman(), 512, 172, 1.14),
    g(namaste({ skin: 2 }), 512, 508, 0.96),
  )

/** The slip in a hand; its number stands above the thumb. */
const slipInHand = (): Drawing =>
  held(g(all(slipFoot(200, 300), tx('12', 100, 130, 132, { weight: 700 }), bar(24, 160, 70, 12)), -150, -400, 1.34), {
    skin: 2,
    arm: 600,
    bangles: false,
  })

const third = 360
const height = 300
const point = 26

/** The edge between two pictures of the strip points on to the next. */
const beak = (x: number, up = false): string =>
  up
    ? `V${height / 2 + 36}L${x + point},${height / 2}L${x},${height / 2 - 36}`
    : `V${height / 2 - 36}L${x + point},${height / 2}L${x},${height / 2 + 36}`

/** The whole visit in three pictures: show the sheet, take the slip, see the doctor. 1080 x 300 */
const strip = (reader: Reader): Drawing => {
  const show = all(
    g(man({ towel: false, look: 20 }), 78, 150, 0.74),
    sight(reader, 'M296,96L222,44V176Z'),
    g(shownSheet('2'), 188, 196, 0.33),
    machineSide(296, 24, 320),
    readerAt(reader, 296, 96, 0.6),
  )
  const take = all(slab(30, 14, 330, 84, 10, 14, '--face', '--body-s'), slot(70, 40, 250, 34, g(tokenSlip(), 0, 0, 0.92), 33))
  const meet = all(g(oldWoman(), 98, 170, 0.72), g(doctor(), 286, 156, 0.74), g(slipInHand(), 196, 282, 0.4))
  return all(
    each([meet, take, show], (art, i) => {
      const x = (2 - i) * third
      const d = `M${x},0H${x + third}${i === 0 ? '' : beak(x + third)}V${height}H${x}${x === 0 ? '' : beak(x, true)}Z`
      return all(p(d, i === 1 ? '--accent-tint' : '--room', 'n'), clip(d, as(`act act${3 - i}`, g(art, x + (x === 0 ? 0 : 10), 0))))
    }),
    ln(`M${third},0${beak(third)}V${height}M${2 * third},0${beak(2 * third)}V${height}`, 'o'),
    ln(`M-40,0H1080V${height}H-40`, 'o'),
  )
}

/** The machine at rest: people who welcome, and the whole visit in three pictures. Upright: people 270 to 700, strip 700 to 1030; across: the left 790. */
export function Start({ reader = 'camera', ...props }: SceneProps & { reader?: Reader }) {
  const areas = { portrait: { left: 0, right: 1080, top: 290, cut: 1070 }, landscape: { left: 0, right: 770, top: 180, cut: 641 } }
  return props.orientation === 'landscape' ? (
    <Frame {...props} box={[770, 461]} areas={areas} stand="left">
      {clip('M0,-60H770V247H0Z', as('drift', g(people(), 30, -18, 0.66)))}
      {g(strip(reader), 0, 247, 0.713)}
    </Frame>
  ) : (
    <Frame {...props} box={[1080, 780]} areas={areas} stand="left">
      {clip('M0,-100H1080V480H0Z', as('drift', people()))}
      {g(strip(reader), 0, 480)}
    </Frame>
  )
}

/** A finger touches a key: what is wanted is said by touching. */
export function Want(props: SceneProps) {
  return (
    <Frame
      {...props}
      box={[620, 440]}
      areas={{ portrait: { left: 460, right: 1080, top: 220, cut: 660 }, landscape: choiceAreas.landscape }}
      stand="right"
    >
      {slab(70, 120, 380, 190, 18, 26, '--sheet', '--edge')}
      {touch(232, 226)}
      {g(handPoint({ arm: 1400 }), 246, 214, 0.8, -66)}
    </Frame>
  )
}
