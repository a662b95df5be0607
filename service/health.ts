import type { Abdm, Failure, LineFault } from '../abdm/index.ts'
import type { Clock } from './clock.ts'
import type { FacilityWatch } from './facility.ts'
import type { Context } from './machine/context.ts'

type Problem = Context['outOfService']

const everyMs = 60_000
const whenOutMs = 5_000
/** a look that hangs must not keep the screen dark when the line is back; a line on which a session takes longer serves nobody */
const lookWhenOutMs = 10_000

export interface HealthWatch {
  /** a conversation with ABDM came to nothing: the next person is not to be led into the same, so it is looked at now, though never twice within five seconds */
  failed(failure: Failure): void
  /** nobody is told any more */
  stop(): void
}

/** Asks ABDM whether a token could be had: each minute, after a conversation that failed for a reason that would close the kiosk, and every five seconds while none could. */
export function watchHealth(
  abdm: Pick<Abdm, 'ready' | 'warm'>,
  hipId: string,
  facility: Pick<FacilityWatch, 'look'>,
  clock: Clock,
  told: (problem: Problem, line: LineFault | null) => void,
): HealthWatch {
  let stopTimer = () => {}
  let stopped = false
  let isOut = false
  let lookedAt = 0
  let isLooking = false
  /** so that no finger waits for a session, a key or the hospital's name */
  const warm = async () => {
    await abdm.warm()
    await facility.look()
  }
  const look = async () => {
    isLooking = true
    const ready = await abdm.ready(hipId, isOut ? lookWhenOutMs : undefined)
    isLooking = false
    lookedAt = clock.now().getTime()
    if (stopped) return
    const problem = ready.ok ? null : problemOf(ready.error)
    isOut = problem !== null
    told(problem, ready.ok ? null : (ready.error.line ?? null))
    lookAfter(isOut ? whenOutMs : everyMs)
    if (ready.ok) await warm()
  }
  const lookAfter = (ms: number) => {
    stopTimer()
    stopTimer = clock.after(ms, () => void look())
  }
  void look()
  return {
    failed: failure => {
      if (stopped || isLooking || isOut || problemOf(failure) === null) return
      lookAfter(Math.max(0, lookedAt + whenOutMs - clock.now().getTime()))
    },
    stop: () => {
      stopped = true
      stopTimer()
    },
  }
}

/** Only what makes every token impossible puts the kiosk out of service; a busy moment does not. */
function problemOf(failure: Failure): Problem {
  switch (failure.reason) {
    case 'credentialsWrong':
    case 'notPermitted':
      return 'credentials'
    case 'clockWrong':
      return 'clock'
    case 'network':
    case 'timeout':
      return 'abdmDown'
    case 'unexpected':
      return 'nothingWorks'
    default:
      return null
  }
}
