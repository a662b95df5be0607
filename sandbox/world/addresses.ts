import { birth, type Person } from './people.ts'

export const SUFFIX = '@sbx'

/** The automatic address: the 14 digits of the number. */
export const defaultAddress = (number: string): string => number.replaceAll('-', '') + SUFFIX

const SWAGGER = /^(?:[a-z0-9]+\.?[a-z0-9]*_?[a-z0-9]+|[a-z0-9]+_?[a-z0-9]*\.?[a-z0-9]+)$/
const PHR = /^[a-z](?:[a-z0-9.]*[a-z0-9])$/

/**
 * Whether a local part may become an address; the two rules NHA has published (abdm-v3 h, l.1).
 * `swagger`: 8–18, letters and digits, one dot and one underscore at most, inside.
 * `phr`: 4–18 beside an ABHA number, 8–18 on a mobile alone; letters, digits, dots; a letter first, so no mobile and no 14 digits.
 */
export function isNewAddress(local: string, rule: 'swagger' | 'phr' = 'swagger', withNumber = true): boolean {
  const text = local.toLowerCase()
  if (rule === 'swagger') return text.length >= 8 && text.length <= 18 && SWAGGER.test(text)
  return text.length >= (withNumber ? 4 : 8) && text.length <= 18 && PHR.test(text)
}

type Named = Pick<Person, 'firstName' | 'lastName' | 'born'>

/** About a dozen free local parts from name and birth. NHA's own samples hold one that begins with a digit: so does this list. */
export function suggestions(person: Named, taken: (address: string) => boolean): string[] {
  const letters = (name: string, most: number) =>
    name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, most)
  const first = letters(person.firstName, 9) || 'abha'
  const last = letters(person.lastName, 8)
  const { day, month, year } = birth(person)
  const short = year.slice(2)
  const [d, m] = [Number(day ?? 1), Number(month ?? 1)]
  const two = [
    `${first}.${last}`,
    `${first}_${last}`,
    `${first}.${last}${short}`,
    `${first}_${year}`,
    `${first}.${d}${m}${year}`,
    `${first}${last}_${short}`,
    `${last}.${first}`,
    `${last}_${first}${short}`,
    `${first}.${last}_${short}`,
    `${first}${year}`,
    `${first.slice(0, 1)}${last}.${year}`,
    `${first}_${last}.1`,
    `${d}_${first}.${last}`,
  ]
  const one = [
    `${first}.${year}`,
    `${first}_${year}`,
    `${first}${year}`,
    `${first}.${d}${m}${year}`,
    `${first}_${d}${m}${short}`,
    `${first}${d}.${year}`,
    `abha.${first}`,
    `${first}_abha`,
    `abha_${first}${short}`,
    `${first}.abha${short}`,
    `${d}_${first}.${short}`,
  ]
  return [...new Set(last ? two : one)].filter(local => isNewAddress(local) && !taken(local + SUFFIX))
}
