import { handPoint, holdBack, holdFront } from '../hands.tsx'
import { notThis } from '../marks.tsx'
import { helper } from '../people/people.tsx'
import { all, as, type Drawing, g, ln, rr, tx } from '../shape.tsx'
import { glassSlip, plate, slipFoot } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

export interface TokenWords {
  token: string
  counter: string
  /** "until 10:35 am", or nothing */
  until: string | null
}

interface TokenProps extends SceneProps {
  number: string
  sign: string
  words: TokenWords
  /** false: there is no paper; the number stands on the glass and the helper points at it */
  printed?: boolean
  /** the slip slides out once */
  moving?: boolean
}

/** The digits fill the slip: large for two, smaller for four. */
const digitSize = (number: string, width: number, most: number): number => Math.min(most, width / (number.length * 0.6))

const uprightSlip = (number: string, sign: string, words: TokenWords, paper: boolean): Drawing => {
  const size = digitSize(number, 694, 590)
  return all(
    paper ? slipFoot(740, 1060) : glassSlip(740, 1030),
    tx(words.token, 56, 112, 72, { anchor: 'start' }),
    tx(number, 366, 394 + size * 0.356, size, { weight: 700 }),
    ln('M40,676H700', 'dash'),
    tx(words.counter, 56, 796, 72, { anchor: 'start' }),
    words.until !== null && tx(words.until, 56, 868, 44, { anchor: 'start', weight: 500 }),
    plate(sign, 426, 716, 272, 0),
  )
}

const acrossSlip = (number: string, sign: string, words: TokenWords, paper: boolean): Drawing => {
  const size = digitSize(number, 450, 420)
  return all(
    paper ? slipFoot(760, 458) : glassSlip(760, 440),
    tx(words.token, 34, 72, 44, { anchor: 'start' }),
    tx(number, 262, 268 + size * 0.356, size, { weight: 700 }),
    ln('M508,30V428', 'dash'),
    tx(words.counter, 536, 72, 44, { anchor: 'start' }),
    plate(sign, 536, 104, 190, 0),
    words.until !== null && tx(words.until, 536, 360, 30, { anchor: 'start', weight: 500 }),
  )
}

const slotAt = (x: number, y: number, w: number, h: number): Drawing =>
  all(rr(x, y, w, h, h / 2, '--bezel'), rr(x + 34, y + h * 0.36, w - 68, h * 0.28, h * 0.14, '#000', 'n'))

/** The token on its slip, for the green flood: the largest thing of the whole visit. */
export function Token({ number, sign, words, printed = true, moving = false, ...props }: TokenProps) {
  if (props.orientation === 'landscape') {
    const slip = acrossSlip(number, sign, words, printed)
    return (
      <Frame
        {...props}
        box={[1366, 641]}
        areas={{ portrait: { left: 0, right: 1080, top: 0, cut: 1702 }, landscape: { left: 0, right: 1366, top: 0, cut: 641 } }}
      >
        {printed
          ? all(slotAt(36, 104, 838, 44), g(moving ? as('mv-out', slip) : slip, 74, 128))
          : all(slotAt(36, 102, 838, 34), g(slip, 74, 150), notThis(856, 136, 38), pointingHelper(1120, 320, 0.98, 880, 330))}
      </Frame>
    )
  }
  const slip = uprightSlip(number, sign, words, printed)
  const back = holdBack({ arm: 800 })
  return (
    <Frame
      {...props}
      box={[1080, 1702]}
      areas={{ portrait: { left: 0, right: 1080, top: 0, cut: 1702 }, landscape: { left: 0, right: 1366, top: 0, cut: 641 } }}
    >
      {printed
        ? all(
            slotAt(96, 178, 888, 72),
            g(all(as('halo', back), back), 306, 1300, [-1, 1]),
            g(moving ? as('mv-out', slip) : slip, 170, 214),
            g(holdFront(), 306, 1300, [-1, 1]),
          )
        : all(slotAt(96, 178, 888, 72), g(slip, 188, 300, 0.95), notThis(900, 214, 80), pointingHelper(250, 1400, 0.98, 468, 1262))}
    </Frame>
  )
}

/** The helper, and her finger at x1, y1. */
const pointingHelper = (x: number, y: number, k: number, x1: number, y1: number): Drawing => {
  const hand = handPoint({ arm: 1600 })
  const turned = (drawing: Drawing) => g(drawing, x1, y1, 0.44, x1 < x ? -24 : 24)
  return all(g(all(as('halo', helper()), helper()), x, y, k), turned(as('halo', hand)), turned(hand))
}
