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

export const wait = (timers: Timers, ms: number) => new Promise<void>(resolve => void timers.after(ms, resolve))

/** One who sleeps until `wake`, or until the time is up. */
export function sleeper(timers: Timers): { sleep(ms: number): Promise<void>; wake(): void } {
  let end = () => {}
  return {
    sleep: ms =>
      new Promise(resolve => {
        const cancel = timers.after(ms, resolve)
        end = () => {
          cancel()
          resolve()
        }
      }),
    wake: () => end(),
  }
}
