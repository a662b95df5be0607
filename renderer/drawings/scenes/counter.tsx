import { held } from '../hands.tsx'
import { counterWindow } from '../machine.tsx'
import { ring } from '../marks.tsx'
import { clerk, man, woman } from '../people/people.tsx'
import { all, type Drawing, dot, each, el, g, ln, p, rr } from '../shape.tsx'
import { qrSheet } from '../things.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'

/** The machine seen from the side: its front edge at x, running off to the right and below. */
export const machineSide = (x: number, y: number, h: number): Drawing =>
  all(
    p(`M${x + 26},${y + 10}H${x + 900}V${y + h}H${x + 26}Z`, '--body'),
    rr(x, y, 44, h, 16, '--face'),
    rr(x - 6, y + h * 0.42, 14, h * 0.9, 7, '--bezel', 'in'),
  )

/** The camera's eye from the side. */
export const lens = (x: number, y: number, k = 1): Drawing =>
  g(all(el(0, 0, 20, 40, '--bezel'), el(-8, 0, 9, 20, '--lens', 'n'), dot(-10, -8, 4, '#fff')), x, y, k)

/** The act from the side: a person holds the counter's sheet into what the camera sees. Stands over the live picture. */
export function ScanCounter({ sign = '2', ...props }: SceneProps & { sign?: string }) {
  return (
    <Frame
      {...props}
      box={[1080, 420]}
      areas={{ portrait: { left: 0, right: 1080, top: 232, cut: 652 }, landscape: { left: 808, right: 1366, top: 100, cut: 330 } }}
      stand="right"
    >
      {g(man({ look: 20 }), 214, 176, 1.04)}
      {p('M872,150L676,30V372Z', '--cone', 'n')}
      {machineSide(880, 8, 440)}
      {lens(878, 150)}
      <g className="mv-up">
        {g(held(<g transform="translate(-134 -442) skewY(-4) scale(.66)">{qrSheet({ n: sign })}</g>, { arm: 900, bangles: false }), 580, 360, 0.8, 3)}
      </g>
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
      {ln('M0,419H1080', 'o')}
    </Frame>
  )
}
