const windowMs = 10 * 60_000
const mostDeaths = 8
const longestMs = 30_000

/** What follows a death: a new start after so many ms, or a page that sends people to the staff. */
export type Recovery = { next: 'start'; afterMs: number } | { next: 'askStaff' }

/**
 * What to do about the last of these deaths, of the page or of the service; times in ms of one clock that never goes back. The first in ten minutes is answered
 * after a quarter of a second, each further one after twice the wait, half a minute at most; the ninth means that starting again does not help. Pure.
 */
export function recovery(diedAt: readonly number[], now: number): Recovery {
  const lately = recent(diedAt, now).length
  return lately > mostDeaths ? { next: 'askStaff' } : { next: 'start', afterMs: Math.min(longestMs, 250 * 2 ** Math.max(0, lately - 1)) }
}

/** The deaths that still count. Pure. */
export const recent = (diedAt: readonly number[], now: number): number[] => diedAt.filter(at => now - at < windowMs)
