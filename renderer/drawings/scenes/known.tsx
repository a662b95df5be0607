import type { KnownBy as KnownByWhat } from '../../../service/contract/index.ts'
import { phoneInHand } from '../hands.tsx'
import { counterWindow } from '../machine.tsx'
import { arrow, bar, beam, ring } from '../marks.tsx'
import { all, type Drawing, g, p, tx } from '../shape.tsx'
import { abhaCard, keyphone, phone } from '../things.tsx'
import { choiceAreas, entryAreas, Frame, type SceneProps } from './Frame.tsx'

/** The ABHA card with its QR ringed. */
export const qrCard = (): Drawing => all(abhaCard(), ring(376, 104, 196, 196, 30))

/** The card or the phone: either will do. */
export function KnownBy(props: SceneProps) {
  return (
    <Frame {...props} box={[1080, 698]} areas={choiceAreas}>
      {g(qrCard(), 48, 170, 0.92)}
      {g(phoneInHand({ ph: phone({ sms: false, question: false }), arm: 1200, bangles: false }), 748, 110, 0.9)}
    </Frame>
  )
}

/** A keypad phone as wide as the other one, so that the hand fits. */
const keypadPhone = (inner: Drawing): Drawing => g(all(keyphone({ sms: false }), inner), 0, 0, 1.36)

/** The number of this mobile, ringed on its own glass. */
export function EnterMobile({ purpose = 'login', ...props }: SceneProps & { purpose?: 'login' | 'messages' }) {
  return (
    <Frame {...props} box={[560, 520]} areas={entryAreas} stand="left">
      {purpose === 'login'
        ? g(phoneInHand({ ph: keypadPhone(all(tx('0000000000', 110, 138, 25), ring(26, 106, 168, 48, 20))), arm: 1000 }), 148, 30, 0.96)
        : g(phoneInHand({ ph: all(phone({ sms: false }), hospitalMessage()), arm: 1000 }), 148, 30, 0.96)}
    </Frame>
  )
}

/** A message that is not a code: lines, and a counter's sign. */
const hospitalMessage = (): Drawing =>
  all(
    bar(44, 84, 60, 12, '--phone-m'),
    bar(204, 84, 52, 12, '--phone-m'),
    p('M60,130H240A26,26 0 0 1 266,156V316A26,26 0 0 1 240,342H104L58,384L66,342H60A26,26 0 0 1 34,316V156A26,26 0 0 1 60,130Z', '--sheet'),
    g(counterWindow({ n: '2', reach: false }), 62, 154, 0.19),
    bar(196, 186, 48, 12),
    bar(196, 216, 48, 12),
    bar(196, 246, 34, 12),
  )

/** The fourteen digits on the ABHA card, ringed; the beam says where they go. */
export function EnterAbhaNumber(props: SceneProps) {
  return (
    <Frame {...props} box={[800, 528]} areas={entryAreas} stand="left">
      {beam('M130,420H640L780,528H70Z')}
      {g(abhaCard({ digits: true, ringed: true }), 48, 12, 1.22)}
    </Frame>
  )
}

/** The phone asks, and where a card would be there is none: only its dashes. */
export function NoAbhaFound({ by = 'mobile', ...props }: SceneProps & { by?: KnownByWhat }) {
  return (
    <Frame {...props} box={[1080, 698]} areas={choiceAreas}>
      {by === 'mobile'
        ? g(phoneInHand({ ph: phone({ sms: false }), arm: 1200 }), 130, 110, 0.92)
        : g(by === 'card' ? qrCard() : abhaCard({ digits: true, ringed: true }), 30, 220, 0.72)}
      {arrow(500, 340, 96, 0, '--accent', 40)}
      {p('M662,200H1016A20,20 0 0 1 1036,220V440A20,20 0 0 1 1016,460H662A20,20 0 0 1 642,440V220A20,20 0 0 1 662,200Z', 'none', 'gh')}
      {p('M662,272H1016', 'none', 'gh')}
      {p('M676,308H760V404H676Z', 'none', 'gh')}
      {p('M900,308H1004V412H900Z', 'none', 'gh')}
    </Frame>
  )
}
