/** Days and times are those of the hospital, whatever the zone of the machine. India has no summer time, so its clock is UTC and 330 minutes. */
const aheadMs = 330 * 60_000
const dayMs = 86_400_000

/** Minutes after midnight in India. */
export interface Hours {
  from: number
  to: number
}

const indianMinute = (at: Date): number => Math.floor(((at.getTime() + aheadMs) % dayMs) / 60_000)

/** Whether it is between those times of the day, which may run over midnight; two that are equal are no time at all. Pure. */
export function inHours(at: Date, { from, to }: Hours): boolean {
  const minute = indianMinute(at)
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

/** The day (2026-11-23) and the hour (0 to 23) in India. Pure. */
export const indianHour = (at: Date): { day: string; hour: number } => {
  const [day = '', time = ''] = new Date(at.getTime() + aheadMs).toISOString().split('T')
  return { day, hour: Number(time.slice(0, 2)) }
}

/** 14:05. Pure. */
export const indianTime = (at: Date): string => new Date(at.getTime() + aheadMs).toISOString().slice(11, 16)

/** Midnight in India before that time. Pure. */
export const startOfIndianDay = (at: Date): Date => new Date(Math.floor((at.getTime() + aheadMs) / dayMs) * dayMs - aheadMs)
