import type { BirthDate } from '../abdm/index.ts'

const indiaMs = 5.5 * 3_600_000

/** Under 18 by what ABDM knows of the birth; of a birth year alone only who is so for certain. */
export function isUnder18({ day, month, year }: BirthDate, now: Date): boolean {
  if (year === null) return false
  const today = new Date(now.getTime() + indiaMs)
  const years = today.getUTCFullYear() - Number(year)
  if (years !== 18 || month === null) return years < 18
  const months = today.getUTCMonth() + 1 - Number(month)
  if (months !== 0 || day === null) return months < 0
  return today.getUTCDate() < Number(day)
}
