import { type Abdm, type QueueToken, type Result, Secret } from '../abdm/index.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'

/** What a share that has left is asked after by: nothing of the person, but for the token that ABDM wants to see where there is no relay. */
export interface LeftShare {
  requestId: string
  counterId: string
  /** our clock when it left */
  at: Date
  acceptLiving: boolean
}

/** Waits for the hospital's number, as long as it can be had without keeping more of a person than the asking needs. */
export interface NumberWait {
  /** `token`: of the person; `release` is called once, as soon as it is not needed any more, whatever comes of it */
  waitFor(share: LeftShare, token: Secret, release: () => void): Promise<Result<QueueToken> | 'stopped'>
  /** Of a share before the last start: by the relay alone. Null: there is none, or its time is over. */
  goOn(share: LeftShare): Promise<Result<QueueToken> | 'stopped'> | null
  /** ends every wait; done when all have ended */
  stop(): Promise<void>
}

/** how long a queue number is good, and so how long it is worth hearing (users-and-rules R10) */
const numberLifeMs = 30 * 60_000
const betweenLooksMs = 10_000
/** asked once more it would be the same answer; what is wrong with the person's token says nothing to a relay */
const final = { byToken: ['sessionExpired', 'notPermitted', 'hospitalRefused'], byRelay: ['hospitalRefused'] }

/**
 * First as the screen waits, and for as long as the call itself lives (abdm-v3-corrections 7). Then, with the screen gone on: where there is a relay, the
 * token goes at once and the relay is asked by the share's id for as long as a number is good; without one ABDM shows the number only to the person's
 * own token, so it is asked every ten seconds for `lookOnSeconds`, and then no more.
 */
export function createNumberWait({ abdm, config, clock }: { abdm: Pick<Abdm, 'tokens'>; config: Config; clock: Clock }): NumberWait {
  const { hipId } = config.facility
  const { relay, lookOnSeconds } = config.abdm.tokens
  const screenMs = Math.max(35_000, config.times.tokenWaitSeconds * 1000 + 5_000)
  const stopping = new AbortController()
  const waits = new Set<Promise<unknown>>()
  const nobodys = () => {
    const secret = new Secret('-')
    secret.wipe()
    return secret
  }

  const ask = ({ at, ...share }: LeftShare, phrToken: Secret, forMs: number) =>
    abdm.tokens.waitFor({ phrToken, hipId, ...share, since: at, forMs, signal: stopping.signal })

  const leftOf = ({ at }: LeftShare, lifeMs: number) => at.getTime() + lifeMs - clock.now().getTime()

  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      const ended = () => {
        stopTimer()
        stopping.signal.removeEventListener('abort', ended)
        resolve()
      }
      const stopTimer = clock.after(ms, ended)
      stopping.signal.addEventListener('abort', ended)
    })

  async function wait(share: LeftShare, token: Secret, release: () => void): Promise<Result<QueueToken>> {
    try {
      let answered = await ask(share, token, screenMs)
      const isOpen = () => !answered.ok && !final[relay === null ? 'byToken' : 'byRelay'].includes(answered.error.reason) && !stopping.signal.aborted
      if (relay !== null) {
        release()
        const left = leftOf(share, numberLifeMs)
        return isOpen() && left > 0 ? ask(share, nobodys(), left) : answered
      }
      while (isOpen() && leftOf(share, lookOnSeconds * 1000) > 0) {
        await pause(Math.min(betweenLooksMs, leftOf(share, lookOnSeconds * 1000)))
        if (!stopping.signal.aborted) answered = await ask(share, token, 1)
      }
      return answered
    } finally {
      release()
    }
  }

  function kept<T>(waiting: Promise<T>): Promise<T | 'stopped'> {
    const kept = waiting.then(found => (stopping.signal.aborted ? 'stopped' : found))
    waits.add(kept)
    void kept.finally(() => waits.delete(kept))
    return kept
  }

  return {
    waitFor: (share, token, release) => {
      let held = true
      return kept(
        wait(share, token, () => {
          if (held) release()
          held = false
        }),
      )
    },
    goOn: share => {
      const left = leftOf(share, numberLifeMs)
      return relay === null || left <= 0 ? null : kept(ask(share, nobodys(), left))
    },
    stop: async () => {
      stopping.abort()
      await Promise.allSettled(waits)
    },
  }
}
