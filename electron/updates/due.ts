import { type Hours, inHours } from '../../service/india.ts'

const minuteMs = 60_000

/** How the last look at the server ended; null: there was none since the start. */
export type LastLook = { at: number; ended: 'answered' | 'unreachable' | 'interrupted' } | null

const waitMs = { answered: 6 * 60 * minuteMs, unreachable: 60 * minuteMs, interrupted: 10 * minuteMs }

/**
 * Whether the server may be asked, and the program fetched: at night, with nobody there, not too soon after the last time (six hours; one after a failure;
 * ten minutes after somebody came). `now` and `last.at` are ms of a clock that only grows. Pure.
 */
export function mayFetch({ date, hours, idle, last, now }: { date: Date; hours: Hours; idle: boolean; last: LastLook; now: number }): boolean {
  return idle && inHours(date, hours) && (last === null || now - last.at >= waitMs[last.ended])
}

/** Whether what has been fetched may be put in: at night and with nobody there. Pure. */
export const mayInstall = ({ date, hours, idle }: { date: Date; hours: Hours; idle: boolean }): boolean => idle && inHours(date, hours)
