import { join } from 'node:path'
import type { Screen } from '../../service/contract/index.ts'
import { type JournalToken, openJournal } from '../../service/journal.ts'
import type { Kiosk } from '../../service/kiosk.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { startService } from '../../service/start.ts'
import { type Desk, openDesk, type Somebody } from './desk.ts'
import { type Finger, finger } from './finger.ts'
import { tracesIn } from './traces.ts'

/** What the pretend printer counts when everything it was sent is ESC/POS it knows and nothing fell off the paper. */
export const cleanPaper = { clipped: 0, unknown: 0, missingNv: 0, misplaced: 0, nonAscii: 0 }

type ScreenOf<Name extends Screen['name']> = Extract<Screen, { name: Name }>

/** A kiosk, its outside world, and a finger that knows the ways everybody takes. */
export interface VisitDesk {
  desk: Desk
  kiosk: Kiosk
  person: Finger
  someone(key: string): Promise<Somebody>
  counterQr(id: string): Promise<string>
  queueOf(counter: string): Promise<string[]>
  newestMessage(): Promise<number>
  /** from the first touch to the camera */
  toTokenJob(language?: 'hi' | 'en'): Promise<void>
  /** from the first touch to "how is your ABHA known", that counter's sheet read */
  toKnownBy(counter?: string, language?: 'hi' | 'en'): Promise<void>
  /** from "how is your ABHA known" to the code screen */
  typeMobile(mobile: string | null): Promise<ScreenOf<'enterCode'>>
  /** types the code that came to that phone; `after`: only what came later than this message counts */
  typeCode(mobile: string | null, after?: number): Promise<void>
  /** from the code screen to the share screen, for somebody who is the first of the accounts on that mobile */
  typeCodeToShare(mobile: string | null): Promise<ScreenOf<'share'>>
  /** from the first touch to the code screen, known by a mobile */
  toLoginCode(mobile: string | null, counter?: string): Promise<ScreenOf<'enterCode'>>
  /** from the first touch to the card before the camera */
  toCard(counter?: string): Promise<void>
  /** from the first touch to the pad for the number on the ABHA card */
  toAbhaNumber(counter?: string): Promise<void>
  /** from the first touch to the code screen, known by the number on the ABHA card */
  toNumberCode(abhaNumber: string | null, counter?: string): Promise<ScreenOf<'enterCode'>>
  /** from the first touch to the share screen, for somebody with one ABHA on their mobile */
  toShare(mobile: string | null, counter?: string): Promise<ScreenOf<'share'>>
  /** from the first touch to twelve digits, everything agreed */
  toAadhaar(language?: 'hi' | 'en'): Promise<void>
  /** from the first touch to the code for the Aadhaar; messages go to the mobile of the Aadhaar or to `messages` */
  toAadhaarCode(someone: Pick<Somebody, 'aadhaar' | 'aadhaarMobile'>, messages?: string | null): Promise<ScreenOf<'enterCode'>>
  /** from the first touch to "yes, this is me", for somebody who wants their messages on the mobile of their Aadhaar */
  enrol(someone: Pick<Somebody, 'aadhaar' | 'aadhaarMobile'>): Promise<void>
  /** what the journal holds now, read from its file */
  journalTokens(): JournalToken[]
  journalRows(table: 'consent' | 'visit' | 'handover'): Record<string, unknown>[]
  traces(secrets: Record<string, string>): { secret: string; file: string }[]
  close(): Promise<void>
}

async function startAt(desk: Desk, before?: (desk: Desk) => Promise<void>): Promise<Kiosk> {
  await before?.(desk)
  const started = startService({ configFile: desk.configFile, openSqlite: openNodeSqlite, host: 'browser' })
  if (!started.ok) throw new Error(started.sentences.join('\n'))
  return started.kiosk
}

/** `change` edits the demo config's text; `before` sets up the world before the kiosk is started. */
export async function openVisit(change?: (text: string) => string, before?: (desk: Desk) => Promise<void>): Promise<VisitDesk> {
  const desk = await openDesk(change)
  const kiosk = await startAt(desk, before).catch(async error => {
    await desk.close()
    throw error
  })
  const person = finger(kiosk)

  const { counterQr, queueOf } = desk

  async function toTokenJob(language: 'hi' | 'en' = 'hi') {
    await person.on('language')
    person.say({ type: 'language', language })
    await person.on('want')
    person.choose('token')
    await person.on('scanCounter')
  }

  async function toKnownBy(counter = '2', language?: 'hi' | 'en') {
    await toTokenJob(language)
    person.say({ type: 'read', text: await counterQr(counter) })
    await person.on('knownBy')
  }

  async function typeMobile(mobile: string | null) {
    await person.on('knownBy')
    person.choose('mobile')
    await person.on('enterMobile')
    person.say({ type: 'mobile', digits: mobile ?? '' })
    return person.on('enterCode')
  }

  async function typeCode(mobile: string | null, after?: number) {
    person.say({ type: 'code', digits: await desk.dock.code(mobile ?? '', { after }) })
  }

  async function typeCodeToShare(mobile: string | null) {
    await typeCode(mobile)
    await person.on('chooseAccount')
    person.say({ type: 'account', index: 0 })
    return person.on('share')
  }

  async function toLoginCode(mobile: string | null, counter?: string) {
    await toKnownBy(counter)
    return typeMobile(mobile)
  }

  async function toCard(counter?: string) {
    await toKnownBy(counter)
    person.choose('card')
    await person.on('showCard')
  }

  async function toAbhaNumber(counter?: string) {
    await toCard(counter)
    person.choose('abhaNumber')
    await person.on('enterAbhaNumber')
  }

  async function toNumberCode(abhaNumber: string | null, counter?: string) {
    await toAbhaNumber(counter)
    person.say({ type: 'abhaNumber', digits: (abhaNumber ?? '').replaceAll('-', '') })
    return person.on('enterCode')
  }

  async function toAadhaar(language: 'hi' | 'en' = 'en') {
    await person.on('language')
    person.say({ type: 'language', language })
    await person.on('want')
    person.choose('abha')
    await person.on('aadhaarPhone')
    person.choose('yes')
    for (const point of [1, 2, 3, 4, 5]) {
      await person.on('consent', screen => screen.point === point)
      person.choose('next')
    }
    const { pages } = await person.on('consentText', screen => screen.page === 0)
    for (let page = 0; page < pages - 1; page++) {
      await person.on('consentText', screen => screen.page === page)
      // agreeing is possible only when the whole text was on the glass
      person.choose('agree')
      person.choose('next')
    }
    await person.on('consentText', screen => screen.page === pages - 1)
    person.choose('agree')
    await person.on('enterAadhaar')
  }

  async function toAadhaarCode({ aadhaar, aadhaarMobile }: Pick<Somebody, 'aadhaar' | 'aadhaarMobile'>, messages = aadhaarMobile) {
    await toAadhaar()
    person.say({ type: 'aadhaar', digits: aadhaar ?? '' })
    await person.on('enterMobile')
    person.say({ type: 'mobile', digits: messages ?? '' })
    return person.on('enterCode', screen => screen.purpose === 'aadhaar')
  }

  return {
    desk,
    kiosk,
    person,
    someone: desk.someone,
    counterQr,
    queueOf,
    newestMessage: async () => (await desk.dock.messages()).at(-1)?.id ?? 0,
    toTokenJob,
    toKnownBy,
    typeMobile,
    typeCode,
    typeCodeToShare,
    toLoginCode,
    toCard,
    toAbhaNumber,
    toNumberCode,
    toShare: async (mobile, counter) => {
      await toLoginCode(mobile, counter)
      return typeCodeToShare(mobile)
    },
    toAadhaar,
    toAadhaarCode,
    enrol: async someone => {
      await toAadhaarCode(someone)
      await typeCode(someone.aadhaarMobile)
      await person.on('isThisYou')
      person.choose('yes')
    },
    journalTokens: () => {
      const { journal } = openJournal(openNodeSqlite, join(desk.dataFolder, 'journal.sqlite'), () => new Date())
      const tokens = journal.tokens()
      journal.close()
      return tokens
    },
    journalRows: table => {
      const database = openNodeSqlite(join(desk.dataFolder, 'journal.sqlite'))
      const rows = database.all(`select * from ${table}`, [])
      database.close()
      return rows.map(row => ({ ...row }))
    },
    traces: secrets => tracesIn(desk.dataFolder, secrets),
    close: async () => {
      try {
        await kiosk.stop()
      } finally {
        await desk.close()
      }
    },
  }
}
