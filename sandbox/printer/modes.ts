import type { Font } from './glyphs.ts'

export type Align = 'left' | 'centre' | 'right'
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** Dots per inch of the head; every unit of a command is turned into dots with it. */
export const HEAD_DPI = 203

/** What commands switch on and off; `ESC @` and the power switch put it back. Lengths are dots. */
export interface Modes {
  font: Font
  bold: boolean
  underline: 0 | 1 | 2
  across: number
  down: number
  inverse: boolean
  align: Align
  lineSpacing: number
  letterSpacing: number
  leftMargin: number
  areaWidth: number | null
  /** Motion units an inch, as `GS P` sets them. */
  unitX: number
  unitY: number
  asbMask: number
  qr: { moduleDots: number; level: QrLevel; data: Uint8Array }
}

export function initialModes(): Modes {
  return {
    font: 'A',
    bold: false,
    underline: 0,
    across: 1,
    down: 1,
    inverse: false,
    align: 'left',
    lineSpacing: Math.round(HEAD_DPI / 6),
    letterSpacing: 0,
    leftMargin: 0,
    areaWidth: null,
    unitX: HEAD_DPI,
    unitY: HEAD_DPI,
    asbMask: 0,
    qr: { moduleDots: 3, level: 'L', data: new Uint8Array() },
  }
}

/** The part of the line that may be printed on, `[left, right)`, in dots. */
export function area(modes: Modes, headDots: number): { left: number; right: number } {
  const left = Math.min(modes.leftMargin, headDots)
  const right = modes.areaWidth === null ? headDots : Math.min(headDots, left + modes.areaWidth)
  return { left, right }
}

export function alignIn(width: number, modes: Modes, headDots: number): number {
  const { left, right } = area(modes, headDots)
  const free = Math.max(0, right - left - width)
  if (modes.align === 'centre') return left + Math.floor(free / 2)
  return modes.align === 'right' ? left + free : left
}
