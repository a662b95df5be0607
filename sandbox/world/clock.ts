/**
 * The sandbox's time in milliseconds since 1970. `wall` is what the kiosk's own clock agrees with: TIMESTAMP headers, JWT times, dates in answers.
 * `now` is wall plus what the dock has moved forward: everything that runs out (codes, locks, tokens, the 30 minutes of a queue token) lives by it.
 * They are two so that a code can be made to expire without the kiosk's TIMESTAMP becoming wrong.
 */
export interface Clock {
  wall(): number
  now(): number
  /** ISO 8601: when a moment of `now` was, to a clock on the wall. What happened before time was moved forward is that much older. */
  seen(moment: number): string
  readonly offsetSeconds: number
  forward(seconds: number): void
  reset(): void
}

export function createClock(wall: () => number = Date.now): Clock {
  let offset = 0
  return {
    wall,
    now: () => wall() + offset * 1000,
    seen: moment => new Date(moment - offset * 1000).toISOString(),
    get offsetSeconds() {
      return offset
    },
    forward: seconds => {
      offset += seconds
    },
    reset: () => {
      offset = 0
    },
  }
}

const IST = 5.5 * 3600 * 1000

/** The calendar day in India, `YYYY-MM-DD`: queue numbers begin again with it. */
export const indianDay = (ms: number): string => new Date(ms + IST).toISOString().slice(0, 10)

/** `2026-09-16 14:34:55`, the form ABDM's field-keyed errors carry (corrections 23). */
export const spacedTime = (ms: number): string => new Date(ms + IST).toISOString().slice(0, 19).replace('T', ' ')
