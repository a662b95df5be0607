import { randomUUID } from 'node:crypto'
import { type Answer, at, json, sameList, textAt } from '../wire/answer.ts'
import { keyed, locked, messageOnly, oneOf, unknownTxn, wrapped } from '../wire/faults.ts'
import { header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { MAX_ON_ONE } from '../world/accounts.ts'
import { isAadhaar } from '../world/check-digits.ts'
import { aadhaarSms, masked, maskedEmail, mobileSms, sendCode, sentence } from '../world/codes.ts'
import { decrypt } from '../world/keys.ts'
import type { World } from '../world/world.ts'
import { addressLines } from './address.ts'
import { biometricLines, biometricOf, enrolBiometric } from './biometric.ts'
import { byParent } from './child.ts'
import { byDemographics } from './demographic.ts'
import { documentLines } from './document.ts'
import { enrolled, enrolledAnswer } from './enrolled.ts'
import {
  consentFault,
  emailFull,
  invalidAuthMethods,
  invalidLoginId,
  invalidMobile,
  invalidOtpValue,
  isEmail,
  isFull,
  isMobile,
  isOtp,
  mobileFull,
} from './input.ts'
import { inManner } from './manner.ts'
import { aadhaarHolder, enrolmentCodeFault } from './uidai.ts'

const BASE = '/abha/api/v3/enrollment'

/** What a code of an enrolment is for (abdm-v3 c.1, c.3, c.4, d). */
const SCOPES = {
  aadhaar: ['abha-enrol'],
  mobile: ['abha-enrol', 'mobile-verify'],
  email: ['abha-enrol', 'email-verify'],
  document: ['abha-enrol', 'mobile-verify', 'dl-flow'],
} as const
type Kind = keyof typeof SCOPES

const kindOf = (scope: unknown): Kind | undefined => (Object.keys(SCOPES) as Kind[]).find(kind => sameList(scope, SCOPES[kind]))

function requestAadhaar(world: World, { body }: Call): Answer {
  const aadhaar = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!aadhaar || !isAadhaar(aadhaar)) return invalidLoginId(world)
  const holder = aadhaarHolder(world, aadhaar, 'abha')
  if (!holder.ok) return holder.answer
  const { person, mobile } = holder.value
  const txn = world.transactions.open({ route: 'enrol', personKey: person.key })
  if (!sendCode(world, txn, `aadhaar:${aadhaar}`, mobile, aadhaarSms(aadhaar))) return locked(world)
  const text = world.turns.get('aadhaarSent') ?? 0
  world.turns.set('aadhaarSent', text + 1)
  // the sentence varies on the wire: six stars or seven, "sent" or "is sent" (c.1)
  const message =
    text % 2 === 0 || world.switches.otpMessage !== 'ending'
      ? sentence(world, 'OTP sent to Aadhaar registered mobile number', mobile)
      : `OTP is sent to Aadhaar registered mobile number ending *${masked(mobile)}`
  return json(200, { txnId: txn.txnId, message })
}

/** The communication mobile: its code keeps the txnId, also when sent again (c.3, c.6). */
function requestMobile(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'txnId'))
  if (txn?.route !== 'enrol' || txn.accountIds.length === 0) return unknownTxn(world)
  const mobile = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!mobile) return invalidLoginId(world)
  if (!isMobile(mobile)) return invalidMobile(world)
  if (isFull(world, mobile, txn.accountIds[0])) return mobileFull()
  if (!sendCode(world, txn, `mobile:${mobile}`, mobile, mobileSms('link this mobile to your ABHA'))) return locked(world)
  txn.mobile = mobile
  return json(200, { txnId: txn.txnId, message: sentence(world, 'OTP sent to mobile number', mobile) })
}

function requestEmail(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'txnId'))
  if (txn?.route !== 'enrol' || txn.accountIds.length === 0) return unknownTxn(world)
  const email = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!isEmail(email)) return invalidLoginId(world)
  if (world.registry.everyoneAt(email).length >= MAX_ON_ONE) return emailFull()
  if (!sendCode(world, txn, `email:${email}`, email, mobileSms('link this e-mail to your ABHA'))) return locked(world)
  txn.email = email
  return json(200, { txnId: txn.txnId, message: `OTP sent to email address ending with ${maskedEmail(email)}` })
}

/** The mobile of somebody who brings a document; a txnId of the same flow is kept. */
function requestDocument(world: World, { body }: Call): Answer {
  const mobile = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!mobile) return invalidLoginId(world)
  if (!isMobile(mobile)) return invalidMobile(world)
  const open = world.transactions.find(at(body, 'txnId'))
  const txn = open?.route === 'document' ? open : world.transactions.open({ route: 'document' })
  if (!sendCode(world, txn, `mobile:${mobile}`, mobile, mobileSms('enrol with a document'))) return locked(world)
  txn.mobile = mobile
  return json(200, { txnId: txn.txnId, message: sentence(world, 'OTP sent to mobile number', mobile) })
}

function requestOtp(world: World, call: Call): Answer {
  const kind = kindOf(at(call.body, 'scope'))
  if (!kind) return keyed(world, 400, 'scope', 'Invalid Scope')
  const hint = kind === 'document' ? 'mobile' : kind
  if (textAt(call.body, 'loginHint') !== hint) return keyed(world, 400, 'loginHint', 'Invalid Login Hint')
  if (textAt(call.body, 'otpSystem') !== (kind === 'aadhaar' ? 'aadhaar' : 'abdm')) return keyed(world, 400, 'otpSystem', 'Invalid Otp System')
  switch (kind) {
    case 'aadhaar':
      return requestAadhaar(world, call)
    case 'mobile':
      return requestMobile(world, call)
    case 'email':
      return requestEmail(world, call)
    case 'document':
      return requestDocument(world, call)
  }
}

function byOtp(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const person = world.population.find(({ key }) => key === txn?.personKey)
  if (txn?.route !== 'enrol' || !person || !txn.receiver) return unknownTxn(world)
  const mobile = textAt(body, 'authData.otp.mobile')
  if (!isMobile(mobile)) return keyed(world, 400, 'mobile', 'Invalid Mobile Number')
  if (isFull(world, mobile, world.registry.byPerson(person)?.id)) return mobileFull()
  if (world.otps.blocked(txn.receiver)) return locked(world)
  const code = decrypt(world.keys.profile, at(body, 'authData.otp.otpValue'))
  if (!isOtp(code)) return invalidOtpValue(world)
  const fault = enrolmentCodeFault(world, txn.receiver, txn.txnId, code)
  if (fault) return fault
  const made = enrolled(world, person, mobile === person.aadhaarMobile ? mobile : null)
  return made.ok ? enrolledAnswer(world, made.value, txn) : made.answer
}

/** A benefit programme's name is for those who have one (abdm-v3 a.3, corrections 31). Null: the header is as it has to be. */
function benefitFault(world: World, { headers }: Call, method: string): Answer | null {
  const name = header(headers, 'BENEFIT_NAME') ?? header(headers, 'Benefit-Name')
  const invalid = () => oneOf(world, 'benefit', [messageOnly(world, 401, 'Invalid Benefit Name'), wrapped(401, 'ABDM-1094', 'Invalid Benefit Name')])
  switch (world.switches.benefitName) {
    case 'refused':
      return name === null ? null : invalid()
    case 'known':
      return name === null || name === 'healthid api' ? null : invalid()
    case 'needed':
      return name === 'healthid api' || (name === null && method === 'otp') ? null : invalid()
  }
}

const METHODS = ['otp', 'demo_auth', 'bio', 'iris', 'face_auth', 'child']

/** Every route to an ABHA by Aadhaar goes through one call (abdm-v3 c.2, d). */
function byAadhaar(world: World, call: Call): Answer {
  const methods = at(call.body, 'authData.authMethods')
  if (!Array.isArray(methods) || !methods.every(method => METHODS.includes(method)) || methods.length === 0) return invalidAuthMethods(world)
  const [method] = methods as [string]
  if (methods.length > 1) return wrapped(501, 'ABDM-9999', `Auth methods do not go together: Tracking Id : ${randomUUID()}`)
  const fault = consentFault(world, call.body) ?? benefitFault(world, call, method)
  if (fault) return fault
  const biometric = biometricOf(methods)
  if (biometric) return enrolBiometric(world, call, biometric)
  return method === 'demo_auth' ? byDemographics(world, call) : method === 'child' ? byParent(world, call) : byOtp(world, call)
}

/** The code of a mobile, an e-mail or a document flow (c.3, c.4, d). `otp.timeStamp` may be there and says nothing (corrections 32). */
function byAbdm(world: World, { body }: Call): Answer {
  const kind = kindOf(at(body, 'scope'))
  if (!kind || kind === 'aadhaar') return keyed(world, 400, 'scope', 'Invalid Scope')
  if (!sameList(at(body, 'authData.authMethods'), ['otp'])) return invalidAuthMethods(world)
  const txn = world.transactions.find(at(body, 'authData.otp.txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  const expected = kind === 'email' ? 'email:' : 'mobile:'
  if (!txn?.receiver?.startsWith(expected) || txn.route !== (kind === 'document' ? 'document' : 'enrol')) return unknownTxn(world)
  if (kind !== 'document' && !account) return unknownTxn(world)
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
  }
  const success = (message: string) =>
    json(200, { txnId: txn.txnId, authResult: 'success', message, accounts: account ? [{ ABHANumber: account.number }] : [] })
  txn.proved = true
  if (!account) return success('OTP verified successfully')
  if (kind === 'email') account.email = txn.email
  else account.mobile = txn.mobile
  world.changed()
  return success(`${kind === 'email' ? 'Email address' : 'Mobile number'} is now successfully linked to your Account`)
}

/** Making an ABHA (abdm-v3 c, d). */
export const enrolmentLines = (world: World): Line[] =>
  inManner(world, 'abha', [
    { method: 'POST', path: `${BASE}/request/otp`, desk: 'identity', handle: call => requestOtp(world, call) },
    { method: 'POST', path: `${BASE}/enrol/byAadhaar`, desk: 'identity', handle: call => byAadhaar(world, call) },
    { method: 'POST', path: `${BASE}/auth/byAbdm`, desk: 'identity', handle: call => byAbdm(world, call) },
    ...addressLines(world),
    ...biometricLines(world),
    ...documentLines(world),
  ])
