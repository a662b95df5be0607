import { accountProfile, kycStatus } from '../identity/shapes.ts'
import { type Answer, bad, good, type Try } from '../wire/answer.ts'
import { flat, listed, oneOf } from '../wire/faults.ts'
import type { Account } from '../world/accounts.ts'
import { fullName } from '../world/people.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** Errors of the PHR app come flat, in a list, with ABDM-9999 or ABDM-1006 for the same mistake (NHA's saved responses). */
export const unknown = (world: World, message: string): Answer =>
  oneOf(world, `phr.${message}`, [flat(400, 'ABDM-9999', message), listed(400, 'ABDM-9999', message)])
export const invalid = (world: World, message: string): Answer =>
  oneOf(world, `phr.${message}`, [flat(400, 'ABDM-9999', message), listed(400, 'ABDM-1006', message), listed(400, 'ABDM-9999', message)])
export const userNotFound = (world: World): Answer =>
  oneOf(world, 'phr.address', [flat(400, 'ABDM-1211', 'User not found.'), flat(400, 'ABDM-9999', 'User not found')])

export const deactivated = (): Answer => flat(400, 'ABDM-1308', 'ABHA is deactivated')

/** The addresses one may log in as: those somebody chose; the automatic 14-digit one only where there is no other. */
export function loginAddresses(account: Account): string[] {
  const chosen = account.addresses.filter(address => !/^\d{14}@/.test(address))
  return chosen.length > 0 ? chosen : account.addresses
}

/** One entry of `users[]` (abdm-v3 e.5). An address without a number says so with null, or not at all. */
export const user = (world: World, account: Account, address: string) => ({
  abhaAddress: address,
  fullName: fullName(account.person),
  ...(account.number || world.switches.addressOnlyNumber === 'null' ? { abhaNumber: account.number } : {}),
  status: account.status,
  kycStatus: kycStatus(account),
})

export const usersOf = (world: World, accounts: readonly Account[]) =>
  accounts.flatMap(account => loginAddresses(account).map(address => user(world, account, address)))

/** What a login by ABHA number carries beside `users[]`. */
export const phrAccount = (world: World, account: Account) => {
  const { localizedDetails: _, createdDate: __, ...profile } = accountProfile(world, account)
  return { ...profile, villageName: null, townName: null, wardName: null, emailVerified: null }
}

/** A T-token for one of the addresses of these accounts. */
export const transferToken = (world: World, txnId: string, accounts: readonly Account[], seconds: number): string =>
  world.tokens.issue({ kind: 'transfer', family: 'phrApp', txnId, choices: accounts.flatMap(loginAddresses) }, seconds)

/** A refresh token that looks like one beside a T-token; nobody has been named yet, so it opens nothing. */
export const emptyRefresh = (world: World, txnId: string): string =>
  world.tokens.issue({ kind: 'transfer', family: 'phrApp', txnId, choices: [] }, LIFE.refresh)

const PHR_WAIT_SECONDS = 30

/** The PHR side's own brake: the next code after thirty seconds (abdm-v3 c.6). */
export function notTooSoon(world: World, receiver: string): Try<null> {
  const soon = world.switches.phrResendWait && world.otps.secondsSinceSent(receiver) < PHR_WAIT_SECONDS
  return soon ? bad(flat(400, 'AS-1296', 'Please request a new OTP after 30 seconds')) : good(null)
}
