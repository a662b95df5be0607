import { margin } from './layout.ts'
import { clean, wrap } from './text.ts'
import type { SlipBlock } from './types.ts'

/** A line in the printer's own letters: a cell of 12 x 24 dots, `times` as large both ways. Printable ASCII and nothing else. */
export interface Line {
  text: string
  /** dots of white before it */
  indent: number
  times: number
  align: 'left' | 'center'
  bold: boolean
  /** white on black */
  inverse: boolean
}

const cell = 12
const most = 8

/** Can the printer's own letters say it? Then it holds no byte that a printer could take for a command. */
export const isPlain = (text: string) => /^[\x20-\x7e]+$/.test(text)

type Style = Omit<Line, 'text' | 'indent' | 'align'> & { align: 'left' | 'center' | 'right' }

const roomFor = (widthDots: number, times: number) => Math.floor((widthDots - 2 * margin) / (cell * times))

/** Shrinks to fit, then wraps between words, and within one only where it alone is too long. */
function lines(text: string, widthDots: number, { align, ...style }: Style): Line[] {
  let times = style.times
  while (times > 1 && text.length > roomFor(widthDots, times)) times--
  const room = roomFor(widthDots, times)
  return wrap(text, room, part => part.length).map(line => ({
    ...style,
    times,
    align: align === 'center' ? 'center' : 'left',
    text: line,
    indent: align === 'right' ? (room - line.length) * cell * times : 0,
  }))
}

/** White letters need black around them. */
const framed = (inner: Line[]): Line[] => inner.map(line => ({ ...line, text: ` ${line.text} ` }))

/** A block in the printer's own letters; null where it has other than ASCII, or is no text. */
export function inLetters(block: SlipBlock, widthDots: number): Line[] | null {
  switch (block.kind) {
    case 'text': {
      const text = clean(block.text)
      if (!isPlain(text)) return null
      const isLarge = block.size === 'heading' || block.size === 'title'
      const isValue = block.bold === true && block.align === 'right'
      return lines(text, widthDots, {
        times: isLarge || isValue ? 2 : 1,
        align: block.align ?? 'left',
        bold: isLarge || block.bold === true,
        inverse: false,
      })
    }
    case 'token': {
      const text = clean(block.text)
      if (!isPlain(text) || text.length > roomFor(widthDots, 3)) return null
      return lines(text, widthDots, { times: most, align: 'center', bold: true, inverse: false })
    }
    case 'pair': {
      const label = clean(block.label)
      const value = clean(block.plain ?? block.value)
      if (!isPlain(label) || !isPlain(value)) return null
      const style = { times: 1, bold: false, inverse: false } as const
      const free = roomFor(widthDots, 1) - label.length - value.length
      if (free > 0) return [{ ...style, align: 'left', indent: 0, text: label + ' '.repeat(free) + value }]
      return [...lines(label, widthDots, { ...style, align: 'left' }), ...lines(value, widthDots, { ...style, align: 'right', bold: true })]
    }
    case 'sign': {
      const text = clean(block.text)
      return isPlain(text) ? framed(lines(text, widthDots, { times: 5, align: 'center', bold: false, inverse: true })) : null
    }
    case 'band': {
      const text = clean(block.text)
      return isPlain(text) ? framed(lines(text, widthDots, { times: 2, align: 'center', bold: true, inverse: true })) : null
    }
    case 'rule':
      return [{ text: '-'.repeat(roomFor(widthDots, 1)), indent: 0, times: 1, align: 'left', bold: false, inverse: false }]
    case 'qr':
    case 'space':
      return null
  }
}
