const D = [
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
const STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

function verhoeff(text: string): number {
  let check = 0
  for (let place = 0; place < text.length; place++) {
    let digit = Number(text[text.length - 1 - place])
    for (let turn = 0; turn < place % 8; turn++) digit = STEP[digit] ?? 0
    check = D[check]?.[digit] ?? 0
  }
  return check
}

/** Eleven digits completed to an Aadhaar number by their Verhoeff digit. */
export const withVerhoeff = (eleven: string): string =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(last => `${eleven}${last}`).find(number => verhoeff(number) === 0) ?? ''

/** Whether 12 digits are an Aadhaar number as far as arithmetic goes: first digit 2–9, Verhoeff check digit (abdm-v3 h). */
export const isAadhaar = (text: string): boolean => /^[2-9]\d{11}$/.test(text) && verhoeff(text) === 0

function luhnSum(digits: string, doubled: number): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    let digit = Number(digits[digits.length - 1 - place])
    if (place % 2 === doubled) digit = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum
}

/** The Luhn digit that completes `digits`. */
const luhnDigit = (digits: string): string => String((10 - (luhnSum(digits, 0) % 10)) % 10)

/** Whether `NN-NNNN-NNNN-NNNN` (dashes optional) is an ABHA number: 14 digits, Luhn (abdm-v3 h). */
export function isAbhaNumber(text: string): boolean {
  const digits = text.replaceAll('-', '')
  return /^\d{14}$/.test(digits) && luhnSum(digits, 1) % 10 === 0
}

/** 14 digits written as ABDM writes them, `91-1234-5678-9012`. */
export const dashed = (digits: string): string => digits.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4')

/** Whether a text has the form `dashed` gives. */
export const isDashed = (text: string): boolean => /^\d{2}-\d{4}-\d{4}-\d{4}$/.test(text)

/** A new ABHA number as NHA's generator builds one: 91, a digit 1–8, ten random digits, Luhn; never a palindrome. `random` gives [0, 1). */
export function newAbhaNumber(random: () => number): string {
  for (;;) {
    let body = `91${1 + Math.floor(random() * 8)}`
    while (body.length < 13) body += Math.floor(random() * 10)
    const digits = body + luhnDigit(body)
    if (digits !== [...digits].reverse().join('')) return dashed(digits)
  }
}
