import type { AbhaProfile } from '../../abdm/index.ts'
import { isAadhaar } from '../../abdm/index.ts'

const withCheckDigit = (eleven: string) => {
  for (let last = 0; last < 10; last++) if (isAadhaar(`${eleven}${last}`)) return `${eleven}${last}`
  throw new Error('no check digit fits')
}

/** Somebody who exists to be looked for: nothing of these words and numbers stands anywhere else. */
export const canary = {
  aadhaar: withCheckDigit('47389160527'),
  mobile: '8306729415',
  otp: '739164',
  abhaNumber: '83-5162-9407-3816',
  bareAbhaNumber: '83516294073816',
  abhaAddress: 'zwetkanarie.61',
  name: 'Zwetkana Riyapatu',
  nameInDevanagari: 'ज़्वेत्काना रियापाटू',
  street: 'Quaxalotgali 7739',
  village: 'Ulmbaxipur',
  photo: 'Q0FOQVJZUEhPVE9CWVRFUzdmOWMyZTRiMWQ4YTY1',
} as const

export const canaryProfile: AbhaProfile = {
  abhaNumber: canary.abhaNumber,
  abhaAddress: `${canary.abhaAddress}@sbx`,
  name: `${canary.name} ${canary.nameInDevanagari}`,
  gender: 'F',
  birth: { day: '17', month: '08', year: '1964' },
  mobile: canary.mobile,
  address: { line: canary.street, district: 'Bastar', state: 'CHHATTISGARH', pincode: '494001' },
  village: canary.village,
  photo: canary.photo,
  status: 'ACTIVE',
  isChild: false,
}

/** Which of the canary's words and numbers a text holds. */
export const canariesIn = (text: string): string[] => Object.entries(canary).flatMap(([what, secret]) => (text.includes(secret) ? [what] : []))
