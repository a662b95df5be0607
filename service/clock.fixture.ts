import type { Clock } from './clock.ts'

/** A clock that stands still until a test moves it. */
export interface HeldClock extends Clock {
  /** moves it on by milliseconds, ringing what is due on the way, each at its own moment */
  pass(ms: number): void
  /** how many timers are set and have not rung */
  waiting(): number
}

/** `start`: what it shows at first, in milliseconds since 1970 */
export function heldClock(start = 0): HeldClock {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => new Date(now),
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    pass: ms => {
      const end = now + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter(other => other !== due)
        now = due.at
        due.run()
      }
      now = end
    },
    waiting: () => timers.length,
  }
}
