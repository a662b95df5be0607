import type { LineFault } from './line-fault.ts'

/** An expected failure is a value with a reason of a closed list; an unexpected one is thrown. */
export type Result<T, E = Failure> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })

/** The closed list of what can go wrong in a conversation with ABDM. */
export type Reason =
  | 'wrongOtp'
  | 'otpExpired'
  | 'lockedUntil' // too many codes asked for or tried: ABDM-1100, UIDAI 952, 953, 403
  | 'aadhaarWrong'
  | 'aadhaarHasNoMobile'
  | 'demographicsDiffer' // name, gender or birth date are not as Aadhaar has them
  | 'aadhaarServiceDown'
  | 'noAbhaFound'
  | 'noCodeByMobile' // ABDM sends no code to this ABHA's mobile, or it has none; Aadhaar may
  | 'numberNotAccepted' // ABDM says the mobile or ABHA number is not one
  | 'maskedNumberRefused' // ABDM listed this ABHA with a masked number and does not take that number back (abdm-v3 l.9)
  | 'mobileFull' // six ABHAs on this mobile
  | 'addressTaken'
  | 'deactivated'
  | 'notPermitted'
  | 'clockWrong'
  | 'credentialsWrong'
  | 'tooManyRequests'
  | 'sessionExpired' // txnId or user token no longer known
  | 'network'
  | 'timeout'
  | 'hospitalSilent'
  | 'hospitalRefused'
  | 'facilityNotFound'
  | 'unexpected'

/**
 * `code` and `status` are for the slip and the log: ABDM's own code (trimmed) and the HTTP status. Never text from the answer. `line`: where it was not
 * ABDM that spoke, why nothing of it was heard.
 */
export interface Failure {
  reason: Reason
  code: string | null
  status: number | null
  line?: LineFault
}
