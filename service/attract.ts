import type { Clock } from './clock.ts'

export interface AttractRule {
  /** how long nobody must have been here before the machine shows what it is for */
  afterMs: number
  /** at most one spoken invitation in this time; null: never */
  inviteEveryMs: number | null
  /** no invitation from one time of day to the other, minutes after midnight in India; null: no quiet hours */
  quiet: { from: number; to: number } | null
}

/** What the glass is told: `invitation` counts the spoken ones, null while nothing is to be said. */
export type Attracting = { invitation: number | null } | null

export interface Attract {
  /** the machine is at rest, and somebody may just have been there: the wait begins anew */
  rest(): void
  /** somebody is at it */
  stop(): void
}

const indiaAheadMs = 330 * 60_000

/** Minutes after midnight in India, whatever the machine's own time zone is. */
const minuteInIndia = (now: Date): number => Math.floor(((now.getTime() + indiaAheadMs) / 60_000) % 1440)

/** Quiet hours may run over midnight. */
export const isQuiet = (now: Date, quiet: AttractRule['quiet']): boolean => {
  if (quiet === null) return false
  const minute = minuteInIndia(now)
  return quiet.from <= quiet.to ? minute >= quiet.from && minute < quiet.to : minute >= quiet.from || minute < quiet.to
}

/** Between visits: shows the loop after a while, and speaks to the hall now and then. */
export function createAttract(clock: Clock, { afterMs, inviteEveryMs, quiet }: AttractRule, told: (attracting: Attracting) => void): Attract {
  let stopTimer = () => {}
  let on = false
  let invitations = 0
  let invitedAt = Number.NEGATIVE_INFINITY

  const invite = (every: number) => {
    const wait = invitedAt + every - clock.now().getTime()
    if (wait > 0) {
      stopTimer = clock.after(wait, () => invite(every))
      return
    }
    if (!isQuiet(clock.now(), quiet)) told({ invitation: ++invitations })
    invitedAt = clock.now().getTime()
    stopTimer = clock.after(every, () => invite(every))
  }
  const stop = () => {
    stopTimer()
    stopTimer = () => {}
    if (!on) return
    on = false
    told(null)
  }
  return {
    stop,
    rest: () => {
      stop()
      stopTimer = clock.after(afterMs, () => {
        on = true
        told({ invitation: null })
        if (inviteEveryMs !== null) invite(inviteEveryMs)
      })
    },
  }
}
