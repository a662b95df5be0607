import { phoneInHand } from '../hands.tsx'
import { man, oldWoman, woman } from '../people/people.tsx'
import { all, circlePath, clip, type Drawing, dot, each, g, p } from '../shape.tsx'
import { bustPlain, phone } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

const faces = (people: number): Drawing =>
  each([oldWoman(), man(), woman()].slice(0, people), (person, i) => {
    const y = (people === 1 ? 260 : 146) + i * 152
    return all(dot(150, y, 64, '--photo'), clip(circlePath(150, y, 64), g(person, 150, y, 0.4)), dot(150, y, 64, 'none', 'in'))
  })

/** One phone and as many people as it has: which of them is standing here? */
export function ChooseAccount({ people, ...props }: SceneProps & { people: number }) {
  return (
    <Frame
      {...props}
      box={[440, 420]}
      areas={{ portrait: { left: 40, right: 480, top: 240, cut: 668 }, landscape: { left: 1040, right: 1340, top: 10, cut: 236 } }}
    >
      {g(phoneInHand({ ph: all(phone({ sms: false }), faces(people)), arm: 1000 }), 100, 20, 0.8)}
    </Frame>
  )
}

/** The place of a photo, 312 x 400; `photo` is base64 JPEG, without one a plain bust. */
export const portrait = (photo: string | null): Drawing =>
  all(
    p('M0,0H312V400H0Z', '--photo', 'n'),
    photo === null ? (
      g(bustPlain(), 156, 216, 0.94)
    ) : (
      <image href={`data:image/jpeg;base64,${photo}`} x={0} y={0} width={312} height={400} preserveAspectRatio="xMidYMid slice" />
    ),
  )
