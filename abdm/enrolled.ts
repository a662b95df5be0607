import { type AbhaProfile, readAbhaProfile } from './abha-profile.ts'
import { fields, fieldsOf, flag, text } from './answer.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { readUserTokens, type UserTokens } from './user-tokens.ts'

/** What became of an enrolment, whichever way it went (abdm-v3 c.2, d). */
export type Enrolled =
  | {
      /** 'existing' is as good as 'new': the Aadhaar already had this ABHA */
      kind: 'new' | 'existing'
      txnId: string
      tokens: UserTokens
      profile: AbhaProfile
      /** the mobile typed is not Aadhaar's: ABDM wants it proved by a code of its own (abdm-v3 c.3) */
      mobileNeedsOtp: boolean
    }
  | { kind: 'deactivated' }
  /** under 18 */
  | { kind: 'child'; isNew: boolean; profile: AbhaProfile; tokens: UserTokens | null }
  /** ABDM matched the person with another account and opens none here (abdm-v3 c.2) */
  | { kind: 'elsewhere' }

/** `accountMayExist`: nobody knows whether ABDM made the account. Never enrol again then: log in by Aadhaar and look (abdm-v3 l.8). */
export interface EnrolFailure extends Failure {
  accountMayExist: boolean
}

const answer = fields({ txnId: text, message: text, isNew: flag, new: flag })

/** Both forms: `ABHAProfile` with `isNew`, or the older one with `healthIdNumber` and `new` side by side with the person's data (abdm-v3 c.2). */
export function readEnrolled(body: unknown, askedTxnId: string, status: number, now: Date): Result<Enrolled> {
  const { txnId, message, ...said } = answer.parse(body)
  const all = fieldsOf(body)
  const tokens = readUserTokens(body, 'abha', now)
  const profile = readAbhaProfile(all.ABHAProfile ?? all.abhaProfile ?? body)
  const isNew = said.isNew || said.new
  if (!isNew && (profile.status === 'DEACTIVATED' || /deactivated/i.test(message ?? ''))) {
    tokens?.token.wipe()
    return ok({ kind: 'deactivated' })
  }
  if (profile.isChild) return ok({ kind: 'child', isNew, profile, tokens })
  const isKnown = !isNew && /already exist/i.test(message ?? '')
  if (tokens === null) return isKnown ? ok({ kind: 'elsewhere' }) : err({ reason: 'unexpected', code: null, status })
  return ok({ kind: isNew ? 'new' : 'existing', txnId: txnId ?? askedTxnId, tokens, profile, mobileNeedsOtp: profile.mobile === null })
}
