import type { Clock } from './clock.ts'

/** A clock that goes when it is told to. */
export function turnedClock(date = new Date('2026-11-23T10:00:00+05:30')): Clock & { go(ms: number): void } {
  let now = 0
  const start = date.getTime()
  const waiting: { at: number; run(): void; again: number | null }[] = []
  return {
    now: () => now,
    date: () => new Date(start + now),
    after: (ms, run) => void waiting.push({ at: now + ms, run, again: null }),
    every: (ms, run) => void waiting.push({ at: now + ms, run, again: ms }),
    go: ms => {
      const until = now + ms
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        now = next.at
        if (next.again === null) waiting.splice(waiting.indexOf(next), 1)
        else next.at += next.again
        next.run()
      }
      now = until
    },
  }
}
