import type { Clock } from '../../service/clock.ts'

/** A clock that stands still until the walk moves it, and that says what is set on it. */
export interface WalkClock extends Clock {
  /** moves it on, ringing what is due at its own moment; after each the answers that are there are taken */
  pass(ms: number): Promise<void>
  /** moves it to the next timer */
  toNext(): Promise<void>
  /** whether a timer of so many ms waits */
  isSet(ms: number): boolean
}

/** Everything that has an answer by now has taken it. */
export const settled = () => new Promise<void>(resolve => setImmediate(resolve))

export function walkClock(start: number): WalkClock {
  let now = start
  const timers = new Set<{ at: number; ms: number; run: () => void }>()
  const next = () => {
    let first: { at: number; ms: number; run: () => void } | null = null
    for (const timer of timers) if (first === null || timer.at < first.at) first = timer
    return first
  }
  const ring = async (timer: { at: number; run: () => void }) => {
    timers.delete(timer as never)
    now = timer.at
    timer.run()
    await settled()
  }
  return {
    now: () => new Date(now),
    after: (ms, run) => {
      const timer = { at: now + ms, ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async pass(ms) {
      const end = now + ms
      for (let timer = next(); timer !== null && timer.at <= end; timer = next()) await ring(timer)
      now = end
    },
    async toNext() {
      const timer = next()
      if (timer) await ring(timer)
    },
    isSet: ms => {
      for (const timer of timers) if (timer.ms === ms) return true
      return false
    },
  }
}
