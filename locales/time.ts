import { type Locale, text } from './index.ts'

const india = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Kolkata',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hourCycle: 'h23',
})

const partsOf = (at: Date) => Object.fromEntries(india.formatToParts(at).map(({ type, value }) => [type, value])) as Record<string, string>

const partOfDay = (hour: number) =>
  hour < 4 ? 'time.beforeDawn' : hour < 12 ? 'time.morning' : hour < 16 ? 'time.afternoon' : hour < 20 ? 'time.evening' : 'time.night'

/** A time of day as people say it, Indian time: "सुबह 10:05 बजे", "10:05 am" (users-and-rules F5: Intl's own Hindi form is not how anybody says it). */
export function clockTime(at: Date, locale: Locale): string {
  const { hour = '0', minute = '00' } = partsOf(at)
  return text(locale, partOfDay(Number(hour)), { time: `${Number(hour) % 12 || 12}:${minute}` })
}

/** The date in Indian time: 23-11-2026. */
export function dayOf(at: Date): string {
  const { day, month, year } = partsOf(at)
  return `${day}-${month}-${year}`
}
