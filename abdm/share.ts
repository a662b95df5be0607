import type { AbhaProfile } from './abha-profile.ts'
import type { AuthTokenHeaders } from './auth-token-headers.ts'
import { type AbdmConfig, timeoutsOf } from './config.ts'
import { bareCode } from './errors.ts'
import { type Gateway, plain } from './gateway.ts'
import { err, ok, type Result } from './result.ts'
import type { Secret } from './secret.ts'
import { shareBody } from './share-body.ts'

export interface ShareRequest {
  phrToken: Secret
  profile: AbhaProfile
  /** see ShareMetadata */
  mobile: string | null
  hipId: string
  counterId: string
}

export interface Shared {
  /** the hospital's answer names it again */
  requestId: string
  /** our clock, before the call left */
  at: Date
  /**
   * 'accepted': ABDM took it. 'noAnswer': nobody said so in time, but the hospital may hold the profile already (corrections 7).
   * 'duplicate': ABDM knows this share; a living token counts as the answer (abdm-v3 l.14). All three: wait for the token, never share again.
   */
  acceptance: 'accepted' | 'noAnswer' | 'duplicate'
}

/** Hands a person's profile to a counter (abdm-v3 f.3). Sent once: only a refused header is corrected and tried again. */
export async function share(
  config: AbdmConfig,
  gateway: Gateway,
  headers: AuthTokenHeaders,
  now: () => Date,
  { phrToken, profile, mobile, hipId, counterId }: ShareRequest,
): Promise<Result<Shared>> {
  const body = shareBody(profile, { hipId, counterId, mobile })
  if (!body.ok) return err({ reason: 'unexpected', code: `KIOSK-${body.error}`, status: null })
  const at = now()
  const answered = await headers.send(phrToken, true, extra =>
    gateway.send({
      asked: { endpoint: 'share' },
      method: 'POST',
      url: `${config.urls.gateway}/patient-share/v3/share`,
      headers: extra,
      body: body.value,
      timeoutMs: timeoutsOf(config).shareMs,
    }),
  )
  // Accepted is 202 and nothing else; another success is some answer nobody published.
  if (answered.ok) return ok({ requestId: answered.value.requestId, at, acceptance: answered.value.status === 202 ? 'accepted' : 'noAnswer' })
  const { error } = answered
  // Without a session nothing left: whatever kept it from us says nothing about the hospital.
  if (!error.wasSent) return err(plain(error))
  const code = error.code === null ? '' : bareCode(error.code)
  if (code === '1087') return ok({ requestId: error.requestId, at, acceptance: 'duplicate' })
  // 408 and "no acknowledgement from the HIP" come after the hospital was called.
  // A gateway that gives up (5xx) does not say either whether the hospital was called.
  if (
    error.mayHaveArrived ||
    error.status === 408 ||
    ((error.status ?? 0) >= 500 && (error.reason === 'network' || error.reason === 'unexpected')) ||
    code === '1007' ||
    code === '1402'
  )
    return ok({ requestId: error.requestId, at, acceptance: 'noAnswer' })
  return err(plain(error))
}
