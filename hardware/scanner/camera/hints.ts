import type { CameraHint } from './types.ts'

/** A hint must have been given so often in a row before it is said, and stays so long (ms): words that flicker help nobody. */
const agreeing = 2
const stays = 1500

/** Steadies the hints of single frames. `say` hears each change once. */
export function steadyHints(say: (hint: CameraHint | null) => void) {
  let last: CameraHint | null = null
  let same = 0
  let said: CameraHint | null = null
  let saidAt = 0
  const tell = (hint: CameraHint | null, time: number) => {
    if (hint === said) return
    said = hint
    saidAt = time
    say(hint)
  }
  return {
    /** what one look at `time` (ms) suggests */
    see(hint: CameraHint | null, time: number) {
      same = hint === last ? same + 1 : 1
      last = hint
      if (hint === said) saidAt = time
      else if (same >= agreeing && (said === null || time - saidAt >= stays)) tell(hint, time)
    },
    /** a code was read: nothing is to be said */
    read(time: number) {
      last = null
      same = 0
      tell(null, time)
    },
  }
}
