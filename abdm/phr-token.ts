import type { AuthTokenHeaders } from './auth-token-headers.ts'
import type { AbdmConfig } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { err, ok, type Result } from './result.ts'
import type { UserTokens } from './user-tokens.ts'

export type PhrTokenWay = 'sameToken' | 'phrLoginByMobile'

export type PhrTokenObtained =
  | { kind: 'token'; way: PhrTokenWay; tokens: UserTokens }
  /** the person has to type a second code: PhrLogin by mobile gives the token */
  | { kind: 'needsCode'; way: PhrTokenWay }
  /** not this way, try the next one */
  | { kind: 'notThisWay' }

/** One way to a token that `share` takes. Which of them ABDM allows is not published (abdm-v3 l.1). */
export interface PhrTokenStrategy {
  way: PhrTokenWay
  /** `worked`: it did for the person before, so it need not be tried out first */
  obtain(login: UserTokens | null, worked: boolean): Promise<Result<PhrTokenObtained>>
}

/** The ways in order; the one that worked is remembered for each facility while this process lives. */
export interface PhrTokens {
  /** `login`: what enrolment or login gave, or null */
  obtain(i: { hipId: string; login: UserTokens | null }): Promise<Result<Exclude<PhrTokenObtained, { kind: 'notThisWay' }>>>
  /** `share` refused the token this way gave ('sessionExpired'): from now on the next way */
  refused(hipId: string, way: PhrTokenWay): void
  remembered(hipId: string): PhrTokenWay | null
}

/** Whether a login's own token is taken is asked with a call that reads and shares nothing. */
export function createSameToken(config: AbdmConfig, gateway: Gateway, headers: AuthTokenHeaders): PhrTokenStrategy {
  return {
    way: 'sameToken',
    async obtain(login, worked) {
      if (login === null) return ok({ kind: 'notThisWay' })
      if (worked) return ok({ kind: 'token', way: 'sameToken', tokens: login })
      const answered = await headers.send(login.token, false, extra =>
        gateway.send({
          asked: { endpoint: 'tokenDetails' },
          method: 'GET',
          url: `${config.urls.gateway}/patient-share/v3/profile/getTokenDetails?limit=1`,
          headers: extra,
        }),
      )
      // "No data found" is an answer to somebody it knows.
      if (answered.ok || answered.error.status === 404) return ok({ kind: 'token', way: 'sameToken', tokens: login })
      const { reason } = answered.error
      if (reason === 'sessionExpired' || reason === 'notPermitted') return ok({ kind: 'notThisWay' })
      return err(plain(answered.error))
    },
  }
}

export const phrLoginByMobile: PhrTokenStrategy = {
  way: 'phrLoginByMobile',
  obtain: async () => ok({ kind: 'needsCode', way: 'phrLoginByMobile' }),
}

export function createPhrTokens(strategies: readonly PhrTokenStrategy[]): PhrTokens {
  const remembered = new Map<string, PhrTokenWay>()

  return {
    remembered: hipId => remembered.get(hipId) ?? null,

    refused(hipId, way) {
      const next = strategies[strategies.findIndex(strategy => strategy.way === way) + 1]
      if (next) remembered.set(hipId, next.way)
      else remembered.delete(hipId)
    },

    async obtain({ hipId, login }) {
      // A token of the PHR family is what share is written for: nothing to find out, nothing learned.
      if (login?.family === 'phr') return ok({ kind: 'token', way: 'phrLoginByMobile', tokens: login })
      const known = strategies.findIndex(strategy => strategy.way === remembered.get(hipId))
      for (const strategy of strategies.slice(Math.max(0, known))) {
        const obtained = await strategy.obtain(login, strategy.way === remembered.get(hipId))
        if (!obtained.ok) return obtained
        if (obtained.value.kind === 'notThisWay') continue
        if (login !== null) remembered.set(hipId, strategy.way)
        return ok(obtained.value)
      }
      return err({ reason: 'notPermitted', code: null, status: null })
    },
  }
}
