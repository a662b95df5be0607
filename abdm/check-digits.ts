/** Formats and check digits of abdm-v3 h. Digits come without blanks or dashes unless said otherwise. */

const multiplication = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]

const permutation = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
]

/** Whether the last digit is the Verhoeff digit of those before it. */
export function verhoeffFits(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let check = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    check = multiplication[check]?.[permutation[place % 8]?.[digit] ?? 0] ?? 0
  }
  return check === 0
}

/** Whether the last digit is the Luhn (mod 10) digit of those before it. */
export function luhnFits(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Twelve digits, the first 2 to 9, Verhoeff. A Virtual ID (16 digits) is not one. */
export const isAadhaar = (digits: string): boolean => /^[2-9]\d{11}$/.test(digits) && verhoeffFits(digits)

export const isMobile = (digits: string): boolean => /^[6-9]\d{9}$/.test(digits)

export const isOtp = (digits: string): boolean => /^\d{6}$/.test(digits)

/** The shape of an ABHA number, with or without dashes. */
export const isAbhaNumber = (text: string): boolean => /^(?:\d{14}|\d{2}-\d{4}-\d{4}-\d{4})$/.test(text)

/** The check digit of an ABHA number is Luhn's in every number seen, but older ones are unproven: a misfit asks "look again", it forbids nothing. */
export const abhaNumberLooksRight = (text: string): boolean => isAbhaNumber(text) && luhnFits(text.replaceAll('-', ''))

/** '91-1234-5678-9012': the form in which ABDM wants it encrypted (abdm-v3 b.3). Anything that is not 14 digits comes back as it was. */
export function formatAbhaNumber(text: string): string {
  return isAbhaNumber(text) ? text.replaceAll('-', '').replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4') : text
}

/** A full ABHA address, with its suffix, as the share call wants it (abdm-v3 f.3). */
export const isAbhaAddress = (text: string): boolean => text.length <= 100 && /^[a-z0-9][a-z0-9_.\-!]+[a-z0-9]@(?:abdm|sbx)$/i.test(text)

/** The local part somebody may invent: 8 to 18, a letter first, letters and digits, at most one dot and one underscore inside. Suggestions need not pass. */
export function isNewAbhaAddress(local: string): boolean {
  const count = (sign: string) => local.split(sign).length - 1
  return /^[a-z][a-z0-9._]{6,16}[a-z0-9]$/i.test(local) && count('.') <= 1 && count('_') <= 1
}
