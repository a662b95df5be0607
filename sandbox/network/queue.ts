/** Where time comes from. */
export interface Timer {
  /** milliseconds, only ever forward */
  now(): number
  /** calls back after so many milliseconds; gives what stops it */
  after(ms: number, then: () => void): () => void
}

/** Things to do at their time, never out of their order. */
export interface Queue {
  /** At once when the time has come and nothing waits before it. */
  add(at: number, then: () => void): void
  clear(): void
}

export function createQueue(timer: Timer): Queue {
  let waiting: { at: number; then: () => void }[] = []
  let stop: (() => void) | null = null

  function arm(): void {
    const [first] = waiting
    if (!first) return
    stop = timer.after(Math.max(0, first.at - timer.now()), () => {
      stop = null
      waiting.shift()
      first.then()
      // what it did may have armed or cleared already
      if (!stop) arm()
    })
  }

  return {
    add(at, then) {
      if (waiting.length === 0 && !stop && at <= timer.now()) {
        then()
        return
      }
      waiting.push({ at, then })
      if (!stop && waiting.length === 1) arm()
    },
    clear() {
      stop?.()
      stop = null
      waiting = []
    },
  }
}
