/** The one clock of this room, so that tests can hand in their own. */
export interface Timers {
  /** milliseconds, never running backwards */
  now(): number
  /** calls once after `ms`; the returned function cancels */
  after(ms: number, call: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
