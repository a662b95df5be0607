import type { z } from 'zod'
import { list } from './answer.ts'
import type { AuthTokenHeaders } from './auth-token-headers.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { type QueueToken, readQueueToken, tokenDetail } from './queue-token.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { askTokenDetails } from './token-details.ts'
import { pause, type TokenSource, type TokenWait } from './token-source.ts'

type TokenDetail = z.output<typeof tokenDetail>
const tokenDetails = list(tokenDetail)

/** Most hospitals answer within the second of the share (abdm-v3 f.1): the second look comes soon, and never later than a third would. */
const secondLookMs = 1_000
/** one look that hangs must not use up the whole wait */
const lookMs = 8_000
/** Date headers have whole seconds. */
const toleranceMs = 2_000

/** Asks `getTokenDetails` every few seconds, matching hospital, counter and time (abdm-v3 f.4). */
export function createPollSource(config: AbdmConfig, gateway: Gateway, headers: AuthTokenHeaders, deps: AbdmDeps): TokenSource {
  const timeouts = timeoutsOf(config)

  async function ask(wait: TokenWait): Promise<Result<TokenDetail[]>> {
    const answered = await askTokenDetails(config, gateway, headers, wait.phrToken, 10, { signal: wait.signal, isOnce: true, timeoutMs: lookMs })
    if (answered.ok) return ok(tokenDetails.parse(answered.value.body) ?? [])
    return answered.error.status === 404 ? ok([]) : err(plain(answered.error))
  }

  return {
    async waitFor(wait) {
      const forMs = wait.forMs ?? timeouts.tokenWaitMs
      const endsAt = deps.now().getTime() + forMs
      const mostPolls = 1 + Math.ceil(forMs / timeouts.pollMs) // also when the clock is set back meanwhile
      let living: QueueToken | null = null
      let failure: Failure | null = null
      for (let polls = 0; polls === 0 || (polls < mostPolls && deps.now().getTime() < endsAt); polls++) {
        if (wait.signal?.aborted) break
        const rows = await ask(wait)
        if (rows.ok) {
          failure = null
          const found = pick(rows.value, wait, deps.now(), gateway.driftSeconds() ?? 0)
          if (found && (found.isNew || wait.acceptLiving)) return ok(found.token)
          living = found?.token ?? living
        } else {
          failure = rows.error
          // The token is not taken, or this kiosk may not ask: another question would get the same answer.
          if (['sessionExpired', 'notPermitted', 'credentialsWrong', 'clockWrong'].includes(failure.reason)) return err(failure)
        }
        const left = endsAt - deps.now().getTime()
        if (left > 0) await pause(deps, Math.min(left, polls === 0 ? Math.min(secondLookMs, timeouts.pollMs) : timeouts.pollMs), wait.signal)
      }
      if (wait.signal?.aborted) return err({ reason: 'timeout', code: null, status: null })
      // A hospital that gives the same number again need not make a new entry of it.
      if (living) return ok(living)
      return err(failure ?? { reason: 'hospitalSilent', code: null, status: null })
    },
  }
}

interface Found {
  token: QueueToken
  /** entered since the share */
  isNew: boolean
}

/** The newest number of this hospital and counter: one entered since the share, else one that is still good. */
function pick(rows: TokenDetail[], wait: TokenWait, now: Date, driftSeconds: number): Found | null {
  const theirs = (ours: Date) => ours.getTime() + driftSeconds * 1000
  const entries = rows
    .filter(row => row.hipId === wait.hipId && sameCounter(row.counterCode ?? row.context, wait.counterId))
    .flatMap(row => {
      const token = readQueueToken(row, wait.counterId)
      const created = token?.issuedAt?.getTime()
      return token && created !== undefined ? [{ token, created, isNew: created >= theirs(wait.since) - toleranceMs }] : []
    })
    .filter(({ token, created, isNew }) => isNew || created + (token.expiresInSeconds ?? 0) * 1000 > theirs(now))
    .sort((a, b) => b.created - a.created)
  const [newest] = entries
  if (!newest) return null
  const again = entries.some(entry => !entry.isNew && entry.token.tokenNumber === newest.token.tokenNumber)
  return { token: { ...newest.token, again }, isNew: newest.isNew }
}

const sameCounter = (theirs: string | null, ours: string): boolean => theirs?.trim().toLowerCase() === ours.trim().toLowerCase()
