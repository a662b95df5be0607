import { arrow, kiosk, openHand, Picture, plate } from '../drawings/index.ts'
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

/** This machine's dark glass, and the cloth that goes over it. */
export const CleaningPicture = () => (
  <Picture box={[0, 0, 460, 460]} width="100%">
    {all(
      rr(30, 20, 380, 400, 26, '--face'),
      rr(60, 50, 320, 330, 12, '--phone-s', 'in'),
      p('M96,330C130,250 176,214 250,176', 'none', 'wv', { style: { stroke: 'var(--phone-m)' } }),
      p('M214,150C262,128 356,140 392,184C420,222 408,300 372,322C318,352 236,318 214,266C198,228 190,176 214,150Z', '--cotton'),
      p('M240,172C268,206 276,250 262,290', 'none', 'i'),
      p('M300,150C324,196 330,254 318,326', 'none', 'i'),
      p('M214,150C262,128 356,140 392,184', 'none', 'wv', { style: { stroke: 'var(--madder)' } }),
      g(openHand({ skin: 1 }), 236, 214, 0.9),
    )}
  </Picture>
)

/** Lines of a list: what happened, one after the other. */
export const ListPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      rr(70, 16, 190, 206, 8, '--sheet'),
      each([0, 1, 2, 3, 4], i =>
        all(dot(98, 52 + i * 34, 7, i === 0 ? '--accent' : '--mute'), bar(118, 45 + i * 34, [118, 92, 110, 70, 100][i] ?? 90)),
      ),
    )}
  </Picture>
)

/** A memory stick with a table on its way to it. */
export const StickPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      rr(30, 40, 130, 156, 6, '--sheet'),
      each([0, 1, 2, 3], i => ln(`M30,${76 + i * 32}H160`, 'i')),
      each([0, 1], i => ln(`M${74 + i * 44},40V196`, 'i')),
      arrow(172, 118, 60, 0, '--accent', 26),
      rr(248, 70, 56, 110, 8, '--phone'),
      rr(260, 34, 32, 38, 3, '--phone-l'),
    )}
  </Picture>
)

/** The plate with the machine's number. */
export const AboutPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      g(kiosk({ slipOut: 0 }), 40, 6, 0.23),
      rr(170, 92, 130, 84, 8, '--phone-l'),
      bar(188, 112, 94, 12, '--line'),
      bar(188, 140, 66, 12, '--line'),
      dot(180, 100, 3, '--line'),
      dot(290, 168, 3, '--line'),
    )}
  </Picture>
)

/** A counter's sign, the horn, two keys: what can be set. */
export const SettingsPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      plate('2', 30, 24, 110, 12),
      g(all(p('M4,34H26L60,6V94L26,66H4Z', '--line', 'n'), ln('M74,32C82,42 82,58 74,68', 'wv'), ln('M90,18C106,38 106,62 90,82', 'wv')), 190, 30),
      rr(30, 160, 120, 56, 10, '--accent'),
      rr(172, 160, 120, 56, 10, '--sheet'),
    )}
  </Picture>
)

/** The cloth alone. */
export const ClothPicture = () => (
  <Picture box={[190, 120, 230, 230]} className="thin">
    {all(
      p('M214,150C262,128 356,140 392,184C420,222 408,300 372,322C318,352 236,318 214,266C198,228 190,176 214,150Z', '--cotton'),
      p('M240,172C268,206 276,250 262,290', 'none', 'i'),
      p('M300,150C324,196 330,254 318,326', 'none', 'i'),
      p('M214,150C262,128 356,140 392,184', 'none', 'wv', { style: { stroke: 'var(--madder)' } }),
    )}
  </Picture>
)
