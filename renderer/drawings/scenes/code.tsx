import { phoneInHand } from '../hands.tsx'
import { all, g, p } from '../shape.tsx'
import { house, phone } from '../things.tsx'
import { choiceAreas, entryAreas, Frame, type SceneProps } from './Frame.tsx'

/** The code stands in the message on the phone, ringed. */
export function EnterCode(props: SceneProps) {
  return (
    <Frame {...props} box={[560, 520]} areas={entryAreas} stand="left">
      {g(phoneInHand({ arm: 1000 }), 148, 30, 0.96)}
    </Frame>
  )
}

/** No message on this phone, where it should be there are dashes; perhaps the right phone lies at home. */
export function CodeLadder(props: SceneProps) {
  return (
    <Frame {...props} box={[1080, 698]} areas={choiceAreas}>
      {g(
        phoneInHand({
          ph: all(
            phone({ sms: false }),
            p(
              'M60,150H240A26,26 0 0 1 266,176V316A26,26 0 0 1 240,342H104L58,384L66,342H60A26,26 0 0 1 34,316V176A26,26 0 0 1 60,150Z',
              'none',
              'gh',
            ),
          ),
          arm: 1200,
        }),
        130,
        110,
        0.92,
      )}
      {g(house(g(phone({ ringed: true }), 181, 232, 0.39)), 560, 150, 1)}
    </Frame>
  )
}
