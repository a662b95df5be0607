import { count, fields, text } from './answer.ts'
import { trimCode } from './problem.ts'
import { expiryOf, tokenNumberOf } from './queue-token.ts'

/** What a hospital answers to a share. */
export type HospitalAnswer = { kind: 'token'; tokenNumber: string; expiresInSeconds: number | null } | { kind: 'refused'; code: string | null }

const place = fields({ tokenNumber: text, expiry: count })
const answered = fields({ requestId: text })

/** The number is looked for where NHA's schema has it, then where hospitals put it (abdm-v3 l.3); `resp` is the older spelling (abdm-v3 f.8). */
const onShare = fields({
  acknowledgement: fields({ status: text, profile: place, tokenNumber: text }),
  profile: place,
  tokenNumber: text,
  error: fields({ code: text }),
  response: answered,
  resp: answered,
})

/**
 * Reads the body of `hiu/patient/on-share` (abdm-v3 f.6). `requestId` is the REQUEST-ID of the share it answers; null when it names none.
 * SUCCESS with a number wins even beside an error: hospitals copy NHA's sample, which carries both (corrections 6).
 */
export function readOnShare(body: unknown): { requestId: string; answer: HospitalAnswer } | null {
  const { acknowledgement, profile, tokenNumber, error, response, resp } = onShare.parse(body)
  const requestId = response.requestId ?? resp.requestId
  if (requestId === null) return null
  const number = tokenNumberOf(acknowledgement.profile.tokenNumber ?? profile.tokenNumber ?? acknowledgement.tokenNumber ?? tokenNumber)
  const failed = /^FAIL/i.test(acknowledgement.status ?? '')
  if (failed || number === null) return { requestId, answer: { kind: 'refused', code: trimCode(error.code) } }
  const expiresInSeconds = expiryOf(acknowledgement.profile.expiry ?? profile.expiry)
  return { requestId, answer: { kind: 'token', tokenNumber: number, expiresInSeconds } }
}
