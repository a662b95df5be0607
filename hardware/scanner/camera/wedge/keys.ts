// The letters of a keyboard that is set to US English, which is what scanners type as, by the key's place: what the system's layout makes of it is
// garbage under Hindi, French or German.
const plain: Record<string, [string, string]> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
  NumpadDecimal: ['.', '.'],
}
const overDigits = ')!@#$%^&*('

/** The character a key types on a US keyboard; null when it types none. `code` is the event's code, a key's place and not its letter. */
export function usCharacter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)
  if (letter) return shift ? (letter[1] as string) : (letter[1] as string).toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)
  if (digit) return shift ? (overDigits[Number(digit[1])] as string) : (digit[1] as string)
  const numpad = /^Numpad(\d)$/.exec(code)
  if (numpad) return numpad[1] as string
  return plain[code]?.[shift ? 1 : 0] ?? null
}
