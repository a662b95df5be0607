import type { CardProblem, QrProblem } from '../../service/contract/index.ts'
import {
  abhaCard,
  all,
  arrow,
  bar,
  card,
  corners,
  type Drawing,
  g,
  house,
  ln,
  notThis,
  phone,
  plate,
  qr,
  qrSheet,
  rr,
  slab,
  tx,
} from '../drawings/index.ts'
import { Frame, type SceneProps } from '../drawings/scenes/Frame.tsx'

/** A sheet with a QR that is not the one asked for; what it is stands at its head. */
const sheet = (head: Drawing): Drawing => all(slab(0, 0, 300, 400, 8, 5, '--sheet', '--edge'), qr(50, 150, 200, 'OTHER'), head)

/** A phone that shows a QR, and over it what the QR is for. */
const onPhone = (head: Drawing): Drawing =>
  g(all(phone({ sms: false }), rr(60, 220, 180, 180, 6, '--sheet', 'in'), qr(70, 230, 160, 'PHONE'), head), 84, 0, 0.5)

/** What was held up, about 300 wide and 300 high. */
const heldUp: Record<QrProblem | CardProblem, () => Drawing> = {
  anotherHospital: () => g(sheet(g(house(), 90, 14, 0.25)), 60, 0, 0.75),
  unknownCounter: () => g(sheet(plate('?', 100, 26, 96, 8)), 60, 0, 0.75),
  counterSheet: () => g(qrSheet(), 70, 0, 0.43),
  payment: () => onPhone(tx('₹', 150, 180, 110, { weight: 700 })),
  consentLink: () =>
    onPhone(all(bar(60, 96, 180, 14), bar(60, 124, 140, 14), rr(60, 152, 84, 40, 8, '--sheet', 'in'), rr(156, 152, 84, 40, 8, '--mute', 'in'))),
  webLink: () => onPhone(tx('www', 150, 170, 84, { weight: 700 })),
  abhaCard: () => g(abhaCard(), 0, 50, 0.56),
  aadhaarCard: () => g(card(), 0, 50, 0.56),
  // a crease goes through it
  notReadable: () =>
    g(sheet(all(bar(60, 60, 180, 16), ln('M30,300L110,262L170,300L270,230', 'wv2'), rr(60, 96, 110, 14, 7, '--mute', 'n'))), 60, 0, 0.75),
  notAQrWeKnow: () => g(sheet(tx('?', 150, 116, 110, { weight: 700 })), 60, 0, 0.75),
}

/** The card itself, with a crease through its QR. */
const creasedCard = (): Drawing => g(all(abhaCard(), ln('M330,60L420,190L480,180L590,320', 'wv2')), 0, 50, 0.56)

/** Not this, but that: the thing that was held up lies back, what is asked for stands in the frame. */
export function WrongSheet({ problem, wanted = 'sheet', ...props }: SceneProps & { problem: QrProblem | CardProblem; wanted?: 'sheet' | 'card' }) {
  return (
    <Frame
      {...props}
      box={[1000, 310]}
      areas={{ portrait: { left: 40, right: 1040, top: 216, cut: 498 }, landscape: { left: 36, right: 626, top: 190, cut: 420 } }}
    >
      <g opacity={0.7}>{problem === 'notReadable' && wanted === 'card' ? creasedCard() : heldUp[problem]()}</g>
      {notThis(170, 160, 104)}
      {arrow(420, 160, 130, 0, '--accent', 46)}
      {wanted === 'sheet' ? (
        <>
          {g(qrSheet(), 690, 6, 0.43)}
          {corners(712, 70, 140, 148, 40)}
        </>
      ) : (
        <>
          {g(abhaCard(), 590, 40, 0.62)}
          {corners(818, 100, 130, 130, 40)}
        </>
      )}
    </Frame>
  )
}
