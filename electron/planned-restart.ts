import { inHours } from '../service/india.ts'

const night = { from: 2 * 60 + 30, to: 4 * 60 }
const youngMs = 6 * 3_600_000

/** Whether the nightly restart is due: between 02:30 and 04:00 in India, whatever the machine's own zone, when nobody is there and it has run for six hours. Pure. */
export function plannedRestartIsDue({ date, upMs, idle }: { date: Date; upMs: number; idle: boolean }): boolean {
  return idle && upMs >= youngMs && inHours(date, night)
}
