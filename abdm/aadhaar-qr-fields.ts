/** What both forms of an Aadhaar QR write alike. */

/** Free text as a person reads it: no control or direction signs, single blanks. Null when nothing, or far too much, is left. */
export function printed(text: string | undefined): string | null {
  const plain = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' || plain.length > 200 ? null : plain
}

export function genderOf(text: string | undefined): 'M' | 'F' | 'T' | null {
  const word = (text ?? '').trim().toUpperCase()
  if (word === 'M' || word === 'MALE') return 'M'
  if (word === 'F' || word === 'FEMALE') return 'F'
  return word === 'T' || word === 'TRANSGENDER' ? 'T' : null
}

export const pincodeOf = (text: string | undefined): string | null => /^\s*([1-9]\d{5})\s*$/.exec(text ?? '')?.[1] ?? null
