import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createActor, fromPromise } from 'xstate'
import type { Screen } from '../contract/index.ts'
import { choices } from '../door.ts'
import { kioskChart } from './chart.ts'
import { freshVisit, type KioskFacts, parkedContext } from './context.ts'
import type { KioskEvent } from './events.ts'
import { done, type Outcome, type TokenAnswer } from './outcome.ts'
import type { Conversations, ViewMeta } from './parts.ts'
import { screenOf } from './view.ts'

const counter = (id: string) => ({ id, sign: id, name: { hi: id, en: id } })
const facts: KioskFacts = {
  facility: { hi: 'अस्पताल', en: 'Hospital' },
  helpCounter: counter('3'),
  counters: ['1', '2', '3', '4'].map(counter),
  hasCamera: true,
  hasScanner: false,
  series: true,
  consentPages: 3,
  resends: 2,
  parkMinutes: 10,
  addressSuffix: '@sbx',
}

const person = { name: 'Nobody', photo: null, yearOfBirth: null, gender: null, village: null, abhaNumberEnding: '0000' }
const shared = { abhaNumber: '', abhaAddress: '', name: '', gender: '', birthDate: '', mobile: '', address: '' }

/** What a conversation may come to, well or badly. */
const answers: { [Name in keyof Conversations]: unknown } = {
  findSenders: ['mobile', 'aadhaar'],
  sendLoginCode: { sentTo: '1234' },
  verifyLogin: { kind: 'choose', accounts: [person, person, person, person] },
  enterAccount: { kind: 'in' },
  loadProfile: { person, abha: { abhaNumber: '', abhaAddress: '', qr: '' }, shared: { masked: shared, plain: shared, facility: 'x' } },
  sendAadhaarCode: { sentTo: null },
  enrol: { isNew: true, mobileNeedsCode: true, person },
  enrolByDemographics: { isNew: true, mobileNeedsCode: false, person },
  sendMessagesCode: { sentTo: null },
  verifyMessages: null,
  suggestions: ['a', 'b', 'c', 'd'],
  saveAddress: null,
  shareAndWait: { number: '12', validUntil: null, again: false },
  sendShareCode: { sentTo: null },
  verifyShare: null,
}
const failures: Outcome<never>[] = [
  { is: 'entry', problem: 'notFound' },
  { is: 'code', problem: 'wrong' },
  { is: 'code', problem: 'expired' },
  { is: 'nobody' },
  { is: 'taken' },
  { is: 'silent' },
  { is: 'refused', code: null },
  { is: 'needsCode' },
  { is: 'otherSender', senders: ['aadhaar'] },
  { is: 'trouble', trouble: 'abdmDown', code: null },
]

const events: KioskEvent[] = [
  ...choices.map(choice => ({ type: `choose.${choice}` }) as KioskEvent),
  { type: 'language', language: 'hi', visit: 'v' },
  { type: 'counter', counter: counter('2') },
  { type: 'qrProblem', problem: 'payment' },
  { type: 'cardProblem', problem: 'counterSheet' },
  { type: 'hint', hint: 'closer' },
  { type: 'hint', hint: null },
  { type: 'camera', live: false },
  { type: 'camera', live: true },
  { type: 'scanner' },
  { type: 'entered.card', by: 'number' },
  { type: 'entered.card', by: 'address' },
  { type: 'entered.mobile' },
  { type: 'entered.abhaNumber' },
  { type: 'entered.aadhaar' },
  { type: 'entered.code' },
  { type: 'entryProblem', problem: 'checkDigit' },
  { type: 'account', index: 0 },
  { type: 'address', index: 1 },
  { type: 'ownAddress', address: 'somebody.1985' },
  { type: 'parked', number: '0042', until: '2026-11-23T04:45:00.000Z' },
  { type: 'resumable', any: true },
  { type: 'resumed', to: 'login', context: parkedContext(freshVisit(true, null)) },
  { type: 'resumed', to: 'aadhaar', context: parkedContext(freshVisit(true, null)) },
  { type: 'pickupWrong', closed: false },
  { type: 'staff.page', page: { name: 'locked', minutes: 5 } },
  { type: 'staff.assist', visit: 'v', demographic: true },
  { type: 'aadhaarCard', details: { name: 'Nobody', birth: '1964', gender: 'F' }, hasNumber: false },
  { type: 'aadhaarCardProblem', problem: 'notReadable' },
  { type: 'health', problem: 'abdmDown' },
  { type: 'health', problem: null },
  { type: 'cardSeen' },
  { type: 'details', details: { name: 'Nobody', birth: '1964', gender: 'F' } },
  { type: 'back' },
]

const noEffects = Object.fromEntries(
  [
    'endSession',
    'wipeIdentity',
    'recordConsent',
    'recordDeclaration',
    'printToken',
    'printNoAnswer',
    'printCounter',
    'printAbha',
    'printPark',
    'dropSlip',
    'stopSharing',
  ].map(name => [name, () => {}]),
)
/** every conversation goes well, at once */
const always = Object.fromEntries(
  (Object.keys(answers) as (keyof Conversations)[]).map(name => [name, fromPromise(async () => done(answers[name]) as never)]),
)

function walk(failing: () => boolean, which: () => number) {
  const ended: string[] = []
  const answer = (name: keyof Conversations) => async () => (failing() ? failures[which() % failures.length] : done(answers[name])) as never
  const chart = kioskChart(facts, 0, () => 0).provide({
    actors: Object.fromEntries((Object.keys(answers) as (keyof Conversations)[]).map(name => [name, fromPromise(answer(name))])),
    actions: { ...noEffects, endSession: () => ended.push('ended') },
    delays: { tokenWait: 1_000_000, reveal: 1_000_000, end: 1_000_000 },
  })
  const actor = createActor(chart)
  actor.start()
  const screen = (): Screen => {
    const metas = Object.values(actor.getSnapshot().getMeta()).filter(meta => meta !== undefined) as ViewMeta[]
    expect(metas).toHaveLength(1)
    return screenOf((metas[0] as ViewMeta).view, actor.getSnapshot().context, facts, 0, 0)
  }
  return { actor, screen, ended }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

test('whatever is touched, scanned or answered, there is always exactly one screen, and home is always a fresh start', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 999 }), { minLength: 60, maxLength: 120 }), async dice => {
      let rolled = 0
      const roll = () => dice[rolled++ % dice.length] ?? 0
      const { actor, screen, ended } = walk(
        () => roll() % 4 === 0,
        () => roll(),
      )
      for (const die of dice) {
        const possible = events.filter(event => actor.getSnapshot().can(event))
        const next = possible[die % Math.max(1, possible.length)]
        if (next) actor.send(next)
        await settle()
        seen.add(screen().name)
      }
      const before = ended.length
      actor.send({ type: 'home' })
      expect(ended).toHaveLength(before + 1)
      expect(['language', 'outOfService']).toContain(screen().name)
      const { outOfService, resumable } = actor.getSnapshot().context
      expect(actor.getSnapshot().context).toEqual(freshVisit(true, outOfService, resumable))
      actor.stop()
    }),
    { numRuns: 300 },
  )
  expect(seen.size).toBeGreaterThan(12)
})

test('the hospital is silent: one slip, also when the silence is confirmed later', async () => {
  let answered: (outcome: Outcome<TokenAnswer>) => void = () => {}
  const printed: string[] = []
  const chart = kioskChart(facts, 0, () => 0).provide({
    actors: { ...always, shareAndWait: fromPromise<Outcome<TokenAnswer>>(() => new Promise(resolve => (answered = resolve))) },
    actions: { ...noEffects, printNoAnswer: () => printed.push('noAnswer') },
    delays: { tokenWait: 1, reveal: 1_000_000, end: 1_000_000 },
  })
  const actor = createActor(chart)
  actor.start()
  actor.send({ type: 'language', language: 'hi', visit: 'v' })
  for (const type of ['choose.token', 'choose.listOfCounters'] as const) actor.send({ type })
  actor.send({ type: 'counter', counter: counter('2') })
  actor.send({ type: 'choose.card' })
  actor.send({ type: 'choose.abhaNumber' })
  actor.send({ type: 'entered.abhaNumber' })
  await settle()
  actor.send({ type: 'entered.code' })
  await settle()
  actor.send({ type: 'account', index: 0 })
  await settle()
  await settle()
  actor.send({ type: 'choose.agree' })
  actor.send({ type: 'shareLeft' })
  await expect.poll(() => actor.getSnapshot().matches({ share: { sharing: 'noAnswerYet' } })).toBe(true)
  answered({ is: 'silent' })
  await settle()
  expect(printed).toEqual(['noAnswer'])
  expect(actor.getSnapshot().matches({ share: { sharing: 'noAnswerYet' } })).toBe(true)
})

test("the camera's hint: shown while it holds, remembered when it goes away, and dropped with a problem, with the screen and with what is laid over it", () => {
  const { actor, screen } = walk(
    () => false,
    () => 0,
  )
  const hint = () => (screen() as Extract<Screen, { name: 'scanCounter' | 'showCard' }>).hint
  const sees = (of: 'closer' | 'still' | null) => actor.send({ type: 'hint', hint: of })
  sees('closer')
  expect(actor.getSnapshot().context.hint).toBeNull()
  actor.send({ type: 'language', language: 'hi', visit: 'v' })
  actor.send({ type: 'choose.token' })
  sees(null)
  expect(hint()).toBeNull()
  sees('closer')
  expect(hint()).toEqual({ of: 'closer', shown: true })
  sees(null)
  expect(hint()).toEqual({ of: 'closer', shown: false })
  actor.send({ type: 'qrProblem', problem: 'payment' })
  expect(hint()).toBeNull()
  sees('still')
  actor.send({ type: 'help' })
  expect(hint()).toEqual({ of: 'still', shown: true })
  sees(null)
  expect(hint()).toBeNull()
  actor.send({ type: 'closeHelp' })
  sees('still')
  sees(null)
  actor.send({ type: 'presence', secondsLeft: null })
  expect(hint()).toEqual({ of: 'still', shown: false })
  actor.send({ type: 'presence', secondsLeft: 20 })
  expect(hint()).toBeNull()
  sees('still')
  actor.send({ type: 'counter', counter: counter('2') })
  expect(actor.getSnapshot().context.hint).toBeNull()
  actor.send({ type: 'choose.card' })
  sees('closer')
  expect([screen().name, hint()]).toEqual(['showCard', { of: 'closer', shown: true }])
  actor.send({ type: 'cardProblem', problem: 'payment' })
  expect(hint()).toBeNull()
  sees('closer')
  actor.send({ type: 'home' })
  expect(actor.getSnapshot().context.hint).toBeNull()
})

test('a card that is held before the scanner, because the camera has gone, gets no hint of the camera', () => {
  const actor = createActor(kioskChart({ ...facts, hasScanner: true }, 0, () => 0).provide({ actions: noEffects }))
  actor.start()
  actor.send({ type: 'language', language: 'hi', visit: 'v' })
  actor.send({ type: 'choose.token' })
  actor.send({ type: 'counter', counter: counter('2') })
  actor.send({ type: 'choose.card' })
  actor.send({ type: 'hint', hint: 'closer' })
  actor.send({ type: 'camera', live: false })
  expect(actor.getSnapshot().context.hint).toBeNull()
  actor.send({ type: 'hint', hint: 'light' })
  expect(actor.getSnapshot().context.hint).toBeNull()
})

test('after "share" there is no way back', async () => {
  const { actor, screen } = walk(
    () => false,
    () => 0,
  )
  actor.send({ type: 'language', language: 'hi', visit: 'v' })
  actor.send({ type: 'choose.token' })
  actor.send({ type: 'counter', counter: counter('2') })
  actor.send({ type: 'choose.mobile' })
  actor.send({ type: 'entered.mobile' })
  await settle()
  actor.send({ type: 'entered.code' })
  await settle()
  actor.send({ type: 'account', index: 3 })
  await settle()
  await settle()
  expect(screen().name).toBe('share')
  actor.send({ type: 'choose.agree' })
  expect(actor.getSnapshot().can({ type: 'back' })).toBe(false)
  await settle()
  expect(screen().name).toBe('token')
  expect(actor.getSnapshot().can({ type: 'back' })).toBe(false)
})
