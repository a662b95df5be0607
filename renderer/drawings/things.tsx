import qrcode from 'qrcode-generator'
import { bar, ring } from './marks.tsx'
import { all, clip, count, type Drawing, dot, each, el, g, ln, p, rr, rrp, slab, tx } from './shape.tsx'

/** A QR code of side s. Quiet zone is the drawer's business. */
export function qr(x: number, y: number, s: number, text = 'COUNTER-DEMO', opacity = 1): Drawing {
  const code = qrcode(text.length > 20 ? 0 : 2, 'M')
  code.addData(text)
  code.make()
  const n = code.getModuleCount()
  const u = s / n
  let d = ''
  for (const r of count(n)) {
    for (const c of count(n)) {
      if (code.isDark(r, c)) d += `M${(x + c * u).toFixed(2)},${(y + r * u).toFixed(2)}h${u.toFixed(2)}v${u.toFixed(2)}h${(-u).toFixed(2)}z`
    }
  }
  return p(d, '--line', 'n', { shapeRendering: 'crispEdges', opacity })
}

export const bustPlain = (): Drawing =>
  all(p('M-150,240C-150,150 -110,110 -40,96V60H40V96C110,110 150,150 150,240Z', '--mute', 'n'), el(0, -20, 72, 92, '--mute', 'n'))

/** The Aadhaar card, 600 x 378. `group` tints one of the three groups of four; digits are 0, so that nobody copies them. */
export function card({ ringed = false, group = -1 }: { ringed?: boolean; group?: number } = {}): Drawing {
  const d = rrp(0, 0, 600, 378, 22)
  return all(
    slab(0, 0, 600, 378, 22, 9, '--sheet', '--edge'),
    clip(
      d,
      all(
        p('M0,0H600V26C420,10 300,46 0,24Z', '--saffron', 'n'),
        p('M0,34C300,56 420,20 600,36V46C420,30 300,66 0,44Z', '--leaf', 'n'),
        p('M0,356H600V378H0Z', '--saffron', 'n'),
      ),
    ),
    p(d, 'none'),
    bar(176, 66, 248, 14),
    bar(216, 90, 168, 12),
    rr(36, 100, 126, 152, 8, '--tint'),
    clip(rrp(36, 100, 126, 152, 8), g(bustPlain(), 99, 172, 0.42)),
    p(rrp(36, 100, 126, 152, 8), 'none'),
    bar(190, 124, 190, 15),
    bar(190, 158, 132, 15),
    bar(190, 192, 96, 15),
    bar(190, 226, 160, 15),
    rr(436, 100, 128, 128, 4, '--sheet', 'n'),
    qr(440, 104, 120, 'CARD'),
    each(count(3), i => all(i === group && rr(60 + i * 164, 274, 150, 66, 10, '--accent-tint', 'n'), tx('0000', 135 + i * 164, 328, 58))),
    ringed && ring(34, 262, 530, 90, 45),
  )
}

/** The ABHA card, 600 x 378: head band, large QR, number below. `digits` shows the 14 digits as on the real card (2-4-4-4, all 0). */
export function abhaCard({ ringed = false, digits = false }: { ringed?: boolean; digits?: boolean } = {}): Drawing {
  const d = rrp(0, 0, 600, 378, 22)
  return all(
    slab(0, 0, 600, 378, 22, 9, '--sheet', '--edge'),
    clip(d, p('M0,0H600V92H0Z', '--neel', 'n')),
    p(d, 'none'),
    tx('आभा', 40, 66, 56, { anchor: 'start', fill: '#fff', weight: 700 }),
    rr(40, 124, 116, 138, 8, '--tint'),
    clip(rrp(40, 124, 116, 138, 8), g(bustPlain(), 98, 190, 0.39)),
    p(rrp(40, 124, 116, 138, 8), 'none'),
    bar(184, 142, 170, 16),
    bar(184, 180, 120, 16),
    digits ? false : bar(184, 218, 144, 16),
    qr(392, 120, digits ? 132 : 164, 'ABHA-CARD'),
    digits
      ? each(['00', '0000', '0000', '0000'], (group, i) => tx(group, [71, 192, 345, 497][i] ?? 0, 334, 52))
      : each(count(4), i => bar(40 + i * 98, 306, 84, 26, '--line')),
    ringed && ring(14, 276, 572, 82, 41),
  )
}

interface PhoneState {
  /** an SMS with a code */
  sms?: boolean
  ringed?: boolean
  code?: string
  /** a question mark on the glass */
  question?: boolean
}

/** The phone without keys, 300 x 600. */
export function phone({ sms = true, ringed = false, code = '000000', question = false }: PhoneState = {}): Drawing {
  return all(
    slab(0, 0, 300, 600, 44, 18, '--phone', '--phone-s'),
    rr(20, 56, 260, 488, 12, '--screen', 'in'),
    bar(120, 28, 60, 9, '--phone-l'),
    el(150, 572, 15, 15, '--phone', 'n'),
    dot(150, 572, 14, 'none', '', { stroke: 'var(--phone-l)', strokeWidth: 4 }),
    sms &&
      all(
        bar(44, 84, 60, 12, '--phone-m'),
        bar(204, 84, 52, 12, '--phone-m'),
        p('M60,150H240A26,26 0 0 1 266,176V316A26,26 0 0 1 240,342H104L58,384L66,342H60A26,26 0 0 1 34,316V176A26,26 0 0 1 60,150Z', '--sheet'),
        bar(60, 180, 150, 14),
        bar(60, 208, 110, 14),
        tx(code, 150, 292, 54),
        ringed && ring(44, 240, 212, 74),
      ),
    question && tx('?', 150, 370, 220, { fill: '--accent', weight: 700 }),
  )
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** The keypad phone most households have, 220 x 470. */
export function keyphone({ sms = true, ringed = false }: { sms?: boolean; ringed?: boolean } = {}): Drawing {
  return all(
    slab(0, 0, 220, 470, 38, 20, '--phone', '--phone-s'),
    rr(22, 44, 176, 156, 8, '--screen', 'in'),
    bar(86, 20, 48, 8, '--phone-l'),
    sms && all(p('M40,66H180V160H92L68,182V160H40Z', '--sheet'), bar(54, 84, 100, 11), tx('000000', 110, 142, 34)),
    ringed && ring(48, 104, 124, 52),
    rr(80, 214, 60, 40, 18, '--phone-l', 'n'),
    bar(30, 226, 36, 16, '--phone-l'),
    bar(154, 226, 36, 16, '--phone-l'),
    each(keys, (key, i) => {
      const c = i % 3
      const r = Math.floor(i / 3)
      return all(rr(28 + c * 57, 270 + r * 46, 50, 36, 10, '--phone-l', 'n'), tx(key, 53 + c * 57, 298 + r * 46, 27, { fill: '--phone' }))
    }),
  )
}

/** A counter's sign: always the black square with the white number. */
export const plate = (n: string, x: number, y: number, s: number, d = 12): Drawing =>
  all(
    slab(x, y, s, s, 14, d, '--plate', '--plate-s'),
    // two characters ("12", "3A") have to fit in the same square
    tx(n, x + s / 2, y + s * (n.length > 1 ? 0.74 : 0.8), s * (n.length > 2 ? 0.46 : n.length > 1 ? 0.66 : 0.84), {
      fill: '--on-plate',
      weight: 700,
    }),
  )

/** The counter's sheet, 420 x 690; the foot is left empty for the thumb. `ghost`: seen from behind. */
export function qrSheet({ n = '2', ghost = false }: { n?: string; ghost?: boolean } = {}): Drawing {
  if (ghost) {
    return all(
      slab(0, 0, 420, 690, 8, 5, '--sheet-back', '--edge'),
      <g opacity={0.17} transform="translate(420 0) scale(-1 1)">
        {rr(160, 32, 100, 100, 12, '--plate', 'n')}
        {qr(56, 164, 308)}
      </g>,
    )
  }
  return all(
    slab(0, 0, 420, 690, 8, 5, '--sheet', '--edge'),
    rr(160, 32, 100, 100, 13, '--plate', 'n'),
    tx(n, 210, n.length > 1 ? 106 : 116, n.length > 1 ? 66 : 90, { fill: '--on-plate', weight: 700 }),
    qr(56, 164, 308),
  )
}

/** A paper slip of any size with a torn foot; the writing is the drawer's. */
export function slipFoot(w: number, h: number): Drawing {
  const teeth = Math.round(w / 18)
  const u = w / teeth
  const torn = `l${-u / 2},8l${-u / 2},-8`.repeat(teeth)
  return all(p(`M${w},0l6,-4V${h - 6}L${w},${h}Z`, '--edge'), p(`M0,0H${w}V${h}${torn}Z`, '--sheet'))
}

/** What would have been printed, on the glass alone: no paper, so nothing of it is torn and nothing holds it. */
export const glassSlip = (w: number, h: number): Drawing => rr(0, 0, w, h, 30, '--sheet')

/** The token slip, 200 x 250: the number, the counter's sign. */
export const tokenSlip = ({ n = '12', c = '2' }: { n?: string; c?: string } = {}): Drawing =>
  all(
    slipFoot(200, 250),
    tx(n, 100, 142, n.length > 2 ? 96 : 140, { weight: 700 }),
    bar(24, 176, 74, 12),
    bar(24, 202, 52, 12),
    plate(c, 118, 166, 60, 0),
  )

/** The slip for the counter, 330 x 400: the sign and a code; no number of the queue. */
export const counterSlip = ({ n = '3', code = 'K-00' }: { n?: string; code?: string } = {}): Drawing =>
  all(
    slipFoot(330, 400),
    rr(28, 28, 110, 110, 14, '--plate', 'n'),
    tx(n, 83, n.length > 1 ? 108 : 120, n.length > 1 ? 72 : 100, { fill: '--on-plate', weight: 700 }),
    tx(code, 232, 104, code.length > 4 ? 46 : 58, { weight: 700 }),
    bar(28, 176, 274, 14),
    bar(28, 212, 274, 14),
    bar(28, 248, 200, 14),
  )

/** The slip of a visit that waits, 330 x 340: its four digits, and under them the phone to come back with. */
export const parkSlip = (number: string): Drawing =>
  all(
    slipFoot(330, 340),
    tx(number, 165, 132, 118, { weight: 700 }),
    g(phone({}), 34, 168, 0.24),
    bar(140, 196, 150, 14),
    bar(140, 232, 150, 14),
    bar(140, 268, 96, 14),
  )

/** At home, 500 x 490; what lies in it is drawn inside. */
export const house = (inner: Drawing = null): Drawing =>
  all(
    p('M40,210L250,40L460,210L430,238L400,214V470H100V214L70,238Z', '--sheet'),
    p('M40,210L250,40L460,210L430,238L250,92L70,238Z', '--tile'),
    ln('M96,163L114,202M134,132L152,172M172,102L190,141M210,72L228,111M404,163L386,202M366,132L348,172M328,102L310,141M290,72L272,111'),
    inner,
  )

/** A wall clock of radius r; the hands stand at the minutes given, `wedge` tints the minutes to wait from the top. */
export function clock(x: number, y: number, r: number, { wedge = 0 }: { wedge?: number } = {}): Drawing {
  const at = (minute: number, radius: number): string => {
    const a = (minute / 60) * 2 * Math.PI - Math.PI / 2
    return `${(radius * Math.cos(a)).toFixed(2)},${(radius * Math.sin(a)).toFixed(2)}`
  }
  return g(
    all(
      dot(r * 0.07, -r * 0.07, r, '--frame-s', 'o'),
      dot(0, 0, r, '--frame', 'o'),
      dot(0, 0, r * 0.86, '--sheet', 'in'),
      wedge > 0 && p(`M0,0L${at(0, r * 0.84)}A${r * 0.84},${r * 0.84} 0 ${wedge > 30 ? 1 : 0} 1 ${at(wedge, r * 0.84)}Z`, '--accent-tint', 'n'),
      wedge > 0 && ln(`M${at(0, r * 0.84)}A${r * 0.84},${r * 0.84} 0 ${wedge > 30 ? 1 : 0} 1 ${at(wedge, r * 0.84)}`, 'ring'),
      each(count(12), i => ln(`M${at(i * 5, r * (i % 3 ? 0.72 : 0.64))}L${at(i * 5, r * 0.78)}`, 'o')),
      ln(`M0,0L${at(wedge, r * 0.56)}`, 'lens'),
      ln(`M0,0L${at(wedge / 12, r * 0.4)}`, 'lens'),
      dot(0, 0, r * 0.07, '--line', 'n'),
    ),
    x,
    y,
  )
}
