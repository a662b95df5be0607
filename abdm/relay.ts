import { z } from 'zod'
import { fields, list, text } from './answer.ts'
import { type AbdmConfig, type AbdmDeps, type RelayConfig, timeoutsOf } from './config.ts'
import { createExchange } from './exchange.ts'
import type { Jwks } from './jwks.ts'
import { type HospitalAnswer, readOnShare } from './on-share.ts'
import type { QueueToken } from './queue-token.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { reveal } from './secret.ts'
import { pause, type TokenSource } from './token-source.ts'

/** What became of the callbacks a relay handed on, for the log and the staff. */
export interface RelaySource extends TokenSource {
  /** callbacks that were not ABDM's, or could not be told from such, since the start */
  refused(): number
  close(): Promise<void>
}

const handedOn = fields({ callbacks: list(fields({ headers: fields({ authorization: text }), body: z.unknown().optional() })) })

/** what the relay may hold a question open for; its answer may take a little longer */
const heldSeconds = 20
const answerMs = 10_000
const betweenFailuresMs = 2_000

/**
 * Hears the hospital's answer through a relay: a small program with a public address that is the PHR application's bridge and keeps callbacks for
 * a few minutes. The kiosk asks it, so the kiosk opens no port. ABDM's signature is checked here again. It proves that ABDM spoke to somebody
 * with that bearer, not these words: it covers neither body nor request id, so a relay has to be as trusted as the kiosk itself.
 */
export function createRelaySource(relay: RelayConfig, config: AbdmConfig, jwks: Jwks, deps: AbdmDeps): RelaySource {
  const timeouts = timeoutsOf(config)
  const exchange = createExchange(timeouts.connectMs)
  let refused = 0

  async function ask(requestId: string, waitSeconds: number, signal: AbortSignal | undefined): Promise<Result<HospitalAnswer | null>> {
    const secret = deps.credentials()?.relaySecret
    const query = new URLSearchParams({ requestId, waitSeconds: String(waitSeconds) })
    const answered = await exchange.send({
      method: 'GET',
      url: `${relay.url}/v1/callbacks?${query}`,
      headers: { authorization: `Bearer ${secret === undefined ? '' : reveal(secret)}` },
      timeoutMs: waitSeconds * 1000 + answerMs,
      signal,
    })
    if (answered.kind === 'silent') return err({ reason: answered.reason, code: null, status: null, line: answered.line })
    const { status } = answered
    if (status === 401 || status === 403) return err({ reason: 'credentialsWrong', code: 'RELAY', status })
    if (status !== 200) return err({ reason: 'network', code: 'RELAY', status })
    for (const { headers, body } of handedOn.parse(answered.body).callbacks ?? []) {
      const read = readOnShare(body)
      if (read?.requestId !== requestId) continue
      if ((await jwks.check(headers.authorization ?? '')) === 'genuine') return ok(read.answer)
      refused++
    }
    return ok(null)
  }

  return {
    refused: () => refused,
    close: exchange.close,
    async waitFor({ requestId, counterId, forMs, signal }) {
      const endsAt = deps.now().getTime() + (forMs ?? timeouts.tokenWaitMs)
      let failure: Failure | null = null
      for (let left = endsAt - deps.now().getTime(); left > 0 && !signal?.aborted; left = endsAt - deps.now().getTime()) {
        const before = deps.now().getTime()
        const heard = await ask(requestId, Math.min(heldSeconds, Math.ceil(left / 1000)), signal)
        if (heard.ok && heard.value !== null) return resultOf(heard.value, counterId, deps.now())
        failure = heard.ok ? null : heard.error
        if (failure?.reason === 'credentialsWrong') return err(failure)
        // A relay that does not hold the question open, or fails, is not asked without pause.
        if (deps.now().getTime() - before < betweenFailuresMs) await pause(deps, betweenFailuresMs, signal)
      }
      if (signal?.aborted) return err({ reason: 'timeout', code: null, status: null })
      return err(failure ?? { reason: 'hospitalSilent', code: null, status: null })
    },
  }
}

const resultOf = (answer: HospitalAnswer, counterId: string, now: Date): Result<QueueToken> =>
  answer.kind === 'refused'
    ? err({ reason: 'hospitalRefused', code: answer.code, status: null })
    : ok({
        tokenNumber: answer.tokenNumber,
        counterId,
        expiresInSeconds: answer.expiresInSeconds,
        issuedAt: now,
        hipName: null,
        again: false,
      } satisfies QueueToken)
