const minuteMs = 60_000
const indiaMs = 330 * minuteMs
const from = 2 * 60 + 30
const until = 4 * 60
const youngMs = 6 * 60 * minuteMs

/** Whether the nightly restart is due: between 02:30 and 04:00 in India, whatever the machine's own zone, when nobody is there and it has run for six hours. Pure. */
export function plannedRestartIsDue({ date, upMs, idle }: { date: Date; upMs: number; idle: boolean }): boolean {
  const minute = Math.floor(((date.getTime() + indiaMs) / minuteMs) % (24 * 60))
  return idle && upMs >= youngMs && minute >= from && minute < until
}
