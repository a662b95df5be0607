import { isMobile, isOtp } from '../identity/input.ts'
import { emailOrNull, mobileOrNull } from '../identity/shapes.ts'
import { byAadhaarOf, byMobileOf, type Target } from '../identity/target.ts'
import { atVerify } from '../identity/uidai.ts'
import { userTokens } from '../identity/user-tokens.ts'
import { type Answer, at, bad, good, json, sameList, type Try, textAt } from '../wire/answer.ts'
import { flat, listed, locked } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import { isNewAddress, SUFFIX, suggestions } from '../world/addresses.ts'
import { isDashed } from '../world/check-digits.ts'
import { mobileSms, sendCode, sentence } from '../world/codes.ts'
import { decrypt, encrypt } from '../world/keys.ts'
import { fullName, type Person } from '../world/people.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { deactivated, emptyRefresh, notTooSoon, phrAccount, transferToken, unknown, usersOf } from './users.ts'

const BASE = '/abha/api/v3/phr/app/enrollment'

/** An address for whoever proves a mobile, or an ABHA number by either code (corrections 14). */
const ROUTES = {
  mobile: { scope: ['abha-address-enroll', 'mobile-verify'], hint: 'mobile-number', system: 'abdm' },
  numberByMobile: { scope: ['abha-login', 'mobile-verify'], hint: 'abha-number', system: 'abdm' },
  numberByAadhaar: { scope: ['abha-login', 'aadhaar-verify'], hint: 'abha-number', system: 'aadhaar' },
} as const
type Route = keyof typeof ROUTES
const NAMES = Object.keys(ROUTES) as Route[]

const several = (...messages: string[]): Answer =>
  json(
    400,
    messages.map(message => ({ code: 'ABDM-9999: ', message })),
  )

function resolve(world: World, route: Route, loginId: string | null): Try<Target> {
  if (!loginId) return bad(unknown(world, 'Invalid LoginId'))
  if (route === 'mobile') {
    if (!isMobile(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid Mobile Number'))
    const accounts = world.registry.everyoneOn(loginId)
    return good({ receiver: `mobile:${loginId}`, mobile: loginId, accounts, sms: mobileSms('make an ABHA address') })
  }
  if (!isDashed(loginId)) return bad(listed(400, 'ABDM-1006', 'Invalid ABHA Number'))
  const account = world.registry.byNumber(loginId)
  if (!account) return bad(unknown(world, 'User not found.'))
  if (account.status === 'DEACTIVATED') return bad(deactivated())
  return route === 'numberByMobile' ? byMobileOf(world, account) : byAadhaarOf(world, account, 'phr')
}

function requestOtp(world: World, { body }: Call): Answer {
  const byScope = NAMES.filter(name => sameList(at(body, 'scope'), ROUTES[name].scope))
  if (byScope.length === 0) return listed(400, 'ABDM-1006', 'Invalid Scope')
  const byHint = byScope.filter(name => ROUTES[name].hint === textAt(body, 'loginHint'))
  if (byHint.length === 0) return listed(400, 'ABDM-1006', 'Invalid Login Hint')
  const route = byHint.find(name => ROUTES[name].system === textAt(body, 'otpSystem'))
  if (!route) return listed(400, 'ABDM-1006', 'Invalid Otp System')
  const found = resolve(world, route, decrypt(world.keys.phr, at(body, 'loginId')))
  if (!found.ok) return found.answer
  const { accounts, receiver, mobile, sms } = found.value
  const early = notTooSoon(world, receiver)
  if (!early.ok) return early.answer
  const txn = world.transactions.open({ route: `phrEnrol.${route}`, accountIds: accounts.map(({ id }) => id), mobile })
  if (!sendCode(world, txn, receiver, mobile, sms)) return locked(world)
  const start =
    route === 'mobile' ? 'OTP is sent to Mobile number' : `OTP sent to ${route === 'numberByAadhaar' ? 'Aadhaar registered ' : ''}mobile number`
  return json(200, { txnId: txn.txnId, message: sentence(world, start, mobile) })
}

/** A wrong code is 400 here, and says only that the request was wrong (corrections 15). */
function verify(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const route = txn?.route.startsWith('phrEnrol.') ? (txn.route.slice(9) as Route) : null
  if (!txn?.receiver || !route) return listed(400, 'ABDM-9999', 'Invalid Transaction Id')
  const refused = (...more: string[]) =>
    json(
      400,
      [...more, 'Invalid OTP Request'].map(message => ({ code: 'ABDM-1006: ', message })),
    )
  if (!sameList(at(body, 'scope'), ROUTES[route].scope)) return refused('Invalid Scope')
  if (!sameList(at(body, 'authData.authMethods'), ['otp'])) return refused('Invalid Auth Methods')
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.phr, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return refused()
  const down = route === 'numberByAadhaar' ? atVerify(world, 'phr') : null
  if (down) return down
  switch (world.otps.check(txn.receiver, txn.txnId, code)) {
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
    case 'wrong':
      return refused()
    case 'right':
  }
  txn.proved = true
  const accounts = txn.accountIds.flatMap(id => world.registry.byId(id) ?? [])
  return json(200, {
    txnId: txn.txnId,
    message: 'OTP Verified Successfully',
    authResult: 'success',
    users: usersOf(world, accounts),
    ...(route === 'mobile' ? {} : { accounts: accounts.map(account => phrAccount(world, account)) }),
    tokens: {
      token: transferToken(world, txn.txnId, accounts, LIFE.user),
      expiresIn: LIFE.user,
      refreshToken: emptyRefresh(world, txn.txnId),
      refreshExpiresIn: LIFE.refresh,
    },
  })
}

const proved = (world: World, txnId: unknown) => {
  const txn = world.transactions.find(txnId)
  return txn?.route.startsWith('phrEnrol.') && txn.proved ? txn : null
}

const DAY = /^(0?[1-9]|[12]\d|3[01])$/
const MONTH = /^(0?[1-9]|1[0-2])$/
const YEAR = /^(19|20)\d\d$/

/** What is wrong with name and birth; day and month may be left open, the year not. */
function faultsOf(details: unknown): string[] {
  const text = (field: string) => textAt(details, field) ?? ''
  return [
    ...(text('monthOfBirth') && !MONTH.test(text('monthOfBirth')) ? ['Invalid Month Of Birth'] : []),
    ...(text('dayOfBirth') && !DAY.test(text('dayOfBirth')) ? ['Invalid Day Of Birth'] : []),
    ...(YEAR.test(text('yearOfBirth')) ? [] : ['Invalid Year Of Birth']),
    ...(/^[A-Za-z][A-Za-z .']*$/.test(text('firstName')) ? [] : ['Invalid First Name']),
  ]
}

/** `YYYY-MM-DD`, or the year where day or month was left open. */
function bornOf(details: unknown): string {
  const part = (field: string) => textAt(details, field) ?? ''
  const [day, month] = [part('dayOfBirth'), part('monthOfBirth')].map(text => text.padStart(2, '0'))
  return part('dayOfBirth') && part('monthOfBirth') ? `${part('yearOfBirth')}-${month}-${day}` : part('yearOfBirth')
}

function suggest(world: World, { body }: Call): Answer {
  const txn = proved(world, at(body, 'txnId'))
  if (!txn) return listed(400, 'ABDM-9999', 'Invalid Transaction Id')
  const faults = faultsOf(body)
  if (faults.length > 0) return several(...faults)
  const named = { firstName: textAt(body, 'firstName') ?? '', lastName: textAt(body, 'lastName') ?? '', born: bornOf(body) }
  return json(200, { txnId: txn.txnId, abhaAddressList: suggestions(named, world.registry.isTaken) })
}

/** `true`: somebody has it. The query takes it with or without suffix. */
function isExists(world: World, { query }: Call): Answer {
  const given = textAt(query, 'abhaAddress')?.toLowerCase() ?? ''
  const address = given.includes('@') ? given : given + SUFFIX
  if (!/^[a-z0-9][a-z0-9._-]+@(sbx|abdm)$/.test(address)) return listed(400, 'ABDM-1006', 'Invalid ABHA Address')
  return json(200, world.registry.isTaken(address))
}

/** Self-declared: whoever the details say, on the proved mobile. */
function declared(details: unknown): Person {
  const text = (field: string) => textAt(details, field) ?? ''
  const gender = text('gender')
  return {
    key: `declared-${text('abhaAddress').toLowerCase()}`,
    purpose: 'Declared an address by mobile',
    firstName: text('firstName'),
    middleName: text('middleName'),
    lastName: text('lastName'),
    localName: null,
    gender: gender === 'M' || gender === 'F' ? gender : 'O',
    born: bornOf(details),
    line: text('address'),
    village: '',
    district: 'BASTAR',
    place: {
      stateName: text('stateName'),
      stateCode: text('stateCode'),
      localState: '',
      districtName: text('districtName'),
      districtCode: text('districtCode'),
      localDistrict: '',
    },
    pinCode: text('pinCode'),
    portrait: { hair: 'short', age: 'adult' },
    photoless: true,
    aadhaar: null,
    aadhaarMobile: null,
  }
}

function enrol(world: World, { body }: Call): Answer {
  const txn = proved(world, at(body, 'txnId'))
  if (!txn) return listed(400, 'ABDM-9999', 'Invalid Transaction Id')
  const details = at(body, 'phrDetails')
  const text = (field: string) => textAt(details, field) ?? ''
  const faults = [
    ...faultsOf(details),
    ...(/^[MFO]$/.test(text('gender')) ? [] : ['Invalid Gender']),
    ...(text('address') ? [] : ['Invalid Address']),
    ...(/^[A-Za-z][A-Za-z ']*$/.test(text('stateName')) ? [] : ['Invalid State, it must be only Alphabets']),
    ...(text('districtName') ? [] : ['Invalid District']),
    ...(/^\d{6}$/.test(text('pinCode')) ? [] : ['Invalid Pincode']),
  ]
  if (faults.length > 0) return several(...faults)
  const withNumber = txn.route !== 'phrEnrol.mobile'
  const mobile = decrypt(world.keys.phr, at(details, 'mobile'))
  // a code to the Aadhaar phone proves the person, not the mobile that is typed here
  if (!isMobile(mobile) || (!withNumber && mobile !== txn.mobile)) return several('Invalid Mobile Number')
  const password = decrypt(world.keys.phr, at(details, 'password'))
  if (!password || password.length < 8) return listed(400, 'ABDM-1006', 'Invalid Password')
  const address = text('abhaAddress').toLowerCase()
  const local = address.slice(0, -SUFFIX.length)
  // this call takes the whole address, where abha-address takes the local part (corrections 30)
  if (!address.endsWith(SUFFIX) || !isNewAddress(local, world.switches.addressRule, withNumber))
    return listed(400, 'ABDM-1006', 'Invalid ABHA Address')
  if (world.registry.isTaken(address)) return flat(400, 'ABDM-9999: ', 'This ABHA Address already exists. Please create with unique ABHA address')

  const holder = withNumber ? world.registry.byId(txn.accountIds[0] ?? '') : undefined
  const account = holder ?? world.registry.declare(declared(details), address, mobile, password)
  if (holder) {
    holder.addresses.push(address)
    holder.preferred = address
    holder.password = password
  }
  txn.proved = false
  world.changed()
  const { person } = account
  return json(200, {
    txnId: txn.txnId,
    message: 'ABHA Address Created Successfully',
    phrDetails: {
      firstName: person.firstName,
      middleName: person.middleName ?? '',
      lastName: person.lastName,
      fullName: fullName(person),
      dayOfBirth: text('dayOfBirth'),
      monthOfBirth: text('monthOfBirth'),
      yearOfBirth: text('yearOfBirth'),
      dateOfBirth: `${text('dayOfBirth') || '00'}-${text('monthOfBirth') || '00'}-${text('yearOfBirth')}`,
      gender: person.gender,
      email: emailOrNull(account),
      mobile: mobileOrNull(account),
      address: text('address'),
      stateName: text('stateName'),
      districtName: text('districtName'),
      pinCode: text('pinCode'),
      abhaAddress: account.addresses,
      stateCode: text('stateCode'),
      districtCode: text('districtCode'),
    },
    tokens: userTokens(world, account, 'phrApp', address),
  })
}

/** A value encrypted by ABDM itself, which NHA warns against for real data (abdm-v3 b.3, corrections 42). */
const encrypted = (world: World, { body }: Call): Answer => {
  const data = textAt(body, 'data')
  return data ? json(200, { encryptedData: encrypt(world.keys.phr, data) }) : listed(400, 'ABDM-1006', 'Invalid Data')
}

/** An ABHA address without Aadhaar (corrections 14). */
export const phrEnrolLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/verify`, desk: 'identity', handle: call => verify(world, call) },
  { method: 'POST', path: `${BASE}/suggestion`, desk: 'identity', handle: call => suggest(world, call) },
  { method: 'GET', path: `${BASE}/isExists`, desk: 'identity', handle: call => isExists(world, call) },
  { method: 'POST', path: `${BASE}/enrol`, desk: 'identity', handle: call => enrol(world, call) },
  { method: 'POST', path: `${BASE}/encrypt`, desk: 'identity', handle: call => encrypted(world, call) },
]
