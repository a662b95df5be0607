import { fields, text } from './answer.ts'
import type { Call, Gateway } from './gateway.ts'
import { endingInSentence } from './mask.ts'
import { err, ok, type Result } from './result.ts'

const otpAnswer = fields({ txnId: text, message: text })

export interface OtpSent {
  /** the newest one counts: each sending to Aadhaar makes a new one (abdm-v3 c.1) */
  txnId: string
  /** the last four digits of the mobile, or null when ABDM did not say */
  sentTo: string | null
}

/** A call that sends a code. Never repeated by itself: each sending counts, and after the third the number is blocked for 30 minutes (abdm-v3 c.6). */
export async function requestOtp(gateway: Gateway, call: Omit<Call, 'method'>, knownTxnId: string | null = null): Promise<Result<OtpSent>> {
  const answered = await gateway.call({ ...call, method: 'POST' })
  if (!answered.ok) return answered
  const body = otpAnswer.parse(answered.value.body)
  const txnId = body.txnId ?? knownTxnId
  if (txnId === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
  return ok({ txnId, sentTo: endingInSentence(body.message) })
}

/** The block that carries a code. */
export const otpBlock = (txnId: string, otpValue: string) => ({ authMethods: ['otp'], otp: { txnId, otpValue } })
