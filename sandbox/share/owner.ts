import { type Answer, at, textAt } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Account } from '../world/accounts.ts'
import { birth, fullName, placeOf, wholeAddress } from '../world/people.ts'
import type { UserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** A birth part may be null (abdm-v3 f.3); one that was sent must be the owner's; `05` is `5`. */
const sameOrNull = (given: string | null, known: string | null): boolean => given === null || (known !== null && Number(given) === Number(known))

/** What corrections 9 leaves of a text: `&` may have become `and`, other signs may be gone; case and blanks say nothing. */
const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]/g, '')
const lettersAndDigits = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z0-9]/g, '')

/** A part that is empty here or there cannot be compared: an empty one is left out (corrections 9), and PHR web has no district. */
const sameOrEmpty = (given: string | null, known: string, plain: (text: string) => string): boolean =>
  given === null || plain(given) === '' || plain(known) === '' || plain(given) === plain(known)

function sameAddress(body: unknown, { person }: Account): boolean {
  const part = (name: string) => textAt(body, `profile.patient.address.${name}`)
  const { districtName, stateName } = placeOf(person)
  return (
    sameOrEmpty(part('line'), wholeAddress(person), lettersAndDigits) &&
    sameOrEmpty(part('district'), districtName, letters) &&
    sameOrEmpty(part('state'), stateName, letters) &&
    sameOrEmpty(part('pincode'), person.pinCode, lettersAndDigits)
  )
}

/** Null, or a number this person can have proved by a code: the ABHA's or the Aadhaar's (corrections 1). A masked one breaks the form already. */
function samePhone(body: unknown, { person, mobile }: Account): boolean {
  const given = at(body, 'profile.patient.phoneNumber')
  return given === null || [mobile, person.aadhaarMobile].includes(String(given).slice(-10))
}

/**
 * Whether the profile is the one of the token's owner (abdm-v3 f.3: 1084 address, 1085 number, 1086 the rest). How much of the rest ABDM compares is
 * not published: all of it, or name, gender and birth alone. Null: it is the owner's.
 */
export function ownerFault(world: World, body: unknown, account: Account, token: UserToken): Answer | null {
  const patient = (field: string) => textAt(body, `profile.patient.${field}`)
  const address = patient('abhaAddress')?.toLowerCase() ?? ''
  // an M1 token stands for the account and all its addresses, a PHR token for the one logged in with
  if (token.family === 'abha' ? !account.addresses.includes(address) : token.address !== address)
    return wrapped(400, 'ABDM-1084', 'ABHA address does not match the token')
  const given = patient('abhaNumber')?.replaceAll('-', '')
  if (given && given !== account.number?.replaceAll('-', '')) return wrapped(400, 'ABDM-1085', 'ABHA number does not match the token')
  const { day, month, year } = birth(account.person)
  const same =
    patient('name') === fullName(account.person) &&
    patient('gender') === account.person.gender &&
    patient('yearOfBirth') === year &&
    sameOrNull(patient('monthOfBirth'), month) &&
    sameOrNull(patient('dayOfBirth'), day) &&
    (world.switches.shareCompared === 'person' || (sameAddress(body, account) && samePhone(body, account)))
  return same ? null : wrapped(400, 'ABDM-1086', 'Profile does not match the token')
}
