import type { Reader, Sender } from '../../../service/contract/index.ts'
import { holdBack, holdFront, phoneInHand } from '../hands.tsx'
import { woman } from '../people/people.tsx'
import { all, type Drawing, each, g, ln, slab } from '../shape.tsx'
import { abhaCard, card, phone } from '../things.tsx'
import { machineSide } from './counter.tsx'
import { choiceAreas, Frame, type SceneProps } from './Frame.tsx'
import { qrCard } from './known.tsx'
import { readerAt, sight } from './reader.tsx'

/** The card as the eye of the machine sees it: held at its lower left, so that no finger lies on the QR. */
const shownCard = (): Drawing =>
  all(
    g(holdBack({ arm: 900, bangles: false }), 0, 0, 1, 34),
    <g transform="translate(-120 -400) skewY(-4) scale(.74)">{qrCard()}</g>,
    g(holdFront(), 0, 0, 1, 8),
  )

const areas = { portrait: { left: 0, right: 1080, top: 296, cut: 690 }, landscape: { left: 0, right: 620, top: 190, cut: 641 } }

/** The act from the side: a person holds the card's QR close to the machine's eye. */
export function ShowCard({ reader = 'camera', ...props }: SceneProps & { reader?: Reader }) {
  return (
    <Frame {...props} box={[1080, 460]} areas={areas}>
      {g(woman(), 240, 190, 1.14)}
      {sight(reader, 'M884,170L676,34V344Z')}
      {props.orientation === 'landscape'
        ? slab(884, 8, 90, 520, 16, 0, '--face', '--body-s')
        : all(machineSide(884, 8, 500), ln('M884,459H1180', 'o'))}
      {readerAt(reader, 884, 170)}
      <g className="mv-up">{g(shownCard(), 506, 400, 0.78)}</g>
    </Frame>
  )
}

/** The phone that gets the code, with the card it is joined to: of the ABHA, of the Aadhaar, or the two beside each other. */
export function ChooseSender({ senders, ...props }: SceneProps & { senders: readonly Sender[] }) {
  const pair = (sender: Sender): Drawing =>
    all(
      g(sender === 'mobile' ? abhaCard() : card(), 0, 20, 0.42),
      g(phoneInHand({ ph: phone({ ringed: true }), arm: 1100, bangles: sender === 'aadhaar' }), 250, 120, 0.78),
    )
  return (
    <Frame {...props} box={[1120, 620]} areas={choiceAreas}>
      {each(senders, (sender, i) => g(pair(sender), senders.length === 1 ? 270 : 16 + i * 550, 0, 1))}
    </Frame>
  )
}
