/** What a finger has typed so far; it lives in the keypad's memory and leaves it once, in one intent. */
export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'erase' | 'eraseAll'

/** The digits after a key; a full entry takes no more. */
export function typed(digits: string, key: KeypadKey, length: number): string {
  if (key === 'erase') return digits.slice(0, -1)
  if (key === 'eraseAll') return ''
  return digits.length < length ? digits + key : digits
}

export type Box = { kind: 'empty' } | { kind: 'current' } | { kind: 'digit'; digit: string } | { kind: 'dot' }
export interface BoxGroup {
  /** the group the next digit falls into, or the last one when all are there */
  on: boolean
  boxes: Box[]
}

/** Digits in their groups, such as 4-4-4. A group that is left behind turns to dots, so that nobody reads the whole over a shoulder. */
export function boxGroups(digits: string, groups: readonly number[]): BoxGroup[] {
  let start = 0
  const total = groups.reduce((sum, size) => sum + size, 0)
  return groups.map(size => {
    const from = start
    start += size
    const on = digits.length >= total ? start === total : digits.length >= from && digits.length < start
    const passed = digits.length >= start && !on
    const boxes = Array.from({ length: size }, (_, index): Box => {
      const digit = digits[from + index]
      if (digit === undefined) return { kind: from + index === digits.length ? 'current' : 'empty' }
      return passed ? { kind: 'dot' } : { kind: 'digit', digit }
    })
    return { on, boxes }
  })
}
