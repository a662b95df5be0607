import type { Trouble as TroubleName } from '../../../service/contract/index.ts'
import { held, phoneInHand } from '../hands.tsx'
import { counterWindow, kiosk, startScreen } from '../machine.tsx'
import { arrow, bar, notThis } from '../marks.tsx'
import { motherChild } from '../people/groups.tsx'
import { girl, helper, man, oldMan, oldWoman, woman } from '../people/people.tsx'
import { all, as, type Drawing, dot, g, p, rr, slab } from '../shape.tsx'
import { abhaCard, card, clock, house, keyphone, parkSlip, phone } from '../things.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'

/** A computer that does not answer: its glass is dark. 520 x 470 */
const darkComputer = (): Drawing =>
  all(
    slab(200, 340, 120, 90, 4, 14, '--phone', '--phone-s'),
    slab(120, 420, 280, 30, 10, 14, '--phone', '--phone-s'),
    slab(0, 0, 520, 350, 20, 22, '--phone', '--phone-s'),
    rr(24, 24, 472, 286, 8, '--phone-s', 'in'),
    dot(260, 330, 8, '--phone-l'),
  )

/** as wide as the other phone, so that the hand fits */
const keypad = (): Drawing => g(keyphone({ sms: false }), 0, 0, 1.36)

const window = (x: number, y: number, k: number): Drawing => g(counterWindow({ n: null }), x, y, k)

/** A card whose colours have gone to sleep. */
const sleepingCard = (): Drawing =>
  all(abhaCard(), p('M22,0H578A22,22 0 0 1 600,22V92H0V22A22,22 0 0 1 22,0Z', '--mute'), bar(40, 38, 120, 22, '--sheet'))

/** On the yellow flood her yellow vest needs a white edge. */
const standing = (): Drawing => all(as('halo', helper()), helper())

const pictures: Record<TroubleName, () => Drawing> = {
  codeLocked: () => all(g(phoneInHand({ arm: 1200 }), 150, 110, 0.92), clock(790, 350, 220, { wedge: 30 })),
  aadhaarServiceDown: () => all(g(darkComputer(), 440, 110, 1.08), g(card(), 60, 330, 0.72)),
  abdmDown: () => all(g(darkComputer(), 440, 110, 1.08), g(abhaCard(), 60, 330, 0.72)),
  tooManyRequests: () =>
    all(
      g(oldMan(), 600, 318, 0.86),
      g(woman(), 770, 340, 0.86),
      g(man(), 886, 404, 0.84),
      g(girl(), 506, 452, 0.76),
      g(oldWoman(), 680, 452, 0.86),
      g(kiosk({ screen: startScreen(), slipOut: 0 }), 30, 40, 0.78),
    ),
  deactivated: () =>
    all(
      window(620, 20, 0.66),
      g(held(g(sleepingCard(), -300, -378), { arm: 900 }), 262, 560, 0.74, -3),
      notThis(330, 360, 84),
      arrow(500, 380, 96, 0, '--accent', 44),
    ),
  child: () => all(g(motherChild(), 20, 80, 1.06), arrow(620, 440, 96, 0, '--accent', 44), window(726, 170, 0.5)),
  notPermitted: () =>
    all(g(kiosk({ screen: startScreen(), slipOut: 0 }), 50, 40, 0.76), arrow(450, 420, 110, 0, '--accent', 46), window(610, 60, 0.66)),
  notMe: () => all(g(abhaCard(), 36, 250, 0.74), arrow(506, 396, 90, 0, '--accent', 44), window(630, 60, 0.66)),
  aadhaarHasNoMobile: () =>
    all(g(card(), 48, 190, 0.6), g(phone({ sms: false }), 436, 190, 0.58), notThis(524, 380, 84), g(standing(), 820, 302, 1.16)),
  phoneElsewhere: () => all(g(house(g(phone({ ringed: true }), 181, 232, 0.39)), 20, 170, 1.06), g(standing(), 800, 270, 1.24)),
  // its time is over
  pickupNotFound: () =>
    all(g(held(g(parkSlip('0000'), -165, -340), { arm: 900 }), 260, 560, 1.1, -3), notThis(250, 300, 100), clock(790, 350, 220, { wedge: 10 })),
  // no second card; the phone finds the one that was there before
  alreadyElsewhere: () =>
    all(
      g(abhaCard(), 30, 330, 0.6),
      g(abhaCard(), 96, 210, 0.6),
      notThis(380, 250, 90),
      arrow(520, 400, 90, 0, '--accent', 46),
      g(phoneInHand({ ph: keypad(), arm: 1200 }), 720, 120, 0.88),
    ),
  // the phone finds it and does not open it; the card does
  notOpened: () =>
    all(
      g(phoneInHand({ ph: keypad(), arm: 1200 }), 40, 120, 0.88),
      notThis(210, 330, 90),
      arrow(450, 400, 90, 0, '--accent', 46),
      g(abhaCard(), 580, 250, 0.74),
    ),
  unexpected: () => all(g(kiosk({ slipOut: 0, lit: false }), 90, 40, 0.78), g(standing(), 760, 270, 1.24)),
}

/** Why it does not go on this way, and who helps. */
export function Trouble({ trouble, ...props }: SceneProps & { trouble: TroubleName }) {
  return (
    <Frame {...props} box={[1080, 690]} areas={choiceAreas}>
      {pictures[trouble]()}
    </Frame>
  )
}
