import type { Control } from '../../sandbox/control.ts'
import type { Intent, Screen, SlipState, Snapshot } from '../../service/contract/index.ts'
import type { Somebody } from './desk.ts'
import type { Finger } from './finger.ts'

/** What somebody came for and what they have with them. */
export interface Journey {
  wants: 'token' | 'abha'
  /** how their ABHA is found; 'abha': they have none and make one */
  by: 'mobile' | 'abhaNumber'
  somebody: Somebody
  counter: string
}

/** What a visit came to, as the glass had it. */
export interface Played {
  /** `home`: at rest without anything of these; `stopped`: at the screen that was asked for; `stuck`: nothing moved for too long */
  ending: 'token' | 'abha' | 'noAnswer' | 'counter' | 'home' | 'outOfService' | 'stopped' | 'stuck'
  number: string | null
  slips: SlipState[]
  /** every screen, in order, without repeats */
  screens: Screen['name'][]
  troubles: string[]
  /** the newest message that was taken note of on any phone */
  newestMessage: number
}

export interface PlayOptions {
  dock: Control
  counterQr(id: string): Promise<string>
  /** asked before anything is done on a screen; true: the person stands still here */
  stopAt?(screen: Screen, snapshot: Snapshot): boolean
  /** the longest that may pass without anything new on the glass, ms */
  patienceMs: number
  /** how long a person waits for a code, ms */
  codeMs?: number
  /** goes on where an earlier play was stopped */
  goesOn?: Played
}

const atRest: Screen['name'][] = ['language', 'outOfService']

/** Somebody who does what the screen asks, tries again once where that is offered, and goes on without where it does not help. */
export async function play(person: Finger, journey: Journey, options: PlayOptions): Promise<Played> {
  const { somebody, counter, wants, by } = journey
  const { dock, patienceMs, codeMs = 3000 } = options
  const played: Played = {
    ending: 'home',
    number: null,
    slips: [],
    screens: [],
    troubles: [],
    newestMessage: options.goesOn?.newestMessage ?? (await dock.messages()).at(-1)?.id ?? 0,
  }
  /** how often something was done, by what */
  const tries = new Map<string, number>()
  const often = (what: string) => {
    const count = (tries.get(what) ?? 0) + 1
    tries.set(what, count)
    return count
  }
  const choose = (choice: Extract<Intent, { type: 'choose' }>['choice']): Intent => ({ type: 'choose', choice })
  const slipDone = (slip: SlipState) => {
    if (slip === 'printing') return null
    if (played.slips.at(-1) !== slip) played.slips.push(slip)
    return choose('done')
  }

  async function code(mobile: string | null): Promise<Intent> {
    if (often('code') > 4) return choose('notNow')
    try {
      const digits = await dock.code(mobile ?? '', { after: played.newestMessage, withinMs: codeMs })
      played.newestMessage = (await dock.messages()).at(-1)?.id ?? played.newestMessage
      return { type: 'code', digits }
    } catch {
      return choose('notNow')
    }
  }

  /** null: this screen waits for the machine */
  async function next(screen: Screen): Promise<Intent | null> {
    switch (screen.name) {
      case 'language':
        return { type: 'language', language: 'hi' }
      case 'offline':
        return choose('token')
      case 'want':
        return choose(wants)
      case 'scanCounter':
        return screen.problem === null ? { type: 'read', text: await options.counterQr(counter) } : choose('listOfCounters')
      case 'chooseCounter':
        return screen.counters.some(({ id }) => id === counter) ? { type: 'counter', counterId: counter } : choose('more')
      case 'knownBy':
        return choose(by === 'mobile' ? 'mobile' : 'card')
      case 'showCard':
        return choose('abhaNumber')
      case 'enterAbhaNumber':
        return often(screen.name) > 2 ? choose('notNow') : { type: 'abhaNumber', digits: (somebody.abhaNumber ?? '').replaceAll('-', '') }
      case 'enterMobile':
        if (often(`${screen.name} ${screen.purpose}`) > 2) return choose('notNow')
        return { type: 'mobile', digits: (screen.purpose === 'login' ? somebody.abhaMobile : somebody.messagesMobile) ?? '' }
      case 'enterAadhaar':
        return often(screen.name) > 2 ? choose('notNow') : { type: 'aadhaar', digits: somebody.aadhaar ?? '' }
      case 'enterCode':
        if (screen.problem !== null) return choose('notNow')
        return code(
          screen.purpose === 'login' ? somebody.abhaMobile : screen.purpose === 'aadhaar' ? somebody.aadhaarMobile : somebody.messagesMobile,
        )
      case 'chooseAccount': {
        const index = screen.accounts.findIndex(({ name }) => name === somebody.name)
        return index < 0 && often('more') < 3 ? choose('more') : { type: 'account', index: Math.max(0, index) }
      }
      case 'share':
        return choose('agree')
      case 'consent':
        return choose('next')
      case 'consentText':
        return choose(screen.page === screen.pages - 1 ? 'agree' : 'next')
      case 'aadhaarPhone':
      case 'isThisYou':
        return choose('yes')
      case 'chooseAddress':
        return often(screen.name) > 3 ? choose('notNow') : { type: 'address', index: screen.problem === null ? 0 : 1 }
      case 'trouble':
        played.troubles.push(screen.trouble)
        return choose(screen.canTryAgain && often('again') < 2 ? 'again' : 'notNow')
      case 'token':
        played.ending = 'token'
        played.number = screen.number
        return slipDone(screen.slip)
      case 'noAnswerYet':
        played.ending = 'noAnswer'
        return slipDone(screen.slip)
      case 'goToCounter':
        played.ending = 'counter'
        return slipDone(screen.slip)
      case 'abhaReady': {
        played.ending = 'abha'
        return slipDone(screen.slip) && choose(wants === 'token' ? 'next' : 'done')
      }
      case 'checking':
      case 'waitingForToken':
        return null
      case 'end':
        return choose('done')
      case 'codeLadder':
      case 'chooseSender':
      case 'noAbhaFound':
      case 'ownAddress':
      case 'otherWays':
      case 'parkOffer':
      case 'assisted':
        return choose('notNow')
      case 'parked':
        return choose('done')
      case 'enterPickup':
      case 'staff':
      case 'outOfService':
        return { type: 'leave' }
    }
  }

  let begun = (options.goesOn?.screens.length ?? 0) > 1
  for (;;) {
    const snapshot = person.snapshot()
    const { screen, overlay } = snapshot
    if (played.screens.at(-1) !== screen.name) played.screens.push(screen.name)
    if (options.stopAt?.(screen, snapshot)) return { ...played, ending: 'stopped' }
    if (atRest.includes(screen.name) && (begun || screen.name === 'outOfService'))
      return screen.name === 'outOfService' && played.ending === 'home' ? { ...played, ending: 'outOfService' } : played
    if (screen.name !== 'language') begun = true
    const intent = overlay?.name === 'stillThere' ? ({ type: 'stillHere' } as const) : await next(screen)
    // the glass may have changed while a code was waited for
    if (person.snapshot().step !== snapshot.step) continue
    if (intent) person.sayAt(snapshot.step, intent)
    const moved = await person
      .until('anything new', now => now !== snapshot, patienceMs)
      .then(
        () => true,
        () => false,
      )
    if (!moved && often(`nothing moves on ${screen.name}`) > 1) return { ...played, ending: 'stuck' }
  }
}
