import { randomInt, randomUUID } from 'node:crypto'
import { createActor, fromPromise } from 'xstate'
import { type Abdm, type AbhaCardQr, type Failure, isNewAbhaAddress, readQr, type UidaiCertificate, type UserTokens } from '../abdm/index.ts'
import type { Printer } from '../hardware/printer/types.ts'
import type { SerialScanner } from '../hardware/scanner/types.ts'
import { consentText } from '../locales/index.ts'
import { type Attracting, createAttract } from './attract.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { consentRecord } from './consent.ts'
import type { Counter, Intent, Language, Snapshot, ToScreen } from './contract/index.ts'
import { createConversations } from './conversations.ts'
import { enteredEvent, takeCard, takeDigits } from './digits.ts'
import type { Finding } from './doctor/finding.ts'
import { longestMessage, parseMessage, typeOf } from './door.ts'
import { watchFacility } from './facility.ts'
import type { ForgivingJournal } from './forgiving.ts'
import { watchHealth } from './health.ts'
import type { OpenShare } from './journal.ts'
import type { Languages } from './languages/languages.ts'
import type { Log } from './log.ts'
import { kioskChart } from './machine/chart.ts'
import { type Context, defaultSettings, type KioskFacts, type ParkedContext, parkedContext, readerOf } from './machine/context.ts'
import type { KioskEvent } from './machine/events.ts'
import type { ViewMeta } from './machine/parts.ts'
import { screenOf } from './machine/view.ts'
import { createParking } from './parking.ts'
import type { ServicePort } from './ports.ts'
import { createPresence } from './presence.ts'
import { createPrinting } from './printing.ts'
import { cardProblemOf, type QrSource, qrProblemOf } from './qr-problem.ts'
import { seriesOf } from './series.ts'
import { takeAadhaarCard, takeDetails } from './staff/card.ts'
import { declarationRecord } from './staff/declaration.ts'
import { isOpen, type SettingsFile } from './staff/settings.ts'
import { createStaff } from './staff/staff.ts'
import { createVisit, type Visit, wipeIdentity } from './visit.ts'

export interface KioskParts {
  config: Config
  abdm: Abdm
  printer: Printer | null
  /** what the printer's record says of it, in one line; null: none was made */
  printerRecord: string | null
  scanner: SerialScanner | null
  /** the doctor's findings, from within the running kiosk */
  findings(): Promise<Finding[]>
  journal: ForgivingJournal
  log: Log
  clock: Clock
  settings: SettingsFile
  languages: Languages
  /** UIDAI's keys; none: the signatures of Aadhaar QRs are not checked */
  certificates: readonly UidaiCertificate[]
  /** shares that were open when the program ended */
  openShares: readonly OpenShare[]
  /** what is written outlives the program: without that nobody could say which number is the next */
  journalIsKept: boolean
  /** clears memory of what was let go of; a walk through thousands of visits has none */
  forget?: () => void
}

export interface Kiosk {
  /** a screen: it gets every snapshot, and what it says is parsed at the door */
  connect(port: ServicePort): void
  snapshot(): Snapshot
  /** the recorder is on the glass: the page may hear */
  microphone(): boolean
  /** calls back when that changes; one listener */
  onMicrophone(listener: (wanted: boolean) => void): void
  /** ends the visit that is on and lets go of the devices */
  stop(): Promise<void>
}

const resends = 2
/** what the camera and the scanner say holds whatever is on the glass */
const fromDevices: Intent['type'][] = ['read', 'camera', 'hint']
const revealMs = 10_000
const staffMs = 120_000
const screenBackMs = 10_000
const forgetMs = 1000
const loudnesses = { quiet: 0.35, normal: 0.7, loud: 0.85 } as const

/** The kiosk: the chart, the visit's secrets, the devices, and the screens that look at it. */
export function createKiosk({
  config,
  abdm,
  printer,
  printerRecord,
  scanner,
  findings,
  journal,
  log,
  clock,
  settings,
  languages: facilityLanguages,
  certificates,
  openShares,
  journalIsKept,
  forget = () => {},
}: KioskParts): Kiosk {
  const counters: Counter[] = config.counters
  // one that types says nothing of itself: it is taken to be there
  const hasScanner = () => config.devices.scanner?.kind === 'keyboard' || scanner?.status === 'open'
  const helpCounter = counters.find(counter => counter.id === config.help.counter) ?? null
  const facts: KioskFacts = {
    facility: config.facility.name,
    helpCounter,
    get counters() {
      return counters.filter(({ id }) => isOpen(settings.now(), id, config.help.counter))
    },
    hasCamera: config.devices.camera !== null,
    get hasScanner() {
      return hasScanner()
    },
    series: config.offline.series && journalIsKept,
    consentPages: consentText.original.length,
    resends,
    parkMinutes: Math.ceil(config.times.parkSeconds / 60),
    addressSuffix: `@${config.abdm.cmId}`,
  }
  const resendMs = config.times.resendSeconds * 1000
  const nowMs = () => clock.now().getTime()

  let visit: Visit = { ...createVisit('', clock.now()), over: true }
  const screens = new Set<ServicePort>()
  let stopWaiting = () => {}

  const printing = createPrinting({
    printer,
    config,
    journal,
    log,
    clock,
    told: state => actor.send({ type: 'slip', state }),
    queued: number => actor.send({ type: 'queued', number }),
    series: () => (journalIsKept ? seriesOf(config, clock.now()) : null),
  })

  const facility = watchFacility(abdm, config, log, clock)
  const conversations = createConversations({
    abdm,
    config,
    facility,
    journal,
    log,
    clock,
    visit: () => visit,
    shareLeft: () => actor.send({ type: 'shareLeft' }),
    context: () => actor.getSnapshot().context,
    isAwaited: journalId => visit.journalId === journalId && actor.getSnapshot().matches({ share: 'sharing' }),
    logOut: logOutTokens,
    cameToNothing: failure => health.failed(failure),
  })

  /** logouts on their way; each ends by itself after some seconds */
  const loggingOut = new Set<Promise<void>>()

  function logOutTokens(tokens: UserTokens) {
    const leaving: Promise<void> = abdm.login.logout(tokens).finally(() => loggingOut.delete(leaving))
    loggingOut.add(leaving)
  }

  function logOut(of: Visit) {
    for (const tokens of wipeIdentity(of)) logOutTokens(tokens)
  }

  /** The one way out of a visit. */
  function endSession(reason: string, screen: string, { language, tongue, counter }: Pick<Context, 'language' | 'tongue' | 'counter'>) {
    if (visit.over) return
    visit.counts.counterId = counter?.id ?? null
    visit.over = true
    printing.end()
    logOut(visit)
    const seconds = Math.round((nowMs() - visit.startedAt.getTime()) / 1000)
    log.event('visitEnded', { reason, screen, seconds })
    journal.visitEnded({ at: clock.now().toISOString(), seconds, language: tongue ?? language, reason, screen, ...visit.counts })
    // not while the finger still looks, and once more when ABDM has heard of the logout
    for (const after of [forgetMs, 5 * forgetMs]) clock.after(after, forget)
  }

  const staff = createStaff({
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
    isKept: () => journalIsKept && !journal.isBehind(),
    log,
    clock,
    isAtRest: () => visit.over && actor.getSnapshot().matches('language'),
    show: page => actor.send({ type: 'staff.page', page }),
    spoken: () => actor.getSnapshot().context.language,
    language: language => actor.send({ type: 'staff.language', language }),
    serviceChanged: tellService,
    home: () => goHome('left'),
    assist: demographic => {
      visit = createVisit(randomUUID(), clock.now())
      visit.counts.assisted = true
      log.event('visitStarted', { language: actor.getSnapshot().context.language })
      actor.send({ type: 'staff.assist', visit: visit.id, demographic })
    },
  })

  let trouble: Context['outOfService'] = null
  /** Out of service because the staff say so, else because of what is broken. */
  function tellService() {
    actor.send({ type: 'health', problem: settings.now().closed ?? trouble })
  }

  let stopped = false
  let endReason = 'done'
  let lastView = 'language'

  const chart = kioskChart(facts, resendMs, nowMs).provide({
    delays: { tokenWait: config.times.tokenWaitSeconds * 1000, reveal: revealMs, end: config.times.endSeconds * 1000 },
    actors: {
      findSenders: fromPromise(() => conversations.findSenders()),
      sendLoginCode: fromPromise(({ input }) => conversations.sendLoginCode(input.sender)),
      verifyLogin: fromPromise(() => conversations.verifyLogin()),
      enterAccount: fromPromise(({ input }) => conversations.enterAccount(input.index)),
      loadProfile: fromPromise(() => conversations.loadProfile()),
      sendAadhaarCode: fromPromise(() => conversations.sendAadhaarCode()),
      enrol: fromPromise(() => conversations.enrol()),
      enrolByDemographics: fromPromise(() => conversations.enrolByDemographics()),
      sendMessagesCode: fromPromise(() => conversations.sendMessagesCode()),
      verifyMessages: fromPromise(() => conversations.verifyMessages()),
      suggestions: fromPromise(() => conversations.suggestions()),
      saveAddress: fromPromise(({ input }) => conversations.saveAddress(input.address)),
      shareAndWait: fromPromise(() => conversations.shareAndWait()),
      sendShareCode: fromPromise(() => conversations.sendShareCode()),
      verifyShare: fromPromise(() => conversations.verifyShare()),
    },
    actions: {
      endSession: ({ context }) => {
        staff.left()
        endSession(endReason, lastView, context)
      },
      wipeIdentity: () => logOut(visit),
      recordConsent: ({ context }) => journal.consent(consentRecord(context.language, clock.now())),
      recordDeclaration: ({ context }) => journal.consent(declarationRecord(context.language, clock.now())),
      dropSlip: () => printing.drop(),
      stopSharing: () => {
        visit.attempt = null
      },
      printToken: ({ context }) => {
        visit.counts.outcome = 'token'
        printing.token(context, visit.journalId)
      },
      printNoAnswer: ({ context }) => {
        visit.counts.outcome = 'noAnswer'
        printing.noNumberYet(context)
      },
      printCounter: ({ context }) => {
        visit.counts.outcome = 'counter'
        visit.counts.why = context.without?.reason ?? 'notNow'
        printing.toCounter(context)
      },
      printAbha: ({ context }) => {
        if (visit.counts.outcome === 'none') visit.counts.outcome = 'abha'
        printing.abha(context)
      },
      printPark: ({ context }) => printing.park(context),
    },
  })
  // the chart's own delays are on the same clock as everything else
  const actor = createActor(chart, { clock: { setTimeout: (run, ms) => clock.after(ms, run), clearTimeout: stop => stop?.() } })

  interface Parked {
    visit: Visit
    to: 'login' | 'aadhaar'
    context: ParkedContext
  }
  const parking = createParking<Parked>({ clock, forMs: config.times.parkSeconds * 1000, random: below => randomInt(below) }, parked => {
    parked.visit.over = true
    logOut(parked.visit)
    log.event('parked', { state: 'forgotten' })
  })
  parking.onChange(any => actor.send({ type: 'resumable', any }))

  const presence = createPresence(
    clock,
    {
      idleMs: config.times.idleSeconds * 1000,
      idleCodeMs: config.times.idleCodeSeconds * 1000,
      stillThereMs: config.times.stillThereSeconds * 1000,
      outcomeMs: config.times.tokenScreenSeconds * 1000,
      staffMs,
    },
    {
      asking: secondsLeft => actor.send({ type: 'presence', secondsLeft }),
      gone: asked => goHome(asked ? 'idle' : 'timeUp'),
    },
  )

  let attracting: Attracting = null
  const { afterSeconds, inviteEveryMinutes, quiet } = config.attract
  const attract = createAttract(
    clock,
    { afterMs: afterSeconds * 1000, inviteEveryMs: inviteEveryMinutes === null ? null : inviteEveryMinutes * 60_000, quiet },
    told => {
      attracting = told
      publish()
    },
  )

  function goHome(reason: string) {
    endReason = reason
    actor.send({ type: 'home' })
    endReason = 'done'
  }

  /** What the leaf that is on says of itself. */
  function meta(): ViewMeta {
    const found = Object.values(actor.getSnapshot().getMeta()).find(value => value !== undefined)
    if (!found) throw new Error('a leaf of the chart shows nothing')
    return found as ViewMeta
  }

  /** Somebody touched the glass, or the screen changed. */
  function somebody() {
    const { view } = meta()
    const { helpOpen, settingsOpen, settings, language } = actor.getSnapshot().context
    const left = helpOpen || settingsOpen || settings !== defaultSettings || language !== 'hi'
    presence.somebody(view, left)
    if (view === 'language' && !left) attract.rest()
    else attract.stop()
  }

  let step = 0
  let lastKey = ''
  let lastScreenKey = ''
  let lastLaid = ''

  /** The facility's own languages that the staff have not switched off. */
  const tongues = () => facilityLanguages.tongues().filter(({ code }) => !settings.now().tonguesOff.includes(code))

  function snapshot(): Snapshot {
    const state = actor.getSnapshot()
    const { context } = state
    const { view, job, footprints } = meta()
    const { languages, loudness } = settings.now()
    const offered = tongues()
    // at rest the machine speaks a language it offers
    const atRest = context.visit === null && view !== 'staff'
    const screen = screenOf(view, context, facts, nowMs(), resendMs)
    const overlay = context.presence
      ? ({ name: 'stillThere', secondsLeft: context.presence.secondsLeft } as const)
      : context.helpOpen
        ? ({ name: 'help', who: config.help.who, counter: helpCounter } as const)
        : context.settingsOpen
          ? ({ name: 'settings', changed: context.settingChanged } as const)
          : null
    return {
      step,
      visit: context.visit,
      language: atRest && !languages.includes(context.language) ? (languages[0] ?? 'hi') : context.language,
      settings: context.settings,
      // another language for this visit leaves this one behind
      tongue: offered.find(({ code, over }) => code === context.tongue && over === context.language)?.code ?? null,
      tongues: offered,
      job: job === 'flow' ? context.flow : job,
      screen,
      overlay,
      footprints,
      canGoBack: state.can({ type: 'back' }),
      demo: config.demo,
      attract: attracting,
      facility: config.facility.name,
      printer: printer?.status ?? 'disconnected',
      languages,
      loudness: loudnesses[loudness],
      reader: readerOf(context, facts),
      camera: config.devices.camera
        ? { worker: config.devices.camera.worker, html5qrcode: config.devices.camera.html5qrcode, deviceLabel: config.devices.camera.label }
        : null,
      wedge: config.devices.scanner?.kind === 'keyboard' ? { start: config.devices.scanner.startKey, end: config.devices.scanner.endKeys } : null,
    }
  }

  function publish() {
    const { view } = meta()
    const state = actor.getSnapshot()
    const { page, consentPoint, code, presence: asked, helpOpen, settingsOpen, visit: id, staff: staffPage } = state.context
    // another screen, another page or point of it: somebody was there, or the machine has moved on
    // a code that arrives while a number is being typed must not cost the finger a digit
    const codeKey = view.startsWith('enterCode') ? [code.sent, code.triesLeft] : null
    const screenKey = JSON.stringify([state.value, page, consentPoint, codeKey, id, staffPage])
    const changed = screenKey !== lastScreenKey
    const laid = helpOpen ? 'help' : settingsOpen ? 'settings' : ''
    if (changed || laid !== lastLaid) somebody()
    // an intent is stale with any of these, and when something was laid over the screen
    const key = `${screenKey} ${asked !== null} ${laid}`
    if (key !== lastKey) step++
    lastScreenKey = screenKey
    lastLaid = laid
    lastKey = key
    lastView = view
    const message = { kind: 'snapshot' as const, snapshot: snapshot() }
    for (const screen of screens) screen.post(message)
    // help is about the screen below; a token or a way to the counter must not come behind it, nor behind the settings
    if (changed && helpOpen) actor.send({ type: 'closeHelp' })
    if (changed && settingsOpen) actor.send({ type: 'closeSettings' })
    if (changed && (view === 'scanCounter' || view === 'showCard' || view === 'showCard.note')) scanner?.forget()
  }
  /** The microphone is asked for on one page of the staff's room and on no other. */
  let listening = false
  let microphoneChanged: (wanted: boolean) => void = () => {}
  const wantsMicrophone = () => actor.getSnapshot().context.staff?.name === 'record'
  actor.subscribe(() => {
    if (wantsMicrophone() === listening) return
    listening = !listening
    microphoneChanged(listening)
  })

  actor.subscribe(publish)

  const spokenMessage = (): ToScreen => ({ kind: 'languages', languages: facilityLanguages.forPage() })
  facilityLanguages.onChange(() => {
    for (const screen of screens) screen.post(spokenMessage())
  })

  /** Screens that count seconds are published each second while they are on. */
  let stopTicking = () => {}
  const tick = () => {
    stopTicking = clock.after(1000, () => {
      const { view } = meta()
      if (view.startsWith('enterCode') || view === 'codeLadder') publish()
      tick()
    })
  }

  /** An Aadhaar card, shown where it is asked for. Nothing of it is logged but how long it was and whether it could be read. */
  function readAadhaarCard(text: string, source: QrSource) {
    const shownOn = lastScreenKey
    void takeAadhaarCard(text, visit, abdm, certificates, noKey).then(event => {
      if (event === null) return
      log.event('qrRead', { source, kind: event.type === 'aadhaarCardProblem' ? event.problem : 'aadhaarCard', length: text.length })
      if (lastScreenKey !== shownOn || !actor.getSnapshot().can(event)) return
      somebody()
      actor.send(event)
    })
  }

  /** What a QR means is decided here, for camera and scanners alike, and by what is asked for; anything else leads nowhere and opens nothing. */
  function read(text: string, source: QrSource) {
    const state = actor.getSnapshot()
    if (state.matches('language') || state.matches('staff')) return staff.read(text, source)
    if (state.matches({ demographic: 'card' })) return readAadhaarCard(text, source)
    const noted = state.matches({ offline: 'card' })
    const asked = state.matches('counter') ? 'counter' : noted || state.matches({ finding: 'showCard' }) ? 'card' : null
    if (asked === null) return
    const qr = readQr(text, { counter: { hipIds: [config.facility.hipId], hosts: config.abdm.qrHosts }, aadhaar: null })
    log.event('qrRead', { source, kind: qr.kind === 'refused' ? qr.reason : qr.kind, length: text.length })
    somebody()
    if (asked === 'card') {
      // nobody can be asked whose it is: that it is here is all that is kept
      if (qr.kind === 'abhaCard') return noted ? actor.send({ type: 'cardSeen' }) : cardShown(qr.card)
      if (state.can({ type: 'cardProblem', problem: 'notReadable' })) actor.send({ type: 'cardProblem', problem: cardProblemOf(qr) })
      return
    }
    const counter = qr.kind === 'counter' ? facts.counters.find(({ id }) => id === qr.counter.counterId) : undefined
    if (counter) actor.send({ type: 'counter', counter })
    else if (state.can({ type: 'qrProblem', problem: 'payment' })) actor.send({ type: 'qrProblem', problem: qrProblemOf(qr) })
  }

  const noKey = (failure: Failure) =>
    log.event('abdmFailed', {
      conversation: 'certificate',
      reason: failure.reason,
      code: failure.code,
      status: failure.status,
      line: failure.line ?? null,
    })

  let takingCard = false
  /** The first card counts: another one held up while it is being taken is not looked at, and after it no card is asked for. */
  function cardShown(card: AbhaCardQr) {
    if (takingCard) return
    takingCard = true
    const shownOn = lastScreenKey
    void takeCard(card, visit, abdm, noKey)
      .then(event => {
        // another screen has come while the key was fetched: this card was for the one before
        if (event && lastScreenKey === shownOn && actor.getSnapshot().can(event)) actor.send(event)
      })
      .finally(() => {
        takingCard = false
      })
  }

  /** Under which of ABDM's keys the code goes that is asked for now. */
  function codeFor(): 'profile' | 'phr' | 'phrWeb' {
    const state = actor.getSnapshot()
    if (state.matches({ share: 'code' })) return 'phr'
    return state.matches({ finding: 'code' }) && visit.loginBy === 'abha-address' ? 'phrWeb' : 'profile'
  }

  /** A finger is there. While "are you still there?" stands, only its two keys answer it: the finger may be on its way to "no". */
  function touched() {
    if (actor.getSnapshot().context.presence === null) somebody()
  }

  /** The visit leaves this session with all it knows; in its place stands one that knows nothing. */
  function park(): boolean {
    const state = actor.getSnapshot()
    const to = state.matches({ finding: 'parkOffer' }) ? 'login' : state.matches({ making: 'parkOffer' }) ? 'aadhaar' : null
    if (to === null) return false
    const { number, until } = parking.park({ visit, to, context: parkedContext(state.context) })
    visit = createVisit(visit.id, visit.startedAt)
    log.event('parked', { state: 'parked' })
    somebody()
    actor.send({ type: 'parked', number, until: until.toISOString() })
    return true
  }

  function pickUp(number: string) {
    somebody()
    const found = parking.resume(number)
    log.event('parked', { state: found.is === 'found' ? 'resumed' : found.is })
    if (found.is !== 'found') return actor.send({ type: 'pickupWrong', closed: found.is === 'closed' })
    const { id, startedAt } = visit
    visit = Object.assign(found.kept.visit, { id, startedAt })
    actor.send({ type: 'resumed', to: found.kept.to, context: found.kept.context })
  }

  /** A facility's own can be offered where the language it lies over is not. */
  const isOffered = (language: Language, tongue: string | undefined) =>
    tongue === undefined ? settings.now().languages.includes(language) : tongues().some(({ code, over }) => code === tongue && over === language)

  function hear(intent: Intent) {
    const refuse = () => log.event('intentRefused', { kind: 'wrongState', type: typeOf(intent) })
    const send = (event: KioskEvent) => {
      if (!actor.getSnapshot().can(event)) return refuse()
      somebody()
      actor.send(event)
    }
    const { context } = actor.getSnapshot()
    switch (intent.type) {
      case 'touched':
        return touched()
      case 'stillHere':
        return somebody()
      case 'leave':
        return goHome('left')
      case 'language':
        if (!isOffered(intent.language, intent.tongue)) return refuse()
        if (!actor.getSnapshot().can({ type: 'language', language: intent.language, visit: '' })) return refuse()
        visit = createVisit(randomUUID(), clock.now())
        log.event('visitStarted', { language: intent.language })
        return send({ type: 'language', language: intent.language, tongue: intent.tongue ?? null, visit: visit.id })
      case 'choose':
        if (intent.choice === 'park') return park() ? undefined : refuse()
        return send({ type: `choose.${intent.choice}` })
      case 'counter': {
        const counter = facts.counters.find(({ id }) => id === intent.counterId)
        return counter ? send({ type: 'counter', counter }) : refuse()
      }
      case 'account':
        return send({ type: 'account', index: context.page * 3 + intent.index })
      case 'address':
        return send({ type: 'address', index: context.page * 3 + intent.index })
      case 'ownAddress':
        // the glass looks at the rules while it is written; here they are kept
        return isNewAbhaAddress(intent.text) ? send({ type: 'ownAddress', address: intent.text }) : refuse()
      case 'mobile':
      case 'abhaNumber':
      case 'aadhaar':
      case 'code': {
        if (!actor.getSnapshot().can(enteredEvent(intent.type))) return refuse()
        const typedOn = lastScreenKey
        // another screen may come while the key is fetched: these digits were for the one before
        const isOurs = () => lastScreenKey === typedOn
        void takeDigits(intent, visit, abdm, codeFor(), isOurs, noKey).then(event => {
          if (event && isOurs()) send(event)
        })
        return
      }
      case 'pickup':
        return actor.getSnapshot().can({ type: 'pickupWrong', closed: false }) ? pickUp(intent.digits) : refuse()
      case 'read':
        return read(intent.text, intent.source ?? 'camera')
      case 'camera': {
        log.event('camera', { state: intent.state })
        staff.camera(intent.state)
        if (intent.state === 'starting') return
        actor.send({ type: 'camera', live: intent.state === 'ready' })
        return
      }
      case 'hint':
        // said by the camera, not by a person: a poster in its view must not keep a visit alive
        actor.send({ type: 'hint', hint: intent.hint })
        return
      case 'back':
        endReason = 'left'
        send({ type: 'back' })
        endReason = 'done'
        return
      case 'details': {
        if (!actor.getSnapshot().matches({ demographic: 'details' })) return refuse()
        const details = takeDetails(intent, visit, clock.now())
        return details ? send({ type: 'details', details }) : refuse()
      }
      case 'staff':
        somebody()
        return staff.hear(intent.ask) ? undefined : refuse()
      case 'help':
        return send({ type: 'help' })
      case 'closeHelp':
      case 'settings':
      case 'closeSettings':
        return send({ type: intent.type })
      case 'set':
        return intent.setting.of === 'language' && !isOffered(intent.setting.to, intent.setting.tongue) ? refuse() : send(intent)
    }
  }

  const stopListening = [
    printer?.onStatus(status => {
      log.event('printer', { status })
      publish()
    }),
    scanner?.onRead(({ text }) => read(text, 'serial')),
    scanner?.onStatus(status => {
      log.event('scanner', { status })
      actor.send({ type: 'scanner' })
    }),
  ]

  actor.start()
  tellService()
  for (const share of openShares) conversations.goOn(share)
  tick()
  const health = watchHealth(abdm, config.facility.hipId, facility, clock, (problem, line) => {
    log.event('health', { state: problem ?? 'ok', line })
    trouble = problem
    tellService()
  })

  return {
    snapshot,
    microphone: wantsMicrophone,
    onMicrophone: listener => {
      microphoneChanged = listener
    },
    connect: port => {
      screens.add(port)
      log.event('screenConnected', { count: screens.size })
      port.onMessage(raw => {
        const message = typeof raw === 'string' && raw.length > longestMessage ? null : parseMessage(raw)
        if (!message) return log.event('intentRefused', { kind: 'malformed', type: 'unknown' })
        switch (message.kind) {
          case 'hello':
            port.post(spokenMessage())
            return port.post({ kind: 'snapshot', snapshot: snapshot() })
          case 'clip': {
            const { language, key } = message
            return port.post({ kind: 'clip', language, key, clip: facilityLanguages.clip(language, key) })
          }
          case 'intent':
            if (message.step !== step) {
              // somebody is there all the same
              if (message.intent.type === 'touched') touched()
              else if (fromDevices.includes(message.intent.type)) hear(message.intent)
              else log.event('intentRefused', { kind: 'oldStep', type: typeOf(message.intent) })
              return
            }
            return hear(message.intent)
        }
      })
      port.onClose(() => {
        screens.delete(port)
        if (stopped) return
        // nobody sees the visit any more: it must not wait for the next person
        if (screens.size > 0) return
        // the staff's room holds nothing of a patient, and its recorder is another document of the browser host: the screen comes back at once
        if (actor.getSnapshot().matches('staff')) stopWaiting = clock.after(screenBackMs, () => screens.size === 0 && goHome('screenGone'))
        else goHome('screenGone')
      })
      port.post(spokenMessage())
      port.post({ kind: 'snapshot', snapshot: snapshot() })
    },
    stop: async () => {
      goHome('stopped')
      stopped = true
      parking.close()
      stopTicking()
      stopWaiting()
      health.stop()
      presence.stop()
      attract.stop()
      for (const stop of stopListening) stop?.()
      actor.stop()
      await conversations.stop()
      await Promise.all([printer?.close(), scanner?.close(), ...loggingOut])
      await abdm.close()
      journal.close()
    },
  }
}
