/** A picture may be black for so long (ms) before it is told: cameras begin black, and a hand passes by. */
const blackAfter = 4000

/** Tells when the picture has been black for a while, and when it is not any more. `told` hears each change once. */
export function watchDarkness(told: (black: boolean) => void) {
  let since: number | null = null
  let black = false
  /** A frame at `time` (ms) was black, or was not. */
  return (isBlack: boolean, time: number) => {
    if (!isBlack) since = null
    else since ??= time
    const now = since !== null && time - since >= blackAfter
    if (now === black) return
    black = now
    told(black)
  }
}
