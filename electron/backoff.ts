/** How long to wait before the service or the page is started again, in ms, or null when it has died too often: then somebody must look at the machine. Pure. */
export function restartDelay(diedAt: readonly number[], now: number): number | null {
  const lately = diedAt.filter(at => now - at < 10 * 60_000).length
  return lately > 8 ? null : Math.min(30_000, 250 * 2 ** Math.max(0, lately - 1))
}
