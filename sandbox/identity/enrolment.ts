import { type Answer, at, json, sameList, textAt } from '../wire/answer.ts'
import { aadhaarDown, keyed, listed, locked, oneOf, uidai, uidaiNumbered, unknownTxn, wrapped } from '../wire/faults.ts'
import { header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { type Account, isChild, isNewAddress, MAX_ON_MOBILE, SUFFIX, suggestions } from '../world/accounts.ts'
import { isAadhaar } from '../world/check-digits.ts'
import { aadhaarSms, masked, mobileSms, sendCode } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import type { Person } from '../world/people.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { invalidLoginId, invalidMobile, invalidOtpValue, isMobile, isOtp, mobileFull } from './input.ts'
import { enrolledProfile } from './shapes.ts'

const BASE = '/abha/api/v3/enrollment'
const SCOPE_MOBILE = ['abha-enrol', 'mobile-verify']

/** UIDAI's answer to a request for a code, or the person whose phone it may go to. */
export function aadhaarHolder(world: World, aadhaar: string, family: 'abha' | 'phr'): { person: Person; mobile: string } | Answer {
  const down = aadhaarDown(world, family)
  if (down) return down
  if (world.switches.uidaiError !== 'off') return uidaiNumbered(world.switches.uidaiError)
  const person = world.people.find(someone => someone.aadhaar === aadhaar)
  if (!person) return uidaiNumbered('998')
  if (!person.aadhaarMobile)
    return oneOf(world, 'noMobile', [
      uidai('111', 'Aadhaar number does not have a verified mobile number.'),
      uidai('112', 'Aadhaar number does not have a verified mobile number and email.'),
    ])
  return { person, mobile: person.aadhaarMobile }
}

function requestAadhaar(world: World, { body }: Call): Answer {
  const aadhaar = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!aadhaar || !isAadhaar(aadhaar)) return invalidLoginId(world)
  const holder = aadhaarHolder(world, aadhaar, 'abha')
  if ('status' in holder) return holder
  const txn = world.transactions.open({ route: 'enrol', personKey: holder.person.key })
  if (!sendCode(world, txn, `aadhaar:${aadhaar}`, holder.mobile, aadhaarSms(aadhaar))) return locked(world)
  const text = world.turns.get('aadhaarSent') ?? 0
  world.turns.set('aadhaarSent', text + 1)
  // the sentence varies on the wire: six stars or seven, "sent" or "is sent" (c.1)
  const message =
    text % 2 === 0
      ? `OTP sent to Aadhaar registered mobile number ending with ${masked(holder.mobile)}`
      : `OTP is sent to Aadhaar registered mobile number ending *${masked(holder.mobile)}`
  return json(200, { txnId: txn.txnId, message })
}

function requestMobile(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'txnId'))
  if (txn?.route !== 'enrol' || txn.accountIds.length === 0) return unknownTxn(world)
  const mobile = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!mobile) return invalidLoginId(world)
  if (!isMobile(mobile)) return invalidMobile(world)
  if (full(world, mobile, txn.accountIds[0])) return mobileFull()
  if (!sendCode(world, txn, `mobile:${mobile}`, mobile, mobileSms('link this mobile to your ABHA'))) return locked(world)
  txn.mobile = mobile
  return json(200, { txnId: txn.txnId, message: `OTP sent to mobile number ending with ${masked(mobile)}` })
}

function requestOtp(world: World, call: Call): Answer {
  const scope = at(call.body, 'scope')
  const hint = textAt(call.body, 'loginHint')
  const system = textAt(call.body, 'otpSystem')
  const byAadhaar = sameList(scope, ['abha-enrol'])
  if (!byAadhaar && !sameList(scope, SCOPE_MOBILE)) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (hint !== (byAadhaar ? 'aadhaar' : 'mobile')) return keyed(world, 400, 'loginHint', 'Invalid Login Hint')
  if (system !== (byAadhaar ? 'aadhaar' : 'abdm')) return keyed(world, 400, 'otpSystem', 'Invalid Otp System')
  return byAadhaar ? requestAadhaar(world, call) : requestMobile(world, call)
}

const full = (world: World, mobile: string, except: string | undefined): boolean =>
  world.registry.numbersOn(mobile).filter(({ id }) => id !== except).length >= MAX_ON_MOBILE

/** Null: the six digits are right. */
function aadhaarCodeFault(world: World, receiver: string, txnId: string, code: string): Answer | null {
  switch (world.otps.check(receiver, txnId, code)) {
    case 'right':
      return null
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return uidaiNumbered('403')
    case 'wrong':
      return oneOf(
        world,
        'wrongAadhaarOtp',
        [uidai('400', 'Invalid Aadhaar OTP value.'), uidai('400', 'OTP validation failed'), keyed(world, 400, 'mobile', 'Invalid Mobile Number')],
        'otpShape',
      )
  }
}

function byAadhaar(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'authData.authMethods'), ['otp'])) {
    const feature = 'Access to this feature is restricted. Please contact NHA to enable it.'
    return Array.isArray(at(body, 'authData.authMethods'))
      ? wrapped(401, 'ABDM-1094', feature)
      : keyed(world, 400, 'authMethods', 'Invalid Auth Methods')
  }
  if (textAt(body, 'consent.code') !== 'abha-enrollment') return keyed(world, 400, 'code', 'Invalid Consent Code')
  if (textAt(body, 'consent.version') !== '1.4') return keyed(world, 400, 'version', 'Invalid Consent Version')
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const person = world.people.find(({ key }) => key === txn?.personKey)
  if (txn?.route !== 'enrol' || !person || !txn.receiver) return unknownTxn(world)
  const mobile = textAt(body, 'authData.otp.mobile')
  if (!isMobile(mobile)) return keyed(world, 400, 'mobile', 'Invalid Mobile Number')
  const existing = world.registry.byPerson(person)
  if (full(world, mobile, existing?.id)) return mobileFull()
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.profile, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const fault = aadhaarCodeFault(world, txn.receiver, txn.txnId, code)
  if (fault) return fault

  const account = existing ?? world.registry.create(person, mobile === person.aadhaarMobile ? mobile : null)
  if (!existing) {
    if (person.aadhaarMobile) world.phone.deliver(person.aadhaarMobile, `ABHA number ${account.number} has been created for you. NHA-ABDM (demo)`)
    world.changed()
  }
  if (account.status === 'DEACTIVATED')
    return json(200, {
      message: 'This account already exist and is deactivated',
      txnId: txn.txnId,
      ABHAProfile: enrolledProfile(world, account),
      isNew: false,
    })
  txn.accountIds = [account.id]
  const tokens = userTokens(world, account)
  // an answer for a child comes without its txnId: the one of the request goes on counting (corrections 31)
  const id = isChild(account, world.clock.wall()) ? {} : { txnId: txn.txnId }
  return json(200, {
    message: existing ? 'This account already exist' : 'Account created successfully',
    ...id,
    tokens,
    ABHAProfile: enrolledProfile(world, account),
    isNew: !existing,
  })
}

/** X-token with its refresh token (abdm-v3 a.4). */
export function userTokens(world: World, account: Account) {
  const who = { family: 'abha', accountId: account.id, address: account.preferred } as const
  return {
    token: world.tokens.issue({ kind: 'user', ...who }, LIFE.user),
    expiresIn: LIFE.user,
    refreshToken: world.tokens.issue({ kind: 'refresh', ...who }, LIFE.refresh),
    refreshExpiresIn: LIFE.refresh,
  }
}

function byAbdm(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'scope'), SCOPE_MOBILE)) return keyed(world, 400, 'scope', 'Invalid Scope')
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (txn?.route !== 'enrol' || !account || !txn.mobile || !txn.receiver) return unknownTxn(world)
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
        'wrongEnrolMobileOtp',
        [
          failed('Please enter a valid OTP. Entered OTP is either expired or incorrect.'),
          json(400, { txnId: txn.txnId, description: 'Invalid OTP value' }),
        ],
        'otpShape',
      )
    case 'right':
      account.mobile = txn.mobile
      world.changed()
      return json(200, {
        txnId: txn.txnId,
        authResult: 'success',
        message: 'Mobile number is now successfully linked to your Account',
        accounts: [{ ABHANumber: account.number }],
      })
  }
}

function suggest(world: World, { headers }: Call): Answer {
  const txn = world.transactions.find(header(headers, 'Transaction_Id') ?? '')
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (txn?.route !== 'enrol' || !account)
    return oneOf(world, 'suggestTxn', [wrapped(401, 'ABDM-1017', 'Invalid Transaction Id'), keyed(world, 400, 'txnId', 'Invalid Transaction Id')])
  return json(200, { txnId: txn.txnId, abhaAddressList: suggestions(account.person, world.registry) })
}

function chooseAddress(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (txn?.route !== 'enrol' || !account) return unknownTxn(world)
  if (at(body, 'preferred') !== 1 && at(body, 'preferred') !== 0) return keyed(world, 400, 'preferred', 'Invalid Preferred Flag')
  const local = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  if (!isNewAddress(local))
    return oneOf(world, 'badAddress', [keyed(world, 400, 'abhaAddress', 'Invalid ABHA Address'), listed(400, 'ABDM-1170', 'Invalid ABHA Address')])
  const address = local + SUFFIX
  if (world.registry.byAddress(address))
    return oneOf(world, 'takenAddress', [
      wrapped(400, 'ABDM-1101', 'This ABHA Address already exists. Please try a different one.'),
      listed(400, 'ABDM-1101', 'This ABHA Address already exists. Please try a different one.'),
    ])
  account.addresses.push(address)
  if (at(body, 'preferred') === 1) account.preferred = address
  world.changed()
  return json(200, { txnId: txn.txnId, healthIdNumber: account.number, preferredAbhaAddress: account.preferred })
}

/** Creation by Aadhaar OTP (abdm-v3 c). */
export const enrolmentLines = (world: World): Line[] => [
  { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
  { method: 'POST', path: `${BASE}/enrol/byAadhaar`, desk: 'identity', handle: call => byAadhaar(world, call) },
  { method: 'POST', path: `${BASE}/auth/byAbdm`, desk: 'identity', handle: call => byAbdm(world, call) },
  { method: 'GET', path: `${BASE}/enrol/suggestion`, desk: 'identity', handle: call => suggest(world, call) },
  { method: 'POST', path: `${BASE}/enrol/abha-address`, desk: 'identity', handle: call => chooseAddress(world, call) },
]
