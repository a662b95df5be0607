import { type Answer, at, json, sameList, textAt } from '../wire/answer.ts'
import { keyed, noSuchPath } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import { dashed } from '../world/check-digits.ts'
import { decrypt } from '../world/keys.ts'
import { fullName } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { invalidMobile, isMobile, noUser } from './input.ts'
import { authMethods, mobileOrNull, verificationType } from './shapes.ts'

const LOGIN_SEARCH = '/abha/api/v3/profile/login/search'

/** All ABHA numbers on a mobile without a code; the full name, the last four digits, `kycVerified` as text (abdm-v3 e.4, corrections 33). */
function findAbha(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'scope'), ['search-abha'])) return keyed(world, 400, 'scope', 'Invalid Scope')
  const mobile = decrypt(world.keys.profile, at(body, 'mobile'))
  if (!isMobile(mobile)) return invalidMobile(world)
  const accounts = world.registry.numbersOn(mobile)
  if (accounts.length === 0 && world.switches.noAccounts === 'notFound') return noUser(world, 'User not found.')
  const txn = world.transactions.open({ route: 'search', accountIds: accounts.map(({ id }) => id) })
  const ABHA = accounts.map((account, index) => ({
    index: index + 1,
    ABHANumber: `xx-xxxx-xxxx-${account.number?.slice(-4)}`,
    name: fullName(account.person),
    gender: account.person.gender,
    kycVerified: 'true',
    authMethods: authMethods(account),
  }))
  return json(200, [{ txnId: txn.txnId, ABHA }])
}

/** Withdrawn on 22 September 2026 and still answering (corrections 11): nothing should be built on it. */
function searchWithdrawn(world: World, { body }: Call): Answer {
  if (world.switches.withdrawnGone) return noSuchPath(world, LOGIN_SEARCH)
  const account = world.registry.byNumber(dashed(textAt(body, 'ABHANumber') ?? ''))
  if (!account) return noUser(world, 'User not found.')
  return {
    ...json(200, [
      {
        preferredAbhaAddress: account.preferred,
        ABHANumber: account.number,
        authMethods: authMethods(account),
        blockedAuthMethods: [],
        status: account.status,
        verificationStatus: 'VERIFIED',
        mobile: mobileOrNull(account),
        verificationType: verificationType(account, world.clock.wall()),
        isDocumentAccount: false,
      },
    ]),
    headers: { deprecation: 'true' },
  }
}

/** Look-ups without a code (abdm-v3 e.4). */
export const findLines = (world: World): Line[] => [
  { method: 'POST', path: LOGIN_SEARCH, desk: 'identity', handle: call => searchWithdrawn(world, call) },
  { method: 'POST', path: '/abha/api/v3/profile/account/abha/search', desk: 'identity', handle: call => findAbha(world, call) },
]
