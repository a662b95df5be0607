/** The clock, passed in so that tests need not wait. */
export interface Timers {
  /** milliseconds, never running backwards */
  now(): number
  /** runs `work` once after `delay` ms; the answer takes it back */
  after(delay: number, work: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(delay, work) {
    const timer = setTimeout(work, delay)
    return () => clearTimeout(timer)
  },
}
