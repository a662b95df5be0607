import { afterEach, expect, test } from 'vitest'
import { staffRoom } from '../support/staff-room.ts'
import { cleanPaper, openVisit, type VisitDesk } from '../support/visit-desk.ts'

// ABDM, the network or the hospital is down: people still leave with a slip, and nothing of them stays.

let at: VisitDesk
afterEach(() => at.close())
const { ask, onPage, signIn } = staffRoom(() => at.person)

const withSeries = (text: string) => text.replace('series: false', 'series: true')
const cut = (desk: VisitDesk['desk']) => desk.dock.set('network', 'cut')

async function begin() {
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
}
const toSlip = () => at.person.on('goToCounter', screen => screen.slip === 'printed')

async function queueSlip(counter = '2') {
  await at.person.on('offline')
  at.person.choose('token')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr(counter) })
  const slip = await toSlip()
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  return slip
}

test('no network from the start: counter, slip with a number of the own series, end; one after another at each counter; written down without anybody', async () => {
  at = await openVisit(withSeries, cut)
  await at.person.until('the offline mode', ({ screen }) => screen.name === 'language')
  const given: (string | null)[] = []
  for (const counter of ['2', '2', '3']) {
    await begin()
    const { queue, code, reason } = await queueSlip(counter)
    expect([code, reason]).toEqual(['K-41', 'abdmDown'])
    given.push(queue)
  }
  expect(given).toEqual(['KA-1', 'KA-2', 'KA-1'])
  expect(at.desk.printer.state().slips).toHaveLength(3)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
  expect(at.journalRows('handover').map(({ counter_id, number, stage, why }) => [counter_id, number, stage, why])).toEqual([
    ['2', 1, 'printed', 'abdmDown'],
    ['2', 2, 'printed', 'abdmDown'],
    ['3', 1, 'printed', 'abdmDown'],
  ])
  expect(at.person.seen).not.toContain('outOfService')
})

test('an ABHA card is held up: the slip says that it is here, and nothing of it is kept or sent later', async () => {
  at = await openVisit(withSeries, cut)
  const { abhaNumber, abhaAddress, name } = await at.someone('indravati')
  await begin()
  await at.person.on('offline')
  at.person.choose('card')
  await at.person.on('showCard', screen => screen.asked === 'note')
  at.person.say({ type: 'read', text: 'upi://pay?pa=someone@bank' })
  await at.person.on('showCard', screen => screen.problem === 'payment')
  at.person.say({
    type: 'read',
    text: JSON.stringify({ hidn: abhaNumber, hid: abhaAddress, name, gender: 'F', dob: '12-03-1964', mobile: '9000033333' }),
  })
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await toSlip()
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  expect(at.journalRows('handover')).toMatchObject([{ abha_card: 1 }])
  const secrets = { abhaNumber: abhaNumber ?? '', abhaAddress: abhaAddress ?? '', name, mobile: '9000033333' }
  expect(at.traces(secrets)).toEqual([])
  for (const secret of Object.values(secrets)) expect(at.person.heard.filter(text => text.includes(secret))).toEqual([])
  await at.desk.dock.forgetTraffic()
  await at.desk.dock.set('network', 'full')
  await at.person.until('ABDM again', () => at.kiosk.snapshot().screen.name === 'language')
  expect((await at.desk.dock.traffic({ path: '/profile/login' })).length).toBe(0)
})

test('the line comes back by itself: whoever stands at the choice gets a token again', { timeout: 40_000 }, async () => {
  at = await openVisit(withSeries, cut)
  await begin()
  await at.person.on('offline')
  await at.desk.dock.set('network', 'full')
  await at.person.until('the usual choice', ({ screen }) => screen.name === 'want')
  at.person.choose('token')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await at.person.on('knownBy')
})

test.each([
  ['credentials refused', 'credentialsRejected', true, 'K-43'],
  ['a clock that is wrong', 'clockSkewSeconds', 600, 'K-49'],
] as const)('%s: the machine stays open for the slip', async (_, name, value, code) => {
  at = await openVisit(withSeries, desk => desk.dock.set(name, value))
  await at.person.on('language')
  await new Promise(resolve => setTimeout(resolve, 300))
  await begin()
  expect(await queueSlip()).toMatchObject({ queue: 'KA-1', code })
})

test('ABDM falls silent in the middle of a visit: the slip has the reason and a number', async () => {
  at = await openVisit(withSeries)
  await at.toKnownBy('2')
  await at.desk.dock.set('network', 'cut')
  at.person.choose('mobile')
  await at.person.on('enterMobile')
  at.person.say({ type: 'mobile', digits: '9000033333' })
  await at.person.on('trouble', screen => screen.trouble === 'abdmDown')
  at.person.choose('notNow')
  expect(await toSlip()).toMatchObject({ reason: 'abdmDown', code: 'K-41', queue: 'KA-1', counter: { id: '2' } })
})

test('somebody who says no gets the way to the counter and no number of the series: ABDM is there', async () => {
  at = await openVisit(withSeries)
  await at.toKnownBy('2')
  at.person.choose('notNow')
  expect(await toSlip()).toMatchObject({ reason: 'notNow', queue: null })
  expect(at.journalRows('handover')).toMatchObject([{ why: 'notNow', number: null, stage: 'printed' }])
})

test('what the staff have closed stays closed, series or not', async () => {
  at = await openVisit(withSeries, cut)
  await signIn()
  ask({ what: 'go', to: 'close' })
  await onPage('close')
  ask({ what: 'close', because: 'shut' })
  await onPage('close', page => page.closed === 'shut')
  ask({ what: 'leave' })
  expect(await at.person.on('outOfService')).toMatchObject({ why: 'shut' })
})

test('no paper: the number stands on the glass, and the staff can print it', async () => {
  at = await openVisit(withSeries, cut)
  at.desk.printer.set('paperOut', true)
  await begin()
  await at.person.on('offline')
  at.person.choose('token')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  expect(await at.person.on('goToCounter', screen => screen.slip === 'noPaper')).toMatchObject({ queue: 'KA-1' })
  at.person.say({ type: 'leave' })
  at.desk.printer.set('paperOut', false)
  await signIn()
  ask({ what: 'go', to: 'reprint' })
  const { tokens } = await onPage('reprint')
  expect(tokens).toMatchObject([{ number: 'KA-1', sign: '2', state: 'notPrinted', copied: false }])
  await at.person.until('the printer to be ready', ({ printer }) => printer === 'ready')
  ask({ what: 'reprint', index: 0 })
  await onPage('reprint', page => page.slip?.state === 'printed')
  expect(at.desk.printer.state().slips).toHaveLength(1)
  ask({ what: 'go', to: 'handover' })
  expect((await onPage('handover')).rows).toMatchObject([{ sign: '2', code: 'K-41', reason: 'abdmDown', number: 'KA-1' }])
})
