import type { Clock } from '../clock.ts'
import type { StaffPage } from '../contract/index.ts'
import { readerOf } from '../machine/context.ts'
import { type StaffMember, whoseBadge } from './badge.ts'
import { pinFits } from './pin.ts'

const tries = 5
const lockMs = 5 * 60_000

type SignInPage = Extract<StaffPage, { name: 'badge' | 'badgeNumber' | 'pin' | 'locked' }>

export type SignInEvent = 'signedIn' | 'wrongPin' | 'locked' | 'unknownBadge'

export interface SignIn {
  /** from the beginning; a lock outlives it */
  start(): void
  /** a QR was shown; true: it was somebody's badge */
  badge(text: string): boolean
  typeNumber(): void
  camera(live: boolean): void
  pin(digits: string): void
  /** what is being compared now comes too late */
  stop(): void
}

interface Parts {
  staff: readonly StaffMember[]
  clock: Clock
  hasCamera: boolean
  hasScanner(): boolean
  show(page: SignInPage): void
  /** `badge` counts from 1, in the order of the config */
  happened(what: SignInEvent, badge: number | null): void
  signedIn(index: number): void
}

/** A badge, then its PIN. Five wrong PINs lock that badge for five minutes, whoever shows it; another badge is not locked with it. */
export function createSignIn({ staff, clock, hasCamera, hasScanner, show, happened, signedIn }: Parts): SignIn {
  const wrong = new Map<number, { count: number; until: number }>()
  let page: SignInPage | null = null
  let whose: number | null = null
  let cameraLive = hasCamera
  let attempt = 0

  const now = () => clock.now().getTime()
  const put = (next: SignInPage) => {
    page = next
    show(next)
  }
  const reader = () => readerOf({ cameraLive }, { hasScanner: hasScanner() })
  const badgePage = (problem: 'unknownBadge' | null) => put({ name: 'badge', problem, reader: reader() })
  const triesLeft = (index: number) => tries - (wrong.get(index)?.count ?? 0)

  /** Minutes for which this badge is not listened to; 0: it is. A lock that has run out is forgotten with its tries. */
  function lockedMinutes(index: number): number {
    const held = wrong.get(index)
    if (!held || held.count < tries) return 0
    const left = held.until - now()
    if (left > 0) return Math.ceil(left / 60_000)
    wrong.delete(index)
    return 0
  }

  function ask(index: number) {
    attempt++
    whose = index
    const minutes = lockedMinutes(index)
    if (minutes > 0) put({ name: 'locked', minutes })
    else put({ name: 'pin', problem: null, triesLeft: triesLeft(index), checking: false })
  }

  async function compare(index: number, member: StaffMember, digits: string) {
    attempt++
    const mine = attempt
    put({ name: 'pin', problem: null, triesLeft: triesLeft(index), checking: true })
    // counted before it is compared: leaving in between must not buy another try
    const count = (wrong.get(index)?.count ?? 0) + 1
    wrong.set(index, { count, until: now() + lockMs })
    const fits = await pinFits(digits, member.pin)
    if (fits) wrong.delete(index)
    else happened(count >= tries ? 'locked' : 'wrongPin', index + 1)
    if (mine !== attempt) return
    if (!fits) {
      const minutes = lockedMinutes(index)
      put(minutes > 0 ? { name: 'locked', minutes } : { name: 'pin', problem: 'wrong', triesLeft: triesLeft(index), checking: false })
      return
    }
    page = null
    happened('signedIn', index + 1)
    signedIn(index)
  }

  return {
    start: () => {
      attempt++
      whose = null
      cameraLive = hasCamera
      badgePage(null)
    },
    badge: text => {
      const found = whoseBadge(text, staff)
      if (found === null) {
        // any QR may be held up to a machine at rest
        if (page !== null) happened('unknownBadge', null)
        if (page?.name === 'badge') badgePage('unknownBadge')
        else if (page?.name === 'badgeNumber') put({ name: 'badgeNumber', problem: 'unknownBadge' })
        return false
      }
      ask(found)
      return true
    },
    typeNumber: () => {
      if (page?.name === 'badge') put({ name: 'badgeNumber', problem: null })
    },
    camera: live => {
      cameraLive = live
      if (page?.name === 'badge' && page.reader !== reader()) badgePage(page.problem)
    },
    pin: digits => {
      const member = whose === null ? undefined : staff[whose]
      if (page?.name !== 'pin' || page.checking || whose === null || member === undefined) return
      if (lockedMinutes(whose) > 0) ask(whose)
      else void compare(whose, member, digits)
    },
    stop: () => {
      attempt++
      page = null
      whose = null
    },
  }
}
