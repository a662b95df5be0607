import { Agent, fetch } from 'undici'
import { countOf, fieldsOf, textOf } from './answer.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { type Asked, bareCode, failureOf } from './errors.ts'
import { err, type Failure, ok, type Reason, type Result } from './result.ts'
import { reveal, Secret } from './secret.ts'

export interface Call {
  asked: Asked
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: unknown
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

/** `mayHaveArrived`: there was no answer, but the other side may have acted on the call. */
export interface CallFailure extends Failure {
  mayHaveArrived: boolean
  requestId: string
}

/** ABDM at the other end of the wire: session, headers, time-outs, refusals as values (abdm-v3 a). */
export interface Gateway {
  /** one call with the session's token; anything but a 2xx without `authResult: failed` is a failure */
  call(call: Call): Promise<Result<Answer>>
  /** the same, telling more about a failure */
  send(call: Call): Promise<Result<Answer, CallFailure>>
  /** a new session, whatever is cached */
  renew(): Promise<Result<void>>
  /** how far ABDM's clock is ahead of ours; null before the first answer */
  driftSeconds(): number | null
  close(): Promise<void>
}

const renewEarlyMs = 45_000
const mostBytes = 8 * 1024 * 1024

export function createGateway(config: AbdmConfig, deps: AbdmDeps): Gateway {
  const timeouts = timeoutsOf(config)
  const agent = new Agent({ connect: { timeout: timeouts.connectMs }, maxResponseSize: mostBytes })
  let session: { token: Secret; until: number } | null = null
  let opening: Promise<Result<Secret>> | null = null
  let drift: number | null = null

  async function exchange(call: Call, headers: Record<string, string>): Promise<Result<Answer, CallFailure>> {
    const requestId = deps.newId()
    const deadline = AbortSignal.timeout(call.timeoutMs ?? timeouts.requestMs)
    const sentAt = deps.now()
    try {
      const response = await fetch(call.url, {
        method: call.method,
        headers: {
          accept: 'application/json, */*',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          'REQUEST-ID': requestId,
          TIMESTAMP: sentAt.toISOString(),
          ...(call.url.startsWith(config.urls.gateway) ? { 'X-CM-ID': config.xCmId } : {}),
          ...headers,
        },
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: call.signal ? AbortSignal.any([call.signal, deadline]) : deadline,
        redirect: 'manual', // a redirect would carry the tokens elsewhere
        dispatcher: agent,
      })
      drift = driftOf(response.headers.get('date'), sentAt, deps.now()) ?? drift
      const bytes = new Uint8Array(await response.arrayBuffer())
      const answer: Answer = { status: response.status, body: readBody(bytes, response.headers.get('content-type') ?? ''), bytes, requestId }
      if (response.ok && textOf(fieldsOf(answer.body).authResult)?.toLowerCase() !== 'failed') return ok(answer)
      return err({ ...failureOf(call.asked, response.status, answer.body), mayHaveArrived: false, requestId })
    } catch (problem) {
      return err({ ...silenceOf(problem, deadline.aborted || call.signal?.aborted === true), code: null, status: null, requestId })
    }
  }

  async function open(): Promise<Result<Secret>> {
    const credentials = deps.credentials()
    if (credentials === null) return err({ reason: 'credentialsWrong', code: null, status: null })
    const answered = await exchange(
      {
        asked: { endpoint: 'session' },
        method: 'POST',
        url: `${config.urls.gateway}/gateway/v3/sessions`,
        body: { clientId: credentials.clientId, clientSecret: credentials.clientSecret, grantType: 'client_credentials' },
      },
      {},
    )
    if (!answered.ok) return err(plain(answered.error))
    const body = fieldsOf(answered.value.body)
    const accessToken = textOf(body.accessToken)
    if (accessToken === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
    session?.token.wipe()
    session = { token: new Secret(accessToken), until: deps.now().getTime() + (countOf(body.expiresIn) ?? 1200) * 1000 }
    return ok(session.token)
  }

  /** One session call at a time, however many wait for it. */
  function renewed(): Promise<Result<Secret>> {
    opening ??= open().finally(() => {
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

  async function attempt(call: Call): Promise<Result<Answer, CallFailure> & { used?: string }> {
    const access = await token()
    if (!access.ok) return err({ ...access.error, mayHaveArrived: false, requestId: '' })
    const answered = await exchange(call, { authorization: `Bearer ${access.value}`, ...call.headers })
    const refused = !answered.ok && refusesAccess(answered.error)
    if (!answered.ok && (answered.error.status === 401 || refused)) drop(access.value)
    return answered
  }

  async function send(call: Call): Promise<Result<Answer, CallFailure>> {
    const first = await attempt(call)
    // The API manager turned the session's token away before the service saw the call, so even a call that must not be repeated may go again.
    return !first.ok && refusesAccess(first.error) ? attempt(call) : first
  }

  return {
    send,
    async call(call) {
      const answered = await send(call)
      return answered.ok ? answered : err(plain(answered.error))
    },
    async renew() {
      const fresh = await renewed()
      return fresh.ok ? ok(undefined) : fresh
    },
    driftSeconds: () => drift,
    close: () => agent.destroy(),
  }
}

/** What may leave this room of a call's failure. */
export const plain = ({ reason, code, status }: Failure): Failure => ({ reason, code, status })

const refusesAccess = (failure: Failure): boolean => failure.code !== null && ['900901', '900902'].includes(bareCode(failure.code))

/** Seconds, from the Date header (whole seconds) against the middle of the exchange. */
function driftOf(date: string | null, sentAt: Date, heardAt: Date): number | null {
  const theirs = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(theirs) ? null : Math.round((theirs + 500 - (sentAt.getTime() + heardAt.getTime()) / 2) / 1000)
}

function readBody(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0 || /^(?:image|application\/(?:pdf|octet-stream))/i.test(contentType)) return null
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return text.trim() === '' ? null : text
  }
}

const neverLeft = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
]
const tooSlow = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

/** No answer at all: whose fault, and whether the call may have arrived. The error's own text is dropped. */
function silenceOf(problem: unknown, stopped: boolean): { reason: Reason; mayHaveArrived: boolean } {
  const code = textOf(fieldsOf(fieldsOf(problem).cause).code, fieldsOf(problem).code) ?? ''
  if (stopped || tooSlow.includes(code)) return { reason: 'timeout', mayHaveArrived: true }
  // A certificate "of the future" is a kiosk whose clock stands in the past.
  return { reason: code === 'CERT_NOT_YET_VALID' ? 'clockWrong' : 'network', mayHaveArrived: !neverLeft.includes(code) }
}
