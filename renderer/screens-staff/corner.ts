/** So many touches in the corner, within so long, open the staff's room. */
const touches = 5
const withinMs = 3_000
/** the side of the corner, upper right, in millimetres of the glass */
export const cornerMm = 30

/** Counts touches in the corner; `at` in milliseconds on any one clock. True on the fifth of five that lie close enough together. */
export function createCorner(): (at: number) => boolean {
  let seen: number[] = []
  return at => {
    seen = [...seen.filter(before => at - before <= withinMs), at]
    if (seen.length < touches) return false
    seen = []
    return true
  }
}
