import { type CSSProperties, createElement, Fragment, type ReactNode, type SVGProps, useId } from 'react'

/**
 * The pencil: pure functions that return React elements. 1 unit = 1 px of the 1080 px portrait board (0.248 mm).
 * A fill is a token name ('--skin1'), 'none', 'currentColor' or a colour; a class names the stroke (see drawings.css).
 */
export type Drawing = ReactNode
type Attributes = Omit<SVGProps<SVGElement>, 'ref'>

const paint = (fill: string): string => (fill.startsWith('--') ? `var(${fill})` : fill)

/** Several drawings as one, the later on top of the earlier. */
export const all = (...drawings: Drawing[]): Drawing => createElement(Fragment, null, ...drawings)

/** A filled path with an ink contour. */
export const p = (d: string, fill = 'none', className = 'o', more: Attributes = {}): Drawing =>
  createElement('path', { d, className, ...more, style: { fill: paint(fill), ...more.style } })

/** A line: no fill, an inside stroke. */
export const ln = (d: string, className = 'i', more: Attributes = {}): Drawing => p(d, 'none', className, more)

export const el = (cx: number, cy: number, rx: number, ry: number, fill: string, className = 'o', more: Attributes = {}): Drawing =>
  createElement('ellipse', { cx, cy, rx, ry, className, ...more, style: { fill: paint(fill), ...more.style } })

export const dot = (cx: number, cy: number, r: number, fill: string, className = 'n', style: CSSProperties = {}): Drawing =>
  createElement('circle', { cx, cy, r, className, style: { fill: paint(fill), ...style } })

/** Moved by x and y, turned by `rotate` degrees, scaled by k (a pair scales the two axes apart; [-1, 1] mirrors). */
export function g(drawing: Drawing, x = 0, y = 0, k: number | [number, number] = 1, rotate = 0, more: Attributes = {}): Drawing {
  const scale = k === 1 ? '' : ` scale(${Array.isArray(k) ? k.join(' ') : k})`
  return createElement('g', { transform: `translate(${x} ${y})${rotate ? ` rotate(${rotate})` : ''}${scale}`, ...more }, drawing)
}

/** A group that carries a class: 'halo', 'mv-up', 'thin'. */
export const as = (className: string, drawing: Drawing): Drawing => createElement('g', { className }, drawing)

interface Lettering {
  anchor?: 'start' | 'middle' | 'end'
  weight?: number
  fill?: string
}

/** Live text, set in the font of the board. Size in units. */
export const tx = (text: string, x: number, y: number, size: number, { anchor = 'middle', weight = 600, fill = '--line' }: Lettering = {}): Drawing =>
  createElement('text', { x, y, fontSize: size, textAnchor: anchor, fontWeight: weight, style: { fill: paint(fill) } }, text)

/** The path of a rectangle with round corners. */
export const rrp = (x: number, y: number, w: number, h: number, r: number): string =>
  `M${x + r},${y}H${x + w - r}A${r},${r} 0 0 1 ${x + w},${y + r}V${y + h - r}A${r},${r} 0 0 1 ${x + w - r},${y + h}H${x + r}A${r},${r} 0 0 1 ${x},${y + h - r}V${y + r}A${r},${r} 0 0 1 ${x + r},${y}Z`

export const rr = (x: number, y: number, w: number, h: number, r: number, fill: string, className = 'o'): Drawing =>
  p(rrp(x, y, w, h, r), fill, className)

/** The path of a circle, for clipping. */
export const circlePath = (cx: number, cy: number, r: number): string =>
  `M${cx - r},${cy}A${r},${r} 0 0 1 ${cx + r},${cy}A${r},${r} 0 0 1 ${cx - r},${cy}Z`

/** The side of a thing in cabinet projection: depth d runs up and to the right at 45 degrees. */
function edge(x: number, y: number, w: number, h: number, r: number, d: number, fill: string): Drawing {
  const k = r * (1 - Math.SQRT1_2)
  return p(
    `M${x + k},${y + k}L${x + k + d},${y + k - d}A${r},${r} 0 0 1 ${x + r + d},${y - d}H${x + w - r + d}A${r},${r} 0 0 1 ${x + w + d},${y + r - d}V${y + h - r - d}A${r},${r} 0 0 1 ${x + w - k + d},${y + h - k - d}L${x + w - k},${y + h - k}Z`,
    fill,
  )
}

/** A thing with a front and a depth: paper 5, card 9, phone 18, sign or window 14 to 26, machine 44. */
export const slab = (x: number, y: number, w: number, h: number, r: number, d: number, face: string, side: string): Drawing =>
  all(edge(x, y, w, h, r, d, side), rr(x, y, w, h, r, face))

/** useId keeps the ids of clip paths apart when the same drawing stands on a screen twice. */
function Clip({ d, children }: { d: string; children: ReactNode }) {
  const id = useId()
  return (
    <>
      <clipPath id={id}>
        <path d={d} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  )
}

/** What lies inside the path d. Only along an edge that is really there. */
export const clip = (d: string, drawing: Drawing): Drawing => <Clip d={d}>{drawing}</Clip>

/** A shaded shape: light from the upper left, one shade tone on the right. An empty class leaves the contour away. */
export const sh = (d: string, base: string, shade: string, dx = -14, dy = -4, className = 'o'): Drawing =>
  all(p(d, shade, 'n'), clip(d, p(d, base, 'n', { transform: `translate(${dx} ${dy})` })), className && p(d, 'none', className))

/** A row of drawings, one for each item. */
export const each = <T,>(items: readonly T[], draw: (item: T, index: number) => Drawing): Drawing => all(...items.map(draw))

export const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index)
