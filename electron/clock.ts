/** Time as the shell needs it; handed in, so that a test can turn it. */
export interface Clock {
  /** ms that only ever grow, whatever is done to the machine's clock */
  now(): number
  /** what the wall says */
  date(): Date
  after(ms: number, run: () => void): void
  every(ms: number, run: () => void): void
}

export const realClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  after: (ms, run) => void setTimeout(run, ms),
  every: (ms, run) => void setInterval(run, ms),
}
