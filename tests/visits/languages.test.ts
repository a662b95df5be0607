import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { textHash } from '../../locales/clips.ts'
import { wavFile } from '../../service/languages/wav.fixture.ts'
import { finger } from '../support/finger.ts'
import { staffRoom } from '../support/staff-room.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// A third language by data alone: a file with some words, a folder with some recordings, and no line of code that knows it.

let at: VisitDesk
afterEach(() => at.close())

const halbi = {
  name: 'हल्बी',
  fallback: 'hi',
  words: { 'want.title': { text: 'तुमके काय होवना?' }, 'want.choice.token': { text: 'पर्ची निया', speak: 'पर्ची निया' }, 'no.such.key': { text: 'x' } },
}

const openWithHalbi = (json: unknown = halbi) =>
  openVisit(undefined, async ({ dataFolder }) => {
    const folder = join(dataFolder, 'languages', 'hlb')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'language.json'), typeof json === 'string' ? json : JSON.stringify(json))
    writeFileSync(join(folder, `${textHash('पर्ची निया')}.wav`), wavFile())
  })

const { ask, onPage, signIn } = staffRoom(() => at.person)

test('it is offered by its own name, a visit can be in it, and the visit is counted in it', async () => {
  at = await openWithHalbi()
  await at.person.on('language')
  expect(at.person.snapshot()).toMatchObject({ tongue: null, tongues: [{ code: 'hlb', name: 'हल्बी', over: 'hi', greets: false }] })
  at.person.say({ type: 'language', language: 'hi', tongue: 'hlb' })
  await at.person.on('want')
  expect(at.person.snapshot()).toMatchObject({ language: 'hi', tongue: 'hlb' })
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  expect(at.person.snapshot().tongue).toBeNull()
  expect(at.journalRows('visit')).toMatchObject([{ language: 'hlb' }])
})

test('a token in it: the slip is in Hindi and English as ever, the way is the same', async () => {
  at = await openWithHalbi()
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi', tongue: 'hlb' })
  await at.person.on('want')
  at.person.choose('token')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await at.typeMobile('9000033333')
  await at.typeCodeToShare('9000033333')
  at.person.choose('agree')
  await at.person.on('token', ({ slip }) => slip === 'printed')
  expect(at.person.snapshot().tongue).toBe('hlb')
})

test('one that nobody offers cannot be had, nor over another language than its own', async () => {
  at = await openWithHalbi()
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi', tongue: 'gon' })
  at.person.say({ type: 'language', language: 'en', tongue: 'hlb' })
  at.person.say({ type: 'language', language: 'hi', tongue: '../etc' })
  expect(at.person.snapshot().screen.name).toBe('language')
  at.person.say({ type: 'language', language: 'hi' })
  await at.person.on('want')
  expect(at.person.snapshot().tongue).toBeNull()
})

test('the staff see what it lacks and what in it is of no use; they can switch it off, and then it is offered to nobody', async () => {
  at = await openWithHalbi()
  await signIn()
  ask({ what: 'go', to: 'voices' })
  const { languages } = await onPage('voices')
  const shown = languages.find(({ code }) => code === 'hlb')
  expect(shown).toMatchObject({ name: 'हल्बी', over: 'hi', recorded: 1, stale: 0, unreadable: false, texts: { wrong: 1 } })
  expect(shown?.texts?.missing).toBe((shown?.texts?.of ?? 0) - 2)
  ask({ what: 'go', to: 'settings' })
  expect((await onPage('settings')).languages).toContainEqual({ code: 'hlb', name: 'हल्बी', offered: true })
  ask({ what: 'offer', language: 'hlb', offered: false })
  ask({ what: 'leave' })
  await at.person.on('language')
  expect(at.person.snapshot().tongues).toEqual([])
  at.person.say({ type: 'language', language: 'hi', tongue: 'hlb' })
  expect(at.person.snapshot().screen.name).toBe('language')
})

test('a file that cannot be read takes away that language and nothing else, and only the staff see it', async () => {
  at = await openWithHalbi('{"name": "हल्बी", ')
  await at.person.on('language')
  expect(at.person.snapshot().tongues).toEqual([])
  await signIn()
  ask({ what: 'go', to: 'voices' })
  expect((await onPage('voices')).languages.find(({ code }) => code === 'hlb')).toMatchObject({ unreadable: true })
})

test('the microphone is wanted on the recorder’s page and on no other', async () => {
  at = await openWithHalbi()
  const wanted: boolean[] = []
  at.kiosk.onMicrophone(now => void wanted.push(now))
  await signIn()
  ask({ what: 'go', to: 'voices' })
  await onPage('voices')
  expect(at.kiosk.microphone()).toBe(false)
  ask({ what: 'voice', code: 'hlb' })
  await onPage('record')
  expect(at.kiosk.microphone()).toBe(true)
  ask({ what: 'leave' })
  await at.person.on('language')
  expect(wanted).toEqual([true, false])
})

test('the screen goes and comes back, as it does when the recorder’s document is loaded: the staff are still there', async () => {
  at = await openWithHalbi()
  await signIn()
  ask({ what: 'go', to: 'voices' })
  ask({ what: 'voice', code: 'hi' })
  await onPage('record')
  at.person.leave()
  const again = finger(at.kiosk)
  const { page } = await again.on('staff')
  expect(page).toMatchObject({ name: 'record', code: 'hi' })
})
