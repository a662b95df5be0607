import type { Clock } from './clock.ts'
import { type Hours, inHours } from './india.ts'

export interface AttractRule {
  /** how long nobody must have been here before the machine shows what it is for */
  afterMs: number
  /** at most one spoken invitation in this time; null: never */
  inviteEveryMs: number | null
  /** no invitation from one time of day to the other; null: no quiet hours */
  quiet: Hours | null
}

/** What the glass is told: `invitation` counts the spoken ones, null while nothing is to be said. */
export type Attracting = { invitation: number | null } | null

export interface Attract {
  /** the machine is at rest, and somebody may just have been there: the wait begins anew */
  rest(): void
  /** somebody is at it */
  stop(): void
}

/** Quiet hours may run over midnight. */
export const isQuiet = (now: Date, quiet: AttractRule['quiet']): boolean => quiet !== null && inHours(now, quiet)

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
