import { setTimeout as wait } from 'node:timers/promises'
import type { Timers } from '../../../hardware/printer/timers.ts'

/** The clock of a device that lives `times` as fast: its own delays stay what they are in a kiosk. Fits printer and scanner. */
export const hasten = (times: number): Timers => ({
  now: () => performance.now() * times,
  after(ms, call) {
    const timer = setTimeout(call, ms / times)
    return () => clearTimeout(timer)
  },
})

/** Waits until `check` holds, at most `ms`; says whether it did. */
export async function comes(check: () => boolean, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; !check(); await wait(5)) if (performance.now() > end) return false
  return true
}
