import type { Timers } from '../timers.ts'

export { systemTimers, type Timers } from '../timers.ts'

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
