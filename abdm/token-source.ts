import { countOf, type Fields, fieldsOf, listOf, textOf } from './answer.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { trimCode } from './problem.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import type { Secret } from './secret.ts'
import type { AuthTokenHeaders } from './share.ts'

/** A place in a queue. `tokenNumber` is shown as it came: letters and zeros belong to it (abdm-v3 f.6). */
export interface QueueToken {
  tokenNumber: string
  counterId: string
  /** seconds from its issue; null when the hospital did not say (corrections 13) */
  expiresInSeconds: number | null
  /** by the hospital's clock; null when it did not say */
  issuedAt: Date | null
  hipName: string | null
  /** the hospital gave the number it had given this person before (abdm-v3 f.6) */
  again: boolean
}

export interface TokenWait {
  phrToken: Secret
  hipId: string
  counterId: string
  /** our clock when the share left */
  since: Date
  /** of the share: the callback is matched by it. Left out where no relay feeds `callbacks`, nothing is waited for there. */
  requestId?: string
  /** after a duplicate share: take a token that is still good at once, not only when no new one came */
  acceptLiving?: boolean
  /** instead of the config's; for looking on in the background */
  forMs?: number
  signal?: AbortSignal
}

/**
 * How a queue number comes back (abdm-v3 f.4, corrections 12): by the hospital's callback, handed on by a relay, or by asking.
 * 'hospitalSilent': nothing came in time. 'hospitalRefused': it said no. When stopped by its signal it answers 'timeout'.
 */
export interface TokenSource {
  waitFor(wait: TokenWait): Promise<Result<QueueToken>>
}

/** Both at once: the first number or refusal wins; silence only when all are silent. */
export function firstOf(sources: readonly TokenSource[]): TokenSource {
  return {
    async waitFor(wait) {
      const stop = new AbortController()
      const signal = wait.signal ? AbortSignal.any([wait.signal, stop.signal]) : stop.signal
      const failures: Failure[] = []
      try {
        return await new Promise<Result<QueueToken>>((resolve, reject) => {
          for (const source of sources) {
            source.waitFor({ ...wait, signal }).then(result => {
              if (result.ok || result.error.reason === 'hospitalRefused') return resolve(result)
              failures.push(result.error)
              if (failures.length === sources.length) resolve(err(failures.find(failure => failure.reason !== 'hospitalSilent') ?? result.error))
            }, reject)
          }
        })
      } finally {
        stop.abort()
      }
    },
  }
}

/** Date headers have whole seconds. */
const toleranceMs = 2_000

/** Asks `getTokenDetails` every few seconds, matching hospital, counter and time (abdm-v3 f.4). */
export function createPollSource(config: AbdmConfig, gateway: Gateway, headers: AuthTokenHeaders, deps: AbdmDeps): TokenSource {
  const timeouts = timeoutsOf(config)

  async function ask(wait: TokenWait): Promise<Result<unknown[]>> {
    const answered = await headers.send(wait.phrToken, false, extra =>
      gateway.send({
        asked: { endpoint: 'tokenDetails' },
        method: 'GET',
        url: `${config.urls.gateway}/patient-share/v3/profile/getTokenDetails?limit=10`,
        headers: extra,
        signal: wait.signal,
      }),
    )
    if (answered.ok) return ok(listOf(answered.value.body))
    return answered.error.status === 404 ? ok([]) : err(plain(answered.error))
  }

  return {
    async waitFor(wait) {
      const forMs = wait.forMs ?? timeouts.tokenWaitMs
      const endsAt = deps.now().getTime() + forMs
      const mostPolls = Math.max(1, Math.ceil(forMs / timeouts.pollMs))
      let living: QueueToken | null = null
      let failure: Failure | null = null
      for (let polls = 0; polls < mostPolls && deps.now().getTime() < endsAt; polls++) {
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
        await pause(deps, timeouts.pollMs, wait.signal)
      }
      if (wait.signal?.aborted) return err({ reason: 'timeout', code: null, status: null })
      // A hospital that gives the same number again need not make a new entry of it.
      if (living) return ok(living)
      return err(failure ?? { reason: 'hospitalSilent', code: null, status: null })
    },
  }
}

/** A wait that ends early when stopped, however the given one behaves then. */
async function pause(deps: AbdmDeps, ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return
  try {
    await deps.wait(ms, signal)
  } catch (problem) {
    if (!signal?.aborted) throw problem
  }
}

interface Found {
  token: QueueToken
  /** entered since the share */
  isNew: boolean
}

/** The newest number of this hospital and counter: one entered since the share, else one that is still good. */
function pick(rows: unknown[], wait: TokenWait, now: Date, driftSeconds: number): Found | null {
  const theirs = (ours: Date) => ours.getTime() + driftSeconds * 1000
  const entries = rows
    .map(fieldsOf)
    .filter(row => textOf(row.hipId) === wait.hipId && sameCounter(textOf(row.counterCode, row.context), wait.counterId))
    .flatMap(row => {
      const token = readToken(row, wait.counterId)
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

function readToken(row: Fields, counterId: string): QueueToken | null {
  const tokenNumber = tokenNumberOf(row.tokenNumber)
  const created = textOf(row.dateCreated)
  const issuedAt = created === null ? null : readDate(created)
  if (tokenNumber === null) return null
  return { tokenNumber, counterId, expiresInSeconds: expiryOf(row.expiresIn ?? row.expiry), issuedAt, hipName: textOf(row.hipName), again: false }
}

/** A time without a zone is ABDM's own, UTC. */
function readDate(text: string): Date | null {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`
  const date = new Date(zoned)
  return Number.isNaN(date.getTime()) ? null : date
}

/** As it came, but for signs that no paper and no screen can show. */
function tokenNumberOf(value: unknown): string | null {
  const text = textOf(value)?.replace(/\p{C}/gu, '') ?? ''
  return text === '' || text.length > 40 ? null : text
}

/** Under a minute is no validity: some hospitals may write minutes there, so nothing is said rather than something wrong. */
function expiryOf(value: unknown): number | null {
  const seconds = countOf(value)
  return seconds === null || seconds < 60 ? null : seconds
}

/** A source that a relay feeds with the bodies of `hiu/patient/on-share`. The relay checks their signature; here they are matched by request id. */
export interface CallbackSource extends TokenSource {
  /** 'kept': nobody waits for it yet; it may overtake the answer to the share itself */
  deliver(onShare: unknown): 'taken' | 'kept' | 'notUnderstood'
}

type Answered = { kind: 'token'; tokenNumber: string; expiresInSeconds: number | null } | { kind: 'refused'; code: string | null }

const keptMs = 5 * 60_000
const mostKept = 50

export function createCallbackSource(config: AbdmConfig, deps: AbdmDeps): CallbackSource {
  const timeouts = timeoutsOf(config)
  const waiting = new Map<string, (answered: Answered) => void>()
  const kept = new Map<string, { answered: Answered; at: number }>()

  const resultOf = (answered: Answered, counterId: string): Result<QueueToken> =>
    answered.kind === 'refused'
      ? err({ reason: 'hospitalRefused', code: answered.code, status: null })
      : ok({
          tokenNumber: answered.tokenNumber,
          counterId,
          expiresInSeconds: answered.expiresInSeconds,
          issuedAt: deps.now(),
          hipName: null,
          again: false,
        })

  return {
    deliver(onShare) {
      const read = readOnShare(onShare)
      if (read === null) return 'notUnderstood'
      const now = deps.now().getTime()
      for (const [id, entry] of kept) if (now - entry.at > keptMs || kept.size >= mostKept) kept.delete(id)
      const taker = waiting.get(read.requestId)
      if (taker) taker(read.answered)
      else kept.set(read.requestId, { answered: read.answered, at: now })
      return taker ? 'taken' : 'kept'
    },

    async waitFor({ requestId, counterId, forMs, signal }) {
      if (requestId === undefined) return err({ reason: 'hospitalSilent', code: null, status: null })
      const early = kept.get(requestId)
      kept.delete(requestId)
      if (early) return resultOf(early.answered, counterId)
      const over = new AbortController()
      const arrival = new Promise<Answered>(resolve => waiting.set(requestId, resolve))
      try {
        const both = signal ? AbortSignal.any([signal, over.signal]) : over.signal
        const first = await Promise.race([arrival, pause(deps, forMs ?? timeouts.tokenWaitMs, both).then(() => null)])
        if (first !== null) return resultOf(first, counterId)
        return err({ reason: signal?.aborted ? 'timeout' : 'hospitalSilent', code: null, status: null })
      } finally {
        over.abort()
        waiting.delete(requestId)
      }
    },
  }
}

/** SUCCESS with a number wins even beside an error: hospitals copy NHA's sample, which carries both (corrections 6). */
function readOnShare(body: unknown): { requestId: string; answered: Answered } | null {
  const fields = fieldsOf(body)
  const acknowledgement = fieldsOf(fields.acknowledgement)
  const requestId = textOf(fieldsOf(fields.response ?? fields.resp).requestId)
  if (requestId === null) return null
  const profile = fieldsOf(acknowledgement.profile ?? fields.profile)
  const tokenNumber = tokenNumberOf(profile.tokenNumber ?? acknowledgement.tokenNumber ?? fields.tokenNumber)
  const failed = /^FAIL/i.test(textOf(acknowledgement.status) ?? '')
  if (!failed && tokenNumber !== null) return { requestId, answered: { kind: 'token', tokenNumber, expiresInSeconds: expiryOf(profile.expiry) } }
  return { requestId, answered: { kind: 'refused', code: trimCode(fieldsOf(fields.error).code) } }
}
