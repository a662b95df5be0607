import { fieldsOf, textOf } from './answer.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { trimCode } from './problem.ts'
import { expiryOf, type QueueToken, tokenNumberOf } from './queue-token.ts'
import { err, ok, type Result } from './result.ts'
import { pause, type TokenSource } from './token-source.ts'

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
