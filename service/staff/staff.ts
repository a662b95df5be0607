import type { Abdm } from '../../abdm/index.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import { text } from '../../locales/index.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type {
  CameraState,
  ClosedBecause,
  Language,
  MachineRow,
  SettingsNote,
  SlipState,
  StaffAsk,
  StaffLogLine,
  StaffPage,
  StaffPlace,
} from '../contract/index.ts'
import { freeBytesAt, writeSynced } from '../doctor/disk-here.ts'
import type { Finding } from '../doctor/finding.ts'
import { startOfIndianDay } from '../india.ts'
import type { Journal } from '../journal.ts'
import type { Languages } from '../languages/languages.ts'
import type { Log } from '../log.ts'
import type { QrSource } from '../qr-problem.ts'
import { type SlipJob, startSlip } from '../slip-job.ts'
import type { SlipHead } from '../slips.ts'
import { version } from '../version.ts'
import { badgeText } from './badge.ts'
import { type Check, startCheck } from './check.ts'
import { countsOf, hoursOf } from './counts.ts'
import { exportFolders, sinceDays, writeCsv } from './export-csv.ts'
import { handovers } from './handovers.ts'
import { lastEvents } from './log-view.ts'
import { machinePages } from './machine.ts'
import { hashOfFolders, programFolders } from './program-hash.ts'
import { createReprint, type Reprint } from './reprint.ts'
import { isOpen, type SettingsFile } from './settings.ts'
import { createSignIn } from './sign-in.ts'
import { checkSlip, dayCountsSlip, testSlip } from './slips.ts'
import { tablesSince } from './tables.ts'
import { createVoices } from './voices.ts'

const cleaningSeconds = 60

/** The staff's room: who is in it, and what stands on the glass there. It is entered from the screen at rest alone and holds nothing of a patient. */
export interface Staff {
  /** what was asked on the glass; false: not here, not now */
  hear(ask: StaffAsk): boolean
  /** a QR that was shown to the machine while nobody's visit is on */
  read(text: string, source: QrSource): void
  camera(state: CameraState): void
  /** the screen at rest is on again, whatever brought it there */
  left(): void
}

export interface StaffParts {
  config: Config
  settings: SettingsFile
  languages: Languages
  abdm: Pick<Abdm, 'ready'>
  printer: Printer | null
  /** what the printer's record says of it, in one line; null: none was made */
  printerRecord: string | null
  scanner: SerialScanner | null
  /** the doctor's findings, from within the running kiosk */
  findings(): Promise<Finding[]>
  /** one is there to be heard, whether on a serial line or typing */
  hasScanner(): boolean
  journal: Journal
  /** what is written outlives the program, and nothing waits for the disk */
  isKept(): boolean
  log: Log
  clock: Clock
  /** nobody's visit is on, and the screen at rest is on the glass */
  isAtRest(): boolean
  show(page: StaffPage): void
  /** the language of the staff's screens and slips */
  spoken(): Language
  language(language: Language): void
  /** the staff have put the machine out of service, or back: the rest of the kiosk looks at the settings again */
  serviceChanged(): void
  /** back to the screen at rest */
  home(): void
  /** a patient's visit begins, the staff beside them */
  assist(demographic: boolean): void
}

type RoomAsk = Exclude<StaffAsk, { what: 'open' | 'leave' | 'language' | 'typeNumber' | 'badgeNumber' | 'pin' }>

export function createStaff({
  config,
  settings,
  languages: facilityLanguages,
  abdm,
  printer,
  printerRecord,
  scanner,
  findings,
  hasScanner,
  journal,
  isKept,
  log,
  clock,
  isAtRest,
  show,
  spoken,
  language,
  serviceChanged,
  home,
  assist,
}: StaffParts): Staff {
  const { staff } = config
  const startedAt = clock.now()
  /** what stands on the glass; null: it is not the staff's */
  let page: StaffPage | null = null
  /** who has shown badge and PIN, by the place in the config */
  let who: number | null = null
  let reprint: Reprint | null = null
  let check: Check | null = null
  let machine: MachineRow[][] | null = null

  const put = (next: StaffPage) => {
    page = next
    show(next)
  }
  const did = (what: 'closed' | 'opened' | 'left' | 'set' | 'cleaning' | 'exported' | 'assisted' | 'demographic' | 'recorded' | 'languageMade') =>
    log.event('staff', { what, badge: who === null ? null : who + 1 })
  const signIn = createSignIn({
    staff,
    clock,
    hasCamera: config.devices.camera !== null,
    hasScanner,
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
    put({ name: 'today', part, at: at.toISOString(), all: countsOf(visits, tokens), hours: hoursOf(visits), counters: busy, slip: countsSlip })
  }

  let countsSlip: SlipState | null = null
  let countsJob: SlipJob | null = null
  function printCounts(): boolean {
    if (page?.name !== 'today' || countsSlip === 'printing') return false
    const { all } = page
    const tell = (state: SlipState) => {
      countsSlip = state
      if (page?.name === 'today') put({ ...page, slip: state })
    }
    tell('printing')
    countsJob = startSlip(printer, () => dayCountsSlip(slipHead(), all), {
      journal: state => state !== 'printing' && log.event('slip', { kind: 'counts', outcome: state }),
      screen: tell,
    })
    return true
  }

  const slipHead = (): SlipHead => ({ facility: config.facility.name, demo: config.demo, copy: false, at: clock.now(), language: spoken() })

  function toReprint() {
    const begun = createReprint({
      config,
      printer,
      journal,
      log,
      language: spoken,
      since: startOfIndianDay(clock.now()),
      changed: () => reprint === begun && shown(begun),
    })
    reprint = begun
    shown(begun)
  }

  const shown = (of: Reprint) => put({ name: 'reprint', tokens: of.tokens(), page: of.page(), pages: of.pages(), slip: of.slip() })

  const rowsPerPage = 7
  function showHandovers(at: number) {
    const rows = handovers(journal, config, startOfIndianDay(clock.now()).toISOString())
    const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage))
    put({ name: 'handover', rows: rows.slice(at * rowsPerPage, (at + 1) * rowsPerPage), page: at % pages, pages })
  }

  function toCheck() {
    const head = () => ({ ...slipHead(), version })
    // without a printer it goes on at once, before it is told here
    let begun: Check | null = null
    begun = startCheck({
      abdm,
      hipId: config.facility.hipId,
      printer,
      // one that types says nothing of itself: it is there when it is heard
      scanner: scanner ?? (config.devices.scanner?.kind === 'keyboard' ? { status: 'open' as const } : null),
      hasCamera: config.devices.camera !== null,
      clock,
      freeBytes: () => freeBytesAt(config.data),
      writeSynced: () => writeSynced(config.data),
      testSlip: () => testSlip(head()),
      reportSlip: items => checkSlip(head(), items, printerRecord),
      changed: () => begun !== null && check === begun && put({ name: 'check', ...begun.page() }),
      found: (item, state) => log.event('check', { item, state }),
    })
    check = begun
    put({ name: 'check', ...begun.page() })
  }

  /** Nobody of the staff is here any more. */
  function forget() {
    leavePage()
    page = null
    who = null
    signIn.stop()
  }

  /** What was under way on a page ends with it. */
  function leavePage() {
    reprint?.stop()
    reprint = null
    check?.stop()
    check = null
    countsJob?.cancel()
    countsJob = null
    countsSlip = null
    reading++
    voices.stop()
    stopCleaning()
  }

  const voices = createVoices({
    languages: facilityLanguages,
    show: put,
    made: code => {
      settings.set({ tonguesOff: [...settings.now().tonguesOff, code] })
      did('languageMade')
    },
    recorded: () => did('recorded'),
  })

  let settingsPage = 0
  let note: SettingsNote | null = null
  const perPage = 6
  function toSettings() {
    const { languages: offered, tonguesOff, loudness } = settings.now()
    const pages = Math.ceil(config.counters.length / perPage)
    const counters = config.counters
      .slice(settingsPage * perPage, (settingsPage + 1) * perPage)
      .map(counter => ({ counter, open: isOpen(settings.now(), counter.id, config.help.counter) }))
    const ours = (['hi', 'en'] as const).map(code => ({ code, name: text(code, `language.choice.${code}`), offered: offered.includes(code) }))
    const languages = [...ours, ...facilityLanguages.tongues().map(({ code, name }) => ({ code, name, offered: !tonguesOff.includes(code) }))]
    put({ name: 'settings', counters, page: settingsPage, pages, languages, loudness, note })
  }

  function set(change: Parameters<SettingsFile['set']>[0]) {
    note = settings.set(change) ? null : 'notKept'
    did('set')
    toSettings()
  }

  function refuse(because: SettingsNote): true {
    note = because
    toSettings()
    return true
  }

  function setCounter(counterId: string, open: boolean): boolean {
    if (!config.counters.some(({ id }) => id === counterId)) return false
    if (!open && counterId === config.help.counter) return refuse('helpCounter')
    const others = settings.now().countersOff.filter(id => id !== counterId && config.counters.some(counter => counter.id === id))
    const countersOff = open ? others : [...others, counterId]
    set({ countersOff })
    return true
  }

  function setOffered(offer: string, offered: boolean): boolean {
    if (facilityLanguages.tongues().some(({ code }) => code === offer)) {
      const others = settings.now().tonguesOff.filter(code => code !== offer)
      set({ tonguesOff: offered ? others : [...others, offer] })
      return true
    }
    if (offer !== 'hi' && offer !== 'en') return false
    const { languages } = settings.now()
    const left = (['hi', 'en'] as const).filter(each => (each === offer ? offered : languages.includes(each)))
    if (left.length === 0) return refuse('oneLanguage')
    set({ languages: left })
    return true
  }

  let stopCleaning = () => {}
  function clean(secondsLeft: number) {
    if (secondsLeft <= 0) return home()
    put({ name: 'cleaning', secondsLeft })
    stopCleaning = clock.after(1000, () => clean(secondsLeft - 1))
  }

  /** Shows a page that has to be read from the disk first, if nobody has gone elsewhere meanwhile. */
  let reading = 0
  function whenRead<T>(read: Promise<T>, then: (value: T) => void) {
    const mine = ++reading
    void read.then(value => mine === reading && who !== null && then(value))
  }

  const linesPerPage = 9
  let logLines: StaffLogLine[] = []
  function showLog(at: number) {
    const pages = Math.max(1, Math.ceil(logLines.length / linesPerPage))
    put({ name: 'log', lines: logLines.slice(at * linesPerPage, (at + 1) * linesPerPage), page: at, pages })
  }

  let folders: string[] = []
  function showExport(days: 1 | 7 | 31, written: { files: string[] } | null) {
    put({ name: 'export', days, folders, written })
  }

  function exportTo(index: number): boolean {
    const folder = folders[index]
    if (page?.name !== 'export' || folder === undefined) return false
    const { days } = page
    const now = clock.now()
    const write = async () => {
      const { counts, sent } = await tablesSince(journal, config, sinceDays(now, days), now)
      return Promise.all([writeCsv(folder, config, now, days, counts), writeCsv(folder, config, now, days, sent, '-to-counter')])
    }
    whenRead(write(), files => {
      const written = files.filter(file => file !== null)
      // half of it is as good as none: the stick is full, or gone
      const whole = written.length === files.length
      if (whole) did('exported')
      showExport(days, { files: whole ? written : [] })
    })
    return true
  }

  function go(to: StaffPlace) {
    leavePage()
    const { closed } = settings.now()
    switch (to) {
      case 'menu':
        return put({
          name: 'menu',
          who: who === null ? null : (staff[who]?.name ?? null),
          closed,
          demographic: config.abdm.demographic !== null,
          notKept: !isKept(),
        })
      case 'today':
        return today('numbers')
      case 'close':
        return put({ name: 'close', closed })
      case 'reprint':
        return toReprint()
      case 'handover':
        return showHandovers(0)
      case 'check':
        return toCheck()
      case 'machine':
        machine = null
        showMachine(0)
        return whenRead(findings(), found => {
          machine = machinePages(found.map(({ name, ...rest }) => ({ part: name, ...rest })))
          showMachine(0)
        })
      case 'settings':
        settingsPage = 0
        note = null
        return toSettings()
      case 'cleaning':
        did('cleaning')
        return clean(cleaningSeconds)
      case 'log':
        return whenRead(lastEvents(config.data, clock.now(), 90), lines => {
          logLines = lines
          showLog(0)
        })
      case 'about': {
        const about = (hash: string | null) => put({ name: 'about', version, hash, startedAt: startedAt.toISOString() })
        about(null)
        return whenRead(hashOfFolders(programFolders(import.meta.dirname)), about)
      }
      case 'voices':
        return voices.open()
      case 'export':
        return whenRead(exportFolders(config.exportTo), found => {
          folders = found.slice(0, 6)
          showExport(7, null)
        })
    }
  }

  function setClosed(because: ClosedBecause | null) {
    settings.set({ closed: because })
    did(because === null ? 'opened' : 'closed')
    serviceChanged()
    go('close')
  }

  function showMachine(at: number) {
    put({ name: 'machine', rows: machine?.[at] ?? [], looking: machine === null, page: at, pages: machine?.length ?? 1 })
  }

  function more(): boolean {
    if (page?.name === 'machine') {
      showMachine((page.page + 1) % page.pages)
      return true
    }
    if (page?.name === 'log') {
      showLog((page.page + 1) % page.pages)
      return true
    }
    if (page?.name === 'settings') {
      settingsPage = (settingsPage + 1) % page.pages
      note = null
      toSettings()
      return true
    }
    if (page?.name === 'reprint' && reprint !== null) {
      reprint.more()
      shown(reprint)
      return true
    }
    if (page?.name === 'handover') {
      showHandovers((page.page + 1) % page.pages)
      return true
    }
    if (page?.name === 'voices') {
      voices.more()
      return true
    }
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
      case 'assist':
        if (page?.name !== 'menu' || settings.now().closed !== null || (ask.demographic && config.abdm.demographic === null)) return false
        did(ask.demographic ? 'demographic' : 'assisted')
        forget()
        assist(ask.demographic)
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
      case 'printCounts':
        return printCounts()
      case 'counter':
        return page?.name === 'settings' && setCounter(ask.counterId, ask.open)
      case 'offer':
        return page?.name === 'settings' && setOffered(ask.language, ask.offered)
      case 'loudness':
        if (page?.name !== 'settings') return false
        set({ loudness: ask.loudness })
        return true
      case 'days':
        if (page?.name !== 'export') return false
        showExport(ask.days, null)
        return true
      case 'export':
        return exportTo(ask.folder)
      case 'voice':
      case 'newLanguage':
      case 'makeLanguage':
      case 'prompt':
      case 'recording':
        return page !== null && voices.hear(ask, page)
    }
  }

  return {
    hear: ask => {
      if (ask.what === 'open') {
        if (staff.length === 0 || who !== null || (page === null && !isAtRest())) return false
        signIn.start()
        return true
      }
      // the cloth on the glass asks for nothing
      if (page === null || page.name === 'cleaning') return false
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
      if (source !== 'camera') check?.heard()
      if (staff.length === 0 || who !== null || (page === null && !isAtRest())) return
      signIn.badge(text)
    },
    camera: state => {
      if (page !== null && state !== 'starting') signIn.camera(state === 'ready')
      check?.camera(state)
    },
    left: () => {
      if (who !== null) did('left')
      forget()
    },
  }
}
