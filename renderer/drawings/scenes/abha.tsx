import { beam, notThis, ring } from '../marks.tsx'
import { all, as, type Drawing, g, p, rr, tx } from '../shape.tsx'
import { abhaCard, glassSlip, qr, slipFoot } from '../things.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

/** The line on the card where the chosen name will stand. */
export function ChooseAddress(props: SceneProps) {
  return (
    <Frame
      {...props}
      box={[700, 420]}
      areas={{ portrait: { left: 0, right: 1080, top: 250, cut: 660 }, landscape: { left: 20, right: 640, top: 150, cut: 560 } }}
    >
      {g(all(abhaCard(), ring(166, 200, 188, 52)), 50, 20, 1)}
    </Frame>
  )
}

/** The same line, and the letters of it go into the box below. */
export function OwnAddress(props: SceneProps) {
  const land = props.orientation === 'landscape'
  return (
    <Frame
      {...props}
      box={[560, 440]}
      stand="left"
      areas={{ portrait: { left: 40, right: 560, top: 330, cut: 742 }, landscape: { left: 560, right: 800, top: 536, cut: 634 } }}
    >
      {!land && beam('M176,226L354,226L560,440L10,440Z')}
      {g(all(abhaCard(), ring(166, 200, 188, 52)), 10, 12, land ? 0.9 : 0.82)}
    </Frame>
  )
}

interface AbhaReadyProps extends SceneProps {
  /** what the QR says; the service gives it */
  qr: string
  /** false: nothing came out of the printer */
  printed?: boolean
  /** the slip slides out once */
  moving?: boolean
}

/** The ABHA comes out with its slip: head band, QR, and an empty foot for the number and the address (set as text over it). */
export function AbhaReady({ qr: text, printed = true, moving = false, ...props }: AbhaReadyProps) {
  const wide = props.orientation === 'landscape'
  const w = wide ? 700 : 860
  const h = wide ? 420 : 900
  const band = wide ? 84 : 120
  const face: Drawing = all(
    printed ? slipFoot(w, h) : glassSlip(w, h),
    p(printed ? `M0,0H${w}V${band}H0Z` : `M0,${band}V30A30,30 0 0 1 30,0H${w - 30}A30,30 0 0 1 ${w},30V${band}Z`, '--neel'),
    p(`M0,${band}H${w}`, 'none', 'o'),
    tx('आभा', 40, band * 0.72, band * 0.6, { anchor: 'start', weight: 700, fill: '#fff' }),
    wide ? qr(w - 262, band + 28, 226, text) : qr((w - 360) / 2, band + 46, 360, text),
  )
  return (
    <Frame
      {...props}
      box={[w + 120, h + 60]}
      firm
      areas={{ portrait: { left: 0, right: 1080, top: 240, cut: 1230 }, landscape: { left: 10, right: 830, top: 124, cut: 634 } }}
    >
      {printed
        ? rr(0, 6, w + 120, wide ? 44 : 64, wide ? 22 : 32, '--bezel')
        : rr(0, wide ? 2 : -14, w + 120, wide ? 26 : 60, wide ? 13 : 30, '--bezel')}
      {g(moving ? as('mv-out', face) : face, 60, printed ? (wide ? 28 : 38) : wide ? 40 : 64)}
      {!printed && notThis(w + 40, wide ? 24 : 16, wide ? 40 : 76)}
    </Frame>
  )
}
