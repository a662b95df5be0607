import { clean, wrap } from './text.ts'
import type { SlipBlock } from './types.ts'

/** A line in the printer's own letters: a cell of 12 x 24 dots, `times` as large both ways. Printable ASCII and nothing else. */
export interface Line {
  text: string
  times: number
  align: 'left' | 'center' | 'right'
  bold: boolean
  /** white on black */
  inverse: boolean
}

const cell = 12
const most = 8

/** Can the printer's own letters say it? Then it holds no byte that a printer could take for a command. */
export const isPlain = (text: string) => /^[\x20-\x7e]+$/.test(text)

/** Shrinks to fit, then wraps between words, and within one only where it alone is too long. */
function lines(text: string, widthDots: number, style: Omit<Line, 'text'>): Line[] {
  let times = style.times
  while (times > 1 && text.length * cell * times > widthDots) times--
  const room = Math.floor(widthDots / (cell * times))
  return wrap(text, room, part => part.length).map(line => ({ ...style, times, text: line }))
}

/** A block in the printer's own letters; null where it has other than ASCII, or is no text. */
export function inLetters(block: SlipBlock, widthDots: number): Line[] | null {
  switch (block.kind) {
    case 'text': {
      const text = clean(block.text)
      if (!isPlain(text)) return null
      const isLarge = block.size === 'heading' || block.size === 'title'
      return lines(text, widthDots, { times: isLarge ? 2 : 1, align: block.align ?? 'left', bold: isLarge || block.bold === true, inverse: false })
    }
    case 'token': {
      const text = clean(block.text)
      if (!isPlain(text) || text.length * cell * 3 > widthDots) return null
      return lines(text, widthDots, { times: most, align: 'center', bold: false, inverse: false })
    }
    case 'pair': {
      const label = clean(block.label)
      const value = clean(block.plain ?? block.value)
      if (!isPlain(label) || !isPlain(value)) return null
      const style = { times: 1, bold: false, inverse: false } as const
      const free = Math.floor(widthDots / cell) - label.length - value.length
      if (free > 0) return [{ ...style, align: 'left', text: label + ' '.repeat(free) + value }]
      return [...lines(label, widthDots, { ...style, align: 'left' }), ...lines(value, widthDots, { ...style, align: 'right', bold: true })]
    }
    case 'sign': {
      const text = clean(block.text)
      return isPlain(text) ? lines(` ${text} `, widthDots, { times: 5, align: 'right', bold: false, inverse: true }) : null
    }
    case 'band': {
      const text = clean(block.text)
      return isPlain(text) ? lines(` ${text} `, widthDots, { times: 2, align: 'center', bold: true, inverse: true }) : null
    }
    case 'rule':
      return [{ text: '-'.repeat(Math.floor(widthDots / cell)), times: 1, align: 'left', bold: false, inverse: false }]
    case 'qr':
    case 'space':
      return null
  }
}
