import { consentText } from '../../../locales/index.ts'
import type { Somebody } from '../../support/desk.ts'
import { demoStaff } from '../../support/staff-room.ts'
import type { Glass } from './glass.ts'
import type { Outside } from './outside.ts'

type Language = 'hi' | 'en'

interface At {
  glass: Glass
  outside: Outside
  somebody: Somebody
  /** the newest message that lay on any phone when this visit began */
  newest: number
}

/** What a visit came to on the glass: a queue number, and whether the kiosk's own words were those that were to come. */
export interface Came {
  token: boolean
}

const scan = ({ outside }: At, text: string) => outside.scanner.send([Buffer.from(`${text}\r\n`)], 0)

async function scanCounter(at: At, counter: string) {
  await at.glass.on('scanCounter')
  const qr = (await counters(at)).find(({ id }) => id === counter)?.qr
  await scan(at, qr ?? '')
}

/** The sheets hang there all day. */
let sheets: Promise<{ id: string; qr: string }[]> | null = null
const counters = ({ outside }: At) => {
  sheets ??= outside.dock.counters()
  return sheets
}

async function begin({ glass }: At, language: Language, want: 'token' | 'abha') {
  await glass.on('language')
  await glass.press(language)
  await glass.on('want')
  await glass.press(want)
}

async function toKnownBy(at: At, language: Language, counter: string) {
  await begin(at, language, 'token')
  await scanCounter(at, counter)
  await at.glass.on('knownBy')
}

async function typeCode({ glass, outside, newest }: At, mobile: string | null) {
  await glass.on('enterCode')
  await glass.type(await outside.dock.code(mobile ?? '', { after: newest, withinMs: 30_000 }))
}

async function byMobile(at: At) {
  const { glass, somebody } = at
  await glass.press('mobile')
  await glass.on('enterMobile')
  await glass.type(somebody.abhaMobile ?? '')
  await glass.press('next')
  await typeCode(at, somebody.abhaMobile)
}

async function byCard(at: At) {
  const { glass, somebody } = at
  await glass.press('card')
  await glass.on('showCard')
  await scan(at, JSON.stringify({ hidn: somebody.abhaNumber, phr: somebody.abhaAddress, name: somebody.name, gender: somebody.gender }))
  await typeCode(at, somebody.abhaMobile)
}

async function toShare({ glass }: At) {
  if ((await glass.on('chooseAccount', 'share')) === 'chooseAccount') await glass.press('account-0')
  await glass.on('share')
}

async function toToken(at: At): Promise<Came> {
  await toShare(at)
  await at.glass.press('agree')
  const token = (await at.glass.on('token', 'noAnswerYet')) === 'token'
  await at.glass.press('done')
  return { token }
}

const token =
  (language: Language, by: (at: At) => Promise<void>, counter: string) =>
  async (at: At): Promise<Came> => {
    await toKnownBy(at, language, counter)
    await by(at)
    return toToken(at)
  }

/** Walks away with half a number typed; the kiosk notices by itself. */
async function walksAway(at: At): Promise<Came> {
  await toKnownBy(at, 'hi', '3')
  await at.glass.press('mobile')
  await at.glass.on('enterMobile')
  await at.glass.type((at.somebody.abhaMobile ?? '').slice(0, 5))
  // the question whether somebody is there is answered by nobody
  return { token: false }
}

async function endsByHelp({ glass, ...at }: At): Promise<Came> {
  await begin({ glass, ...at }, 'en', 'token')
  await glass.on('scanCounter')
  await glass.press('help')
  await glass.press('leave')
  return { token: false }
}

async function goesToCounter(at: At): Promise<Came> {
  await begin(at, 'hi', 'token')
  // a shop's code is not the hospital's
  await at.glass.on('scanCounter')
  await scan(at, 'upi://pay?pa=someone.upi')
  await at.glass.press('listOfCounters')
  await at.glass.on('chooseCounter')
  await at.glass.press('counter-2')
  await at.glass.on('knownBy')
  await at.glass.press('dontKnow')
  await at.glass.on('aadhaarPhone')
  await at.glass.press('notNow')
  await at.glass.on('goToCounter')
  await at.glass.press('done')
  return { token: false }
}

/** The hospital takes the profile and says no. */
async function refused(at: At): Promise<Came> {
  const { glass, outside } = at
  await outside.dock.set('hospitalRefuses', 'error')
  try {
    await toKnownBy(at, 'en', '2')
    await byMobile(at)
    await toShare(at)
    await glass.press('agree')
    await glass.on('noAnswerYet', 'goToCounter')
    await glass.press('done')
    return { token: false }
  } finally {
    await outside.dock.set('hospitalRefuses', 'off')
  }
}

/** Bigger, slower, brighter, then a token all the same. */
async function withSettings(at: At): Promise<Came> {
  const { glass } = at
  await toKnownBy(at, 'hi', '1')
  await glass.press('settings')
  await glass.tap('text-big')
  await glass.press('closeSettings')
  await byMobile(at)
  return toToken(at)
}

/** An ABHA by Aadhaar: the whole consent, the code, the person's picture. Whoever has one already finds it so. */
async function byAadhaar(at: At): Promise<Came> {
  const { glass, somebody } = at
  await begin(at, 'hi', 'abha')
  await glass.on('aadhaarPhone')
  await glass.press('yes')
  await glass.on('consent')
  for (let point = 1; point <= 5; point++) await glass.press('next')
  await glass.on('consentText')
  for (let page = 1; page < consentText.original.length; page++) await glass.press('next')
  await glass.press('agree')
  await glass.on('enterAadhaar')
  await glass.type(somebody.aadhaar ?? '')
  await glass.press('next')
  await glass.on('enterMobile')
  await glass.type(somebody.aadhaarMobile ?? '')
  await glass.press('next')
  await typeCode(at, somebody.aadhaarMobile)
  await glass.on('isThisYou')
  await glass.press('yes')
  await glass.on('abhaReady', 'chooseAddress')
  await glass.press('help')
  await glass.press('leave')
  return { token: false }
}

/** The staff look at today's numbers, the slips and who was sent to a counter. */
async function staffLook(at: At): Promise<Came> {
  const { glass } = at
  await glass.on('language')
  for (let touch = 0; touch < 5; touch++) await glass.corner()
  await glass.on('staff')
  // a camera that is not there is said first
  await glass.has('typeNumber', 5000)
  await scan(at, demoStaff.badge)
  await glass.has('1', 20_000)
  await glass.type(demoStaff.pin)
  await glass.press('staff-today')
  await glass.press('staff-back')
  await glass.press('staff-reprint')
  await glass.press('staff-handover')
  await glass.press('staff-leave')
  return { token: false }
}

/** What a hospital's hour is made of, in the order it is played, again and again. */
export const visits: readonly { what: string; go(at: At): Promise<Came> }[] = [
  { what: 'token, hi, mobile', go: token('hi', byMobile, '1') },
  { what: 'token, en, card', go: token('en', byCard, '2') },
  { what: 'walks away', go: walksAway },
  { what: 'token, hi, card', go: token('hi', byCard, 'OPD4') },
  { what: 'sent to the counter', go: goesToCounter },
  { what: 'token, en, mobile', go: token('en', byMobile, '3') },
  { what: 'refused', go: refused },
  { what: 'token, hi, bigger type', go: withSettings },
  { what: 'by Aadhaar', go: byAadhaar },
  { what: 'token, hi, card', go: token('hi', byCard, '1') },
  { what: 'leaves by help', go: endsByHelp },
  { what: 'staff', go: staffLook },
]

/** Plays the visit of that number from rest to rest. */
export async function visit(number: number, glass: Glass, outside: Outside): Promise<Came & { what: string }> {
  const one = visits[number % visits.length]
  const somebody = outside.people[number % outside.people.length]
  if (!one || !somebody) throw new Error('nobody comes')
  const newest = (await outside.dock.messages()).at(-1)?.id ?? 0
  const came = await one.go({ glass, outside, somebody, newest })
  await atRest(glass, one.what === 'walks away')
  return { ...came, what: one.what }
}

/** A kiosk that asks whether somebody is there is told so, but by one who walked away. */
const atRest = async (glass: Glass, nobody: boolean) => void (nobody ? await glass.left() : await glass.on('language'))
