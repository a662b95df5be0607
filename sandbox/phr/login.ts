import { invalidOtpValue, isEmail, isMobile, isOtp, mixedScopes } from '../identity/input.ts'
import { mobileOrNull } from '../identity/shapes.ts'
import { byAadhaarOf, byMobileOf, type Target } from '../identity/target.ts'
import { aadhaarHolder, atVerify } from '../identity/uidai.ts'
import { userTokens } from '../identity/user-tokens.ts'
import { type Answer, at, bad, good, json, sameList, type Try, textAt } from '../wire/answer.ts'
import { accessDenied, flat, listed, locked, oneOf } from '../wire/faults.ts'
import { checkTransfer } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { isAadhaar, isDashed } from '../world/check-digits.ts'
import { aadhaarSms, masked, maskedEmail, mobileSms, sendCode, sentence } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { fullName } from '../world/people.ts'
import { LIFE } from '../world/tokens.ts'
import type { Transaction } from '../world/transactions.ts'
import type { World } from '../world/world.ts'
import {
  deactivated,
  emptyRefresh,
  invalid,
  loginAddresses,
  notTooSoon,
  phrAccount,
  transferToken,
  unknown,
  user,
  userNotFound,
  usersOf,
} from './users.ts'

const BASE = '/abha/api/v3/phr/app/login'
const ADDRESS = /^[a-zA-Z0-9][\w.\-!]+@(sbx|abdm)$/

/** The published routes of `/phr/app/login` that need a code (corrections 3); those by e-mail are deprecated (corrections 43). */
const ROUTES = {
  mobile: { scope: ['abha-address-login', 'mobile-verify'], hint: 'mobile-number', system: 'abdm' },
  address: { scope: ['abha-address-login', 'mobile-verify'], hint: 'abha-address', system: 'abdm' },
  numberByAadhaar: { scope: ['abha-login', 'aadhaar-verify'], hint: 'abha-number', system: 'aadhaar' },
  numberByMobile: { scope: ['abha-login', 'mobile-verify'], hint: 'abha-number', system: 'abdm' },
  aadhaar: { scope: ['abha-login', 'aadhaar-verify', 'aadhaar-otp-verify'], hint: 'aadhaar', system: 'aadhaar' },
  email: { scope: ['abha-address-login', 'email-verify'], hint: 'email', system: 'abdm' },
  addressByEmail: { scope: ['abha-address-login', 'email-verify'], hint: 'abha-address', system: 'abdm' },
} as const
type Route = keyof typeof ROUTES
const NAMES = Object.keys(ROUTES) as Route[]
const PASSWORD_SCOPE = ['abha-address-login', 'password-verify']
const WORDS = new Set<unknown>([...NAMES.flatMap(name => ROUTES[name].scope), 'password-verify'])

const byAadhaar = (route: Route): boolean => route === 'numberByAadhaar' || route === 'aadhaar'
const byNumber = (route: Route): boolean => route === 'numberByAadhaar' || route === 'numberByMobile'
const byEmail = (route: Route): boolean => route === 'email' || route === 'addressByEmail'
/** The address is known already: the token is the user's, without `verify/user` (corrections 2). */
const ofOneAddress = (route: Route): boolean => route === 'address' || route === 'addressByEmail'

function resolve(world: World, route: Route, loginId: string | null): Try<Target> {
  if (!loginId) return bad(unknown(world, 'Invalid LoginId'))
  const one = (account: Account | undefined, leg: (account: Account) => Try<Target>): Try<Target> => {
    if (!account) return bad(unknown(world, 'User not found.'))
    return account.status === 'DEACTIVATED' ? bad(deactivated()) : leg(account)
  }
  const several = (accounts: Account[], target: Omit<Target, 'accounts'>): Try<Target> =>
    accounts.length === 0 && world.switches.noAccounts === 'notFound' ? bad(unknown(world, 'User not found.')) : good({ ...target, accounts })
  const sms = mobileSms('log in to your ABHA address')
  switch (route) {
    case 'mobile':
      if (!isMobile(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid mobile number'))
      return several(world.registry.everyoneOn(loginId), { receiver: `mobile:${loginId}`, mobile: loginId, sms })
    case 'email':
      if (!isEmail(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid Email Id'))
      return several(world.registry.everyoneAt(loginId), { receiver: `email:${loginId}`, mobile: loginId, sms })
    case 'address':
    case 'addressByEmail': {
      if (!ADDRESS.test(loginId))
        return bad(oneOf(world, 'phr.badAddress', [unknown(world, 'Invalid ABHA Address'), listed(400, 'ABDM-1006', 'Invalid Abha Address')]))
      const account = world.registry.byAddress(loginId)
      if (!account) return bad(userNotFound(world))
      if (route === 'address') return one(account, found => byMobileOf(world, found))
      return one(account, found =>
        found.email ? good({ receiver: `email:${found.email}`, mobile: found.email, accounts: [found], sms }) : bad(userNotFound(world)),
      )
    }
    case 'numberByMobile':
    case 'numberByAadhaar': {
      if (!isDashed(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid ABHA Number'))
      const account = world.registry.byNumber(loginId)
      return one(account, found => (route === 'numberByMobile' ? byMobileOf(world, found) : byAadhaarOf(world, found, 'phr')))
    }
    case 'aadhaar': {
      if (!isAadhaar(loginId)) return bad(unknown(world, 'Invalid LoginId'))
      const account = world.registry.byAadhaar(loginId)
      if (account) return one(account, found => byAadhaarOf(world, found, 'phr'))
      const holder = aadhaarHolder(world, loginId, 'phr')
      return holder.ok ? good({ receiver: `aadhaar:${loginId}`, mobile: holder.value.mobile, accounts: [], sms: aadhaarSms(loginId) }) : holder
    }
  }
}

/** Unknown words hide JSON in the message; known words that do not go together have two codes (corrections 36, 39). */
function scopeFault(world: World, scope: unknown): Answer {
  const mixed = Array.isArray(scope) && scope.length > 0 && scope.every(one => WORDS.has(one))
  const hidden = flat(400, 'ABDM-1006: ', ` [${JSON.stringify({ scope: 'Invalid Scope' })}]`)
  if (!mixed) return oneOf(world, 'phr.scope', [hidden, listed(400, 'ABDM-1006', 'Invalid Scope'), listed(400, 'ABDM-9999', 'Invalid Scope')])
  return mixedScopes(world, 'phr.scopes')
}

function hintFits(world: World, route: Route, hint: string | null): boolean {
  if (route !== 'aadhaar') return hint === ROUTES[route].hint
  const wanted = world.switches.phrAadhaarHint
  return wanted === 'either' ? hint === 'aadhaar' || hint === 'Aadhaar-number' : hint === wanted
}

function requestOtp(world: World, { body }: Call): Answer {
  const byScope = NAMES.filter(name => sameList(at(body, 'scope'), ROUTES[name].scope))
  if (byScope.length === 0) return scopeFault(world, at(body, 'scope'))
  const byHint = byScope.filter(name => hintFits(world, name, textAt(body, 'loginHint')))
  if (byHint.length === 0) return invalid(world, 'Invalid Login Hint')
  const route = byHint.find(name => ROUTES[name].system === textAt(body, 'otpSystem'))
  if (!route) return invalid(world, 'Invalid Otp System')
  if (route === 'address' && world.switches.phrAddressLogin === 'refused') return flat(400, 'ABDM-1211', 'User not found.')
  const loginId = decrypt(world.keys.phr, at(body, 'loginId'))
  const found = resolve(world, route, loginId)
  if (!found.ok) return found.answer
  const { accounts, receiver, mobile, sms } = found.value
  const early = notTooSoon(world, receiver)
  if (!early.ok) return early.answer
  const txn = world.transactions.open({
    route: `phrApp.${route}`,
    accountIds: accounts.map(({ id }) => id),
    address: ofOneAddress(route) ? (loginId?.toLowerCase() ?? null) : null,
  })
  if (!sendCode(world, txn, receiver, mobile, sms)) return locked(world)
  const message = byEmail(route)
    ? `OTP is sent to email ending with ${maskedEmail(mobile)}`
    : byAadhaar(route) && world.switches.otpMessage === 'ending'
      ? `OTP is sent to Aadhaar registered mobile number ending with *${masked(mobile)}`
      : sentence(world, 'OTP is sent to Mobile number', mobile)
  return json(200, { txnId: txn.txnId, message })
}

/** What a right code gives. Neither lifetime nor a refresh token tells a transfer token from a user token here: the route does (corrections 2). */
function tokensOf(world: World, route: Route, txn: Transaction, accounts: Account[]): Record<string, unknown> {
  const [first] = accounts
  if (ofOneAddress(route) && first) {
    const { token, expiresIn } = userTokens(world, first, 'phrApp', txn.address ?? first.preferred)
    return { token, expiresIn, refreshToken: null, refreshExpiresIn: null }
  }
  if (byNumber(route) && first && world.switches.phrNumberLogin === 'user') return userTokens(world, first, 'phrApp', loginAddresses(first).at(-1))
  const short = route === 'aadhaar' || world.switches.phrTransfer === 'sheet'
  const expiresIn = short ? LIFE.transfer : LIFE.user
  const token = transferToken(world, txn.txnId, accounts, expiresIn)
  if (short) return { token, expiresIn, ...(route === 'aadhaar' ? { switchProfileEnabled: false } : {}) }
  return byNumber(route)
    ? { token, expiresIn, refreshToken: emptyRefresh(world, txn.txnId), refreshExpiresIn: LIFE.refresh }
    : { token, expiresIn, refreshToken: null, refreshExpiresIn: null }
}

/** The texts and forms of a wrong code differ by route (corrections 15). */
function wrongCode(world: World, route: Route, txnId: string): Answer {
  const failed = (message: string) => json(200, { txnId, message, authResult: 'failed', users: [] })
  const words = byNumber(route)
    ? 'Please enter a valid OTP. Entered OTP is either expired or incorrect.'
    : byEmail(route)
      ? 'OTP did not match, please try again'
      : 'Entered OTP is incorrect. Kindly re-enter valid OTP.'
  const shapes = byAadhaar(route) ? [failed(words), flat(400, 'ABDM-9999', 'Invalid OTP Value')] : [failed(words)]
  return oneOf(world, `phr.wrong.${route}`, shapes, 'otpShape')
}

function byPassword(world: World, body: unknown): Answer {
  if (!sameList(at(body, 'authData.authMethods'), ['password'])) return listed(400, 'ABDM-1006', 'Invalid Auth Methods')
  const address = textAt(body, 'authData.password.abhaAddress')?.toLowerCase() ?? ''
  const password = decrypt(world.keys.phr, at(body, 'authData.password.password'))
  if (!password) return listed(400, 'ABDM-1006', 'Invalid Password')
  const account = world.registry.byAddress(address)
  if (!account) return userNotFound(world)
  if (account.status === 'DEACTIVATED') return deactivated()
  if (account.password !== password) return json(200, { message: 'Password did not match, please try again', authResult: 'failed', users: [] })
  return json(200, {
    message: 'Password verified successfully',
    authResult: 'success',
    users: [user(world, account, address)],
    tokens: userTokens(world, account, 'phrApp', address),
  })
}

function verify(world: World, { body }: Call): Answer {
  if (sameList(at(body, 'scope'), PASSWORD_SCOPE)) return byPassword(world, body)
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const route = txn?.route.startsWith('phrApp.') ? (txn.route.slice(7) as Route) : null
  if (!txn?.receiver || !route) return unknown(world, 'Invalid Transaction Id')
  if (!sameList(at(body, 'scope'), ROUTES[route].scope)) return scopeFault(world, at(body, 'scope'))
  if (!sameList(at(body, 'authData.authMethods'), ['otp']))
    return json(400, [
      { code: 'ABDM-1006: ', message: 'Invalid Auth Methods' },
      { code: 'ABDM-1006: ', message: 'Invalid Password Request, Please enter valid ABHA Address or valid password' },
    ])
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.phr, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const down = byAadhaar(route) ? atVerify(world, 'phr') : null
  if (down) return down
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return json(200, { txnId: txn.txnId, message: 'OTP expired, please try again', authResult: 'failed', users: [] })
    case 'wrong':
      return wrongCode(world, route, txn.txnId)
    case 'right':
  }
  const accounts = txn.accountIds.flatMap(id => world.registry.byId(id) ?? [])
  const [first] = accounts
  const users = ofOneAddress(route) && first ? [user(world, first, txn.address ?? first.preferred)] : usersOf(world, accounts)
  return json(200, {
    txnId: txn.txnId,
    message: byNumber(route) ? 'OTP Verified Successfully' : 'OTP verified successfully',
    authResult: 'success',
    users,
    ...(byNumber(route) ? { accounts: accounts.map(account => phrAccount(world, account)) } : {}),
    ...(route === 'aadhaar' && first ? { preferredAbhaAddress: first.preferred } : {}),
    tokens: tokensOf(world, route, txn, accounts),
  })
}

function verifyUser(world: World, { body, headers }: Call): Answer {
  if (world.switches.accessDenied) return accessDenied()
  const transfer = checkTransfer(world, headers, 'phrApp')
  if (!transfer.ok) return transfer.answer
  if (textAt(body, 'txnId') !== transfer.value.txnId) return unknown(world, 'Invalid Transaction Id')
  const address = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  if (!address) return listed(400, 'ABDM-9999', 'Invalid ABHA Address')
  const account = world.registry.byAddress(address)
  if (!account || !transfer.value.choices.includes(address))
    return oneOf(world, 'phr.notOffered', [unknown(world, 'Invalid ABHA Address'), flat(400, 'ABDM-9999: ', 'User not found.')])
  if (account.status === 'DEACTIVATED') return deactivated()
  return json(200, userTokens(world, account, 'phrApp', address))
}

/** Which ways an address can be logged in with; here the head of the mobile is hidden. */
function search(world: World, { body }: Call): Answer {
  const address = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  if (!ADDRESS.test(address)) return listed(400, 'ABDM-9999', 'Invalid ABHA Address')
  const account = world.registry.byAddress(address)
  if (!account) return userNotFound(world)
  return json(200, {
    healthIdNumber: account.number,
    abhaAddress: address,
    authMethods: [...(account.mobile ? ['MOBILE_OTP'] : []), ...(account.password ? ['PASSWORD'] : []), ...(account.email ? ['EMAIL_OTP'] : [])],
    blockedAuthMethods: [],
    status: account.status,
    message: null,
    fullName: fullName(account.person),
    mobile: mobileOrNull(account),
  })
}

/** PHR app login (abdm-v3 e.5, corrections 2, 3, 15, 36, 39). */
export const phrLoginLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/search`, desk: 'identity', handle: call => search(world, call) },
  { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/verify`, desk: 'identity', handle: call => verify(world, call) },
  { method: 'POST', path: `${BASE}/verify/user`, desk: 'identity', handle: call => verifyUser(world, call) },
]
