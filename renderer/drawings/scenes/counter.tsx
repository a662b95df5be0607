import type { Reader } from '../../../service/contract/index.ts'
import { holdBack, holdFront } from '../hands.tsx'
import { counterWindow } from '../machine.tsx'
import { ring } from '../marks.tsx'
import { clerk, man, woman } from '../people/people.tsx'
import { all, type Drawing, each, g, ln, p, rr, slab } from '../shape.tsx'
import { qrSheet } from '../things.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'
import { readerAt, sight } from './reader.tsx'

/** The machine seen from the side: its front edge at x, running off to the right and below. */
export const machineSide = (x: number, y: number, h: number): Drawing =>
  all(
    p(`M${x + 26},${y + 10}H${x + 900}V${y + h}H${x + 26}Z`, '--body'),
    rr(x, y, 44, h, 16, '--face'),
    rr(x - 6, y + h * 0.42, 14, h * 0.9, 7, '--bezel', 'in'),
  )

/** The sheet as it is shown: turned a little away from us. The arm comes from the person at the left. */
export const shownSheet = (sign: string): Drawing =>
  all(
    g(holdBack({ arm: 900, bangles: false }), 0, 0, 1, 34),
    <g transform="translate(-168 -528) skewY(-4) scale(.8)">{qrSheet({ n: sign })}</g>,
    g(holdFront(), 0, 0, 1, 8),
  )

const areas = { portrait: { left: 0, right: 1080, top: 296, cut: 690 }, landscape: { left: 0, right: 560, top: 204, cut: 641 } }

/** The act from the side: a person holds the counter's sheet into what the camera sees, or into the scanner's red light. */
export function ScanCounter({ sign = '2', reader = 'camera', ...props }: SceneProps & { sign?: string; reader?: Reader }) {
  return props.orientation === 'landscape' ? (
    <Frame {...props} box={[560, 500]} areas={areas}>
      {g(man({ look: 20 }), 138, 262, 0.92)}
      {sight(reader, 'M478,130L362,52V292Z')}
      {slab(478, 36, 76, 700, 16, 0, '--face', '--body-s')}
      {rr(471, 230, 14, 300, 7, '--bezel', 'in')}
      {readerAt(reader, 478, 130, 0.9)}
      <g className="mv-up">{g(shownSheet(sign), 300, 318, 0.5)}</g>
    </Frame>
  ) : (
    <Frame {...props} box={[1080, 460]} areas={areas}>
      {g(man({ look: 20 }), 240, 190, 1.14)}
      {sight(reader, 'M884,170L654,50V344Z')}
      {machineSide(884, 8, 500)}
      {ln('M884,459H1180', 'o')}
      {readerAt(reader, 884, 170)}
      <g className="mv-up">{g(shownSheet(sign), 560, 366, 0.6)}</g>
    </Frame>
  )
}

const behind = [clerk(), man({ towel: false, moustache: false, skin: 3 }), woman({ flower: false })]

/** Three windows, each under its black sign; the sign is what to look for. */
export function ChooseCounter({ signs = ['1', '2', '3'], ...props }: SceneProps & { signs?: readonly string[] }) {
  const shown = signs.slice(0, 3)
  return (
    <Frame {...props} box={[1080, 420]} areas={{ ...choiceAreas, portrait: { ...choiceAreas.portrait, cut: 652 } }}>
      {each(shown, (n, i) =>
        g(all(counterWindow({ n, who: behind[i], reach: false }), ring(196, -6, 282, 270, 44)), 70 + (3 - shown.length) * 170 + i * 336, 24, 0.46),
      )}
    </Frame>
  )
}
