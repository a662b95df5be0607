import { afterEach, expect, test } from 'vitest'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { startService } from '../../service/start.ts'
import { finger } from '../support/finger.ts'
import { demoStaff, staffRoom } from '../support/staff-room.ts'
import { cleanPaper, openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The staff at the machine: in by badge and PIN, out by a key, by the clock, or because they have left.

const { badge, pin } = demoStaff

let at: VisitDesk
afterEach(() => at.close())

const { ask, onPage, signIn } = staffRoom(() => at.person)

test('gesture, badge, PIN: in; "leave": out, and the next patient begins as ever', async () => {
  at = await openVisit()
  expect(await signIn()).toMatchObject({ who: 'Demo' })
  ask({ what: 'language', language: 'en' })
  await at.person.until('English', ({ language }) => language === 'en')
  ask({ what: 'leave' })
  await at.person.on('language')
  expect(at.person.snapshot()).toMatchObject({ language: 'hi', visit: null })
  await at.toTokenJob()
  expect(at.journalRows('visit')).toEqual([])
})

test('neither PIN nor badge is in anything that was shown or written', async () => {
  at = await openVisit()
  await at.person.on('language')
  ask({ what: 'open' })
  await onPage('badge')
  ask({ what: 'typeNumber' })
  await onPage('badgeNumber')
  ask({ what: 'badgeNumber', digits: demoStaff.number })
  await onPage('pin')
  ask({ what: 'pin', digits: '918273' })
  await onPage('pin', page => page.problem === 'wrong')
  ask({ what: 'pin', digits: pin })
  await onPage('menu')
  const secrets = { pin, wrong: '918273', badge: demoStaff.number }
  for (const [name, secret] of Object.entries(secrets)) expect([name, at.person.heard.filter(text => text.includes(secret))]).toEqual([name, []])
  expect(at.traces(secrets)).toEqual([])
})

test('while a patient is at the glass neither the gesture nor a badge opens anything', async () => {
  at = await openVisit()
  await at.toTokenJob()
  ask({ what: 'open' })
  at.person.say({ type: 'read', text: badge })
  expect((await at.person.on('scanCounter', screen => screen.problem !== null)).problem).toBe('notAQrWeKnow')
  at.person.say({ type: 'leave' })
  await signIn()
})

test('before the PIN nothing of the room can be asked for', async () => {
  at = await openVisit()
  await at.person.on('language')
  ask({ what: 'go', to: 'menu' })
  ask({ what: 'pin', digits: pin })
  expect(at.person.snapshot().screen.name).toBe('language')
  ask({ what: 'open' })
  await onPage('badge')
  ask({ what: 'go', to: 'menu' })
  ask({ what: 'pin', digits: pin })
  at.person.say({ type: 'language', language: 'hi' })
  await onPage('badge')
})

test('a kiosk whose config names nobody has no door', async () => {
  at = await openVisit(text => text.replace(/\nstaff:\n(?: .*\n)+/, '\n'))
  await at.person.on('language')
  ask({ what: 'open' })
  at.person.say({ type: 'read', text: badge })
  await at.toTokenJob()
})

test('out of service is no obstacle to the staff', async () => {
  at = await openVisit(undefined, async desk => {
    await desk.dock.set('credentialsRejected', true)
  })
  await at.person.on('outOfService')
  ask({ what: 'open' })
  await onPage('badge')
})

test('a token of the morning is printed again: marked as a copy, without a name, counted', async () => {
  at = await openVisit()
  const { abhaMobile } = await at.someone('indravati')
  await at.toShare(abhaMobile)
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await signIn()
  ask({ what: 'go', to: 'reprint' })
  const { tokens } = await onPage('reprint')
  expect(tokens).toMatchObject([{ number: token.number, sign: '2' }])
  ask({ what: 'reprint', index: 3 })
  ask({ what: 'reprint', index: 0 })
  await onPage('reprint', page => page.slip?.state === 'printed')
  expect(at.desk.printer.state().slips).toHaveLength(2)
  expect(at.journalTokens()).toMatchObject([{ tokenNumber: token.number, reprints: 1 }])
  ask({ what: 'go', to: 'today' })
  expect(await onPage('today')).toMatchObject({
    all: { sessions: 1, tokens: 1, found: 1, made: 0, reprints: 1, hindi: 1, failures: [] },
    counters: [{ counter: { id: '2' }, counts: { sessions: 1, tokens: 1 } }],
  })
  expect(at.journalRows('visit')).toMatchObject([{ outcome: 'token', counter_id: '2', why: null, abha: 'found', assisted: 0 }])
})

test('sent to the counter, and left midway: counted as what they were', async () => {
  at = await openVisit()
  await at.toKnownBy('1', 'en')
  at.person.choose('notNow')
  await at.person.on('goToCounter')
  at.person.say({ type: 'leave' })
  await at.toTokenJob()
  at.person.say({ type: 'leave' })
  await signIn()
  ask({ what: 'go', to: 'today' })
  expect(await onPage('today')).toMatchObject({ part: 'numbers', all: { sessions: 2, tokens: 0, notNow: 1, left: 1, english: 1 } })
  ask({ what: 'more' })
  expect(await onPage('today', page => page.part === 'counters')).toMatchObject({ counters: [{ counter: { id: '1' }, counts: { notNow: 1 } }] })
})

test('out of service with its reason, also after a restart; the staff can come in, and put it back', async () => {
  at = await openVisit()
  await signIn()
  ask({ what: 'go', to: 'close' })
  await onPage('close')
  ask({ what: 'close', because: 'noPaper' })
  await onPage('close', page => page.closed === 'noPaper')
  ask({ what: 'leave' })
  expect(await at.person.on('outOfService')).toMatchObject({ why: 'noPaper', counter: { id: '3' } })
  at.person.say({ type: 'language', language: 'hi' })
  expect(at.person.snapshot().screen.name).toBe('outOfService')
  await at.kiosk.stop()
  const again = startService({ configFile: at.desk.configFile, openSqlite: openNodeSqlite, host: 'browser' })
  if (!again.ok) throw new Error(again.sentences.join('\n'))
  expect(again.kiosk.snapshot().screen).toMatchObject({ name: 'outOfService', why: 'noPaper' })
  const { desk } = at
  const close = async () => {
    await again.kiosk.stop()
    await desk.close()
  }
  at = { ...at, kiosk: again.kiosk, person: finger(again.kiosk), close }
  await signIn()
  ask({ what: 'go', to: 'close' })
  await onPage('close')
  ask({ what: 'openAgain' })
  await onPage('close', page => page.closed === null)
  ask({ what: 'leave' })
  await at.person.on('language')
})

test('check this kiosk: a test slip, a person who looks and listens, a printed report', async () => {
  at = await openVisit()
  await signIn()
  ask({ what: 'go', to: 'check' })
  at.person.say({ type: 'camera', state: 'ready' })
  await onPage('check', page => page.asking === 'paper')
  ask({ what: 'answer', yes: true })
  await onPage('check', page => page.asking === 'sound')
  ask({ what: 'answer', yes: false })
  const { items } = await onPage('check', page => page.asking === null && page.items.every(item => item.state !== 'testing'))
  expect(Object.fromEntries(items.map(item => [item.name, item.state]))).toEqual({
    printer: 'good',
    sound: 'bad',
    camera: 'good',
    scanner: 'notThere',
    abdm: 'good',
    clock: 'good',
    disk: 'good',
  })
  ask({ what: 'printReport' })
  await onPage('check', page => page.report === 'printed')
  expect(at.desk.printer.state().slips.filter(({ cut }) => cut)).toHaveLength(2)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
})

test('a counter that is closed gets nobody: neither by its QR nor from the list; a language that is off cannot be chosen', async () => {
  at = await openVisit()
  await signIn()
  ask({ what: 'go', to: 'settings' })
  await onPage('settings')
  ask({ what: 'counter', counterId: '2', open: false })
  await onPage('settings', page => page.counters.some(({ counter, open }) => counter.id === '2' && !open))
  ask({ what: 'offer', language: 'hi', offered: false })
  await onPage('settings', page => page.languages.filter(({ offered }) => offered).length === 1)
  ask({ what: 'loudness', loudness: 'quiet' })
  await onPage('settings', page => page.loudness === 'quiet')
  ask({ what: 'leave' })
  await at.person.on('language')
  expect(at.person.snapshot()).toMatchObject({ language: 'en', languages: ['en'], loudness: 0.35 })
  at.person.say({ type: 'language', language: 'hi' })
  expect(at.person.snapshot().screen.name).toBe('language')
  await at.toTokenJob('en')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  expect((await at.person.on('scanCounter', screen => screen.problem !== null)).problem).toBe('unknownCounter')
  at.person.choose('listOfCounters')
  expect((await at.person.on('chooseCounter')).counters.map(({ id }) => id)).toEqual(['1', '3', 'OPD4'])
})

test('what happened and which program this is can be looked at; nothing there is of a patient', async () => {
  at = await openVisit()
  const { abhaMobile } = await at.someone('indravati')
  await at.toLoginCode(abhaMobile)
  at.person.say({ type: 'leave' })
  await signIn()
  ask({ what: 'go', to: 'log' })
  const { lines } = await onPage('log')
  expect(lines.map(({ event }) => event)).toContain('visitEnded')
  expect(JSON.stringify(lines)).not.toContain(abhaMobile)
  ask({ what: 'go', to: 'about' })
  expect((await onPage('about', page => page.hash !== null)).hash).toMatch(/^[0-9a-f]{16}$/)
})
