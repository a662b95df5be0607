import { cardPng, cardQrText, qrPng } from '../identity/card.ts'
import { aadhaarHolder } from '../identity/enrolment.ts'
import { invalidOtpValue, isMobile, isOtp } from '../identity/input.ts'
import { byAadhaarOf, byMobileOf, type Target } from '../identity/login.ts'
import { forHolder, logout, refresh } from '../identity/profile.ts'
import { phrProfile } from '../identity/shapes.ts'
import { type Answer, at, bad, good, json, png, sameList, type Try, textAt } from '../wire/answer.ts'
import { flat, listed, locked, oneOf } from '../wire/faults.ts'
import { checkTransfer } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { isAadhaar } from '../world/check-digits.ts'
import { aadhaarSms, masked, mobileSms, sendCode } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import { fullName } from '../world/people.ts'
import { LIFE, type UserToken } from '../world/tokens.ts'
import type { Transaction } from '../world/transactions.ts'
import type { World } from '../world/world.ts'

const BASE = '/abha/api/v3/phr/app/login'

/** The published routes of `/phr/app/login` that need a code (corrections 3). */
const ROUTES = {
  mobile: { scope: ['abha-address-login', 'mobile-verify'], hint: 'mobile-number', system: 'abdm' },
  address: { scope: ['abha-address-login', 'mobile-verify'], hint: 'abha-address', system: 'abdm' },
  numberByAadhaar: { scope: ['abha-login', 'aadhaar-verify'], hint: 'abha-number', system: 'aadhaar' },
  numberByMobile: { scope: ['abha-login', 'mobile-verify'], hint: 'abha-number', system: 'abdm' },
  aadhaar: { scope: ['abha-login', 'aadhaar-verify', 'aadhaar-otp-verify'], hint: 'aadhaar', system: 'aadhaar' },
} as const
type Route = keyof typeof ROUTES

const unknown = (world: World, message: string): Answer =>
  oneOf(world, `phr.${message}`, [flat(400, 'ABDM-9999', message), listed(400, 'ABDM-9999', message)])

/** The addresses one may log in as: those somebody chose; the automatic 14-digit one only where there is no other. */
function loginAddresses(account: Account): string[] {
  const chosen = account.addresses.filter(address => !/^\d{14}@/.test(address))
  return chosen.length > 0 ? chosen : account.addresses
}

function resolve(world: World, route: Route, loginId: string | null): Try<Target> {
  if (!loginId) return bad(unknown(world, 'Invalid LoginId'))
  const one = (account: Account | undefined, message: string, leg: (account: Account) => Try<Target>): Try<Target> => {
    if (!account) return bad(unknown(world, message))
    return account.status === 'DEACTIVATED' ? bad(flat(400, 'ABDM-1308', 'ABHA is deactivated')) : leg(account)
  }
  switch (route) {
    case 'mobile': {
      if (!isMobile(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid mobile number'))
      const accounts = world.registry.everyoneOn(loginId)
      if (accounts.length === 0) return bad(unknown(world, 'User not found.'))
      return good({ receiver: `mobile:${loginId}`, mobile: loginId, accounts, sms: mobileSms('log in to your ABHA address') })
    }
    case 'address': {
      const account = world.registry.byAddress(loginId)
      if (!/^[a-zA-Z0-9][\w.\-!]+@(sbx|abdm)$/.test(loginId)) return bad(unknown(world, 'Invalid ABHA Address'))
      if (!account) return bad(oneOf(world, 'phr.address', [flat(400, 'ABDM-1211', 'User not found.'), flat(400, 'ABDM-9999', 'User not found')]))
      return one(account, 'User not found.', byMobileOf)
    }
    case 'numberByMobile':
      return one(world.registry.byNumber(loginId), 'User not found.', byMobileOf)
    case 'numberByAadhaar':
      return one(world.registry.byNumber(loginId), 'User not found.', account => byAadhaarOf(world, account, 'phr'))
    case 'aadhaar': {
      if (!isAadhaar(loginId)) return bad(unknown(world, 'Invalid LoginId'))
      const account = world.registry.accounts.find(({ person }) => person.aadhaar === loginId)
      if (account) return one(account, '', found => byAadhaarOf(world, found, 'phr'))
      const holder = aadhaarHolder(world, loginId, 'phr')
      if ('status' in holder) return bad(holder)
      return good({ receiver: `aadhaar:${loginId}`, mobile: holder.mobile, accounts: [], sms: aadhaarSms(loginId) })
    }
  }
}

function requestOtp(world: World, { body }: Call): Answer {
  const names = Object.keys(ROUTES) as Route[]
  const byScope = names.filter(name => sameList(at(body, 'scope'), ROUTES[name].scope))
  if (byScope.length === 0)
    return oneOf(world, 'phr.scope', [
      flat(400, 'ABDM-1006: ', ` [${JSON.stringify({ scope: 'Invalid Scope' })}]`),
      flat(400, 'ABDM-1107', 'Invalid combinations of scopes'),
    ])
  const byHint = byScope.filter(name => ROUTES[name].hint === textAt(body, 'loginHint'))
  if (byHint.length === 0) return flat(400, 'ABDM-9999', 'Invalid Login Hint')
  const route = byHint.find(name => ROUTES[name].system === textAt(body, 'otpSystem'))
  if (!route) return flat(400, 'ABDM-9999', 'Invalid Otp System')
  const loginId = decrypt(world.keys.phr, at(body, 'loginId'))
  const found = resolve(world, route, loginId)
  if (!found.ok) return found.answer
  const { accounts, receiver, mobile, sms } = found.value
  const txn = world.transactions.open({
    route: `phrApp.${route}`,
    accountIds: accounts.map(({ id }) => id),
    address: route === 'address' ? (loginId?.toLowerCase() ?? null) : null,
  })
  if (!sendCode(world, txn, receiver, mobile, sms)) return locked(world)
  return json(200, {
    txnId: txn.txnId,
    message: `OTP sent to ${route.endsWith('adhaar') ? 'Aadhaar registered ' : ''}mobile number ending with ${masked(mobile)}`,
  })
}

const user = (account: Account, address: string) => ({
  abhaAddress: address,
  abhaNumber: account.number,
  fullName: fullName(account.person),
  profilePhoto: phrProfile(account, address, false).profilePhoto,
  kycStatus: account.number ? 'VERIFIED' : 'PENDING',
  status: account.status,
})

function userToken(world: World, account: Account, address: string, family: UserToken['family'], refreshing: boolean) {
  const who = { family, accountId: account.id, address }
  const refreshes = refreshing
    ? { refreshToken: world.tokens.issue({ kind: 'refresh', ...who }, LIFE.refresh), refreshExpiresIn: LIFE.refresh }
    : { refreshToken: null, refreshExpiresIn: null }
  return { token: world.tokens.issue({ kind: 'user', ...who }, LIFE.user), expiresIn: LIFE.user, ...refreshes }
}

/** What a right code gives. Neither lifetime nor a refresh token tells a transfer token from a user token here: the route does (corrections 2). */
function tokensOf(world: World, route: Route, txn: Transaction, accounts: Account[]): Record<string, unknown> {
  const [first] = accounts
  if (route === 'address' && first) return userToken(world, first, txn.address ?? first.preferred, 'phrApp', false)
  const choices = accounts.flatMap(loginAddresses)
  const seconds = route === 'aadhaar' ? LIFE.transfer : LIFE.user
  const token = world.tokens.issue({ kind: 'transfer', family: 'phrApp', txnId: txn.txnId, choices }, seconds)
  switch (route) {
    case 'aadhaar':
      return { token, expiresIn: seconds }
    case 'numberByAadhaar':
    case 'numberByMobile':
      return {
        token,
        expiresIn: seconds,
        refreshToken: first ? userToken(world, first, first.preferred, 'phrApp', true).refreshToken : null,
        refreshExpiresIn: LIFE.refresh,
      }
    default:
      return { token, expiresIn: seconds, refreshToken: null, refreshExpiresIn: null }
  }
}

function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const route = txn?.route.startsWith('phrApp.') ? (txn.route.slice(7) as Route) : null
  if (!txn?.receiver || !route) return unknown(world, 'Invalid Transaction Id')
  if (!sameList(at(body, 'scope'), ROUTES[route].scope)) return flat(400, 'ABDM-1107', 'Invalid combinations of scopes')
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.phr, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const failed = (message: string) => json(200, { message, authResult: 'failed', users: [] })
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return failed('OTP expired, please try again')
    case 'wrong': {
      const byNumber = route === 'numberByAadhaar' || route === 'numberByMobile'
      const words = byNumber
        ? 'Please enter a valid OTP. Entered OTP is either expired or incorrect.'
        : 'Entered OTP is incorrect. Kindly re-enter valid OTP.'
      const shapes =
        route === 'numberByAadhaar' || route === 'aadhaar' ? [failed(words), flat(400, 'ABDM-9999', 'Invalid OTP Value')] : [failed(words)]
      return oneOf(world, `phr.wrong.${route}`, shapes, 'otpShape')
    }
    case 'right':
  }
  const accounts = txn.accountIds.flatMap(id => world.registry.byId(id) ?? [])
  return json(200, {
    message: 'OTP verified successfully',
    authResult: 'success',
    users: accounts.flatMap(account => loginAddresses(account).map(address => user(account, address))),
    tokens: tokensOf(world, route, txn, accounts),
    txnId: txn.txnId,
  })
}

function verifyUser(world: World, { body, headers }: Call): Answer {
  const transfer = checkTransfer(world, headers, 'phrApp')
  if (!transfer.ok) return transfer.answer
  if (textAt(body, 'txnId') !== transfer.value.txnId) return unknown(world, 'Invalid Transaction Id')
  const address = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  const account = world.registry.byAddress(address)
  if (!account || !transfer.value.choices.includes(address)) return unknown(world, 'Invalid ABHA Address')
  if (account.status === 'DEACTIVATED') return flat(400, 'ABDM-1308', 'ABHA is deactivated')
  return json(200, userToken(world, account, address, 'phrApp', true))
}

/** PHR app login (abdm-v3 e.5, corrections 2, 3, 8, 24, 25). */
export const phrAppLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/verify`, desk: 'identity', handle: call => verify(world, call) },
  { method: 'POST', path: `${BASE}/verify/user`, desk: 'identity', handle: call => verifyUser(world, call) },
  {
    method: 'GET',
    path: `${BASE}/profile`,
    desk: 'profile',
    handle: forHolder(world, 'phrApp', (account, { address }) => json(200, phrProfile(account, address, false))),
  },
  {
    method: 'GET',
    path: `${BASE}/profile/phrCard`,
    desk: 'profile',
    handle: forHolder(world, 'phrApp', async (account, { address }) => png(202, await cardPng(account, address))),
  },
  {
    method: 'GET',
    path: `${BASE}/profile/qrCode`,
    desk: 'profile',
    handle: forHolder(world, 'phrApp', (account, { address }) => png(202, qrPng(cardQrText(account, address)))),
  },
  { method: 'GET', path: `${BASE}/profile/request/token`, desk: 'profile', handle: call => refresh(world, 'phrApp', call) },
  { method: 'GET', path: `${BASE}/profile/request/logout`, desk: 'profile', handle: call => logout(world, 'phrApp', call) },
]
