/** What somebody may invent as an ABHA address, before its "@" (CRT_ABHA_112), as three rules that are looked at while they write. */
export type AddressRule = 'length' | 'first' | 'signs'

/** `open`: not yet, go on writing; `broken`: something written has to go */
export type RuleState = 'kept' | 'open' | 'broken'

const fewest = 8
export const mostLetters = 18

const count = (text: string, sign: string) => text.split(sign).length - 1

/** The three rules of a name as it stands now. Letters in either case; nothing but letters, digits, dot and underscore can be typed. */
export function addressRules(text: string): Record<AddressRule, RuleState> {
  const twice = count(text, '.') > 1 || count(text, '_') > 1
  return {
    length: text.length > mostLetters ? 'broken' : text.length >= fewest ? 'kept' : 'open',
    first: text === '' ? 'open' : /^[a-z]/i.test(text) ? 'kept' : 'broken',
    // a sign at the end may still get a letter behind it
    signs: twice || /^[._]/.test(text) ? 'broken' : text === '' || /[._]$/.test(text) ? 'open' : 'kept',
  }
}

export const isFineAddress = (text: string): boolean => Object.values(addressRules(text)).every(state => state === 'kept')

/** The name after a key; a full one takes no more. */
export const written = (text: string, key: string): string => (key === 'erase' ? text.slice(0, -1) : text.length < mostLetters ? text + key : text)
