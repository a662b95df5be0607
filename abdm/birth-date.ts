import { textOf } from './answer.ts'

/** Parts as ABDM wrote them ('01' stays '01'), null where unknown. */
export interface BirthDate {
  day: string | null
  month: string | null
  year: string | null
}

const within = (text: string | null, least: number, most: number): string | null =>
  text !== null && /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? text : null

/** '00' and null both mean unknown (abdm-v3 h). */
export function birthDateOfParts(day: unknown, month: unknown, year: unknown): BirthDate {
  const fourDigits = textOf(year)
  return {
    day: within(textOf(day), 1, 31),
    month: within(textOf(month), 1, 12),
    year: fourDigits?.length === 4 ? within(fourDigits, 1900, 2200) : null,
  }
}

/** Reads DD-MM-YYYY, D-M-YYYY, DD/MM/YYYY, YYYY-MM-DD and a bare year: one list may hold two of these forms (abdm-v3 e.2, corrections 31). */
export function birthDateOfText(value: unknown): BirthDate {
  const text = textOf(value) ?? ''
  const withDayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (withDayFirst) return birthDateOfParts(withDayFirst[1], withDayFirst[2], withDayFirst[3])
  const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2}))?(?:T.*)?$/.exec(text)
  if (yearFirst) return birthDateOfParts(yearFirst[3], yearFirst[2], yearFirst[1])
  return { day: null, month: null, year: null }
}

/**
 * DD-MM-YYYY, as the demographic route wants it (corrections 46). Where only the year is known it is the first of January: so Aadhaar itself enters
 * people whose day nobody wrote down. Null without a year.
 */
export function dayFirst({ day, month, year }: BirthDate): string | null {
  if (year === null) return null
  return day === null || month === null ? `01-01-${year}` : `${day.padStart(2, '0')}-${month.padStart(2, '0')}-${year}`
}
