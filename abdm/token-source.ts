import type { AbdmDeps } from './config.ts'
import type { QueueToken } from './queue-token.ts'
import { err, type Failure, type Result } from './result.ts'
import type { Secret } from './secret.ts'

export interface TokenWait {
  phrToken: Secret
  hipId: string
  counterId: string
  /** our clock when the share left */
  since: Date
  /** of the share: the callback is matched by it */
  requestId: string
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

/**
 * Both at once: the first number or refusal wins; one that looked to the end and saw nothing outweighs one that was broken. A refusal is looked at once more: some hospitals refuse whoever
 * comes again while the number they gave before still lives, and then that number is the answer (abdm-v3 f.6, l.14).
 */
export function createTokens(poll: TokenSource | null, relay: TokenSource | null): TokenSource {
  const both = firstOf([poll, relay].filter(source => source !== null))
  return {
    async waitFor(wait) {
      const first = await both.waitFor(wait)
      if (first.ok || first.error.reason !== 'hospitalRefused' || poll === null) return first
      const living = await poll.waitFor({ ...wait, acceptLiving: true, forMs: 1 })
      return living.ok ? living : first
    },
  }
}

function firstOf(sources: readonly TokenSource[]): TokenSource {
  if (sources.length === 0) throw new Error('no way to a queue number is configured')
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
              if (failures.length === sources.length) resolve(err(failures.find(failure => failure.reason === 'hospitalSilent') ?? result.error))
            }, reject)
          }
        })
      } finally {
        stop.abort()
      }
    },
  }
}

/** A wait that ends early when stopped, however the given one behaves then. */
export async function pause(deps: AbdmDeps, ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return
  try {
    await deps.wait(ms, signal)
  } catch (problem) {
    if (!signal?.aborted) throw problem
  }
}
