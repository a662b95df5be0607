/** Time, handed in, so that a test can move it. `after` calls back once; what it returns stops it. */
export interface Clock {
  now(): Date
  after(ms: number, run: () => void): () => void
}

export const realClock: Clock = {
  now: () => new Date(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
