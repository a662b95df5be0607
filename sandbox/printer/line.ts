import { blank, burn, type Dots, enlarge, rowsOf } from './dots.ts'
import { CELL, glyph } from './glyphs.ts'
import { alignIn, area, type Modes } from './modes.ts'

interface Placed {
  x: number
  dots: Dots
}

/** The line being set: characters and `ESC *` columns side by side, standing on one foot, until something prints it. */
export class Line {
  #placed: Placed[] = []
  #x = 0

  get empty(): boolean {
    return this.#placed.length === 0 && this.#x === 0
  }

  clear(): void {
    this.#placed = []
    this.#x = 0
  }

  /** Does a cell this wide still fit on the line? */
  fits(width: number, modes: Modes, headDots: number): boolean {
    const { left, right } = area(modes, headDots)
    return this.#x === 0 || this.#x + width <= right - left
  }

  moveTo(x: number): void {
    this.#x = Math.max(0, x)
  }

  moveBy(dots: number): void {
    this.moveTo(this.#x + dots)
  }

  /** `HT`: to the next of the stops, which stand every eight cells. */
  tab(modes: Modes): void {
    const step = 8 * CELL[modes.font].width * modes.across
    this.moveTo((Math.floor(this.#x / step) + 1) * step)
  }

  set(dots: Dots): void {
    this.#placed.push({ x: this.#x, dots })
    this.#x += dots.width
  }

  /** The rows to print, with the feed below them up to the line spacing, and the black dots that fell beside the area. */
  print(modes: Modes, headDots: number): { rows: Uint8Array[]; lost: number } {
    const tallest = this.#placed.reduce((most, { dots }) => Math.max(most, dots.height), 0)
    const out = blank(headDots, Math.max(tallest, modes.lineSpacing))
    const { left, right } = area(modes, headDots)
    const shift = alignIn(this.#x, modes, headDots)
    let lost = 0
    for (const { x, dots } of this.#placed) lost += burn(out, dots, shift + x, tallest - dots.height, left, right)
    this.clear()
    return { rows: rowsOf(out), lost }
  }

  /** As `print`, but no feed of its own (`ESC J`, `GS v 0` follow with theirs). */
  printTight(modes: Modes, headDots: number): { rows: Uint8Array[]; lost: number } {
    if (this.#placed.length === 0) {
      this.clear()
      return { rows: [], lost: 0 }
    }
    return this.print({ ...modes, lineSpacing: 0 }, headDots)
  }
}

/** A character as the modes want it: size, weight, underline, white on black. */
export function styled(code: number, modes: Modes): Dots {
  const plain = glyph(code, modes.font)
  const cell = blank(plain.width + modes.letterSpacing, plain.height)
  burn(cell, plain, 0, 0)
  if (modes.bold) burn(cell, plain, 1, 0, 0, plain.width)
  for (let line = 0; line < modes.underline; line++) cell.at.fill(1, (cell.height - 1 - line) * cell.width, (cell.height - line) * cell.width)
  if (modes.inverse)
    cell.at.forEach((dot, i) => {
      cell.at[i] = 1 - dot
    })
  return enlarge(cell, modes.across, modes.down)
}
