import { type Answer, at, bad, json, sameList, type Try, textAt } from '../wire/answer.ts'
import { keyed, wrapped } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import { isAadhaar } from '../world/check-digits.ts'
import { decrypt } from '../world/keys.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { enrolled, enrolledAnswer } from './enrolled.ts'
import { biometricNotAllowed, deactivated, isFull, isMobile, isPid, mobileFull, noUser } from './input.ts'
import { loginEntry } from './shapes.ts'
import { known, uidaiSays } from './uidai.ts'
import { userTokens } from './user-tokens.ts'

const ENROL = '/abha/api/v3/enrollment/enrol'

/** Where each method keeps its block and its PID; the login has names of its own (abdm-v3 d, corrections 44). */
const BLOCKS = {
  bio: { enrol: 'bio', login: 'bio_login', pids: ['fingerPrintAuthPid'], scope: 'aadhaar-bio-verify', done: 'BIO' },
  iris: { enrol: 'iris', login: 'iris_login', pids: ['pid', 'Pid', 'irisAuthPid'], scope: 'aadhaar-iris-verify', done: 'IRIS' },
  face_auth: { enrol: 'face', login: 'face_login', pids: [], scope: 'aadhaar-face-login-verify', done: 'FACE' },
} as const
export type Biometric = keyof typeof BLOCKS
const METHODS = Object.keys(BLOCKS) as Biometric[]

/** `authMethods` of one biometric; null: another method. */
export const biometricOf = (methods: unknown): Biometric | null => METHODS.find(method => sameList(methods, [method])) ?? null

const unknownFace = (): Answer => wrapped(400, 'ABDM-1017', 'Invalid transaction, either the transaction is expired or not found')

/** The person UIDAI recognises in the block at `path`. A face may be sent without asking `capturePID` first. */
function recognised(world: World, body: unknown, method: Biometric, path: string): Try<Person> {
  const aadhaar = decrypt(world.keys.profile, at(body, `${path}.aadhaar`))
  if (!aadhaar || !isAadhaar(aadhaar)) return bad(keyed(world, 400, 'aadhaar', 'Invalid Aadhaar Number'))
  if (method === 'face_auth') {
    const txn = world.transactions.find(at(body, `${path}.txnId`))
    if (txn?.route !== 'face') return bad(unknownFace())
    if (world.switches.faceResult !== 'complete') return bad(uidaiSays(world, '810'))
  } else if (!BLOCKS[method].pids.some(field => isPid(textAt(body, `${path}.${field}`)))) return bad(uidaiSays(world, '810'))
  return known(world, aadhaar, 'abha')
}

/** Finger, iris or face instead of a code (abdm-v3 d). */
export function enrolBiometric(world: World, { body }: Call, method: Biometric): Answer {
  if (!world.switches.biometrics) return biometricNotAllowed(world)
  const path = `authData.${BLOCKS[method].enrol}`
  const mobile = textAt(body, `${path}.mobile`)
  if (!isMobile(mobile)) return keyed(world, 400, 'mobile', 'Invalid Mobile Number')
  const holder = recognised(world, body, method, path)
  if (!holder.ok) return holder.answer
  const person = holder.value
  if (isFull(world, mobile, world.registry.byPerson(person)?.id)) return mobileFull()
  const made = enrolled(world, person, mobile === person.aadhaarMobile ? mobile : null)
  return made.ok ? enrolledAnswer(world, made.value, world.transactions.open({ route: 'enrol', personKey: person.key })) : made.answer
}

/** `POST /v3.1/profile/login/verify`: finger, iris or face in one step (corrections 11, 44). */
function loginBiometric(world: World, { body }: Call): Answer {
  const method = biometricOf(at(body, 'authData.authMethods'))
  if (!method) return keyed(world, 400, 'authMethods', 'Invalid Auth Method')
  if (!sameList(at(body, 'scope'), ['abha-login', BLOCKS[method].scope])) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (!world.switches.biometrics) return biometricNotAllowed(world)
  const holder = recognised(world, body, method, `authData.${BLOCKS[method].login}`)
  if (!holder.ok) return holder.answer
  const account = world.registry.byPerson(holder.value)
  if (!account) return noUser(world, 'No ABHA user registered with this Aadhaar number.')
  if (account.status === 'DEACTIVATED') return deactivated(world)
  const { txnId } = world.transactions.open({ route: 'biometric' })
  return json(200, {
    txnId,
    authResult: 'success',
    message: `${BLOCKS[method].done} verified successfully`,
    ...userTokens(world, account),
    accounts: [loginEntry(world, account, 0, true)],
  })
}

function initFace(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'scope'), ['abha-enrol', 'face-auth'])) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (!world.switches.biometrics) return biometricNotAllowed(world)
  const { txnId } = world.transactions.open({ route: 'face' })
  return json(200, { txnId, message: 'Transaction Id generated Successfully' })
}

/** The ABHA app on a phone takes the picture: pending, verified, complete, one step a question; or as the switch has it. */
function capturePid(world: World, { body }: Call): Answer {
  if (!sameList(at(body, 'scope'), ['abha-enrol', 'face-verify'])) return keyed(world, 400, 'scope', 'Invalid Scope')
  const txn = world.transactions.find(at(body, 'txnId'))
  if (txn?.route !== 'face') return unknownFace()
  txn.polls += 1
  const result = world.switches.faceResult
  if (result === 'pending' || txn.polls === 1) return json(200, { status: 'PENDING', message: 'Awaiting PID capture' })
  if (result === 'failed') return json(200, { status: 'FAILED', message: 'PID capture failed. Please regenarate the QR Code.' })
  if (txn.polls === 2) return json(200, { status: 'VERIFIED', message: 'Awaiting PID capture' })
  return json(200, { status: 'COMPLETE', message: 'PID captured successfully', txnId: txn.txnId })
}

/** The calls biometrics alone have (abdm-v3 d, corrections 44). */
export const biometricLines = (world: World): Line[] => [
  { method: 'POST', path: `${ENROL}/auth/init`, desk: 'identity', handle: call => initFace(world, call) },
  { method: 'POST', path: `${ENROL}/capturePID`, desk: 'identity', handle: call => capturePid(world, call) },
  { method: 'POST', path: '/abha/api/v3.1/profile/login/verify', desk: 'identity', handle: call => loginBiometric(world, call) },
]

/** The two-step biometric login of e.1 was withdrawn for the single step (corrections 11, 44). Null: the scope is of another login. */
export function twoStepBiometric(world: World, scope: unknown): Answer | null {
  const known = ['aadhaar-bio-verify', 'aadhaar-iris-verify', 'aadhaar-face-verify'].some(one => sameList(scope, ['abha-login', one]))
  if (!known) return null
  return world.switches.biometrics ? keyed(world, 400, 'scope', 'Invalid Scope') : biometricNotAllowed(world)
}
