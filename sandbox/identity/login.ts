import { type Answer, at, bad, good, json, sameList, type Try, textAt } from '../wire/answer.ts'
import { keyed, locked, oneOf, unknownTxn, wrapped } from '../wire/faults.ts'
import { checkTransfer } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { dashed, isAadhaar, isAbhaNumber, isDashed } from '../world/check-digits.ts'
import { crossedNumber, mobileSms, sendCode, sentence, starredNumber } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { twoStepBiometric } from './biometric.ts'
import { findLines } from './find.ts'
import { deactivated, invalidAuthMethods, invalidLoginId, invalidMobile, invalidOtpValue, isMobile, isOtp, mixedScopes, noUser } from './input.ts'
import { inManner } from './manner.ts'
import { loginEntry } from './shapes.ts'
import { byAadhaarOf, byMobileOf, type Target } from './target.ts'
import { atVerify } from './uidai.ts'
import { userTokens } from './user-tokens.ts'

const BASE = '/abha/api/v3/profile/login'

function mobileTarget(world: World, loginId: string | null): Try<Target> {
  if (!isMobile(loginId)) return bad(invalidMobile(world))
  const accounts = world.registry.numbersOn(loginId)
  if (accounts.length === 0 && world.switches.noAccounts === 'notFound') return bad(noUser(world, 'User not found.'))
  return good({ receiver: `mobile:${loginId}`, mobile: loginId, accounts, sms: mobileSms('log in to ABHA') })
}

function numberTarget(world: World, loginId: string | null, aadhaar: boolean): Try<Target> {
  const invalid = keyed(world, 400, 'loginId', 'LoginId is invalid')
  if (!loginId) return bad(invalidLoginId(world))
  if (!isDashed(loginId) || !isAbhaNumber(loginId)) return bad(invalid)
  const account = world.registry.byNumber(loginId)
  if (!account) return bad(oneOf(world, 'unknownNumber', [invalid, wrapped(404, 'ABDM-1114', 'User not found.')]))
  if (account.status === 'DEACTIVATED') return bad(deactivated(world))
  return aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(world, account)
}

function aadhaarTarget(world: World, loginId: string | null): Try<Target> {
  if (!loginId || !isAadhaar(loginId)) return bad(invalidLoginId(world))
  const account = world.registry.byAadhaar(loginId)
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
  return aadhaar ? byAadhaarOf(world, account, 'abha') : byMobileOf(world, account)
}

const SCOPES = {
  mobile: ['abha-login', 'mobile-verify'],
  aadhaar: ['abha-login', 'aadhaar-verify'],
  findMobile: ['abha-login', 'search-abha', 'mobile-verify'],
  findAadhaar: ['abha-login', 'search-abha', 'aadhaar-verify'],
} as const
const WORDS = new Set<unknown>(Object.values(SCOPES).flat())

/** Known words that do not go together have a code of their own, two of them (corrections 36). */
function scopeFault(world: World, scope: unknown): Answer {
  const mixed = Array.isArray(scope) && scope.length > 1 && scope.every(one => WORDS.has(one))
  if (!mixed) return keyed(world, 400, 'scope', 'Invalid Scope')
  return mixedScopes(world, 'scopes')
}

/** Which account the request names, after scope, hint and OTP system were found to go together (abdm-v3 e.1). */
function target(world: World, body: unknown): Try<Target & { route: string }> {
  const scope = (Object.keys(SCOPES) as (keyof typeof SCOPES)[]).find(name => sameList(at(body, 'scope'), SCOPES[name]))
  const hint = textAt(body, 'loginHint')
  const system = textAt(body, 'otpSystem')
  if (!scope) return bad(twoStepBiometric(world, at(body, 'scope')) ?? scopeFault(world, at(body, 'scope')))
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
  return json(200, { txnId: txn.txnId, message: sentence(world, `OTP sent to ${whose}`, mobile) })
}

/** Live, the answer depends on the route; an old document always exchanges, and nothing forbids a token at once for a single account (abdm-v3 l.1). */
function givesTransfer(world: World, route: string, accounts: number): boolean {
  switch (world.switches.loginTokens) {
    case 'asSeen':
      return route === 'mobile+mobile'
    case 'always':
      return true
    case 'onlyForSeveral':
      return accounts !== 1
  }
}

function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const route = txn?.route ?? ''
  if (!txn?.receiver || !route.includes('+')) return unknownTxn(world)
  const aadhaar = route.endsWith('+aadhaar')
  const wanted = aadhaar ? SCOPES.aadhaar : SCOPES.mobile
  const find = aadhaar ? SCOPES.findAadhaar : SCOPES.findMobile
  const scope = at(body, 'scope')
  if (!sameList(scope, wanted) && !(route.startsWith('index') && sameList(scope, find))) return scopeFault(world, scope)
  if (!sameList(at(body, 'authData.authMethods'), ['otp'])) return invalidAuthMethods(world)
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.profile, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const down = aadhaar ? atVerify(world, 'abha') : null
  if (down) return down
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
    accounts: accounts.map((account, index) => loginEntry(world, account, index, aadhaar)),
  }
  const [only] = accounts
  // a mobile proves a household, not a person: only a T-token until one of them is named (e.2)
  if (only && !givesTransfer(world, route, accounts.length)) return json(200, { ...answer, ...userTokens(world, only) })
  const choices = accounts.flatMap(({ number }) => number ?? [])
  const token = world.tokens.issue({ kind: 'transfer', family: 'abha', txnId: txn.txnId, choices }, LIFE.transfer)
  return json(200, { ...answer, token, expiresIn: LIFE.transfer })
}

/** The number somebody named, in full or as the list showed it, if the switch lets that pass (abdm-v3 l.9). */
function named(world: World, text: string, choices: readonly string[]): string | null {
  const whole = dashed(text)
  if (choices.includes(whole)) return whole
  if (!world.switches.maskedNumberWorks) return null
  const meant = choices.filter(number => starredNumber(number) === text || crossedNumber(number) === text)
  return meant.length === 1 ? (meant[0] ?? null) : null
}

function verifyUser(world: World, { body, headers }: Call): Answer {
  const transfer = checkTransfer(world, headers, 'abha')
  if (!transfer.ok) return transfer.answer
  if (textAt(body, 'txnId') !== transfer.value.txnId) return unknownTxn(world)
  const number = named(world, textAt(body, 'ABHANumber') ?? '', transfer.value.choices)
  const account = number ? world.registry.byNumber(number) : null
  if (!account) return keyed(world, 400, 'ABHANumber', 'Invalid ABHA Number')
  if (account.status === 'DEACTIVATED') return deactivated(world)
  return json(200, userTokens(world, account))
}

/** Login and recovery (abdm-v3 e.1, e.2, e.4). */
export const loginLines = (world: World): Line[] =>
  inManner(world, 'abha', [
    { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
    { method: 'POST', path: `${BASE}/verify`, desk: 'identity', handle: call => verify(world, call) },
    { method: 'POST', path: `${BASE}/verify/user`, desk: 'identity', handle: call => verifyUser(world, call) },
    ...findLines(world),
  ])
