import type { QrProblem } from '../../service/contract/index.ts'
import { abhaCard, all, arrow, card, corners, type Drawing, g, house, p, phone, plate, qr, qrSheet, rr, slab, tx } from '../drawings/index.ts'
import { Frame, type SceneProps } from '../drawings/scenes/Frame.tsx'

/** A sheet with a QR that is not of a counter here; what it is stands at its head. */
const sheet = (head: Drawing): Drawing => all(slab(0, 0, 300, 400, 8, 5, '--sheet', '--edge'), qr(50, 150, 200, 'OTHER'), head)

/** What was held up, about 300 wide and 300 high. */
const heldUp: Record<QrProblem, () => Drawing> = {
  anotherHospital: () => g(sheet(g(house(), 90, 14, 0.25)), 60, 0, 0.75),
  unknownCounter: () => g(sheet(plate('?', 100, 26, 96, 8)), 60, 0, 0.75),
  payment: () =>
    g(
      all(phone({ sms: false }), rr(60, 220, 180, 180, 6, '--sheet', 'in'), qr(70, 230, 160, 'PAY'), tx('₹', 150, 180, 110, { weight: 700 })),
      84,
      0,
      0.5,
    ),
  abhaCard: () => g(abhaCard(), 0, 50, 0.56),
  aadhaarCard: () => g(card(), 0, 50, 0.56),
  notAQrWeKnow: () => g(sheet(tx('?', 150, 116, 110, { weight: 700 })), 60, 0, 0.75),
}

/** Not this, but that: the thing that was held up lies back, the counter's sheet stands in the frame. */
export function WrongSheet({ problem, ...props }: SceneProps & { problem: QrProblem }) {
  return (
    <Frame
      {...props}
      box={[1000, 310]}
      areas={{ portrait: { left: 40, right: 1040, top: 216, cut: 498 }, landscape: { left: 36, right: 626, top: 190, cut: 420 } }}
    >
      <g opacity={0.55}>{heldUp[problem]()}</g>
      {arrow(420, 160, 130, 0, '--accent', 46)}
      {g(qrSheet(), 690, 6, 0.43)}
      {p('M0,0Z', 'none', 'n')}
      {corners(712, 70, 140, 148, 40)}
    </Frame>
  )
}
