import { type Answer, bad, empty, good, json, type Try } from '../wire/answer.ts'
import { oneOf, wrapped } from '../wire/faults.ts'
import { type Account, isChild } from '../world/accounts.ts'
import type { Person } from '../world/people.ts'
import type { Transaction } from '../world/transactions.ts'
import type { World } from '../world/world.ts'
import { enrolledProfile } from './shapes.ts'
import { userTokens } from './user-tokens.ts'

/** The account an enrolment ended in. Without tokens: deactivated, or de-duplication took the person for somebody else (abdm-v3 c.2). */
export interface Enrolled {
  account: Account
  isNew: boolean
  withTokens: boolean
}

/** ABDM-1227; no status is published: both that fit. */
const capReached = (world: World): Answer => {
  const message = 'This client ID has reached the maximum limit of 100 ABHA account creations.'
  return oneOf(world, 'creationCap', [wrapped(422, 'ABDM-1227', message), wrapped(400, 'ABDM-1227', message)])
}

/** Finds this person's account or makes one with `mobile` on it; a deleted one counts as none. */
export function enrolled(world: World, person: Person, mobile: string | null): Try<Enrolled> {
  const existing = world.registry.byPerson(person)
  if (existing) return good({ account: existing, isNew: false, withTokens: existing.status === 'ACTIVE' })
  const other = world.population.find(({ key }) => key === person.duplicateOf)
  const matched = other && world.registry.byPerson(other)
  if (matched) return good({ account: matched, isNew: false, withTokens: false })
  if (world.switches.creationCap) return bad(capReached(world))
  const account = world.registry.create(person, person.mobileUnproved ? null : mobile)
  const told = person.aadhaarMobile ?? account.mobile
  if (told) world.phone.deliver(told, `ABHA number ${account.number} has been created for you. NHA-ABDM (demo)`)
  world.changed()
  return good({ account, isNew: true, withTokens: true })
}

export const enrolmentMessage = ({ account, isNew }: Enrolled): string =>
  isNew
    ? 'Account created successfully'
    : account.status === 'DEACTIVATED'
      ? 'This account already exist and is deactivated'
      : 'This account already exist'

/** The answer of `enrol/byAadhaar` by code or body (abdm-v3 c.2); the transaction goes on with the account. */
export function enrolledAnswer(world: World, made: Enrolled, txn: Transaction): Answer {
  if (world.switches.enrolAnswerLost) return empty(504)
  const { account, isNew, withTokens } = made
  if (withTokens) txn.accountIds = [account.id]
  // an answer for a child comes without its txnId: the one of the request goes on counting (corrections 31)
  const id = withTokens && isChild(account, world.clock.wall()) ? {} : { txnId: txn.txnId }
  return json(200, {
    message: enrolmentMessage(made),
    ...id,
    ...(withTokens ? { tokens: userTokens(world, account) } : {}),
    ABHAProfile: enrolledProfile(world, account),
    isNew,
  })
}
