import { count, fields, text } from './answer.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { type Asked, bareCode, failureOf } from './errors.ts'
import { createExchange } from './exchange.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { reveal, Secret } from './secret.ts'

export interface Call {
  asked: Asked
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: unknown
  /** not even a broken line makes it go again */
  isOnce?: boolean
  timeoutMs?: number
  signal?: AbortSignal | undefined
}

export interface Answer {
  status: number
  /** parsed JSON; the text when it is none; null when empty or a picture */
  body: unknown
  bytes: Uint8Array
  /** the REQUEST-ID the call went out with */
  requestId: string
}

/**
 * `mayHaveArrived`: there was no answer, but the other side may have acted on the call. `wasSent`: the call itself left; else it was the session
 * before it that failed, and reason, code and status are that one's.
 */
export interface CallFailure extends Failure {
  mayHaveArrived: boolean
  wasSent: boolean
  requestId: string
}

/** ABDM at the other end of the wire: session, headers, time-outs, refusals as values (abdm-v3 a). */
export interface Gateway {
  /** one call with the session's token; anything but a 2xx without `authResult: failed` is a failure */
  call(call: Call): Promise<Result<Answer>>
  /** the same, telling more about a failure */
  send(call: Call): Promise<Result<Answer, CallFailure>>
  /** a session that lasts for a whole visit: the one there is, or a new one when that is half used up; `withinMs`: shorter than any call has */
  warm(withinMs?: number): Promise<Result<{ renewed: boolean }>>
  /** how far ABDM's clock is ahead of ours; null before the first answer */
  driftSeconds(): number | null
  close(): Promise<void>
}

const sessionAnswer = fields({ accessToken: text, expiresIn: count })
/** a refusal may hide in a success (abdm-v3 c.7) */
const verdict = fields({ authResult: text })

const renewEarlyMs = 45_000
/** the longest visit, roughly; of a session of 20 minutes it leaves the first half */
const visitMs = 10 * 60_000
/** between two tries of a call that only reads */
const againMs = 400

export function createGateway(config: AbdmConfig, deps: AbdmDeps): Gateway {
  const timeouts = timeoutsOf(config)
  const exchange = createExchange(timeouts.connectMs)
  let session: { token: Secret; until: number } | null = null
  let opening: Promise<Result<Secret>> | null = null
  let drift: number | null = null

  async function converse(call: Call, headers: Record<string, string>): Promise<Result<Answer, CallFailure>> {
    const requestId = deps.newId()
    const sentAt = deps.now()
    const answer = await exchange.send({
      method: call.method,
      url: call.url,
      headers: {
        'REQUEST-ID': requestId,
        TIMESTAMP: sentAt.toISOString(),
        ...(call.url.startsWith(config.urls.gateway) ? { 'X-CM-ID': config.xCmId } : {}),
        ...headers,
      },
      body: call.body,
      timeoutMs: call.timeoutMs ?? timeouts.requestMs,
      signal: call.signal,
    })
    if (answer.kind === 'silent')
      return err({
        reason: answer.reason,
        code: null,
        status: null,
        line: answer.line,
        mayHaveArrived: answer.mayHaveArrived,
        wasSent: true,
        requestId,
      })
    drift = driftOf(answer.date, sentAt, deps.now()) ?? drift
    const { status, body, bytes } = answer
    const accepted = status >= 200 && status < 300 && verdict.parse(body).authResult?.toLowerCase() !== 'failed'
    return accepted
      ? ok({ status, body, bytes, requestId })
      : err({ ...failureOf(call.asked, status, body), mayHaveArrived: false, wasSent: true, requestId })
  }

  async function open(withinMs?: number): Promise<Result<Secret>> {
    const credentials = deps.credentials()
    if (credentials === null) return err({ reason: 'credentialsWrong', code: null, status: null })
    const answered = await converse(
      {
        asked: { endpoint: 'session' },
        method: 'POST',
        url: `${config.urls.gateway}/gateway/v3/sessions`,
        body: { clientId: credentials.clientId, clientSecret: reveal(credentials.clientSecret) ?? '', grantType: 'client_credentials' },
        ...(withinMs === undefined ? {} : { timeoutMs: withinMs }),
      },
      {},
    )
    if (!answered.ok) return err(plain(answered.error))
    const { accessToken, expiresIn } = sessionAnswer.parse(answered.value.body)
    if (accessToken === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
    session?.token.wipe()
    session = { token: new Secret(accessToken), until: deps.now().getTime() + (expiresIn ?? 1200) * 1000 }
    return ok(session.token)
  }

  /** One session call at a time, however many wait for it. */
  function renewed(withinMs?: number): Promise<Result<Secret>> {
    opening ??= open(withinMs).finally(() => {
      opening = null
    })
    return opening
  }

  async function token(): Promise<Result<string>> {
    const kept = session !== null && session.until - renewEarlyMs > deps.now().getTime() ? reveal(session.token) : null
    if (kept !== null) return ok(kept)
    const fresh = await renewed()
    if (!fresh.ok) return fresh
    return ok(reveal(fresh.value) ?? '')
  }

  function drop(used: string): void {
    if (session === null || reveal(session.token) !== used) return
    session.token.wipe()
    session = null
  }

  async function attempt(call: Call): Promise<Result<Answer, CallFailure>> {
    const access = await Promise.race([token(), stopped(call.signal)])
    if (!access.ok) return err({ ...access.error, mayHaveArrived: false, wasSent: false, requestId: '' })
    const answered = await converse(call, { authorization: `Bearer ${access.value}`, ...call.headers })
    const refused = !answered.ok && refusesAccess(answered.error)
    if (!answered.ok && (answered.error.status === 401 || refused)) drop(access.value)
    return answered
  }

  async function send(call: Call): Promise<Result<Answer, CallFailure>> {
    const first = await attempt(call)
    if (first.ok) return first
    // The API manager turned the session's token away before the service saw the call, so even a call that must not be repeated may go again.
    if (refusesAccess(first.error)) return attempt(call)
    // A line that broke is tried once more, but only for calls that read: a second code sent, account made or profile shared would do harm.
    if (
      call.method !== 'GET' ||
      call.isOnce ||
      first.error.status !== null ||
      first.error.reason !== 'network' ||
      first.error.line === 'notAbdm' ||
      call.signal?.aborted
    )
      return first
    await deps.wait(againMs, call.signal).catch(() => undefined)
    return call.signal?.aborted ? first : attempt(call)
  }

  return {
    send,
    async call(call) {
      const answered = await send(call)
      return answered.ok ? answered : err(plain(answered.error))
    },
    async warm(withinMs) {
      if (session !== null && !session.token.wiped && session.until - deps.now().getTime() > visitMs) return ok({ renewed: false })
      const fresh = await renewed(withinMs)
      return fresh.ok ? ok({ renewed: true }) : fresh
    },
    driftSeconds: () => drift,
    close: exchange.close,
  }
}

/** What may leave this room of a call's failure. */
export const plain = ({ reason, code, status, line }: Failure): Failure => ({ reason, code, status, ...(line ? { line } : {}) })

/** Ends a wait for the session when the call is not wanted any more. */
const stopped = (signal: AbortSignal | undefined): Promise<Result<never>> =>
  new Promise(resolve => {
    const end = () => resolve(err({ reason: 'timeout', code: null, status: null }))
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })

const refusesAccess = (failure: Failure): boolean => failure.code !== null && ['900901', '900902'].includes(bareCode(failure.code))

/** Seconds, from the Date header (whole seconds) against the middle of the exchange. */
function driftOf(date: string | null, sentAt: Date, heardAt: Date): number | null {
  const theirs = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(theirs) ? null : Math.round((theirs + 500 - (sentAt.getTime() + heardAt.getTime()) / 2) / 1000)
}
