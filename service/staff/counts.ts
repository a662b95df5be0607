import type { CounterReason, StaffCounts } from '../contract/index.ts'
import type { JournalToken, JournalVisit } from '../journal.ts'

/** The middle of the times, and the time nine of ten stay under, by nearest rank; null without any. In seconds. */
export function percentile(seconds: readonly number[], part: number): number | null {
  const sorted = seconds.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null
}

/** India has one time, and no summer's. By hand, because a month's table asks a hundred thousand times and a formatter takes its time. */
const indiaAheadMs = 5.5 * 3_600_000
const dayMs = 86_400_000

/** What a clock and a calendar in India show, as ISO 8601 writes it. */
const inIndia = (at: Date): string => new Date(at.getTime() + indiaAheadMs).toISOString()

/** The day (2026-11-23) and the hour (0 to 23) in India. */
export function indianHour(at: Date): { day: string; hour: number } {
  const there = inIndia(at)
  return { day: there.slice(0, 10), hour: Number(there.slice(11, 13)) }
}

/** The time of day in India (09:05). */
export const indianTime = (at: Date): string => inIndia(at).slice(11, 16)

/** Midnight in India before that time. */
export const startOfIndianDay = (at: Date): Date => new Date(Math.floor((at.getTime() + indiaAheadMs) / dayMs) * dayMs - indiaAheadMs)

/** Counts and durations of some visits, and of the copies made of some tokens: nothing in it can say who was there (T2). */
export function countsOf(visits: readonly JournalVisit[], tokens: readonly JournalToken[]): StaffCounts {
  const howMany = (which: (visit: JournalVisit) => boolean) => visits.filter(which).length
  const served = visits.filter(({ outcome }) => outcome === 'token').map(({ seconds }) => seconds)
  const failures = new Map<CounterReason | 'noAnswer', number>()
  for (const { outcome, why } of visits) {
    const reason = outcome === 'noAnswer' ? outcome : outcome === 'counter' && why !== 'notNow' ? why : null
    if (reason !== null) failures.set(reason, (failures.get(reason) ?? 0) + 1)
  }
  return {
    sessions: visits.length,
    tokens: howMany(({ outcome }) => outcome === 'token'),
    made: howMany(({ abha }) => abha === 'made'),
    madeByDemographics: howMany(({ abha }) => abha === 'madeByDemographics'),
    found: howMany(({ abha }) => abha === 'found'),
    notNow: howMany(({ outcome, why }) => outcome === 'counter' && why === 'notNow'),
    left: howMany(({ outcome }) => outcome === 'none'),
    failures: [...failures].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
    medianSeconds: percentile(served, 0.5),
    ninthSeconds: percentile(served, 0.9),
    hindi: howMany(({ language }) => language === 'hi'),
    english: howMany(({ language }) => language === 'en'),
    assisted: howMany(({ assisted }) => assisted),
    reprints: tokens.reduce((sum, { reprints }) => sum + reprints, 0),
  }
}

/** The hours of one day in which something happened, with every hour between: sessions, and those that ended with a token. */
export function hoursOf(visits: readonly JournalVisit[]): { hour: number; sessions: number; tokens: number }[] {
  const hours = visits.map(({ at }) => indianHour(new Date(at)).hour)
  if (hours.length === 0) return []
  const first = Math.min(...hours)
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => {
    const within = visits.filter((_, at) => hours[at] === first + index)
    return { hour: first + index, sessions: within.length, tokens: within.filter(({ outcome }) => outcome === 'token').length }
  })
}
