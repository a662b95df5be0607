import { all, circlePath, type Drawing, dot, each, el, g, ln, p, rr, rrp } from './shape.tsx'

/** Each mark has one meaning; one arrow a picture. */

/** It goes there. Starts at x, y, `len` long, turned by `rotate` degrees; `t` is the thickness of the shaft. */
export const arrow = (x: number, y: number, len: number, rotate = 0, fill = '--accent', t = 34): Drawing =>
  g(p(`M0,${-t / 2}H${len - t * 1.5}V${-t * 1.35}L${len},0L${len - t * 1.5},${t * 1.35}V${t / 2}H0Z`, fill, 'n'), x, y, 1, rotate)

/** An arrow with one elbow: along to x1, then up or down to y1. */
export function elbow(x0: number, y0: number, x1: number, y1: number, fill = '--accent', t = 36): Drawing {
  const way = Math.sign(y1 - y0)
  const back = y1 - way * t * 1.5
  const side = Math.sign(x1 - x0) * (t / 2)
  return p(
    `M${x0},${y0 - way * (t / 2)}H${x1 + side}V${back}H${x1 + t * 1.35}L${x1},${y1}L${x1 - t * 1.35},${back}H${x1 - side}V${y0 + way * (t / 2)}H${x0}Z`,
    fill,
    'n',
  )
}

/** This thing. */
export const ring = (x: number, y: number, w: number, h: number, r = h / 2): Drawing => p(rrp(x, y, w, h, r), 'none', 'ring')

/** Not this one; it did not go. A ring with a bar across, as at the gate of every hospital. */
export function notThis(x: number, y: number, r: number): Drawing {
  const ringOf = (outer: number, inner: number, fill: string) =>
    p(circlePath(0, 0, outer) + circlePath(0, 0, inner), fill, 'n', { fillRule: 'evenodd' })
  const barOf = (breadth: number, fill: string) => g(p(rrp(-0.84 * r, -breadth / 2, 1.68 * r, breadth, 0), fill, 'n'), 0, 0, 1, 45)
  return g(all(ringOf(1.1 * r, 0.7 * r, '--sheet'), barOf(0.4 * r, '--sheet'), ringOf(r, 0.79 * r, '--madder'), barOf(0.22 * r, '--madder')), x, y)
}

/** Arcs: touch here. Two arcs at the upper left of x, y, the place the finger meets. */
export const touch = (x: number, y: number): Drawing => g(ln('M-68,24A62,62 0 0 1 -18,-24M-98,18A94,94 0 0 1 -24,-56', 'mo'), x, y)

/** These digits belong in these boxes; the camera sees this. */
export const beam = (d: string): Drawing => p(d, '--beam', 'n')

/** The corners of what the camera found. */
export const corners = (x: number, y: number, w: number, h: number, len = 44): Drawing =>
  all(
    ln(`M${x},${y + len}v${-len}h${len}`, 'tgt'),
    ln(`M${x + w - len},${y}h${len}v${len}`, 'tgt'),
    ln(`M${x},${y + h - len}v${len}h${len}`, 'tgt'),
    ln(`M${x + w - len},${y + h}h${len}v${-len}`, 'tgt'),
  )

const toes: [number, number, number][] = [
  [-20, -46, 8.5],
  [-3, -52, 7.5],
  [11, -48, 6.8],
  [21, -40, 6],
  [28, -29, 5.2],
]

/** One footprint; filled when the step is done. */
export const foot = (x: number, y: number, k: number, rotate: number, on: boolean, fill = '--accent'): Drawing =>
  g(
    all(
      p(
        'M0,-34C16,-36 26,-22 25,-2C24,14 17,22 16,36C15,52 10,62 -1,62C-13,62 -17,50 -16,36C-15,20 -25,12 -25,-6C-25,-24 -14,-34 0,-34Z',
        on ? fill : 'none',
        on ? 'n' : 'ft',
      ),
      each(toes, ([x, y, r]) => el(x, y, r * 0.92, r * 1.1, on ? fill : 'none', on ? 'n' : 'ft')),
    ),
    x,
    y,
    k,
    rotate,
  )

/** A line of writing that nobody needs to read. */
export const bar = (x: number, y: number, w: number, h = 14, fill = '--mute'): Drawing => rr(x, y, w, h, h / 2, fill, 'n')

/** The clock of something that takes time; `part` of the circle is over (0 to 1). */
export function dial(x: number, y: number, r: number, part: number): Drawing {
  const angle = 2 * Math.PI * Math.min(part, 0.9999) - Math.PI / 2
  return g(
    all(
      dot(0, 0, r, 'none', 'dial0'),
      ln(`M0,${-r}A${r},${r} 0 ${part > 0.5 ? 1 : 0} 1 ${(r * Math.cos(angle)).toFixed(2)},${(r * Math.sin(angle)).toFixed(2)}`, 'dial'),
    ),
    x,
    y,
  )
}
