/** Three numbers and nothing else: so there is one order, the same for this shell, for dpkg and for Windows. */
export const isVersion = (text: string): boolean => /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/.test(text)

/** Below 0: `a` is older than `b`; above: newer; 0: the same. Of two versions (`isVersion`). Pure. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
