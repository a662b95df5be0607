import type {
  AbhaProfile,
  CodeSender,
  Demographics,
  Encrypted,
  PhrEncrypted,
  PhrTokenWay,
  PhrWebEncrypted,
  Secret,
  UserTokens,
} from '../abdm/index.ts'
import type { CounterReason } from './contract/index.ts'
import type { AbhaWay, VisitOutcome } from './journal.ts'

/**
 * What one visit knows that nobody else may: ciphertexts we cannot open ourselves, ABDM's tokens and txnIds, the whole profile. It is held here and
 * dropped as a whole; the chart remembers only what its screens show of a person.
 */
export interface Visit {
  /** a parked visit that goes on gets those of the person's second coming */
  id: string
  startedAt: Date
  /** for sending the code again; base64 that only ABDM can open */
  aadhaar: Encrypted | null
  loginId: Encrypted | null
  loginBy: 'mobile' | 'abha-number' | 'abha-address'
  /** of the card, where it has no number; with its suffix */
  cardAddress: string | null
  /** whose phone the code of this login went to */
  sentVia: CodeSender
  otp: Encrypted | null
  /** the code of a login by ABHA address: those pages may have another key (corrections 18) */
  webOtp: PhrWebEncrypted | null
  /** the second code, where ABDM wants one for the share (abdm-v3 l.1) */
  phrOtp: PhrEncrypted | null
  phrTokens: UserTokens | null
  /** by what that second code is asked for */
  phrWay: Exclude<PhrTokenWay, 'sameToken'>
  /** ways to a share token that were refused in this visit */
  refusedWays: PhrTokenWay[]
  /** ABDM may have made the account without saying so: it is looked for before another is asked for (abdm-v3 l.8) */
  accountMayExist: boolean
  /** what the code on its way to Aadhaar's mobile opens */
  aadhaarCodeFor: 'enrolment' | 'login'
  /** for an ABHA without a code, as the card has it */
  demographics: Pick<Demographics, 'name' | 'birth' | 'gender' | 'pincode'> | null
  /** ten digits, typed in this visit */
  mobile: string | null
  /** set when a code sent to that mobile was right */
  mobileProved: boolean
  txnId: string | null
  transferToken: Secret | null
  tokens: UserTokens | null
  accounts: AbhaProfile[]
  profile: AbhaProfile | null
  /** of the journal, from the moment the share leaves */
  journalId: string | null
  /** by which the hospital's answer is asked for: it outlives the wiping until nothing is asked any more, and is then logged out */
  asking: UserTokens | null
  /** which try to share is the one that counts; null: none may leave any more */
  attempt: object | null
  /** what the journal will count of this visit; nothing of a person */
  counts: { outcome: VisitOutcome; why: CounterReason | null; abha: AbhaWay | null; assisted: boolean; counterId: string | null }
  /** identity was dropped, the visit itself may still be on (the token screen) */
  wiped: boolean
  over: boolean
}

export const createVisit = (id: string, startedAt: Date): Visit => ({
  id,
  startedAt,
  aadhaar: null,
  loginId: null,
  loginBy: 'mobile',
  cardAddress: null,
  sentVia: 'abdm',
  otp: null,
  webOtp: null,
  phrOtp: null,
  phrTokens: null,
  phrWay: 'phrLoginByAddress',
  refusedWays: [],
  accountMayExist: false,
  aadhaarCodeFor: 'enrolment',
  demographics: null,
  mobile: null,
  mobileProved: false,
  txnId: null,
  transferToken: null,
  tokens: null,
  accounts: [],
  profile: null,
  journalId: null,
  asking: null,
  attempt: null,
  counts: { outcome: 'none', why: null, abha: null, assisted: false, counterId: null },
  wiped: false,
  over: false,
})

/** Drops everything that could say who was here. What must still be logged out at ABDM is handed back, and nothing else keeps it. */
export function wipeIdentity(visit: Visit): UserTokens[] {
  visit.wiped = true
  visit.attempt = null
  const tokens = [visit.tokens, visit.phrTokens].filter((held): held is UserTokens => held !== null && held !== visit.asking)
  visit.transferToken?.wipe()
  visit.aadhaar = null
  visit.loginId = null
  visit.cardAddress = null
  visit.otp = null
  visit.webOtp = null
  visit.phrOtp = null
  visit.phrTokens = null
  visit.demographics = null
  visit.mobile = null
  visit.mobileProved = false
  visit.txnId = null
  visit.transferToken = null
  visit.tokens = null
  visit.accounts = []
  visit.profile = null
  return tokens
}
