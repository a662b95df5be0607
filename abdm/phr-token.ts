import type { AuthTokenHeaders } from './auth-token-headers.ts'
import type { AbdmConfig } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { err, ok, type Result } from './result.ts'
import type { UserTokens } from './user-tokens.ts'

/** In the order they are tried: the login's own token asks nothing of the person, the others ask for one more code (abdm-v3 l.1). */
const phrTokenWays = ['sameToken', 'phrLoginByAddress', 'phrLoginByMobile'] as const
export type PhrTokenWay = (typeof phrTokenWays)[number]

export type PhrTokenObtained =
  | { kind: 'token'; way: PhrTokenWay; tokens: UserTokens }
  /** the person has to type one more code: `PhrLogin` by the address or by the mobile gives the token */
  | { kind: 'needsCode'; way: Exclude<PhrTokenWay, 'sameToken'> }

/** The ways to a token that `share` takes. Which of them ABDM allows is not published; the one that worked is remembered for each facility while this process lives. */
export interface PhrTokens {
  /** `login`: what enrolment or login gave, or null. `mobile`: whether a mobile is known that a code could go to. */
  obtain(i: { hipId: string; login: UserTokens | null; mobile: boolean }): Promise<Result<PhrTokenObtained>>
  /** This way led nowhere: `share` refused its token ('sessionExpired'), or no code could be sent. From now on the next way; null: there is none left. */
  refused(hipId: string, way: PhrTokenWay): PhrTokenWay | null
  remembered(hipId: string): PhrTokenWay | null
}

export function createPhrTokens(config: AbdmConfig, gateway: Gateway, headers: AuthTokenHeaders): PhrTokens {
  const remembered = new Map<string, PhrTokenWay>()

  /** Whether a login's own token is taken is asked with a call that reads and shares nothing. */
  async function isTaken(login: UserTokens): Promise<Result<boolean>> {
    const answered = await headers.send(login.token, false, extra =>
      gateway.send({
        asked: { endpoint: 'tokenDetails' },
        method: 'GET',
        url: `${config.urls.gateway}/patient-share/v3/profile/getTokenDetails?limit=1`,
        headers: extra,
      }),
    )
    // "No data found" is an answer to somebody it knows.
    if (answered.ok || answered.error.status === 404) return ok(true)
    const { reason } = answered.error
    return reason === 'sessionExpired' || reason === 'notPermitted' ? ok(false) : err(plain(answered.error))
  }

  return {
    remembered: hipId => remembered.get(hipId) ?? null,

    refused(hipId, way) {
      const next = phrTokenWays[phrTokenWays.indexOf(way) + 1] ?? null
      if (next === null) remembered.delete(hipId)
      else remembered.set(hipId, next)
      return next
    },

    async obtain({ hipId, login, mobile }) {
      // A token of the PHR family is what share is written for: nothing to find out, nothing learned.
      if (login?.family === 'phr') return ok({ kind: 'token', way: 'phrLoginByAddress', tokens: login })
      const known = remembered.get(hipId)
      if (login !== null && (known === undefined || known === 'sameToken')) {
        const taken = known === 'sameToken' ? ok(true) : await isTaken(login)
        if (!taken.ok) return taken
        if (taken.value) {
          remembered.set(hipId, 'sameToken')
          return ok({ kind: 'token', way: 'sameToken', tokens: login })
        }
        remembered.set(hipId, 'phrLoginByAddress')
      }
      if (remembered.get(hipId) !== 'phrLoginByMobile') return ok({ kind: 'needsCode', way: 'phrLoginByAddress' })
      return mobile ? ok({ kind: 'needsCode', way: 'phrLoginByMobile' }) : err({ reason: 'notPermitted', code: null, status: null })
    },
  }
}
