import { type Answer, at, textAt } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Account } from '../world/accounts.ts'
import { birth, fullName } from '../world/people.ts'
import type { UserToken } from '../world/tokens.ts'

const text =
  (pattern: RegExp, max = 250) =>
  (value: unknown) =>
    typeof value === 'string' && value.length <= max && pattern.test(value)
const orNull = (rule: (value: unknown) => boolean) => (value: unknown) => value === null || rule(value)
const orAbsent = (rule: (value: unknown) => boolean) => (value: unknown) => value === undefined || rule(value)
const number = (low: number, high: number) => (value: unknown) =>
  typeof value === 'string' && /^\d{1,4}$/.test(value) && Number(value) >= low && Number(value) <= high

/** NHA's published rules, written so that they do not hang (abdm-v3 f.3, corrections 1, 9, 10). Latin letters throughout. */
const RULES: Record<string, (value: unknown) => boolean> = {
  'metaData.hipId': text(/^[A-Za-z0-9_-]+$/, 50),
  'metaData.context': text(/^[A-Za-z0-9 ]([A-Za-z0-9.\-_ ]*[A-Za-z0-9 ])?$/),
  'metaData.latitude': value => value !== undefined,
  'metaData.longitude': value => value !== undefined,
  'profile.patient.abhaAddress': text(/^[a-zA-Z0-9][a-zA-Z0-9_.\-!]+[a-zA-Z0-9]@(abdm|sbx)$/),
  'profile.patient.abhaNumber': orAbsent(orNull(text(/^(\d-?){13}\d$/, 30))),
  'profile.patient.name': text(/^[A-Za-z0-9][A-Za-z0-9.,\-_' ]*$/),
  'profile.patient.gender': text(/^[MFODTU]$/),
  'profile.patient.dayOfBirth': orAbsent(orNull(number(1, 31))),
  'profile.patient.monthOfBirth': orAbsent(orNull(number(1, 12))),
  'profile.patient.yearOfBirth': number(1900, 2200),
  'profile.patient.address.line': orNull(text(/^[^\u0900-\u097f]+$/, 500)),
  'profile.patient.address.district': orAbsent(orNull(text(/^[A-Za-z ]+$/))),
  'profile.patient.address.state': orAbsent(text(/^[A-Za-z][A-Za-z ']*$/)),
  'profile.patient.address.pincode': orAbsent(text(/^\d{5,6}$/)),
  'profile.patient.phoneNumber': orNull(text(/^(\+\d{1,3}[- ]?)?\d{10}$/, 20)),
}

/** The form of a share. Null: in order. The field at fault is named only here, in `details`: ABDM itself does not say it. */
export function shareFault(body: unknown): Answer | null {
  const intent = textAt(body, 'intent')
  if (intent !== 'PROFILE_SHARE')
    return intent === 'RECORD_SHARE' || intent === 'PAYMENT_SHARE'
      ? wrapped(400, 'ABDM-1149', 'Intent is not supported by the HIP')
      : wrapped(400, 'ABDM-1049', 'Invalid intent')
  const field = Object.keys(RULES).find(path => !RULES[path]?.(at(body, path)))
  if (!field) return null
  const fault = wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  return { ...fault, headers: { 'x-sandbox-field': field } }
}

/** Whether the profile is the one of the token's owner (abdm-v3 f.3). */
export function ownerFault(body: unknown, account: Account, token: UserToken): Answer | null {
  const patient = (field: string) => textAt(body, `profile.patient.${field}`)
  const address = patient('abhaAddress')?.toLowerCase() ?? ''
  // an M1 token stands for the account and all its addresses, a PHR token for the one logged in with
  if (token.family === 'abha' ? !account.addresses.includes(address) : token.address !== address)
    return wrapped(400, 'ABDM-1084', 'ABHA address does not match the token')
  const given = patient('abhaNumber')?.replaceAll('-', '')
  if (given && given !== account.number?.replaceAll('-', '')) return wrapped(400, 'ABDM-1085', 'ABHA number does not match the token')
  const { year } = birth(account.person)
  if (patient('name') !== fullName(account.person) || patient('gender') !== account.person.gender || patient('yearOfBirth') !== year)
    return wrapped(400, 'ABDM-1086', 'Profile does not match the token')
  return null
}
