import { held } from '../hands.tsx'
import { kiosk, startScreen } from '../machine.tsx'
import { arrow, foot, notThis, ring } from '../marks.tsx'
import { all, as, count, each, g, p, rr, rrp, tx } from '../shape.tsx'
import { abhaCard, card, glassSlip, house, parkSlip, phone, slipFoot } from '../things.tsx'
import { choiceAreas, entryAreas, Frame, type SceneProps } from './Frame.tsx'

/** The phone comes from home to the machine. */
export function ParkOffer(props: SceneProps) {
  return (
    <Frame {...props} box={[1080, 560]} areas={choiceAreas}>
      {g(house(g(phone({ ringed: true }), 181, 232, 0.39)), 20, 70, 1)}
      {arrow(550, 330, 150, 0, '--accent', 50)}
      {g(kiosk({ screen: startScreen(), slipOut: 0 }), 740, 20, 0.62)}
    </Frame>
  )
}

const areas = { portrait: { left: 0, right: 1080, top: 0, cut: 1702 }, landscape: { left: 0, right: 1366, top: 0, cut: 641 } }

interface ParkedProps extends SceneProps {
  number: string
  /** "your number" */
  label: string
  /** false: nothing came out of the printer */
  printed?: boolean
  moving?: boolean
}

/** The number on its slip, and below, how to come back: from home, with the phone, on foot. */
export function Parked({ number, label, printed = true, moving = false, ...props }: ParkedProps) {
  const land = props.orientation === 'landscape'
  const [w, h] = land ? [640, 330] : [740, 640]
  const slip = all(
    printed ? slipFoot(w, h) : glassSlip(w, h - 10),
    tx(label, 44, land ? 70 : 100, land ? 46 : 64, { anchor: 'start' }),
    tx(number, w / 2, land ? 262 : 420, land ? 216 : 270, { weight: 700 }),
  )
  const way = all(
    g(house(g(phone({ ringed: true }), 181, 232, 0.39)), 0, 0, 0.62),
    each(count(4), i => foot(366 + i * 96, 196 + (i % 2) * 20, 0.5, 84, true)),
    g(kiosk({ screen: startScreen(), slipOut: 0 }), 770, -20, 0.34),
  )
  return (
    <Frame {...props} box={land ? [1366, 641] : [1080, 1702]} areas={areas}>
      {land
        ? all(
            all(rr(36, 236, 720, 40, 20, '--bezel'), rr(66, 250, 660, 12, 6, '#000', 'n')),
            g(moving ? as('mv-out', slip) : slip, 76, printed ? 256 : 292),
            !printed && notThis(672, 262, 54),
            g(way, 850, 130, 0.5),
          )
        : all(
            all(rr(96, 386, 888, 68, 34, '--bezel'), rr(130, 410, 820, 20, 10, '#000', 'n')),
            g(moving ? as('mv-out', slip) : slip, 170, printed ? 420 : 478),
            !printed && notThis(850, 420, 84),
            g(way, 48, 1160),
          )}
    </Frame>
  )
}

/** The four digits on the slip, ringed; the beam leads to their boxes. */
export function EnterPickup(props: SceneProps) {
  const land = props.orientation === 'landscape'
  return (
    <Frame {...props} box={land ? [600, 408] : [560, 520]} areas={entryAreas} stand="left">
      {g(held(g(all(parkSlip('0000'), ring(20, 26, 290, 128, 40)), -165, -340), { arm: 900 }), land ? 230 : 300, land ? 330 : 420, land ? 0.88 : 1.1)}
    </Frame>
  )
}

/** Not by the phone: by one of the cards that are here. */
export function OtherWays(props: SceneProps) {
  return (
    <Frame {...props} box={[1080, 560]} areas={choiceAreas}>
      {g(all(p(rrp(0, 0, 300, 600, 44), 'none', 'gh'), p(rrp(20, 56, 260, 488, 12), 'none', 'gh')), 70, 60, 0.76)}
      {arrow(366, 300, 120, 0, '--accent', 46)}
      {g(card(), 640, 60, 0.66)}
      {g(abhaCard(), 548, 260, 0.74)}
    </Frame>
  )
}
