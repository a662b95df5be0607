import type { Screen } from '../../../service/contract/index.ts'
import { restHand } from '../hands.tsx'
import { counterWindow, kiosk } from '../machine.tsx'
import { arrow, bar } from '../marks.tsx'
import { clerk } from '../people/people.tsx'
import { all, type Drawing, g, p, rr, sh } from '../shape.tsx'
import { abhaCard, bustPlain, card, keyphone, phone } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

type Checked = Extract<Screen, { name: 'checking' }>['what']

const onGlass = (drawing: Drawing): Drawing => g(drawing, 230, 304)
const machine = (glass: Drawing): Drawing => g(kiosk({ screen: onGlass(glass), slipOut: 0 }), 60, 20, 1)
const cardOnGlass = g(abhaCard(), -138, -87, 0.46)

/** The machine works: what goes from where to where. */
const acts: Record<Checked, () => Drawing> = {
  sendingCode: () =>
    all(machine(g(phone({ sms: true }), -72, -150, 0.48)), arrow(590, 380, 130, 0, '--accent', 48), g(phone({ ringed: true }), 770, 200, 0.82)),
  checkingCode: () =>
    all(
      g(phone({ ringed: true }), 60, 220, 0.82),
      arrow(370, 420, 130, 0, '--accent', 48),
      g(kiosk({ screen: onGlass(codeBoxes()), slipOut: 0 }), 550, 20, 1),
    ),
  findingAbha: () =>
    all(
      g(keyphone({ sms: false }), 80, 250, 1),
      arrow(370, 460, 130, 0, '--accent', 48),
      g(kiosk({ screen: onGlass(lookedFor()), slipOut: 0 }), 550, 20, 1),
    ),
  makingAbha: () =>
    all(
      g(card({ ringed: true }), 60, 80, 0.72),
      arrow(270, 400, 120, 90, '--accent', 48),
      g(abhaCard(), 60, 560, 0.72),
      g(kiosk({ screen: onGlass(cardOnGlass), slipOut: 0 }), 550, 20, 1),
    ),
  findingAddresses: () => all(machine(cardOnGlass), g(names(), 640, 200, 1)),
  savingAddress: () =>
    all(g(names(1), 40, 200, 1), arrow(440, 390, 90, 0, '--accent', 44), g(kiosk({ screen: onGlass(cardOnGlass), slipOut: 0 }), 550, 20, 1)),
  gettingProfile: () =>
    all(g(abhaCard(), 20, 310, 0.72), arrow(476, 446, 90, 0, '--accent', 44), g(kiosk({ screen: onGlass(lookedFor()), slipOut: 0 }), 560, 20, 1)),
}

const codeBoxes = (): Drawing =>
  all(
    ...[0, 1, 2, 3, 4, 5].map(i => all(rr(-144 + i * 48, -36, 46, 72, 6, '--sheet', 'in'), p(`M${-121 + i * 48},-8a9,9 0 1 0 .1,0Z`, '--line', 'n'))),
  )
const lookedFor = (): Drawing =>
  all(p('M-138,-87H138V87H-138Z', 'none', 'gh'), g(bustPlain(), -80, 0, 0.3), bar(-20, -30, 120, 16), bar(-20, 0, 80, 16), bar(-20, 30, 100, 16))
const names = (chosen = -1): Drawing =>
  all(
    ...[0, 1, 2].map(i =>
      all(rr(0, i * 130, 380, 100, 14, i === chosen ? '--accent-tint' : '--sheet'), bar(30, i * 130 + 40, [220, 260, 190][i] ?? 200, 22, '--line')),
    ),
  )

/** Something takes a while. 1080 x 1000 */
export function Checking({ what, ...props }: SceneProps & { what: Checked }) {
  return (
    <Frame
      {...props}
      box={[1080, 1000]}
      areas={{ portrait: { left: 0, right: 1080, top: 360, cut: 1500 }, landscape: { left: 560, right: 1330, top: 30, cut: 630 } }}
    >
      {acts[what]()}
    </Frame>
  )
}

/** The clerk's hand that writes on a slip, on the ledge of a window. */
const writing = (): Drawing =>
  all(
    p('M178,752L210,706H346L322,752Z', '--sheet'),
    bar(228, 716, 70, 8),
    bar(218, 731, 60, 8),
    sh('M330,700C350,640 420,600 470,640C480,660 450,690 400,720L372,744Z', '--shirt', '--shirt-s', -10, 0),
    g(p('M0,0L70,-96L82,-88L12,8L-4,14Z', '--neel'), 296, 734),
    g(restHand({ skin: 3 }), 352, 716, 0.78, 62),
  )

/** The hospital's window, and its clerk writes the token. */
export function WaitingForToken({ sign = '2', ...props }: SceneProps & { sign?: string }) {
  return (
    <Frame
      {...props}
      box={[720, 860]}
      areas={{ portrait: { left: 60, right: 1020, top: 420, cut: 1500 }, landscape: { left: 640, right: 1340, top: 10, cut: 636 } }}
    >
      {g(counterWindow({ n: sign, who: clerk(), reach: false, ledge: writing() }), 40, 40, 1)}
    </Frame>
  )
}
