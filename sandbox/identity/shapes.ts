import type { Account } from '../world/accounts.ts'
import { isChild } from '../world/accounts.ts'
import { masked } from '../world/codes.ts'
import { birth, DISTRICTS, fullName, LOCAL_DISTRICTS, type Person, STATE } from '../world/people.ts'
import { photoOf } from '../world/portrait.ts'
import type { World } from '../world/world.ts'

const GENDERS: Record<Person['gender'], string> = { M: 'पुरुष', F: 'महिला', O: 'अन्य' }

/** `DD-MM-YYYY`, unknown parts `00`. */
export const dashedBirth = (person: Person): string => {
  const { day, month, year } = birth(person)
  return `${day ?? '00'}-${month ?? '00'}-${year}`
}

/** The account as `enrol/byAadhaar` shows it (abdm-v3 c.2). A child's date comes without leading zeros (corrections 31). */
export function enrolledProfile(world: World, account: Account) {
  const { person } = account
  const child = isChild(account, world.clock.wall())
  const { day, month, year } = birth(person)
  return {
    firstName: person.firstName,
    middleName: '',
    lastName: person.lastName,
    dob: child ? `${Number(day ?? 0)}-${Number(month ?? 0)}-${year}` : dashedBirth(person),
    gender: person.gender,
    photo: photoOf(person.portrait),
    mobile: account.mobile ? masked(account.mobile) : null,
    mobileVerified: account.mobile ? true : null,
    email: null,
    phrAddress: account.addresses,
    address: `${person.line}, ${person.village}`,
    districtCode: DISTRICTS[person.district],
    stateCode: STATE.code,
    pinCode: person.pinCode,
    abhaType: child ? 'CHILD' : 'STANDARD',
    stateName: STATE.name,
    districtName: person.district,
    ABHANumber: account.number,
    abhaStatus: account.status,
  }
}

/** `GET /v3/profile/account` (abdm-v3 c.9). */
export function accountProfile(account: Account) {
  const { person } = account
  const { day, month, year } = birth(person)
  const photo = photoOf(person.portrait)
  const authMethods = ['AADHAAR_OTP', ...(account.mobile ? ['MOBILE_OTP'] : []), 'DEMOGRAPHICS']
  return {
    ABHANumber: account.number,
    preferredAbhaAddress: account.preferred,
    mobile: account.mobile ? masked(account.mobile) : null,
    firstName: person.firstName,
    middleName: '',
    lastName: person.lastName,
    name: fullName(person),
    yearOfBirth: year,
    dayOfBirth: day,
    monthOfBirth: month,
    gender: person.gender,
    email: null,
    profilePhoto: photo,
    status: account.status,
    stateCode: STATE.code,
    districtCode: DISTRICTS[person.district],
    pincode: person.pinCode,
    address: `${person.line}, ${person.village}`,
    kycPhoto: photo,
    stateName: STATE.name,
    districtName: person.district,
    subdistrictName: person.village.toUpperCase(),
    authMethods,
    tags: {},
    kycVerified: true,
    verificationStatus: 'VERIFIED',
    verificationType: 'AADHAAR',
    localizedDetails: {
      name: person.localName,
      stateName: STATE.local,
      districtName: LOCAL_DISTRICTS[person.district],
      villageName: '',
      townName: '',
      gender: GENDERS[person.gender],
      localizedLabels: { name: 'नाम', abhaNumber: 'आभा संख्या', abhaAddress: 'आभा पता', gender: 'लिंग', dob: 'जन्म तिथि', mobile: 'मोबाइल' },
    },
    createdDate: account.createdDate,
  }
}

/** One entry of `accounts[]` at login. NHA's own sample mixes two date forms in one list: every third is turned round (abdm-v3 e.2). */
export function loginEntry(world: World, account: Account, index: number) {
  const { person } = account
  const { day, month, year } = birth(person)
  return {
    ABHANumber: account.number,
    preferredAbhaAddress: account.preferred,
    name: fullName(person),
    gender: person.gender,
    dob: index % 3 === 2 ? `${year}-${month ?? '00'}-${day ?? '00'}` : dashedBirth(person),
    verifiedStatus: 'VERIFIED',
    verificationType: isChild(account, world.clock.wall()) ? 'CHILD_ABHA' : 'AADHAAR',
    status: account.status,
    profilePhoto: photoOf(person.portrait),
    kycVerified: true,
  }
}

/** The profile of the PHR family, app and web: flags are strings, `pinCode`, no district name on the web (abdm-v3 e.3, corrections 9). */
export function phrProfile(account: Account, address: string, web: boolean) {
  const { person } = account
  const { day, month, year } = birth(person)
  const mobile = account.mobile ?? ''
  return {
    abhaAddress: address,
    fullName: fullName(person),
    profilePhoto: photoOf(person.portrait),
    firstName: person.firstName,
    middleName: '',
    lastName: person.lastName,
    dayOfBirth: day,
    monthOfBirth: month,
    yearOfBirth: year,
    dateOfBirth: dashedBirth(person),
    gender: person.gender,
    email: null,
    mobile: web ? `${mobile.slice(0, 5)}*****` : masked(mobile),
    abhaNumber: account.number,
    address: `${person.line}, ${person.village}`,
    stateName: STATE.name,
    ...(web ? {} : { districtName: person.district }),
    pinCode: person.pinCode,
    stateCode: STATE.code,
    districtCode: DISTRICTS[person.district],
    authMethods: account.number ? ['AADHAAR_OTP', 'MOBILE_OTP'] : ['MOBILE_OTP'],
    status: account.status,
    subDistrictCode: '',
    subDistrictName: person.village.toUpperCase(),
    emailVerified: 'false',
    mobileVerified: 'true',
    kycStatus: account.number ? 'VERIFIED' : 'PENDING',
  }
}
