import { randomUUID } from 'node:crypto'
import { createActor, fromPromise } from 'xstate'
import { type Abdm, readCounterQr } from '../abdm/index.ts'
import type { Printer } from '../hardware/printer/types.ts'
import type { SerialScanner } from '../hardware/scanner/types.ts'
import { consentText } from '../locales/index.ts'
import { type Attracting, createAttract } from './attract.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { consentRecord } from './consent.ts'
import type { Counter, Intent, QrProblem, Snapshot } from './contract/index.ts'
import { createConversations } from './conversations.ts'
import { enteredEvent, takeDigits } from './digits.ts'
import { longestMessage, parseMessage, typeOf } from './door.ts'
import { watchFacility } from './facility.ts'
import { watchHealth } from './health.ts'
import { forgiving, type Journal } from './journal.ts'
import type { Log } from './log.ts'
import { kioskChart } from './machine/chart.ts'
import { defaultSettings, type KioskFacts } from './machine/context.ts'
import type { KioskEvent } from './machine/events.ts'
import type { ViewMeta } from './machine/parts.ts'
import { screenOf } from './machine/view.ts'
import type { ServicePort } from './ports.ts'
import { createPresence } from './presence.ts'
import { createPrinting } from './printing.ts'
import { createVisit, type Visit, wipeIdentity } from './visit.ts'

export interface KioskParts {
  config: Config
  abdm: Abdm
  printer: Printer | null
  scanner: SerialScanner | null
  journal: Journal
  log: Log
  clock: Clock
}

export interface Kiosk {
  /** a screen: it gets every snapshot, and what it says is parsed at the door */
  connect(port: ServicePort): void
  snapshot(): Snapshot
  /** ends the visit that is on and lets go of the devices */
  stop(): Promise<void>
}

const resends = 2
const revealMs = 10_000

/** The kiosk: the chart, the visit's secrets, the devices, and the screens that look at it. */
export function createKiosk({ config, abdm, printer, scanner, journal: written, log, clock }: KioskParts): Kiosk {
  const journal = forgiving(written, what => log.event('journalFailed', { what }))
  const counters: Counter[] = config.counters
  const helpCounter = counters.find(counter => counter.id === config.help.counter) ?? null
  const facts: KioskFacts = {
    facility: config.facility.name,
    helpCounter,
    counters,
    hasCamera: config.devices.camera !== null,
    consentPages: consentText.original.length,
    resends,
    addressSuffix: `@${config.abdm.cmId}`,
  }
  const resendMs = config.times.resendSeconds * 1000
  const nowMs = () => clock.now().getTime()

  let visit: Visit = { ...createVisit('', clock.now()), over: true }
  const screens = new Set<ServicePort>()

  const printing = createPrinting({ printer, config, journal, log, clock, told: state => actor.send({ type: 'slip', state }) })

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
  })

  function logOut(of: Visit) {
    const held = wipeIdentity(of)
    const logOutAll = () => {
      for (const tokens of held) void abdm.login.logout(tokens)
    }
    // a share under way is asked after with its token until the hospital has answered, or for 75 s at the most
    if (of.sharing) void of.sharing.finally(logOutAll)
    else logOutAll()
  }

  /** The one way out of a visit. */
  function endSession(reason: string, screen: string, language: 'hi' | 'en') {
    if (visit.over) return
    visit.over = true
    printing.end()
    logOut(visit)
    const seconds = Math.round((nowMs() - visit.startedAt.getTime()) / 1000)
    log.event('visitEnded', { reason, screen, seconds })
    journal.visitEnded({ at: clock.now().toISOString(), seconds, language, reason, screen })
  }

  let endReason = 'done'
  let lastView = 'language'

  const chart = kioskChart(facts, resendMs, nowMs).provide({
    delays: { tokenWait: config.times.tokenWaitSeconds * 1000, reveal: revealMs, end: config.times.endSeconds * 1000 },
    actors: {
      sendLoginCode: fromPromise(() => conversations.sendLoginCode()),
      verifyLogin: fromPromise(() => conversations.verifyLogin()),
      enterAccount: fromPromise(({ input }) => conversations.enterAccount(input.index)),
      loadProfile: fromPromise(() => conversations.loadProfile()),
      sendAadhaarCode: fromPromise(() => conversations.sendAadhaarCode()),
      enrol: fromPromise(() => conversations.enrol()),
      sendMessagesCode: fromPromise(() => conversations.sendMessagesCode()),
      verifyMessages: fromPromise(() => conversations.verifyMessages()),
      suggestions: fromPromise(() => conversations.suggestions()),
      saveAddress: fromPromise(({ input }) => conversations.saveAddress(input.address)),
      shareAndWait: fromPromise(() => conversations.shareAndWait()),
      sendShareCode: fromPromise(() => conversations.sendShareCode()),
      verifyShare: fromPromise(() => conversations.verifyShare()),
    },
    actions: {
      endSession: ({ context }) => endSession(endReason, lastView, context.language),
      wipeIdentity: () => logOut(visit),
      recordConsent: ({ context }) => journal.consent(consentRecord(context.language, clock.now())),
      dropSlip: () => printing.drop(),
      stopSharing: () => {
        visit.attempt = null
      },
      printToken: ({ context }) => printing.token(context, visit.journalId),
      printNoAnswer: ({ context }) => printing.noNumberYet(context),
      printCounter: ({ context }) => printing.toCounter(context),
      printAbha: ({ context }) => printing.abha(context),
    },
  })
  const actor = createActor(chart)

  const presence = createPresence(
    clock,
    {
      idleMs: config.times.idleSeconds * 1000,
      idleCodeMs: config.times.idleCodeSeconds * 1000,
      stillThereMs: config.times.stillThereSeconds * 1000,
      outcomeMs: config.times.tokenScreenSeconds * 1000,
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

  function snapshot(): Snapshot {
    const state = actor.getSnapshot()
    const { context } = state
    const { view, job, footprints } = meta()
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
      language: context.language,
      settings: context.settings,
      job: job === 'flow' ? context.flow : job,
      screen,
      overlay,
      footprints,
      canGoBack: state.can({ type: 'back' }),
      demo: config.demo,
      attract: attracting,
      facility: config.facility.name,
      printer: printer?.status ?? 'disconnected',
      camera: config.devices.camera
        ? { worker: config.devices.camera.worker, html5qrcode: config.devices.camera.html5qrcode, deviceLabel: config.devices.camera.label }
        : null,
    }
  }

  function publish() {
    const { view } = meta()
    const state = actor.getSnapshot()
    const { page, consentPoint, code, presence: asked, helpOpen, settingsOpen, visit: id } = state.context
    // another screen, another page or point of it: somebody was there, or the machine has moved on
    // a code that arrives while a number is being typed must not cost the finger a digit
    const codeKey = view.startsWith('enterCode') ? [code.sent, code.triesLeft] : null
    const screenKey = JSON.stringify([state.value, page, consentPoint, codeKey, id])
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
    if (changed && view === 'scanCounter') scanner?.forget()
  }
  actor.subscribe(publish)

  /** Screens that count seconds are published each second while they are on. */
  let stopTicking = () => {}
  const tick = () => {
    stopTicking = clock.after(1000, () => {
      const { view } = meta()
      if (view.startsWith('enterCode') || view === 'codeLadder') publish()
      tick()
    })
  }

  /** What a QR means is decided here, for camera and scanner alike; anything but a counter of this hospital leads nowhere. */
  function read(text: string, source: 'camera' | 'serial') {
    const state = actor.getSnapshot()
    if (!state.matches('counter')) return
    const found = readCounterQr(text, { hipIds: [config.facility.hipId], hosts: config.abdm.qrHosts })
    const counter = found.ok ? counters.find(({ id }) => id === found.value.counterId) : undefined
    const problem: QrProblem | null = found.ok ? (counter ? null : 'unknownCounter') : found.error
    log.event('qrRead', { source, kind: problem ?? 'counter', length: text.length })
    somebody()
    if (counter) actor.send({ type: 'counter', counter })
    else if (state.can({ type: 'qrProblem', problem: 'payment' })) actor.send({ type: 'qrProblem', problem: problem ?? 'notAQrWeKnow' })
  }

  /** A finger is there. While "are you still there?" stands, only its two keys answer it: the finger may be on its way to "no". */
  function touched() {
    if (actor.getSnapshot().context.presence === null) somebody()
  }

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
        if (!actor.getSnapshot().can({ type: 'language', language: intent.language, visit: '' })) return refuse()
        visit = createVisit(randomUUID(), clock.now())
        log.event('visitStarted', { language: intent.language })
        return send({ type: 'language', language: intent.language, visit: visit.id })
      case 'choose':
        return send({ type: `choose.${intent.choice}` })
      case 'counter': {
        const counter = counters.find(({ id }) => id === intent.counterId)
        return counter ? send({ type: 'counter', counter }) : refuse()
      }
      case 'account':
        return send({ type: 'account', index: context.page * 3 + intent.index })
      case 'address':
        return send({ type: 'address', index: context.page * 3 + intent.index })
      case 'mobile':
      case 'abhaNumber':
      case 'aadhaar':
      case 'code': {
        if (!actor.getSnapshot().can(enteredEvent(intent.type))) return refuse()
        const typedOn = lastScreenKey
        void takeDigits(intent, visit, abdm, actor.getSnapshot().matches({ share: 'code' }), failure =>
          log.event('abdmFailed', { conversation: 'certificate', reason: failure.reason, code: failure.code, status: failure.status }),
        ).then(event => {
          // another screen has come while the key was fetched: these digits were for the one before
          if (event && lastScreenKey === typedOn) send(event)
        })
        return
      }
      case 'read':
        return read(intent.text, 'camera')
      case 'camera': {
        log.event('camera', { state: intent.state })
        if (intent.state === 'starting') return
        actor.send({ type: 'camera', live: intent.state === 'ready' })
        return
      }
      case 'back':
        endReason = 'left'
        send({ type: 'back' })
        endReason = 'done'
        return
      case 'help':
        return send({ type: 'help' })
      case 'closeHelp':
      case 'settings':
      case 'closeSettings':
        return send({ type: intent.type })
      case 'set':
        return send(intent)
    }
  }

  const stopListening = [
    printer?.onStatus(status => {
      log.event('printer', { status })
      publish()
    }),
    scanner?.onRead(({ text }) => read(text, 'serial')),
    scanner?.onStatus(status => log.event('scanner', { status })),
  ]

  actor.start()
  tick()
  const health = watchHealth(abdm, facility, clock, problem => {
    log.event('health', { state: problem ?? 'ok' })
    actor.send({ type: 'health', problem })
  })

  return {
    snapshot,
    connect: port => {
      screens.add(port)
      log.event('screenConnected', { count: screens.size })
      port.onMessage(raw => {
        const message = typeof raw === 'string' && raw.length > longestMessage ? null : parseMessage(raw)
        if (!message) return log.event('intentRefused', { kind: 'malformed', type: 'unknown' })
        switch (message.kind) {
          case 'hello':
            return port.post({ kind: 'snapshot', snapshot: snapshot() })
          case 'intent':
            if (message.step !== step) {
              // somebody is there all the same
              if (message.intent.type === 'touched') touched()
              else if (message.intent.type === 'read' || message.intent.type === 'camera') hear(message.intent)
              else log.event('intentRefused', { kind: 'oldStep', type: typeOf(message.intent) })
              return
            }
            return hear(message.intent)
        }
      })
      port.onClose(() => {
        screens.delete(port)
        // nobody sees the visit any more: it must not wait for the next person
        if (screens.size === 0) goHome('screenGone')
      })
      port.post({ kind: 'snapshot', snapshot: snapshot() })
    },
    stop: async () => {
      goHome('stopped')
      stopTicking()
      health.stop()
      presence.stop()
      attract.stop()
      for (const stop of stopListening) stop?.()
      actor.stop()
      await Promise.all([printer?.close(), scanner?.close()])
      await abdm.close()
      journal.close()
    },
  }
}
