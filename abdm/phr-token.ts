import type { AuthTokenHeaders } from './auth-token-headers.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { err, ok, type Result } from './result.ts'
import { askTokenDetails } from './token-details.ts'
import type { UserTokens } from './user-tokens.ts'

/** In the order they are tried: the login's own token asks nothing of the person, the others ask for one more code (abdm-v3 l.1). */
export type PhrTokenWay = 'sameToken' | 'phrLoginByAddress' | 'phrLoginByMobile'

export type PhrTokenObtained =
  | { kind: 'token'; tokens: UserTokens }
  /** the person has to type one more code: `PhrLogin` by the address or by the mobile gives the token */
  | { kind: 'needsCode'; way: Exclude<PhrTokenWay, 'sameToken'> }

/**
 * The ways to a token that `share` takes. Which of them ABDM allows is not published. That a login's own token is refused is remembered for each
 * facility, so that the next person is not made to wait for it; what was refused of one person says nothing about the next.
 */
export interface PhrTokens {
  /**
   * `login`: what enrolment or login gave, or null. `mobile`: whether a mobile is proved that a code could go to. `without`: what was refused in this
   * visit. 'notPermitted' when nothing is left.
   */
  obtain(i: { hipId: string; login: UserTokens | null; mobile: boolean; without: readonly PhrTokenWay[] }): Promise<Result<PhrTokenObtained>>
  /** `share` refused a login's own token. */
  refusedSameToken(hipId: string): void
}

/** a refusal may have had another cause: after so long it is tried again */
const rememberedMs = 3_600_000

export function createPhrTokens(config: AbdmConfig, gateway: Gateway, headers: AuthTokenHeaders, deps: AbdmDeps): PhrTokens {
  const known = new Map<string, { taken: boolean; at: number }>()
  const remember = (hipId: string, taken: boolean) => known.set(hipId, { taken, at: deps.now().getTime() })

  /** Whether a login's own token is taken is asked with a call that reads and shares nothing. */
  async function isTaken(hipId: string, login: UserTokens): Promise<Result<boolean>> {
    const before = known.get(hipId)
    if (before && deps.now().getTime() - before.at < rememberedMs) return ok(before.taken)
    const answered = await askTokenDetails(config, gateway, headers, login.token, 1)
    // "No data found" is an answer to somebody it knows.
    const taken = answered.ok || answered.error.status === 404
    if (!answered.ok && !taken && !['sessionExpired', 'notPermitted'].includes(answered.error.reason)) return err(plain(answered.error))
    remember(hipId, taken)
    return ok(taken)
  }

  return {
    refusedSameToken: hipId => void remember(hipId, false),

    async obtain({ hipId, login, mobile, without }) {
      if (login !== null && !without.includes('sameToken')) {
        const taken = await isTaken(hipId, login)
        if (!taken.ok) return taken
        if (taken.value) return ok({ kind: 'token', tokens: login })
      }
      if (!without.includes('phrLoginByAddress')) return ok({ kind: 'needsCode', way: 'phrLoginByAddress' })
      if (mobile && !without.includes('phrLoginByMobile')) return ok({ kind: 'needsCode', way: 'phrLoginByMobile' })
      return err({ reason: 'notPermitted', code: 'KIOSK-phrToken', status: null })
    },
  }
}
