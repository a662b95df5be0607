import { handPoint, held, holdBack, holdFront } from '../hands.tsx'
import { counterWindow, kiosk, slot } from '../machine.tsx'
import { arrow, bar, foot } from '../marks.tsx'
import { womanWithSlip } from '../people/groups.tsx'
import { helper } from '../people/people.tsx'
import { all, as, count, type Drawing, each, g, ln, p, tx } from '../shape.tsx'
import { clock, counterSlip, slipFoot } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

const areas = {
  portrait: { left: 0, right: 1080, top: 372, cut: 1488 },
  landscape: { left: 0, right: 920, top: 148, cut: 641 },
} as const

interface ToCounterProps extends SceneProps {
  /** null: any counter; the sign stays away */
  sign: string | null
  /** the code on the slip; null: no slip came out, the hand is empty */
  code: string | null
}

const across = (sign: string | null, code: string | null, inRoom: Drawing = null): Drawing =>
  code === null
    ? all(arrow(150, 330, 170, 0, '--line', 54), g(all(counterWindow({ n: sign, reach: false }), inRoom), 400, 24, 0.56))
    : all(
        g(held(g(counterSlip({ n: sign ?? '–', code }), -160, -400), { arm: 700 }), 190, 400, 0.8, -4),
        arrow(372, 330, 120, 0, '--line', 50),
        g(all(counterWindow({ n: sign, reach: false }), inRoom), 530, 24, 0.56),
      )

const upright = (sign: string | null, code: string | null, inRoom: Drawing = null): Drawing =>
  all(
    g(all(counterWindow({ n: sign, reach: false }), inRoom), 250, 0, 1.13),
    code === null ? null : g(held(g(counterSlip({ n: sign ?? '–', code }), -160, -400), { arm: 700 }), 252, 1016, 0.96, -5),
    arrow(690, 1108, 168, -90, '--line', 54),
  )

/** For the yellow flood: this window, with this slip. */
export function GoToCounter({ sign, code, ...props }: ToCounterProps) {
  return props.orientation === 'landscape' ? (
    <Frame {...props} box={[920, 492]} areas={areas}>
      {across(sign, code)}
    </Frame>
  ) : (
    <Frame {...props} box={[1080, 1116]} areas={areas}>
      {upright(sign, code)}
    </Frame>
  )
}

const wallClock = () => clock(506, 356, 54, { wedge: 10 })

/** No answer yet: the window, its clock on the wall, and the slip. */
export function NoAnswerYet({ sign, code, ...props }: ToCounterProps) {
  return props.orientation === 'landscape' ? (
    <Frame {...props} box={[920, 492]} areas={areas}>
      {across(sign, code, wallClock())}
    </Frame>
  ) : (
    <Frame {...props} box={[1080, 1116]} areas={areas}>
      {upright(sign, code, wallClock())}
    </Frame>
  )
}

/** The machine is dark; the way goes to the window. */
export function OutOfService({ sign, ...props }: SceneProps & { sign: string | null }) {
  return (
    <Frame
      {...props}
      box={[1080, 900]}
      areas={{ portrait: { left: 0, right: 1080, top: 420, cut: 1500 }, landscape: { left: 0, right: 1366, top: 150, cut: 641 } }}
    >
      {g(kiosk({ slipOut: 0, lit: false }), 20, 60, 0.78)}
      {arrow(420, 620, 130, 0, '--line', 50)}
      {g(counterWindow({ n: sign }), 592, 190, 0.7)}
    </Frame>
  )
}

/** The visit is over: the hand takes the slip, or, when it is gone, the person walks on and the glass is empty. */
export function End({ slipTaken, ...props }: SceneProps & { slipTaken: boolean }) {
  const areasOfEnd = { portrait: { left: 0, right: 1080, top: 420, cut: 1702 }, landscape: { left: 60, right: 1306, top: 130, cut: 641 } }
  return slipTaken ? (
    <Frame {...props} box={[1080, 1000]} areas={areasOfEnd}>
      {g(kiosk({ slipOut: 0 }), 40, 20, 0.96)}
      {g(all(as('halo', womanWithSlip({ n: '' })), womanWithSlip({ n: '' })), 700, 190, 0.82)}
      {each(count(4), i => foot(500 + i * 140, 944 + (i % 2) * 22, 0.44, 84, true, '#fff'))}
    </Frame>
  ) : (
    <Frame {...props} box={[900, 1000]} areas={areasOfEnd}>
      {palmUnder()}
      {slot(
        60,
        40,
        780,
        72,
        all(slipFoot(400, 540), bar(50, 60, 300, 26), bar(50, 116, 220, 26), ln('M30,190H370', 'dash'), bar(50, 236, 260, 26)),
        190,
      )}
      {g(holdFront(), 470, 618)}
      {arrow(760, 230, 220, 90, '#fff', 54)}
    </Frame>
  )
}

/** The palm behind the slip; the flood has no accent of its own, so its marks are white. */
const palmUnder = (): Drawing => g(all(as('halo', holdBack({ arm: 900 })), holdBack({ arm: 900 })), 470, 618)

/** Seconds left, as twenty segments that go out one by one. 540 x 540; for the ink flood. */
const countdown = (secondsLeft: number, of = 20): Drawing => {
  const at = (r: number, a: number) => `${(r * Math.cos(a)).toFixed(1)},${(r * Math.sin(a)).toFixed(1)}`
  const gone = Math.round((1 - Math.min(secondsLeft, of) / of) * 20)
  return g(
    all(
      each(count(20), i => {
        const from = (i / 20) * 2 * Math.PI - Math.PI / 2 + 0.045
        const to = ((i + 1) / 20) * 2 * Math.PI - Math.PI / 2 - 0.045
        return p(
          `M${at(196, from)}L${at(250, from)}A250,250 0 0 1 ${at(250, to)}L${at(196, to)}A196,196 0 0 0 ${at(196, from)}Z`,
          i < gone ? '#7a7263' : '#fff',
          'n',
        )
      }),
      tx(`${secondsLeft}`, 0, 80, 230, { fill: '#fff' }),
    ),
    270,
    270,
  )
}

export function StillThere({ secondsLeft, ...props }: SceneProps & { secondsLeft: number }) {
  return (
    <Frame
      {...props}
      box={[540, 540]}
      areas={{ portrait: { left: 0, right: 1080, top: 290, cut: 830 }, landscape: { left: 36, right: 636, top: 170, cut: 610 } }}
    >
      {countdown(secondsLeft)}
    </Frame>
  )
}

/** The finger on "yes, I am here"; stands in front of the keys. */
export function StillThereHand(props: SceneProps) {
  const hand = handPoint({ arm: 1260 })
  return (
    <Frame
      front
      {...props}
      box={[360, 620]}
      areas={{ portrait: { left: 700, right: 1060, top: 1060, cut: 1702 }, landscape: { left: 1040, right: 1280, top: 330, cut: 641 } }}
    >
      <g className="mv-tap">{g(all(as('halo', hand), hand), 100, 30, 1.02, -8)}</g>
    </Frame>
  )
}

/** The helper; on the yellow flood her yellow vest needs a white edge. */
const standing = (): Drawing => all(as('halo', helper()), helper())

/** Who helps: the person in the yellow vest, and the window, where there is one. Her picture is cut below. */
export function Help({ sign, ...props }: SceneProps & { sign: string | null }) {
  return (
    <Frame
      {...props}
      box={[1080, 700]}
      areas={{ portrait: { left: 0, right: 1080, top: 250, cut: 950 }, landscape: { left: 0, right: 700, top: 170, cut: 641 } }}
    >
      {sign === null ? g(standing(), 540, 240, 1.36) : all(g(standing(), 290, 240, 1.36), g(counterWindow({ n: sign }), 590, 120, 0.66))}
    </Frame>
  )
}
