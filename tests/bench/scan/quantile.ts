/** The value below which the part `q` of all lies, rounded; null when there is none or it never came (infinite). */
export function quantile(all: readonly number[], q: number, decimals = 0): number | null {
  const value = [...all].sort((a, b) => a - b)[Math.floor(all.length * q)]
  if (value === undefined || value === Number.POSITIVE_INFINITY) return null
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}
