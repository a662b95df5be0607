import { type Account, isChild } from '../world/accounts.ts'
import { crossedNumber, masked, maskedEmail, maskedTail, starredAddress, starredNumber } from '../world/codes.ts'
import { birth, fullName, type Person, placeOf, wholeAddress } from '../world/people.ts'
import { photoOf } from '../world/portrait.ts'
import type { World } from '../world/world.ts'

const GENDERS: Record<Person['gender'], string> = { M: 'पुरुष', F: 'महिला', O: 'अन्य' }

/** `DD-MM-YYYY`, unknown parts `00`. */
export const dashedBirth = (person: Person): string => {
  const { day, month, year } = birth(person)
  return `${day ?? '00'}-${month ?? '00'}-${year}`
}

/** `21-2-2020`: how a child's date comes (corrections 31). */
const shortBirth = (person: Person): string => {
  const { day, month, year } = birth(person)
  return `${Number(day ?? 0)}-${Number(month ?? 0)}-${year}`
}

/** Day and month nobody wrote down are null or `00` (abdm-v3 h). */
function partsOf(world: World, person: Person) {
  const { day, month, year } = birth(person)
  const none = world.switches.unknownBirth === 'zeros' ? '00' : null
  return { day: day ?? none, month: month ?? none, year }
}

export const photo = (person: Person): string => (person.photoless ? '' : photoOf(person.portrait))
export const mobileOrNull = ({ mobile }: Account): string | null => (mobile ? masked(mobile) : null)
export const emailOrNull = ({ email }: Account): string | null => (email ? maskedEmail(email) : null)

/** Whether UIDAI stands behind an account; behind a self-declared address nobody does. */
export const kycStatus = ({ number }: Account): string => (number ? 'VERIFIED' : 'PENDING')

export const authMethods = (account: Account): string[] => [
  ...(account.number && account.person.aadhaar ? ['AADHAAR_OTP'] : []),
  ...(account.mobile ? ['MOBILE_OTP'] : []),
  ...(account.email ? ['EMAIL_OTP'] : []),
  ...(account.number ? ['DEMOGRAPHICS'] : []),
  ...(account.password ? ['PASSWORD'] : []),
]

/** The account as `enrol/byAadhaar` shows it (abdm-v3 c.2). A child's date comes without leading zeros (corrections 31). */
export function enrolledProfile(world: World, account: Account) {
  const { person } = account
  const child = isChild(account, world.clock.wall())
  const place = placeOf(person)
  return {
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    lastName: person.lastName,
    dob: child ? shortBirth(person) : dashedBirth(person),
    gender: person.gender,
    photo: photo(person),
    mobile: mobileOrNull(account),
    ...(world.switches.mobileVerifiedShown ? { mobileVerified: account.mobile ? true : null } : {}),
    email: emailOrNull(account),
    phrAddress: account.addresses,
    address: wholeAddress(person),
    districtCode: place.districtCode,
    stateCode: place.stateCode,
    pinCode: person.pinCode,
    abhaType: child ? 'CHILD' : 'STANDARD',
    stateName: place.stateName,
    districtName: place.districtName,
    ABHANumber: account.number,
    abhaStatus: account.status,
  }
}

/** A child enrolled by a parent: fewer fields, an empty photo, and addresses only from the second time (NHA's samples). */
export function childProfile(world: World, account: Account, isNew: boolean) {
  const { pinCode: _, address: __, email: ___, phrAddress, mobileVerified: ____, ...profile } = enrolledProfile(world, account)
  return { ...profile, photo: '', ...(isNew ? {} : { phrAddress }) }
}

/** What the demographic answer and the account call by the same names; day and month as that answer writes unknown ones. */
function namedAlike(account: Account, { day, month, year }: ReturnType<typeof birth>) {
  const { person } = account
  const place = placeOf(person)
  return {
    mobile: mobileOrNull(account),
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    lastName: person.lastName,
    name: fullName(person),
    yearOfBirth: year,
    dayOfBirth: day,
    monthOfBirth: month,
    gender: person.gender,
    stateCode: place.stateCode,
    districtCode: place.districtCode,
    pincode: person.pinCode,
    address: wholeAddress(person),
    stateName: place.stateName,
    districtName: place.districtName,
    kycVerified: true,
  }
}

/** The demographic route has names of its own for number and address (abdm-v3 c.2). */
export function demographicProfile(account: Account) {
  return { healthIdNumber: account.number, healthId: account.preferred, ...namedAlike(account, birth(account.person)) }
}

/** `GET /v3/profile/account` (abdm-v3 c.9). */
export function accountProfile(world: World, account: Account) {
  const { person } = account
  const place = placeOf(person)
  return {
    ABHANumber: account.number,
    preferredAbhaAddress: account.preferred,
    ...namedAlike(account, partsOf(world, person)),
    email: emailOrNull(account),
    profilePhoto: photo(person),
    status: account.status,
    kycPhoto: photo(person),
    subdistrictName: person.village.toUpperCase(),
    authMethods: authMethods(account),
    tags: {},
    verificationStatus: 'VERIFIED',
    verificationType: verificationType(account, world.clock.wall()),
    localizedDetails: person.localName
      ? {
          name: person.localName,
          stateName: place.localState,
          districtName: place.localDistrict,
          villageName: '',
          townName: '',
          gender: GENDERS[person.gender],
          localizedLabels: { name: 'नाम', abhaNumber: 'आभा संख्या', abhaAddress: 'आभा पता', gender: 'लिंग', dob: 'जन्म तिथि', mobile: 'मोबाइल' },
        }
      : null,
    createdDate: account.createdDate,
  }
}

export const verificationType = (account: Account, ms: number): string => (isChild(account, ms) ? 'CHILD_ABHA' : 'AADHAAR')

/** One date form throughout, or NHA's own sample: two in one list, every third turned round (abdm-v3 e.2). */
function listedBirth(world: World, person: Person, index: number): string {
  const { day, month, year } = birth(person)
  const turned = `${year}-${month ?? '00'}-${day ?? '00'}`
  switch (world.switches.dobForms) {
    case 'dayFirst':
      return dashedBirth(person)
    case 'yearFirst':
      return turned
    case 'mixed':
      return index % 3 === 2 ? turned : dashedBirth(person)
  }
}

/** An ABHA number as a list shows it (abdm-v3 l.9, corrections 20). */
function listedNumber(world: World, account: Account, byAadhaar: boolean): string | null {
  const { number } = account
  if (!number) return null
  switch (world.switches.maskedNumbers) {
    case 'never':
      return number
    case 'aadhaarLogin':
      return byAadhaar ? starredNumber(number) : number
    case 'starred':
      return starredNumber(number)
    case 'crossed':
      return crossedNumber(number)
  }
}

/** One entry of `accounts[]` at login; half of its fields are optional in NHA's schema and missing in one of its samples. */
export function loginEntry(world: World, account: Account, index: number, byAadhaar: boolean) {
  const { person } = account
  const number = listedNumber(world, account, byAadhaar)
  return {
    ABHANumber: number,
    preferredAbhaAddress: number?.includes('*') ? starredAddress(account.preferred) : account.preferred,
    name: fullName(person),
    status: account.status,
    profilePhoto: photo(person),
    ...(world.switches.listFields === 'few'
      ? {}
      : {
          gender: person.gender,
          dob: listedBirth(world, person, index),
          verifiedStatus: 'VERIFIED',
          verificationType: verificationType(account, world.clock.wall()),
          kycVerified: true,
        }),
  }
}

/** The profile of the PHR family, app and web: flags are strings, `pinCode`, no district name on the web (abdm-v3 e.3, corrections 9). */
export function phrProfile(world: World, account: Account, address: string, web: boolean) {
  const { person } = account
  const { day, month, year } = partsOf(world, person)
  const place = placeOf(person)
  const mobile = account.mobile ?? ''
  return {
    abhaAddress: address,
    fullName: fullName(person),
    profilePhoto: photo(person),
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    lastName: person.lastName,
    dayOfBirth: day,
    monthOfBirth: month,
    yearOfBirth: year,
    dateOfBirth: dashedBirth(person),
    gender: person.gender,
    email: emailOrNull(account),
    mobile: !mobile ? null : !web ? masked(mobile) : world.switches.webMobile === 'full' ? mobile : maskedTail(mobile, 5),
    abhaNumber: account.number,
    address: wholeAddress(person),
    stateName: place.stateName,
    ...(web ? {} : { districtName: place.districtName }),
    pinCode: person.pinCode,
    stateCode: place.stateCode,
    districtCode: place.districtCode,
    authMethods: authMethods(account).filter(method => method !== 'DEMOGRAPHICS'),
    status: account.status,
    subDistrictCode: '',
    subDistrictName: person.village.toUpperCase(),
    emailVerified: String(account.email !== null),
    mobileVerified: String(account.mobile !== null),
    kycStatus: kycStatus(account),
  }
}
