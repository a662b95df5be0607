import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrinterStatus } from '../../hardware/printer/types.ts'
import { en, hi } from '../../locales/index.ts'
import { clipFile } from '../../locales/voice.ts'
import { spokenParts } from '../../renderer/voice/spoken.ts'
import { writeDemoConfig } from '../../scripts/lib/demo-config.ts'
import { type Config, parseConfig } from '../../service/config.ts'
import type { Intent, Snapshot, ToScreen } from '../../service/contract/index.ts'
import { typeOf } from '../../service/door.ts'
import { openJournal } from '../../service/journal.ts'
import { createKiosk } from '../../service/kiosk.ts'
import { openLanguages } from '../../service/languages/languages.ts'
import type { Log } from '../../service/log.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import type { SettingsFile, StaffSettings } from '../../service/staff/settings.ts'
import { canariesIn, canary } from './canary.ts'
import { settled, walkClock } from './clock.ts'
import { anywhere, malformed, movesOn } from './moves.ts'
import { pretendAbdm } from './pretend-abdm.ts'
import { pretendPrinter } from './pretend-printer.ts'

/** Times that nothing else has, so that a timer is known by how long it is. */
const times = { idle: 61, idleCode: 121, stillThere: 19, tokenScreen: 59, tokenWait: 31, end: 7, park: 599 }
const staffMs = 120_000
/** the last screen before home, and what the machine may be at before it: ABDM's own time-outs (abdm/config.ts), one after the other */
const longestWayHomeS = 600

const config: Config = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'abha-kiosk-walk-'))
  const demo = readFileSync(writeDemoConfig(folder, { sandbox: 'http://127.0.0.1:9', printerPort: 9 }), 'utf8')
  rmSync(folder, { recursive: true })
  const text = demo
    .replace('idleSeconds: 60', `idleSeconds: ${times.idle}`)
    .replace('idleCodeSeconds: 120', `idleCodeSeconds: ${times.idleCode}`)
    .replace('stillThereSeconds: 20', `stillThereSeconds: ${times.stillThere}`)
    .replace('tokenWaitSeconds: 30', `tokenWaitSeconds: ${times.tokenWait}`)
    .replace('tokenScreenSeconds: 60', `tokenScreenSeconds: ${times.tokenScreen}`)
    .replace('parkSeconds: 600', `parkSeconds: ${times.park}`)
    .replace('endSeconds: 8', `endSeconds: ${times.end}`)
    .replace('demographic: null', "demographic: { stateCode: '22', districtCode: '374' }")
    // the demo's PIN, hashed at the least cost there is
    .replace(/pin: \$argon2id.*/, 'pin: $argon2id$v=19$m=8,t=1,p=1$a2lvc2std2Fsaw$ViZgJj1UAjr6OaUjNXiPRjGyQENQmbiwB+XoJe64g8k')
  const parsed = parseConfig(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.config
})()

/** no facility's own: the folder is not there */
const languages = openLanguages(join(tmpdir(), 'abha-kiosk-walk', 'nowhere'))

function settingsInMemory(): SettingsFile {
  let settings: StaffSettings = { closed: null, countersOff: [], languages: ['hi', 'en'], tonguesOff: [], loudness: 'normal' }
  return {
    now: () => settings,
    set: change => {
      settings = { ...settings, ...change }
      return true
    },
  }
}

/** What a walk saw. All counts can be added up. */
export interface Walked {
  events: number
  refused: number
  visits: number
  /** per screen: how often it was reached, how often it was left alone, and the longest way home from there in seconds */
  screens: Map<string, { reached: number; leftAlone: number; homeS: number }>
  issued: number
  printed: number
  shown: number
  /** neither on paper nor on the glass: with the staff, in the list of the last tokens */
  withStaff: number
}

export const nothingWalked = (): Walked => ({ events: 0, refused: 0, visits: 0, screens: new Map(), issued: 0, printed: 0, shown: 0, withStaff: 0 })

export function addWalk(all: Walked, one: Walked): void {
  for (const what of ['events', 'refused', 'visits', 'issued', 'printed', 'shown', 'withStaff'] as const) all[what] += one[what]
  for (const [name, { reached, leftAlone, homeS }] of one.screens) {
    const sum = all.screens.get(name) ?? { reached: 0, leftAlone: 0, homeS: 0 }
    all.screens.set(name, { reached: sum.reached + reached, leftAlone: sum.leftAlone + leftAlone, homeS: Math.max(sum.homeS, homeS) })
  }
}

/** A promise of the kiosk that a walk saw broken. `trail`: the last screens and what was done on them, without digits. */
class Broken extends Error {
  constructor(what: string, trail: readonly string[]) {
    super(`${what}\n  ${trail.slice(-12).join('\n  ')}`)
  }
}

/** A small generator of its own for each event, so that a shorter walk does not change what its events do. */
function diceOf(seed: number): (below: number) => number {
  let state = seed | 0
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const clips = new Map<string, string | null>()
/** Why somebody who cannot read would not know this screen; null: it is said, in both languages. */
function unsaid(snapshot: Snapshot): string | null {
  const parts = spokenParts(snapshot)
  if (parts.length === 0 && snapshot.screen.name !== 'staff' && snapshot.attract === null) return 'the screen says nothing'
  for (const { key } of parts) {
    const known = clips.get(key)
    if (known === undefined) {
      const missing = (['hi', 'en'] as const).find(language => {
        const entry = ({ hi, en }[language] as Record<string, { text: string } | undefined>)[key]
        return clipFile(language, key) === null || (entry !== undefined && entry.text.trim() === '')
      })
      clips.set(key, missing ?? null)
    }
    if (clips.get(key)) return `${key} has no words or no clip in ${clips.get(key)}`
  }
  return null
}

const neverOnGlass = [canary.aadhaar, canary.otp]
const neverOnPaper = ['aadhaar', 'otp', 'mobile', 'name', 'nameInDevanagari', 'street', 'village', 'photo']
const moods: readonly PrinterStatus[] = ['ready', 'ready', 'ready', 'ready', 'nearEnd', 'noPaper', 'coverOpen', 'disconnected', 'error', 'offline']

/** What stands on the glass, as fine as the table has it. */
const placeOf = ({ screen }: Snapshot): string => {
  switch (screen.name) {
    case 'checking':
      return `checking ${screen.what}`
    case 'enterCode':
    case 'enterMobile':
      return `${screen.name} ${screen.purpose}`
    case 'assisted':
      return `assisted ${screen.part.name}`
    case 'staff':
      return `staff ${screen.page.name}`
    default:
      return screen.name
  }
}

/** Walks a kiosk, event after event: the service whole, with a held clock, a pretend ABDM and a pretend printer. Throws `Broken`. */
export async function walk(events: readonly number[]): Promise<Walked> {
  const result = nothingWalked()
  const trail: string[] = []
  const broken = (what: string): never => {
    throw new Broken(what, trail)
  }
  let dice = diceOf(events[0] ?? 0)
  const random = (below: number) => dice(Math.max(1, below))
  // a morning in India
  const clock = walkClock(Date.parse('2026-11-23T04:45:00.000Z'))
  const { abdm, issued, open } = pretendAbdm(clock, random)
  const { printer, paper, turn } = pretendPrinter(clock, random, () => latest?.screen.name === 'staff')
  const { journal } = openJournal(openNodeSqlite, ':memory:', clock.now)
  const log: Log = {
    event: (name, fields) => {
      const said = JSON.stringify(fields)
      if (canariesIn(said).length > 0) broken(`the log holds ${canariesIn(said)}: ${name}`)
      if (name === 'intentRefused') result.refused++
    },
  }

  let latest: Snapshot | null = null
  const shown = new Set<string>()
  const reached = (place: string) => {
    const seen = result.screens.get(place) ?? { reached: 0, leftAlone: 0, homeS: 0 }
    result.screens.set(place, seen)
    return seen
  }
  let lastPlace = ''
  let parked = '0000'
  const see = (snapshot: Snapshot) => {
    latest = snapshot
    const { screen, visit } = snapshot
    const text = JSON.stringify(snapshot)
    for (const secret of neverOnGlass) if (text.includes(secret)) broken(`what was typed came back to the glass on ${screen.name}`)
    if (visit === null && canariesIn(text).length > 0) broken(`between two visits the snapshot holds ${canariesIn(text)} (${screen.name})`)
    const silent = unsaid(snapshot)
    if (silent !== null) broken(`${silent} (${screen.name})`)
    if (screen.name === 'token') shown.add(screen.number)
    if (screen.name === 'parked') parked = screen.number
    const place = placeOf(snapshot)
    if (place !== lastPlace) reached(place).reached++
    lastPlace = place
  }

  const kiosk = createKiosk({
    config: { ...config, exportTo: [] },
    abdm,
    printer,
    printerRecord: null,
    scanner: null,
    journal: { ...journal, isBehind: () => false },
    log,
    clock,
    settings: settingsInMemory(),
    languages,
    certificates: [],
    findings: async () => [],
    openShares: [],
    journalIsKept: true,
  })
  let hear: (message: unknown) => void = () => {}
  let closed = () => {}
  const plugIn = () =>
    kiosk.connect({
      post: (message: ToScreen) => {
        if (message.kind === 'snapshot') see(message.snapshot)
      },
      onMessage: listener => {
        hear = listener
      },
      onClose: listener => {
        closed = listener
      },
      close: () => {},
    })
  const now = () => latest ?? kiosk.snapshot()
  const isHome = () => now().visit === null && ['language', 'outOfService'].includes(now().screen.name)

  /** After every event: somebody will come home from here, by a timer or by an answer that is under way. */
  const look = () => {
    const { screen, overlay, visit } = now()
    if (issued.length > known) {
      const kept = journal.tokens().map(({ tokenNumber }) => tokenNumber)
      for (const number of issued.slice(known)) if (!kept.includes(number)) broken(`the number ${number} was given and is not in the journal`)
      known = issued.length
    }
    if (visit === null && screen.name !== 'staff') return
    const machineAtWork = screen.name === 'checking' || screen.name === 'waitingForToken'
    const awaited =
      overlay?.name === 'stillThere'
        ? clock.isSet(1000)
        : screen.name === 'end'
          ? clock.isSet(times.end * 1000)
          : machineAtWork
            ? open() > 0 || (screen.name === 'waitingForToken' && clock.isSet(times.tokenWait * 1000))
            : [times.idle * 1000, times.idleCode * 1000, times.tokenScreen * 1000, staffMs].some(clock.isSet)
    if (!awaited) broken(`nothing leads home from ${placeOf(now())}`)
  }
  let known = 0

  const say = (intent: Intent, step = now().step) => {
    trail.push(`${placeOf(now())}: ${typeOf(intent)}`)
    hear({ kind: 'intent', step, intent })
  }
  const pick = <T>(all: readonly T[]): T => all[random(all.length)] as T

  async function happen(): Promise<void> {
    const what = random(100)
    if (what < 74) {
      const { screen } = now()
      const moves = movesOn(screen)
      // most people go on; what leads on stands first
      const likely = random(5) < 3 ? moves.slice(0, 2) : moves
      say(screen.name === 'enterPickup' && random(3) > 0 ? { type: 'pickup', digits: parked } : pick(likely))
    } else if (what < 82) {
      const intent = pick(anywhere)
      say(intent)
      if (intent.type === 'leave' && !isHome()) broken('"leave" did not lead home')
    } else if (what < 84) say(pick(movesOn(now().screen)), Math.max(0, now().step - 1 - random(3)))
    else if (what < 85) hear(pick(malformed))
    else if (what < 89) {
      const mood = pick(moods)
      trail.push(`the printer: ${mood}`)
      turn(mood)
    } else if (what < 90) {
      trail.push('the page is loaded anew')
      const staffOn = now().screen.name === 'staff'
      closed()
      plugIn()
      if (!staffOn && !isHome()) broken('a visit went on without a screen')
    } else {
      const seconds = random(3) === 0 ? random(90) : random(12)
      trail.push(`${seconds} s pass`)
      await clock.pass(seconds * 1000)
    }
  }

  try {
    plugIn()
    await settled()
    for (const event of events) {
      dice = diceOf(event)
      result.events++
      await happen()
      await settled()
      look()
    }
    // whoever stands there goes away
    const place = reached(placeOf(now()))
    const from = clock.now().getTime()
    const awayS = () => (clock.now().getTime() - from) / 1000
    trail.push('nobody is there any more')
    while (!isHome()) {
      await clock.toNext()
      if (awayS() > longestWayHomeS) broken(`nobody came home within ${longestWayHomeS} s`)
    }
    place.leftAlone++
    place.homeS = Math.max(place.homeS, awayS())
    // what is under way comes to its end: a number is looked for longest
    await clock.pass((config.abdm.tokens.lookOnSeconds + 120) * 1000)
    known = 0
    look()
    account()
    result.visits = journal.visits('').length
  } finally {
    await kiosk.stop()
  }
  return result

  /** Every number the hospital gave: in the journal, on paper once at the most by itself, and with somebody. */
  function account() {
    const came = new Map<string, number>()
    for (const { slip, byStaff } of paper) {
      const text = JSON.stringify(slip)
      const wrong = canariesIn(text).filter(what => neverOnPaper.includes(what))
      if (wrong.length > 0) broken(`a slip holds ${wrong}`)
      const token = slip.blocks.find(block => block.kind === 'token')
      if (token && !byStaff) came.set(token.text, (came.get(token.text) ?? 0) + 1)
    }
    for (const number of issued) {
      const times = came.get(number) ?? 0
      if (times > 1) broken(`the slip of ${number} came out ${times} times by itself`)
      result.issued++
      if (times > 0) result.printed++
      else if (shown.has(number)) result.shown++
      else result.withStaff++
    }
  }
}
