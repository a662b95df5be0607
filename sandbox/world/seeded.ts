/** A source of numbers in [0, 1) that gives the same ones again after `restart` (mulberry32). Not for secrets. */
export function seeded(seed: number): { random: () => number; restart: () => void } {
  let state = seed >>> 0
  return {
    random() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
    restart() {
      state = seed >>> 0
    },
  }
}
