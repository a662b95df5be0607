import type { Clock } from './clock.ts'
import type { ViewName } from './machine/view.ts'

export interface PresenceTimes {
  idleMs: number
  idleCodeMs: number
  stillThereMs: number
  outcomeMs: number
  staffMs: number
}

/** What a screen does when nobody touches it: ask "are you still there?", go home by itself, or wait (the machine is at work). */
export type IdleRule = { what: 'ask' | 'leave'; afterMs: number } | { what: 'wait' }

/** users-and-rules R29. A screen that waits for the machine has its own end and is not idle. */
export function idleRule(view: ViewName, times: PresenceTimes): IdleRule {
  switch (view) {
    case 'language':
    case 'outOfService':
    case 'waitingForToken':
    case 'checking.sendingCode':
    case 'checking.checkingCode':
    case 'checking.findingAbha':
    case 'checking.makingAbha':
    case 'checking.findingAddresses':
    case 'checking.savingAddress':
    case 'checking.gettingProfile':
    case 'end':
      return { what: 'wait' }
    case 'enterCode.login':
    case 'enterCode.aadhaar':
    case 'enterCode.messages':
    // a page takes longer to hear than other screens
    case 'consentText':
    case 'codeLadder':
    case 'codeLadder.stay':
    case 'parkOffer':
    case 'otherWays.login':
    case 'otherWays.aadhaar':
      return { what: 'ask', afterMs: times.idleCodeMs }
    case 'token':
    case 'noAnswerYet':
    case 'goToCounter':
    case 'parked':
      return { what: 'leave', afterMs: times.outcomeMs }
    case 'staff':
      return { what: 'leave', afterMs: times.staffMs }
    case 'want':
    case 'offline':
    case 'showCard.note':
    case 'scanCounter':
    case 'chooseCounter':
    case 'knownBy':
    case 'enterPickup':
    case 'showCard':
    case 'chooseSender':
    case 'enterMobile':
    case 'enterMobile.messages':
    case 'enterAbhaNumber':
    case 'enterAadhaar':
    case 'chooseAccount':
    case 'noAbhaFound':
    case 'share':
    case 'aadhaarPhone':
    case 'consent':
    case 'isThisYou':
    case 'assisted.declaration':
    case 'assisted.card':
    case 'assisted.details':
    case 'assisted.confirm':
    case 'chooseAddress':
    case 'ownAddress':
    case 'abhaReady':
    case 'trouble':
      return { what: 'ask', afterMs: times.idleMs }
  }
}

const between = (view: ViewName) => view === 'language' || view === 'outOfService'

export interface Presence {
  /** somebody touched the glass, or the screen changed; `traces`: between visits, help or settings lie over it or something was set */
  somebody(view: ViewName, traces?: boolean): void
  stop(): void
}

/**
 * The one idle timer. `asking` is called with the seconds that are left, each second, and with null when somebody answered;
 * `gone` when nobody did.
 */
export function createPresence(
  clock: Clock,
  times: PresenceTimes,
  told: { asking(secondsLeft: number | null): void; gone(asked: boolean): void },
): Presence {
  let stopTimer = () => {}
  let asking = false
  const count = (leftMs: number) => {
    if (leftMs <= 0) {
      asking = false
      told.gone(true)
      return
    }
    told.asking(Math.ceil(leftMs / 1000))
    stopTimer = clock.after(Math.min(1000, leftMs), () => count(leftMs - 1000))
  }
  return {
    somebody: (view, traces = false) => {
      stopTimer()
      if (asking) {
        asking = false
        told.asking(null)
      }
      const below = idleRule(view, times)
      // what one person opened or set on a screen that waits for nobody would stand there for the next
      const rule: IdleRule = traces && below.what === 'wait' && between(view) ? { what: 'leave', afterMs: times.idleMs } : below
      switch (rule.what) {
        case 'wait':
          return
        case 'leave':
          stopTimer = clock.after(rule.afterMs, () => told.gone(false))
          return
        case 'ask':
          stopTimer = clock.after(rule.afterMs, () => {
            asking = true
            count(times.stillThereMs)
          })
          return
      }
    },
    stop: () => stopTimer(),
  }
}
