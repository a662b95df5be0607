import type { Reader } from '../../../service/contract/index.ts'
import { all, type Drawing, dot, el, g, p, rr } from '../shape.tsx'

/** The camera's eye from the side. */
export const lens = (x: number, y: number, k = 1): Drawing =>
  g(all(el(0, 0, 20, 40, '--bezel'), el(-8, 0, 9, 20, '--lens', 'n'), dot(-10, -8, 4, '#fff')), x, y, k)

/** A scanner's window from the side, with its red light. */
const scanner = (x: number, y: number, k = 1): Drawing =>
  g(all(rr(-12, -70, 40, 140, 14, '--bezel'), rr(-16, -46, 16, 92, 8, '--madder', 'in')), x, y, k)

/** What the code is held before: the camera's eye or the scanner's window. */
export const readerAt = (reader: Reader, x: number, y: number, k = 1): Drawing => (reader === 'camera' ? lens(x, y, k) : scanner(x, y, k))

/** What it sees, the scanner by its red light. */
export const sight = (reader: Reader, d: string): Drawing => p(d, reader === 'camera' ? '--cone' : '--glow', 'n')
