import { type Answer, at, bad, good, json, sameList, type Try, textAt } from '../wire/answer.ts'
import { flat, keyed, locked, oneOf, unknownTxn, wrapped } from '../wire/faults.ts'
import { checkTransfer } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { dashed, isAadhaar, isAbhaNumber } from '../world/check-digits.ts'
import { aadhaarSms, masked, mobileSms, sendCode } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { aadhaarHolder, userTokens } from './enrolment.ts'
import { invalidLoginId, invalidMobile, invalidOtpValue, isMobile, isOtp, noUser } from './input.ts'
import { loginEntry } from './shapes.ts'

const BASE = '/abha/api/v3/profile/login'

/** Where a login's code goes, and which accounts it may end in. */
export interface Target {
  receiver: string
  mobile: string
  accounts: Account[]
  sms: (code: string) => string
}

const SMS = mobileSms('log in to ABHA')

/** The code to the Aadhaar holder of one account. */
export function byAadhaarOf(world: World, account: Account, family: 'abha' | 'phr'): Try<Target> {
  const aadhaar = account.person.aadhaar
  // the demo's extra accounts have no Aadhaar that could be typed: UIDAI knows no phone for them
  if (!aadhaar) return bad(wrapped(422, 'ABDM-1204', 'UIDAI Error code : 111 : Aadhaar number does not have a verified mobile number.'))
  const holder = aadhaarHolder(world, aadhaar, family)
  if ('status' in holder) return bad(holder)
  return good({ receiver: `aadhaar:${aadhaar}`, mobile: holder.mobile, accounts: [account], sms: aadhaarSms(aadhaar) })
}

export function byMobileOf(account: Account): Try<Target> {
  if (!account.mobile) return bad(wrapped(400, 'ABDM-1303', 'Mobile number is not linked to this ABHA number'))
  return good({ receiver: `mobile:${account.mobile}`, mobile: account.mobile, accounts: [account], sms: SMS })
}

/** Status codes for this one are not published: the table gives the codes alone (abdm-v3 c.8). */
const deactivated = (world: World): Answer =>
  oneOf(world, 'deactivated', [wrapped(400, 'ABDM-1216', 'ABHA number is deactivated'), flat(400, 'ABDM-1134', 'This account is deactivated')])

function mobileTarget(world: World, loginId: string | null): Try<Target> {
  if (!isMobile(loginId)) return bad(invalidMobile(world))
  const accounts = world.registry.numbersOn(loginId)
  if (accounts.length === 0) return bad(noUser(world, 'User not found.'))
  return good({ receiver: `mobile:${loginId}`, mobile: loginId, accounts, sms: SMS })
}

function numberTarget(world: World, loginId: string | null, aadhaar: boolean): Try<Target> {
  const invalid = keyed(world, 400, 'loginId', 'LoginId is invalid')
  if (!loginId) return bad(invalidLoginId(world))
  if (!/^\d{2}-\d{4}-\d{4}-\d{4}$/.test(loginId) || !isAbhaNumber(loginId)) return bad(invalid)
  const account = world.registry.byNumber(loginId)
  if (!account) return bad(oneOf(world, 'unknownNumber', [invalid, wrapped(404, 'ABDM-1114', 'User not found.')]))
  if (account.status === 'DEACTIVATED') return bad(deactivated(world))
  return aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(account)
}

function aadhaarTarget(world: World, loginId: string | null): Try<Target> {
  if (!loginId || !isAadhaar(loginId)) return bad(invalidLoginId(world))
  const account = world.registry.accounts.find(({ person, number }) => person.aadhaar === loginId && number)
  if (!account) return bad(noUser(world, 'No ABHA user registered with this Aadhaar number.'))
  if (account.status === 'DEACTIVATED') return bad(deactivated(world))
  return byAadhaarOf(world, account, 'abha')
}

/** Find ABHA: the index of an entry of `account/abha/search`, sent encrypted as text. */
function indexTarget(world: World, txnId: unknown, loginId: string | null, aadhaar: boolean): Try<Target> {
  const search = world.transactions.find(txnId)
  if (search?.route !== 'search') return bad(unknownTxn(world))
  const account = world.registry.byId(search.accountIds[Number(loginId) - 1] ?? '')
  if (!account) return bad(invalidLoginId(world))
  if (account.status === 'DEACTIVATED') return bad(deactivated(world))
  return aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(account)
}

const SCOPES = {
  mobile: ['abha-login', 'mobile-verify'],
  aadhaar: ['abha-login', 'aadhaar-verify'],
  findMobile: ['abha-login', 'search-abha', 'mobile-verify'],
  findAadhaar: ['abha-login', 'search-abha', 'aadhaar-verify'],
} as const

/** Which account the request names, after scope, hint and OTP system were found to go together (abdm-v3 e.1). */
function target(world: World, body: unknown): Try<Target & { route: string }> {
  const scope = (Object.keys(SCOPES) as (keyof typeof SCOPES)[]).find(name => sameList(at(body, 'scope'), SCOPES[name]))
  const hint = textAt(body, 'loginHint')
  const system = textAt(body, 'otpSystem')
  if (!scope) {
    const known = new Set<unknown>(Object.values(SCOPES).flat())
    const given = at(body, 'scope')
    const mixed = Array.isArray(given) && given.length > 1 && given.every(one => known.has(one))
    return bad(mixed ? flat(400, 'ABDM-1107', 'Invalid combinations of scopes') : keyed(world, 400, 'scope', 'Invalid Scope'))
  }
  const find = scope === 'findMobile' || scope === 'findAadhaar'
  const aadhaar = scope === 'aadhaar' || scope === 'findAadhaar'
  const hints = find ? ['index'] : aadhaar ? ['abha-number', 'aadhaar'] : ['abha-number', 'mobile']
  if (!hint || !hints.includes(hint)) return bad(keyed(world, 400, 'loginHint', 'Invalid Login Hint'))
  if (system !== (aadhaar ? 'aadhaar' : 'abdm')) return bad(keyed(world, 400, 'otpSystem', 'Invalid Otp System'))
  const loginId = decrypt(world.keys.profile, at(body, 'loginId'))
  const found =
    hint === 'mobile'
      ? mobileTarget(world, loginId)
      : hint === 'abha-number'
        ? numberTarget(world, loginId, aadhaar)
        : hint === 'aadhaar'
          ? aadhaarTarget(world, loginId)
          : indexTarget(world, at(body, 'txnId'), loginId, aadhaar)
  return found.ok ? good({ ...found.value, route: `${hint}+${aadhaar ? 'aadhaar' : 'mobile'}` }) : found
}

function requestOtp(world: World, { body }: Call): Answer {
  const found = target(world, body)
  if (!found.ok) return found.answer
  const { accounts, receiver, mobile, sms, route } = found.value
  const txn = world.transactions.open({ route, accountIds: accounts.map(({ id }) => id) })
  if (!sendCode(world, txn, receiver, mobile, sms)) return locked(world)
  // NHA's samples say "Aadhaar registered mobile" even for some mobile codes (e.1)
  const whose = route === 'mobile+mobile' ? 'mobile number' : 'Aadhaar registered mobile number'
  return json(200, { txnId: txn.txnId, message: `OTP sent to ${whose} ending with ${masked(mobile)}` })
}

function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const route = txn?.route ?? ''
  if (!txn?.receiver || !route.includes('+')) return unknownTxn(world)
  const aadhaar = route.endsWith('+aadhaar')
  const wanted = aadhaar ? SCOPES.aadhaar : SCOPES.mobile
  const find = aadhaar ? SCOPES.findAadhaar : SCOPES.findMobile
  const scope = at(body, 'scope')
  if (!sameList(scope, wanted) && !(route.startsWith('index') && sameList(scope, find))) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (!sameList(at(body, 'authData.authMethods'), ['otp'])) return keyed(world, 400, 'authMethods', 'Invalid Auth Methods')
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.profile, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const failed = (message: string) => json(200, { txnId: txn.txnId, authResult: 'failed', message, accounts: [] })
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return failed('OTP expired, please try again')
    case 'wrong':
      return oneOf(
        world,
        'wrongLoginOtp',
        [failed('Please enter a valid OTP. Entered OTP is either expired or incorrect.'), invalidOtpValue(world)],
        'otpShape',
      )
    case 'right':
  }
  const accounts = txn.accountIds.flatMap(id => world.registry.byId(id) ?? [])
  const answer = {
    txnId: txn.txnId,
    authResult: 'success',
    message: 'OTP verified successfully',
    accounts: accounts.map((account, index) => loginEntry(world, account, index)),
  }
  const [only] = accounts
  if (route !== 'mobile+mobile') return only ? json(200, { ...answer, ...userTokens(world, only) }) : unknownTxn(world)
  // a mobile proves a household, not a person: only a T-token until one of them is named (e.2)
  const choices = accounts.flatMap(({ number }) => number ?? [])
  const token = world.tokens.issue({ kind: 'transfer', family: 'abha', txnId: txn.txnId, choices }, LIFE.transfer)
  return json(200, { ...answer, token, expiresIn: LIFE.transfer })
}

function verifyUser(world: World, { body, headers }: Call): Answer {
  const transfer = checkTransfer(world, headers, 'abha')
  if (!transfer.ok) return transfer.answer
  if (textAt(body, 'txnId') !== transfer.value.txnId) return unknownTxn(world)
  const number = textAt(body, 'ABHANumber') ?? ''
  const account = world.registry.byNumber(dashed(number))
  if (!account || !transfer.value.choices.includes(dashed(number))) return keyed(world, 400, 'ABHANumber', 'Invalid ABHA Number')
  if (account.status === 'DEACTIVATED') return deactivated(world)
  return json(200, userTokens(world, account))
}

function findAbha(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'scope'), ['search-abha'])) return keyed(world, 400, 'scope', 'Invalid Scope')
  const mobile = decrypt(world.keys.profile, at(body, 'mobile'))
  if (!isMobile(mobile)) return invalidMobile(world)
  const accounts = world.registry.numbersOn(mobile)
  if (accounts.length === 0) return noUser(world, 'User not found.')
  const txn = world.transactions.open({ route: 'search', accountIds: accounts.map(({ id }) => id) })
  const ABHA = accounts.map((account, index) => ({
    index: index + 1,
    ABHANumber: `xx-xxxx-xxxx-${account.number?.slice(-4)}`,
    name: loginEntry(world, account, 0).name,
    gender: account.person.gender,
    kycVerified: 'true',
    authMethods: ['AADHAAR_OTP', 'MOBILE_OTP', 'DEMOGRAPHICS'],
  }))
  return json(200, [{ txnId: txn.txnId, ABHA }])
}

/** Withdrawn on 22 September 2026 and still answering (corrections 11): nothing should be built on it. */
function searchWithdrawn(world: World, { body }: Call): Answer {
  const account = world.registry.byNumber(dashed(textAt(body, 'ABHANumber') ?? ''))
  if (!account) return noUser(world, 'User not found.')
  return {
    ...json(200, [
      {
        preferredAbhaAddress: account.preferred,
        ABHANumber: account.number,
        authMethods: ['AADHAAR_OTP', 'MOBILE_OTP', 'DEMOGRAPHICS'],
        blockedAuthMethods: [],
        status: account.status,
        verificationStatus: 'VERIFIED',
        mobile: account.mobile ? masked(account.mobile) : null,
        verificationType: 'AADHAAR',
        isDocumentAccount: false,
      },
    ]),
    headers: { deprecation: 'true' },
  }
}

/** Login and recovery (abdm-v3 e.1, e.2, e.4). */
export const loginLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/verify`, desk: 'identity', handle: call => verify(world, call) },
  { method: 'POST', path: `${BASE}/verify/user`, desk: 'identity', handle: call => verifyUser(world, call) },
  { method: 'POST', path: `${BASE}/search`, desk: 'identity', handle: call => searchWithdrawn(world, call) },
  { method: 'POST', path: '/abha/api/v3/profile/account/abha/search', desk: 'identity', handle: call => findAbha(world, call) },
]
