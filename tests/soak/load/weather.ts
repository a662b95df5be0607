import { setTimeout as wait } from 'node:timers/promises'
import type { Control } from '../../../sandbox/control.ts'

/** Bad moments, and how long each lasts, s. Between two all is well for as long as the last one was. */
const moments: readonly { seconds: number; begins(dock: Control): Promise<void>; ends(dock: Control): Promise<void> }[] = [
  { seconds: 6, begins: dock => dock.set('abdmFault', 'tooMany'), ends: dock => dock.set('abdmFault', 'off') },
  { seconds: 15, begins: dock => dock.set('abdmSlow', 4), ends: dock => dock.set('abdmSlow', 0) },
  { seconds: 20, begins: dock => dock.set('hospitalSlow', 8), ends: dock => dock.set('hospitalSlow', 0) },
]

/** Too many calls, a slow ABDM, a slow hospital, in turns, until the answer is called; then all is well. */
export function weather(dock: Control): () => Promise<void> {
  const over = new AbortController()
  const pause = (seconds: number) => wait(seconds * 1000, undefined, { signal: over.signal }).catch(() => undefined)
  const turning = (async () => {
    while (!over.signal.aborted)
      for (const { seconds, begins, ends } of moments) {
        await pause(seconds)
        if (over.signal.aborted) break
        await begins(dock)
        await pause(seconds)
        await ends(dock)
      }
  })()
  return async () => {
    over.abort()
    await turning
  }
}
