const graphemes = new Intl.Segmenter('hi', { granularity: 'grapheme' })

// Controls, marks of direction, soft hyphen, byte order mark. ZWJ and ZWNJ stay: they choose between forms of a conjunct.
const invisible = /[\p{Cc}\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

// What the two font files hold between them; anything else would come from a system font or be an empty box.
const drawable = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x900, 0x97f],
  [0x1cd0, 0x1cf9],
  [0x2000, 0x206f],
  [0x20a8, 0x20a8],
  [0x20ac, 0x20ac],
  [0x20b9, 0x20b9],
  [0x20f0, 0x20f0],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0x25cc, 0x25cc],
  [0xa830, 0xa839],
  [0xa8e0, 0xa8ff],
] as const

const isDrawable = (char: string) => drawable.some(([first, last]) => (char.codePointAt(0) ?? 0) >= first && (char.codePointAt(0) ?? 0) <= last)

/** One line of drawable text: NFC, white space joined, nothing that could steer a printer or turn the direction; what no font holds becomes "?". */
export function clean(text: string): string {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').trim()
  return clusters(line)
    .map(cluster => ([...cluster].every(isDrawable) ? cluster : '?'))
    .join('')
}

/**
 * The units that may not be torn apart. Older ICU ends a cluster after a virama although the next consonant is joined to it: such pieces are put
 * together again.
 */
export function clusters(text: string): string[] {
  const whole: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    const before = whole.at(-1)
    if (before !== undefined && /\u094d\u200d?$/u.test(before) && /^[\u0915-\u0939\u0958-\u095f]/u.test(segment))
      whole[whole.length - 1] = before + segment
    else whole.push(segment)
  }
  return whole
}

export const isHindi = (text: string) => /\p{Script=Devanagari}/u.test(text)

/** Greedy lines no wider than `room`, broken at spaces, and inside a word only where the word alone is too wide. `width` measures in dots. */
export function wrap(text: string, room: number, width: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (width(longer) <= room) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const cluster of clusters(word)) {
      if (line !== '' && width(line + cluster) > room) {
        lines.push(line)
        line = ''
      }
      line += cluster
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** As many lines as `wrap` needs, but of even length: no single short word below a long line. */
export function wrapEvenly(text: string, room: number, width: (text: string) => number): string[] {
  const lines = wrap(text, room, width)
  const words = text.split(' ')
  const widest = Math.max(...words.map(width))
  if (lines.length < 2 || (widest > room && words.length > 1)) return lines
  let low = Math.min(widest, room / lines.length)
  let high = room
  while (high - low > 4) {
    const middle = (low + high) / 2
    if ((words.length > 1 && middle < widest) || wrap(text, middle, width).length > lines.length) low = middle
    else high = middle
  }
  return wrap(text, high, width)
}
