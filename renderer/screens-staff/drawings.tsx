import { kiosk, Picture } from '../drawings/index.ts'
import { bar } from '../drawings/marks.tsx'
import { all, dot, each, el, g, ln, p, rr } from '../drawings/shape.tsx'
import { qr } from '../drawings/things.tsx'

/** The badge on its ribbon: a face and its QR; 300 x 440. */
const badge = () =>
  all(
    ln('M150,0L120,60M150,0L180,60', 'wv2'),
    rr(40, 56, 220, 370, 16, '--sheet'),
    rr(120, 68, 60, 18, 9, '--plinth', 'i'),
    rr(64, 104, 84, 100, 6, '--photo', 'i'),
    el(106, 142, 20, 24, '--skin1', 'i'),
    p('M74,204C76,172 136,172 138,204Z', '--shirt', 'i'),
    bar(164, 118, 74),
    bar(164, 146, 56),
    bar(164, 174, 66),
    qr(80, 226, 140, 'STAFF-DEMO'),
    bar(80, 386, 140),
  )

export const BadgePicture = ({ width }: { width: string }) => (
  <Picture box={[30, 0, 240, 430]} width={width}>
    {badge()}
  </Picture>
)

/** A badge with a closed lock hung over it. */
export const LockedPicture = ({ width }: { width: string }) => (
  <Picture box={[20, 0, 380, 440]} width={width}>
    {all(
      badge(),
      g(
        all(
          ln('M30,80V50C30,-6 120,-6 120,50V80', 'wv2'),
          rr(6, 80, 138, 120, 12, '--haldi'),
          dot(75, 128, 15, '--line'),
          rr(68, 130, 14, 40, 4, '--line', 'n'),
        ),
        230,
        220,
      ),
    )}
  </Picture>
)

/** Bars of different heights: how many came, hour by hour. */
export const HoursPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      each([70, 130, 190, 150, 90], (h, i) =>
        all(rr(28 + i * 56, 210 - h, 44, h, 4, '--tint'), rr(28 + i * 56, 210 - h * 0.7, 44, h * 0.7, 4, '--accent', 'i')),
      ),
      ln('M10,210H320', 'o'),
    )}
  </Picture>
)

/** This machine with its glass dark. */
export const DarkMachinePicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {g(kiosk({ lit: false, slipOut: 0 }), 118, 6, 0.23)}
  </Picture>
)
