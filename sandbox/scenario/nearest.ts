/** How many letters have to be put in, taken out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)))
    row = next
  }
  return row[other.length] ?? 0
}

/** The names most like a wrong one, nearest first, five at most; capitals do not count, a part of a name is near to it. */
export function nearest(wrong: string, names: readonly string[]): string[] {
  const lower = wrong.toLowerCase()
  const ranked = names
    .map(name => {
      const known = name.toLowerCase()
      const away = distance(lower, known)
      const part = lower.length > 2 && (known.includes(lower) || lower.includes(known))
      return { name, away: away > 1 && part ? 1 : away }
    })
    .toSorted((one, other) => one.away - other.away)
  const best = ranked[0]?.away ?? 0
  return ranked
    .filter(({ away }) => away <= best + Math.ceil(best / 3))
    .slice(0, 5)
    .map(({ name }) => name)
}
