import { type Answer, textAt } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Account } from '../world/accounts.ts'
import { birth, fullName } from '../world/people.ts'
import type { UserToken } from '../world/tokens.ts'

/** A birth part that was sent and is known must be the same; `05` is `5`. */
const sameOrUnsaid = (given: string | null, known: string | null): boolean => given === null || known === null || Number(given) === Number(known)

/** Whether the profile is the one of the token's owner (abdm-v3 f.3: 1084 address, 1085 number, 1086 the rest). Null: it is. */
export function ownerFault(body: unknown, account: Account, token: UserToken): Answer | null {
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
    sameOrUnsaid(patient('monthOfBirth'), month) &&
    sameOrUnsaid(patient('dayOfBirth'), day)
  return same ? null : wrapped(400, 'ABDM-1086', 'Profile does not match the token')
}
