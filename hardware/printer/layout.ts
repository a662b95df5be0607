import { type Extent, type Font, type Measure, widthOf } from './canvas.ts'
import { type QrMatrix, qrMatrix } from './qr.ts'
import { clean, wrapEvenly } from './text.ts'
import type { Slip, SlipBlock } from './types.ts'

/** What is drawn, in dots from the top left corner. `y` of a text is its baseline. Later marks lie over earlier ones. */
export type Mark =
  | { kind: 'rect'; x: number; y: number; width: number; height: number }
  | { kind: 'text'; x: number; y: number; text: string; font: Font; white: boolean }
  | { kind: 'qr'; x: number; y: number; data: string; module: number; matrix: QrMatrix }

export interface Layout {
  width: number
  height: number
  marks: Mark[]
}

const dotsPerMm = 8
/** white on both sides: also lets a band begin a few dots earlier where its bytes would look like a command (bands.ts) */
export const margin = 8
const smallestText = 24
/** ink of Noto Sans Devanagari reaches 1.0 em above and 0.29 em below the baseline (users-and-rules F2) */
const ascent = 1.04
const lineHeight = 1.4
/** one raster band, so that no seam runs through the digits */
const tallestToken = 250

interface Scale {
  small: number
  normal: number
  heading: number
  title: number
  sign: number
  token: number
}

const wide: Scale = { small: 26, normal: 30, heading: 40, title: 56, sign: 168, token: tallestToken }
const narrow: Scale = { small: 24, normal: 26, heading: 32, title: 40, sign: 120, token: 180 }

/** Places a slip's blocks below each other on paper of `widthDots` (576: 80 mm, 384: 58 mm). Pure: `measure` knows the fonts. `edge`: white
 * above and below; 0 for a part of a slip. */
export function layout(slip: Slip, widthDots: number, measure: Measure, edge = margin): Layout {
  const page = new Page(widthDots, measure, edge)
  for (const block of slip.blocks) place(page, block)
  return { width: widthDots, height: Math.ceil(page.y) + edge, marks: page.marks }
}

function place(page: Page, block: SlipBlock): void {
  switch (block.kind) {
    case 'text':
      page.text(block.text, {
        px: page.scale[block.size],
        weight: block.bold || block.size === 'heading' || block.size === 'title' ? 700 : 500,
        align: block.align ?? 'left',
      })
      return
    case 'token':
      token(page, clean(block.text))
      return
    case 'sign':
      sign(page, clean(block.text), block.beside)
      return
    case 'pair':
      pair(page, clean(block.label), clean(block.value))
      return
    case 'qr':
      qr(page, block.data)
      return
    case 'rule':
      rule(page, block.style)
      return
    case 'space':
      page.y += Math.max(0, Math.round(block.mm * dotsPerMm))
      return
    case 'band':
      band(page, clean(block.text))
      return
  }
}

interface TextStyle extends Font {
  align: 'left' | 'center' | 'right'
}

/** The paper as it fills: where the next block starts, and the room between the margins. */
class Page {
  y: number
  readonly marks: Mark[] = []
  readonly left = margin
  readonly room: number
  readonly scale: Scale
  readonly measure: Measure

  constructor(widthDots: number, measure: Measure, edge: number) {
    this.y = edge
    this.room = widthDots - 2 * margin
    this.scale = widthDots >= 512 ? wide : narrow
    this.measure = measure
  }

  text(text: string, style: TextStyle, left = this.left, room = this.room, white = false): void {
    const { lines, font } = fitLines(clean(text), style, room, this.measure)
    for (const line of lines) {
      const extent = this.measure(line, font)
      this.write(line, font, left + indent(style.align, room, extent), white)
      this.y += Math.ceil(font.px * lineHeight)
    }
  }

  /** one line at `left`, its top at the present height */
  write(line: string, font: Font, left: number, white = false): void {
    const extent = this.measure(line, font)
    this.marks.push({
      kind: 'text',
      x: Math.round(left + Math.max(0, extent.left)),
      y: Math.round(this.y + font.px * ascent),
      text: line,
      font,
      white,
    })
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.marks.push({ kind: 'rect', x, y, width, height })
  }
}

function indent(align: TextStyle['align'], room: number, extent: Extent): number {
  if (align === 'left') return 0
  const free = Math.max(0, room - widthOf(extent))
  return align === 'right' ? Math.floor(free) : Math.floor(free / 2)
}

const betweenLanguages = /(?<=[\p{L}\p{M}\p{N}.)]) \/ (?=[\p{L}\p{N}])/u

/**
 * Shrinks by up to a quarter and never below the smallest size that prints clean; what is still too long is wrapped, first where one language ends and
 * the other begins (" / "), so that no line begins or ends with a stroke.
 */
function fitLines(text: string, wanted: Font, room: number, measure: Measure): { lines: string[]; font: Font } {
  if (text === '') return { lines: [], font: wanted }
  const least = Math.max(smallestText, Math.ceil(wanted.px * 0.75))
  for (let px = wanted.px; px >= least; px -= 2) {
    const font = { px, weight: wanted.weight }
    if (widthOf(measure(text, font)) <= room) return { lines: [text], font }
  }
  const font = { px: Math.min(wanted.px, least), weight: wanted.weight }
  return { lines: text.split(betweenLanguages).flatMap(half => wrapEvenly(half, room, line => widthOf(measure(line, font)))), font }
}

/** The largest size whose ink is no taller than `tall` dots and no wider than `room`. */
function largest(text: string, tall: number, room: number, measure: Measure): { font: Font; extent: Extent } {
  const probe = measure(text, { px: 200, weight: 700 })
  let px = Math.floor(200 * Math.min(tall / Math.max(1, probe.up + probe.down), room / Math.max(1, widthOf(probe))))
  for (; ; px--) {
    const font: Font = { px: Math.max(smallestText, px), weight: 700 }
    const extent = measure(text, font)
    if (font.px === smallestText || (extent.up + extent.down <= tall && widthOf(extent) <= room)) return { font, extent }
  }
}

function token(page: Page, text: string): void {
  const { font, extent } = largest(text, page.scale.token, page.room, page.measure)
  if (widthOf(extent) > page.room) {
    page.text(text, { ...font, align: 'center' })
    return
  }
  page.y += 12
  const x = page.left + indent('center', page.room, extent) + Math.max(0, extent.left)
  page.marks.push({ kind: 'text', x: Math.round(x), y: Math.round(page.y + extent.up), text, font, white: false })
  page.y += Math.ceil(extent.up + extent.down) + 16
}

/** The words stand left, the square at the right edge, as over the counter's window. */
function sign(page: Page, text: string, beside: string[]): void {
  const side = page.scale.sign
  const top = page.y + 8
  const { font, extent } = largest(text, Math.floor(side * 0.66), Math.floor(side * 0.8), page.measure)
  const squareLeft = page.left + page.room - side
  const room = page.room - side - 16

  const lines = beside.map((line, index) =>
    fitLines(clean(line), index === 0 ? { px: page.scale.heading, weight: 700 } : { px: page.scale.normal, weight: 500 }, room, page.measure),
  )
  const wordsHeight = lines.reduce((sum, { lines: rows, font: { px } }) => sum + rows.length * Math.ceil(px * lineHeight), 0)
  page.y = top + Math.max(0, Math.floor((side - wordsHeight) / 2))
  for (const { lines: rows, font: wordFont } of lines) {
    for (const row of rows) {
      page.write(row, wordFont, page.left)
      page.y += Math.ceil(wordFont.px * lineHeight)
    }
  }

  const height = Math.max(side, wordsHeight)
  const squareTop = top + Math.floor((height - side) / 2)
  page.rect(squareLeft, squareTop, side, side)
  const inkWidth = extent.left + extent.right
  page.marks.push({
    kind: 'text',
    x: Math.round(squareLeft + (side - inkWidth) / 2 + extent.left),
    y: Math.round(squareTop + (side - extent.up - extent.down) / 2 + extent.up),
    text,
    font,
    white: true,
  })
  page.y = top + height + 8
}

function pair(page: Page, label: string, value: string): void {
  const px = page.scale.normal
  const labelFont: Font = { px, weight: 500 }
  const valueFont: Font = { px, weight: 700 }
  const labelWidth = widthOf(page.measure(label, labelFont))
  const valueWidth = widthOf(page.measure(value, valueFont))
  if (labelWidth + px + valueWidth <= page.room) {
    page.write(label, labelFont, page.left)
    page.write(value, valueFont, page.left + page.room - valueWidth)
    page.y += Math.ceil(px * lineHeight)
    return
  }
  page.text(label, { ...labelFont, align: 'left' })
  page.text(value, { ...valueFont, align: 'right' })
}

function qr(page: Page, data: string): void {
  const matrix = qrMatrix(data)
  const quiet = 4
  // 5 dots are the least a worn head prints readably; 8 the most a printer's own QR command knows
  const module = Math.max(5, Math.min(8, Math.floor((page.room * 0.45) / matrix.length), Math.floor(page.room / (matrix.length + 2 * quiet))))
  const size = module * matrix.length
  page.y += module * quiet
  page.marks.push({ kind: 'qr', x: Math.floor((page.room - size) / 2) + page.left, y: page.y, data, module, matrix })
  page.y += size + module * quiet
}

function rule(page: Page, style: 'solid' | 'dashed'): void {
  page.y += 12
  if (style === 'solid') page.rect(page.left, page.y, page.room, 3)
  else {
    const dashes = Math.floor(page.room / 20)
    for (let dash = 0; dash <= dashes; dash++) page.rect(page.left + Math.round((dash * (page.room - 12)) / dashes), page.y, 12, 3)
  }
  page.y += 3 + 12
}

function band(page: Page, text: string): void {
  const inset = 16
  page.y += 8
  const top = page.y
  const square = { kind: 'rect' as const, x: page.left, y: top, width: page.room, height: 0 }
  page.marks.push(square)
  page.y += 4
  page.text(text, { px: page.scale.heading, weight: 700, align: 'center' }, page.left + inset, page.room - 2 * inset, true)
  square.height = page.y + 4 - top
  page.y = top + square.height + 8
}
