import { z } from 'zod'
import { fields, flag, list, text } from './answer.ts'
import { type BirthDate, birthDateOfParts, birthDateOfText } from './birth-date.ts'

export interface Address {
  line: string | null
  district: string | null
  state: string | null
  pincode: string | null
}

/** One person as ABDM knows them, whichever call said it. Names and addresses as received: they are not for editing (abdm-v3 e.2). */
export interface AbhaProfile {
  /** with dashes; may be hidden in part, or null for an address-only account */
  abhaNumber: string | null
  abhaAddress: string | null
  name: string
  /** M F O D T U, or '' when unsaid */
  gender: string
  birth: BirthDate
  /** as ABDM shows it, mostly hidden in part; null is what asks for a code to the mobile after enrolment (abdm-v3 c.2) */
  mobile: string | null
  address: Address
  village: string | null
  /** base64 JPEG */
  photo: string | null
  /** ACTIVE, DEACTIVATED, DELETED, INACTIVE, or null */
  status: string | null
  isChild: boolean
}

const account = fields({
  ABHANumber: text,
  abhaNumber: text,
  healthIdNumber: text,
  preferredAbhaAddress: text,
  abhaAddress: text,
  healthId: text,
  phrAddress: z.unknown().optional(),
  name: text,
  fullName: text,
  firstName: text,
  middleName: text,
  lastName: text,
  gender: text,
  dayOfBirth: text,
  monthOfBirth: text,
  yearOfBirth: text,
  dob: text,
  dateOfBirth: text,
  mobile: text,
  address: text,
  districtName: text,
  stateName: text,
  pincode: text,
  pinCode: text,
  villageName: text,
  townName: text,
  localizedDetails: fields({ villageName: text }),
  photo: text,
  profilePhoto: text,
  kycPhoto: text,
  abhaStatus: text,
  status: text,
  abhaType: text,
  verificationType: text,
  isChild: flag,
})

/** Every spelling of abdm-v3 c.2, c.9, d, e.2 and e.3: `ABHAProfile`, `profile/account`, the PHR profiles and entries of `accounts` and `users`. */
export const abhaProfile = account.transform((from): AbhaProfile => {
  const parts = birthDateOfParts(from.dayOfBirth, from.monthOfBirth, from.yearOfBirth)
  const joined = [from.firstName, from.middleName, from.lastName].filter(part => part !== null).join(' ')
  return {
    abhaNumber: from.ABHANumber ?? from.abhaNumber ?? from.healthIdNumber,
    abhaAddress: from.preferredAbhaAddress ?? from.abhaAddress ?? firstAddress(from.phrAddress) ?? from.healthId,
    name: from.name ?? from.fullName ?? joined,
    gender: genderOf(from.gender),
    birth: parts.year === null ? birthDateOfText(from.dob ?? from.dateOfBirth) : parts,
    mobile: from.mobile,
    address: { line: from.address, district: from.districtName, state: from.stateName, pincode: from.pincode ?? from.pinCode },
    village: from.villageName ?? from.townName ?? from.localizedDetails.villageName,
    photo: from.photo ?? from.profilePhoto ?? from.kycPhoto,
    status: (from.abhaStatus ?? from.status)?.toUpperCase() ?? null,
    isChild: from.abhaType?.toUpperCase() === 'CHILD' || from.verificationType?.toUpperCase() === 'CHILD_ABHA' || from.isChild,
  }
})

export const readAbhaProfile = (value: unknown): AbhaProfile => abhaProfile.parse(value)

/** The chosen account fills in what the profile call left out or did not give at all: that call is enrichment (abdm-v3 c.9). */
export function fillProfile(profile: AbhaProfile, rest: AbhaProfile): AbhaProfile {
  return {
    abhaNumber: profile.abhaNumber ?? rest.abhaNumber,
    abhaAddress: profile.abhaAddress ?? rest.abhaAddress,
    name: profile.name || rest.name,
    gender: profile.gender || rest.gender,
    birth: profile.birth.year === null ? rest.birth : profile.birth,
    mobile: profile.mobile ?? rest.mobile,
    address: profile.address.line === null && profile.address.district === null ? rest.address : profile.address,
    village: profile.village ?? rest.village,
    photo: profile.photo ?? rest.photo,
    status: profile.status ?? rest.status,
    isChild: profile.isChild || rest.isChild,
  }
}

/** At creation the addresses come as a list that starts with the one made of the number itself; one somebody chose is meant rather than that. */
function firstAddress(phrAddress: unknown): string | null {
  const all = list(text).parse(phrAddress) ?? []
  return all.find(address => address !== null && !/^\d{14}@/.test(address)) ?? all[0] ?? text.parse(phrAddress)
}

const genderWords: Record<string, string> = { MALE: 'M', FEMALE: 'F', OTHER: 'O', OTHERS: 'O', TRANSGENDER: 'T', UNKNOWN: 'U' }

function genderOf(value: string | null): string {
  const said = value?.toUpperCase() ?? ''
  return genderWords[said] ?? (/^[MFODTU]$/.test(said) ? said : '')
}
