/** A seeded stream of numbers: the same seed, the same pictures on every machine. */
export interface Random {
  /** evenly from `low` to below `high` */
  between(low: number, high: number): number
  /** a whole number from `low` to `high`, both possible */
  whole(low: number, high: number): number
  /** normally distributed, mean 0, standard deviation 1 */
  normal(): number
  chance(probability: number): boolean
  pick<T>(all: readonly T[]): T
}

/** mulberry32 over a hash (FNV-1a) of the seed's text. */
export function random(seed: string): Random {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  let spare: number | null = null
  return {
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal() {
      if (spare !== null) {
        const value = spare
        spare = null
        return value
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      const angle = 2 * Math.PI * next()
      spare = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
    chance: probability => next() < probability,
    pick: all => all[Math.floor(next() * all.length)] as (typeof all)[number],
  }
}
