import { phoneInHand } from '../hands.tsx'
import { counterWindow, kiosk, startScreen } from '../machine.tsx'
import { arrow, ring } from '../marks.tsx'
import { Picture } from '../Picture.tsx'
import { helper } from '../people/people.tsx'
import { all, type Drawing, each, g, p, rr, rrp, tx } from '../shape.tsx'
import { abhaCard, card, counterSlip, house, keyphone, parkSlip, phone, plate, qrSheet, slipFoot, tokenSlip } from '../things.tsx'
import { qrCard } from './known.tsx'

/** Small pictures for the left end of a key, each in a box of 330 x 236. They are cut by the key's own edge. */
const object = (drawing: Drawing) => (
  <Picture box={[0, 0, 330, 236]} fit="meet" className="thin">
    {drawing}
  </Picture>
)

export const objects = {
  tokenSlip: () => object(all(rr(30, 14, 270, 40, 20, '--bezel'), g(all(slipFoot(200, 176), tx('12', 100, 138, 132, { weight: 700 })), 65, 34))),
  abhaCard: () => object(g(abhaCard(), 22, 28, 0.47)),
  cardQr: () => object(g(qrCard(), 22, 28, 0.47)),
  abhaPhone: () => object(all(g(abhaCard(), 14, 60, 0.32), g(phone({ ringed: true }), 218, 32, 0.33))),
  aadhaarPhone: () => object(all(g(card(), 14, 60, 0.32), g(phone({ ringed: true }), 218, 32, 0.33))),
  abhaNumber: () => object(g(abhaCard({ digits: true, ringed: true }), 22, 28, 0.47)),
  aadhaarCard: () => object(g(card({ ringed: true }), 22, 28, 0.47)),
  phoneHere: () => object(g(phoneInHand({ ph: phone({}), arm: 900, bangles: false }), 102, 16, 0.42)),
  phoneAtHome: () => object(g(house(g(phone({}), 196, 258, 0.35)), 45, -8, 0.48)),
  phoneQuestion: () => object(g(phone({ sms: false, question: true }), 100, 20, 0.43)),
  parkSlip: () => object(g(parkSlip('0000'), 55, 8, 0.66)),
  /** the phone is not there: only where it would be */
  noPhone: () => object(all(g(p(rrp(0, 0, 300, 600, 44), 'none', 'gh'), 40, 22, 0.32), g(abhaCard(), 150, 62, 0.28))),
  staff: () => object(g(helper(), 165, 96, 0.58)),
  /** a message goes from the machine to the phone */
  messageOnItsWay: () =>
    object(all(g(kiosk({ screen: startScreen(), slipOut: 0 }), 24, 10, 0.22), arrow(140, 108, 66, 0, '--accent', 26), g(phone({}), 224, 28, 0.3))),
  keypadPhone: () => object(g(all(keyphone({ sms: false }), tx('0000000000', 110, 138, 25), ring(26, 106, 168, 48, 20)), 112, 14, 0.48)),
  codeOnPhone: () => object(g(phone({ ringed: true }), 100, -30, 0.46)),
  question: () => object(tx('?', 165, 190, 200, { fill: '--accent', weight: 700 })),
  window: (sign: string | null = null) => object(g(counterWindow({ n: sign }), 78, 12, 0.27)),
  counterSlip: (sign = '2') => object(g(counterSlip({ n: sign, code: 'K-00' }), 82, 20, 0.5)),
  qrSheet: () => object(g(qrSheet(), 95, 14, 0.34)),
  plate: (sign: string) => object(plate(sign, 90, 44, 150, 14)),
  plates: (signs: readonly string[]) => object(each(signs.slice(0, 3), (sign, i) => plate(sign, 10 + i * 108, 74, 92, 10))),
  machine: () => object(g(kiosk({ screen: startScreen(), slipOut: 0 }), 118, 6, 0.23)),
  takeToken: () => object(g(tokenSlip(), 80, 10, 0.86)),
}
