import { type Fields, fieldsOf, isTrue, listOf, textOf } from './answer.ts'
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

/** Reads every spelling of abdm-v3 c.2, c.9, e.2 and e.3: `ABHAProfile`, `profile/account`, the PHR profiles and entries of `accounts` and `users`. */
export function readAbhaProfile(value: unknown): AbhaProfile {
  const from = fieldsOf(value)
  return {
    abhaNumber: textOf(from.ABHANumber, from.abhaNumber, from.healthIdNumber),
    abhaAddress: textOf(from.preferredAbhaAddress, from.abhaAddress, firstAddress(from), from.healthId),
    name: textOf(from.name, from.fullName, joined(from)) ?? '',
    gender: genderOf(from.gender),
    birth: birthOf(from),
    mobile: textOf(from.mobile),
    address: {
      line: textOf(from.address),
      district: textOf(from.districtName),
      state: textOf(from.stateName),
      pincode: textOf(from.pincode, from.pinCode),
    },
    village: textOf(from.villageName, from.townName, fieldsOf(from.localizedDetails).villageName),
    photo: textOf(from.photo, from.profilePhoto, from.kycPhoto),
    status: textOf(from.abhaStatus, from.status)?.toUpperCase() ?? null,
    isChild:
      textOf(from.abhaType)?.toUpperCase() === 'CHILD' || textOf(from.verificationType)?.toUpperCase() === 'CHILD_ABHA' || isTrue(from.isChild),
  }
}

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
function firstAddress(from: Fields): string | null {
  const all = listOf(from.phrAddress).map(address => textOf(address))
  return textOf(
    all.find(address => address !== null && !/^\d{14}@/.test(address)),
    all[0],
    from.phrAddress,
  )
}

const joined = (from: Fields): string =>
  [from.firstName, from.middleName, from.lastName]
    .map(part => textOf(part))
    .filter(part => part !== null)
    .join(' ')

const genderWords: Record<string, string> = { MALE: 'M', FEMALE: 'F', OTHER: 'O', OTHERS: 'O', TRANSGENDER: 'T', UNKNOWN: 'U' }

function genderOf(value: unknown): string {
  const said = textOf(value)?.toUpperCase() ?? ''
  return genderWords[said] ?? (/^[MFODTU]$/.test(said) ? said : '')
}

function birthOf(from: Fields): BirthDate {
  const parts = birthDateOfParts(from.dayOfBirth, from.monthOfBirth, from.yearOfBirth)
  return parts.year === null ? birthDateOfText(from.dob ?? from.dateOfBirth) : parts
}
