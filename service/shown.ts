import { type AbhaProfile, endingOf, maskAbhaNumber, maskAddress, maskMobile } from '../abdm/index.ts'
import type { AccountCard, SharedProfile } from './contract/index.ts'

/** What "which one is you?" and "is this you?" show of a person: the face, the name, the year and the village, and only the ending of the number (U13). */
export const accountCard = (profile: AbhaProfile): AccountCard => ({
  name: profile.name,
  photo: profile.photo,
  yearOfBirth: profile.birth.year === null ? null : String(profile.birth.year),
  gender: profile.gender || null,
  village: profile.village ?? profile.address.district,
  abhaNumberEnding: endingOf(profile.abhaNumber ?? '') ?? '',
})

const two = (part: string | number | null) => (part === null ? '--' : String(part).padStart(2, '0'))

/** 12-03-1964, or the year alone where ABDM knows no more. */
const birthDateShown = ({ day, month, year }: AbhaProfile['birth']): string =>
  year === null ? '' : day === null || month === null ? String(year) : `${two(day)}-${two(month)}-${year}`

/**
 * The seven things of the share screen (R8), masked for a public screen and plain for ten seconds after a touch.
 * `mobile` is the number that will really be sent: the one proved in this visit, else what ABDM shows of it.
 */
export function sharedProfile(profile: AbhaProfile, mobile: string | null): { masked: SharedProfile; plain: SharedProfile } {
  const shownMobile = mobile ?? profile.mobile ?? ''
  const plain: SharedProfile = {
    abhaNumber: profile.abhaNumber ?? '',
    abhaAddress: profile.abhaAddress ?? '',
    name: profile.name,
    gender: profile.gender,
    birthDate: birthDateShown(profile.birth),
    mobile: shownMobile,
    address: [profile.address.line, profile.address.district, profile.address.state, profile.address.pincode].filter(Boolean).join(', '),
  }
  const masked: SharedProfile = {
    ...plain,
    abhaNumber: plain.abhaNumber && maskAbhaNumber(plain.abhaNumber),
    mobile: plain.mobile && maskMobile(plain.mobile),
    address: maskAddress(profile.address),
  }
  return { masked, plain }
}
