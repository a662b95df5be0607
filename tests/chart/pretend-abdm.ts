import { type Abdm, type AbhaProfile, type EncryptedFor, err, ok, type Reason, type Result, Secret, type UserTokens } from '../../abdm/index.ts'
import type { Clock } from '../../service/clock.ts'
import { canaryProfile } from './canary.ts'

const reasons: readonly Reason[] = [
  'wrongOtp',
  'otpExpired',
  'lockedUntil',
  'aadhaarWrong',
  'aadhaarHasNoMobile',
  'demographicsDiffer',
  'aadhaarServiceDown',
  'noAbhaFound',
  'noCodeByMobile',
  'numberNotAccepted',
  'mobileFull',
  'addressTaken',
  'deactivated',
  'notPermitted',
  'clockWrong',
  'credentialsWrong',
  'tooManyRequests',
  'sessionExpired',
  'network',
  'timeout',
  'hospitalSilent',
  'hospitalRefused',
  'facilityNotFound',
  'unexpected',
]

export interface PretendAbdm {
  abdm: Abdm
  /** the numbers that the hospital gave and the kiosk was told of */
  issued: string[]
  /** answers that have not come yet */
  open(): number
}

/** An ABDM whose answers are dice: each comes after some seconds of the held clock, well, badly or not before its time is over. `random`: an integer from 0 up to its argument. */
export function pretendAbdm(clock: Clock, random: (below: number) => number): PretendAbdm {
  const issued: string[] = []
  let answersDue = 0
  let transactions = 0
  let given = 0

  const failure = (reason = reasons[random(reasons.length)] as Reason) =>
    err({ reason, code: random(4) === 0 ? 'ABDM-1027' : null, status: random(2) === 0 ? 422 : null })
  const later = <T>(answer: () => T, atMostSeconds = 30): Promise<T> =>
    new Promise(resolve => {
      answersDue++
      // most answers are there before a finger is
      const ms = random(3) === 0 ? random(atMostSeconds * 1000) : 0
      const come = () => {
        answersDue--
        resolve(answer())
      }
      if (ms === 0) come()
      else clock.after(ms, come)
    })
  const mostly = <T>(value: () => T): Promise<Result<T>> => later(() => (random(9) === 0 ? failure() : ok(value())))

  const tokens = (): UserTokens => ({ token: new Secret(`token-${given++}`), family: 'abha' })
  const sent = () => ({ txnId: `txn-${transactions++}`, sentTo: random(3) === 0 ? null : '9415' })
  const person = (): AbhaProfile => {
    const kind = random(12)
    if (kind === 0) return { ...canaryProfile, isChild: true }
    if (kind === 1) return { ...canaryProfile, status: 'DEACTIVATED' }
    if (kind === 2) return { ...canaryProfile, mobile: null, photo: null, abhaAddress: null }
    return canaryProfile
  }
  const people = () => Array.from({ length: random(7) }, person)
  const encryptor =
    <Name extends 'profile' | 'phr' | 'phrWeb'>() =>
    () =>
      `cipher-${transactions++}` as EncryptedFor<Name>
  const key = <Name extends 'profile' | 'phr' | 'phrWeb'>() => later(() => (random(20) === 0 ? failure() : ok(encryptor<Name>())), 5)
  const enrolled = () =>
    later(() => {
      const came = random(8)
      if (came === 0) return { ok: false as const, error: { ...failure().error, accountMayExist: random(2) === 0 } }
      if (came === 1) return ok({ kind: 'deactivated' as const, tokens: random(2) === 0 ? tokens() : null })
      if (came === 2) return ok({ kind: 'child' as const, isNew: true, profile: canaryProfile, tokens: tokens() })
      if (came === 3) return ok({ kind: 'elsewhere' as const })
      return ok({
        kind: random(2) === 0 ? ('new' as const) : ('existing' as const),
        txnId: sent().txnId,
        tokens: tokens(),
        profile: canaryProfile,
        mobileNeedsOtp: random(2) === 0,
      })
    })
  const notUsed = () => Promise.reject(new Error('the kiosk does not ask for this'))

  const abdm: Abdm = {
    ready: () => Promise.resolve(random(40) === 0 ? failure() : ok({ driftSeconds: 0 })),
    warm: () => Promise.resolve(ok(undefined)),
    encryptors: { profile: () => key<'profile'>(), phr: () => key<'phr'>(), phrWeb: () => key<'phrWeb'>() },
    enrolment: {
      requestAadhaarOtp: () => mostly(sent),
      enrolByAadhaar: enrolled,
      enrolByDemographics: enrolled,
      requestMobileOtp: () => mostly(sent),
      verifyMobile: () => mostly(() => undefined),
      suggestions: () => mostly(() => Array.from({ length: random(6) }, (_, index) => `suggestion${index}`)),
      chooseAddress: ({ address }) => mostly(() => ({ abhaNumber: canaryProfile.abhaNumber, abhaAddress: `${address}@sbx` })),
    },
    login: {
      requestOtp: () => mostly(sent),
      verify: () =>
        mostly(() =>
          random(2) === 0
            ? { kind: 'in' as const, tokens: tokens(), accounts: people() }
            : { kind: 'choose' as const, txnId: sent().txnId, transferToken: new Secret(`transfer-${given++}`), accounts: people() },
        ),
      verifyUser: () => mostly(tokens),
      logout: held => {
        held.token.wipe()
        return Promise.resolve()
      },
    },
    findAbha: { byMobile: notUsed },
    addressLogin: {
      search: ({ abhaAddress }) =>
        mostly(() => ({
          abhaAddress,
          senders: (['abdm', 'aadhaar'] as const).filter(() => random(3) > 0),
          status: null,
        })),
      requestOtp: () => mostly(sent),
      verify: () => mostly(() => ({ tokens: tokens(), users: people() })),
    },
    phrLogin: {
      requestOtp: () => mostly(sent),
      verify: () =>
        mostly(() =>
          random(2) === 0
            ? { kind: 'in' as const, tokens: tokens(), users: people() }
            : { kind: 'choose' as const, txnId: sent().txnId, transferToken: new Secret(`transfer-${given++}`), users: people() },
        ),
      verifyUser: () => mostly(tokens),
    },
    phrTokens: {
      obtain: ({ login, without }) =>
        mostly(() => {
          if (login && !without.includes('sameToken') && random(3) > 0) return { kind: 'token' as const, tokens: login }
          return { kind: 'needsCode' as const, way: random(2) === 0 ? ('phrLoginByAddress' as const) : ('phrLoginByMobile' as const) }
        }),
      refusedSameToken: () => {},
    },
    profile: { get: () => mostly(person), card: notUsed, qrCode: notUsed },
    facility: () => Promise.resolve(ok({ hipId: 'IN2210000123', name: 'District Hospital, Jagdalpur' })),
    share: () =>
      mostly(() => ({
        requestId: `request-${transactions++}`,
        at: clock.now(),
        acceptance: (['accepted', 'noAnswer', 'duplicate'] as const)[random(3)] ?? 'accepted',
      })),
    tokens: {
      waitFor: ({ counterId, forMs = 30_000 }) =>
        later(() => {
          const came = random(6)
          if (came === 0) return failure('hospitalSilent')
          if (came === 1) return failure('hospitalRefused')
          if (came === 2) return failure('network')
          const tokenNumber = `${1000 + issued.length}`
          issued.push(tokenNumber)
          return ok({ tokenNumber, counterId, expiresInSeconds: 1800, issuedAt: null, hipName: null, again: random(9) === 0 })
        }, forMs / 1000),
    },
    bridge: () => Promise.resolve(failure()),
    state: () => ({ headerForms: { authToken: 'bare', hiuId: 'configured' }, refusedCallbacks: 0, certsFailures: 0 }),
    close: () => Promise.resolve(),
  }
  return { abdm, issued, open: () => answersDue }
}
