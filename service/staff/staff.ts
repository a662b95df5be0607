import type { Abdm } from '../../abdm/index.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { CameraState, ClosedBecause, Language, StaffAsk, StaffPage, StaffPlace } from '../contract/index.ts'
import type { Journal } from '../journal.ts'
import type { Log } from '../log.ts'
import { version } from '../version.ts'
import { badgeText } from './badge.ts'
import { type Check, freeBytesAt, startCheck } from './check.ts'
import { countsOf, hoursOf, startOfIndianDay } from './counts.ts'
import { createReprint, type Reprint } from './reprint.ts'
import type { SettingsFile } from './settings.ts'
import { createSignIn } from './sign-in.ts'
import { checkSlip, testSlip } from './slips.ts'

/** The staff's room: who is in it, and what stands on the glass there. It is entered from the screen at rest alone and holds nothing of a patient. */
export interface Staff {
  /** what was asked on the glass; false: not here, not now */
  hear(ask: StaffAsk): boolean
  /** a QR that was shown to the machine while nobody's visit is on */
  read(text: string, source: 'camera' | 'serial'): void
  camera(state: CameraState): void
  /** the screen at rest is on again, whatever brought it there */
  left(): void
}

export interface StaffParts {
  config: Config
  settings: SettingsFile
  abdm: Pick<Abdm, 'ready'>
  printer: Printer | null
  scanner: SerialScanner | null
  journal: Journal
  log: Log
  clock: Clock
  /** nobody's visit is on, and the screen at rest is on the glass */
  isAtRest(): boolean
  show(page: StaffPage): void
  language(language: Language): void
  /** the staff have put the machine out of service, or back: the rest of the kiosk looks at the settings again */
  serviceChanged(): void
  /** back to the screen at rest */
  home(): void
}

type RoomAsk = Exclude<StaffAsk, { what: 'open' | 'leave' | 'language' | 'typeNumber' | 'badgeNumber' | 'pin' }>

export function createStaff({
  config,
  settings,
  abdm,
  printer,
  scanner,
  journal,
  log,
  clock,
  isAtRest,
  show,
  language,
  serviceChanged,
  home,
}: StaffParts): Staff {
  const { staff } = config
  /** what stands on the glass; null: it is not the staff's */
  let page: StaffPage | null = null
  /** who has shown badge and PIN, by the place in the config */
  let who: number | null = null
  let reprint: Reprint | null = null
  let check: Check | null = null

  const put = (next: StaffPage) => {
    page = next
    show(next)
  }
  const did = (what: 'closed' | 'opened' | 'left') => log.event('staff', { what, badge: who === null ? null : who + 1 })
  const signIn = createSignIn({
    staff,
    clock,
    hasCamera: config.devices.camera !== null,
    show: put,
    happened: (what, badge) => log.event('staff', { what, badge }),
    signedIn: index => {
      who = index
      go('menu')
    },
  })

  function today(part: Extract<StaffPage, { name: 'today' }>['part']) {
    const at = clock.now()
    const since = startOfIndianDay(at).toISOString()
    const visits = journal.visits(since)
    const tokens = journal.tokens(since)
    const counters = config.counters.map(counter => ({
      counter,
      counts: countsOf(
        visits.filter(({ counterId }) => counterId === counter.id),
        tokens.filter(({ counterId }) => counterId === counter.id),
      ),
    }))
    const busy = counters.filter(({ counts }) => counts.sessions > 0 || counts.reprints > 0)
    put({ name: 'today', part, at: at.toISOString(), all: countsOf(visits, tokens), hours: hoursOf(visits), counters: busy })
  }

  function toReprint() {
    const begun = createReprint({
      config,
      printer,
      journal,
      log,
      since: startOfIndianDay(clock.now()),
      changed: () => reprint === begun && shown(begun),
    })
    const shown = (of: Reprint) => put({ name: 'reprint', tokens: of.tokens(), slip: of.slip() })
    reprint = begun
    shown(begun)
  }

  function toCheck() {
    const head = () => ({ facility: config.facility.name, at: clock.now(), version })
    const begun = startCheck({
      abdm,
      printer,
      scanner,
      hasCamera: config.devices.camera !== null,
      clock,
      freeBytes: () => freeBytesAt(config.data),
      testSlip: () => testSlip(head()),
      reportSlip: items => checkSlip(head(), items),
      changed: () => check === begun && put({ name: 'check', ...begun.page() }),
      found: (item, state) => log.event('check', { item, state }),
    })
    check = begun
    put({ name: 'check', ...begun.page() })
  }

  /** What was under way on a page ends with it. */
  function leavePage() {
    reprint?.stop()
    reprint = null
    check?.stop()
    check = null
  }

  function go(to: StaffPlace) {
    leavePage()
    const { closed } = settings.now()
    switch (to) {
      case 'menu':
        return put({ name: 'menu', who: who === null ? null : (staff[who]?.name ?? null), closed })
      case 'today':
        return today('numbers')
      case 'close':
        return put({ name: 'close', closed })
      case 'reprint':
        return toReprint()
      case 'check':
        return toCheck()
    }
  }

  function setClosed(because: ClosedBecause | null) {
    settings.set({ closed: because })
    did(because === null ? 'opened' : 'closed')
    serviceChanged()
    go('close')
  }

  function more(): boolean {
    if (page?.name !== 'today') return false
    const parts = ['numbers', 'counters', 'reasons'] as const
    today(parts[(parts.indexOf(page.part) + 1) % parts.length] ?? 'numbers')
    return true
  }

  /** What only somebody who has signed in may ask. */
  function inside(ask: RoomAsk): boolean {
    switch (ask.what) {
      case 'go':
        go(ask.to)
        return true
      case 'more':
        return more()
      case 'close':
        if (page?.name !== 'close') return false
        setClosed(ask.because)
        return true
      case 'openAgain':
        if (page?.name !== 'close') return false
        setClosed(null)
        return true
      case 'reprint':
        return reprint?.print(ask.index) ?? false
      case 'answer':
        return check?.answer(ask.yes) ?? false
      case 'printReport':
        return check?.print() ?? false
    }
  }

  return {
    hear: ask => {
      if (ask.what === 'open') {
        if (staff.length === 0 || who !== null || (page === null && !isAtRest())) return false
        signIn.start()
        return true
      }
      if (page === null) return false
      switch (ask.what) {
        case 'leave':
          home()
          return true
        case 'language':
          language(ask.language)
          return true
        case 'typeNumber':
          signIn.typeNumber()
          return who === null
        case 'badgeNumber':
          if (who !== null) return false
          signIn.badge(badgeText(ask.digits))
          return true
        case 'pin':
          if (who !== null) return false
          signIn.pin(ask.digits)
          return true
        default:
          return who !== null && inside(ask)
      }
    },
    read: (text, source) => {
      if (source === 'serial') check?.heard()
      if (staff.length === 0 || who !== null || (page === null && !isAtRest())) return
      signIn.badge(text)
    },
    camera: state => {
      if (page !== null && state !== 'starting') signIn.camera(state === 'ready')
      check?.camera(state)
    },
    left: () => {
      if (who !== null) did('left')
      leavePage()
      page = null
      who = null
      signIn.stop()
    },
  }
}
