import type { Abdm, Failure, LineFault } from '../abdm/index.ts'
import type { Clock } from './clock.ts'
import type { FacilityWatch } from './facility.ts'
import type { Context } from './machine/context.ts'

type Problem = Context['outOfService']

const everyMs = 60_000
const whenOutMs = 5_000
/** a look that hangs must not keep the screen dark when the line is back; a line on which a session takes longer serves nobody */
const lookWhenOutMs = 10_000

/** Asks ABDM whether a token could be had: each minute, and every five seconds while none could. The answer to `stop` is that nobody is told any more. */
export function watchHealth(
  abdm: Pick<Abdm, 'ready' | 'warm'>,
  hipId: string,
  facility: Pick<FacilityWatch, 'look'>,
  clock: Clock,
  told: (problem: Problem, line: LineFault | null) => void,
): { stop(): void } {
  let stopTimer = () => {}
  let stopped = false
  let isOut = false
  /** so that no finger waits for a session, a key or the hospital's name */
  const warm = async () => {
    await abdm.warm()
    await facility.look()
  }
  const look = async () => {
    const ready = await abdm.ready(hipId, isOut ? lookWhenOutMs : undefined)
    if (stopped) return
    const problem = ready.ok ? null : problemOf(ready.error)
    isOut = problem !== null
    told(problem, ready.ok ? null : (ready.error.line ?? null))
    stopTimer = clock.after(isOut ? whenOutMs : everyMs, () => void look())
    if (ready.ok) await warm()
  }
  void look()
  return {
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
