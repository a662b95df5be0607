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

const beams = ['M176,378H300L330,540H48Z', 'M290,378H478L690,540H392Z', 'M430,378H640L1032,540H734Z']

/** The twelve digits on the card, ringed; the group to type now is tinted, and a beam leads to its boxes. */
export function EnterAadhaar({ group = 0, ...props }: SceneProps & { group?: 0 | 1 | 2 }) {
  const land = ['M150,330H262L276,420H30Z', 'M262,330H392L536,420H292Z', 'M392,330H500L780,420H560Z']
  if (props.orientation === 'landscape') {
    return (
      <Frame {...props} box={[800, 408]} areas={{ ...entryAreas, landscape: { left: 20, right: 820, top: 116, cut: 524 } }} stand="left">
        {beam(land[group] ?? '')}
        {g(card({ ringed: true, group }), 16, 22, 0.92)}
      </Frame>
    )
  }
  return (
    <Frame {...props} box={[1080, 540]} areas={entryAreas} stand="left">
      {beam(beams[group] ?? '')}
      {g(card({ ringed: true, group }), 48, 12, 1.22)}
    </Frame>
  )
}
