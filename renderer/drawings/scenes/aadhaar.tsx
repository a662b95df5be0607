import { phoneInHand } from '../hands.tsx'
import { arrow, beam } from '../marks.tsx'
import { g } from '../shape.tsx'
import { card } from '../things.tsx'
import { choiceAreas, entryAreas, Frame, type SceneProps } from './Frame.tsx'

/** The phone that belongs to the card, in the hand. */
export function AadhaarPhone(props: SceneProps) {
  return (
    <Frame {...props} box={[1080, 698]} areas={choiceAreas}>
      {g(card({ ringed: true }), 48, 140, 0.8)}
      {arrow(548, 298, 84, 0, '--accent', 40)}
      {g(phoneInHand({ arm: 1200 }), 716, 44, 0.88)}
    </Frame>
  )
}

/** Where the three groups of boxes lie on the board: [from, to]. */
const groups = {
  portrait: [
    [48, 364],
    [382, 698],
    [716, 1032],
  ],
  landscape: [
    [36, 265],
    [281, 511],
    [527, 756],
  ],
} as const

/** The twelve digits on the card, ringed; the group to type now is tinted, and a beam leads to its boxes. The card is as large as the area allows. */
export function EnterAadhaar({ group = 0, area, ...props }: SceneProps & { group?: 0 | 1 | 2 }) {
  const land = props.orientation === 'landscape'
  const place = { ...entryAreas[props.orientation], right: land ? 1366 : 1080, left: 0, ...area }
  const height = place.cut - place.top
  const x = land ? 40 : 52
  // no key beside it lies over the card
  const k = Math.min(land ? 0.92 : 1.2, (height - 74) / 378, (place.right - place.left - x - 12) / 606)
  const y = 12
  const [from, to] = groups[props.orientation][group]
  const left = x + (60 + group * 164) * k
  return (
    <Frame {...props} area={place} areas={entryAreas} box={[place.right - place.left, height]} stand="left">
      {beam(`M${left},${y + 340 * k}H${left + 150 * k}L${to},${height}H${from}Z`)}
      {g(card({ ringed: true, group }), x, y, k)}
    </Frame>
  )
}
