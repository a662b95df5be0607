import { expect, test } from 'vitest'
import { indianHour, startOfIndianDay } from '../india.ts'
import type { JournalVisit } from '../journal.ts'
import { countsOf, hoursOf, percentile } from './counts.ts'

const visit = (more: Partial<JournalVisit> = {}): JournalVisit => ({
  at: '2026-11-23T05:05:00.000Z',
  seconds: 60,
  language: 'hi',
  reason: 'done',
  screen: 'end',
  counterId: '2',
  outcome: 'token',
  why: null,
  abha: 'found',
  assisted: false,
  ...more,
})
const token = { id: 'a', counterId: '2', requestedAt: '2026-11-23T05:05:00.000Z', tokenNumber: '1', validUntil: null, stage: 'printed' as const }

test('a day without visits is all noughts, and no time is made up', () => {
  expect(countsOf([], [])).toMatchObject({ sessions: 0, tokens: 0, failures: [], medianSeconds: null, ninthSeconds: null })
  expect(hoursOf([])).toEqual([])
})

test('each visit is counted once for what it came to', () => {
  const visits = [
    visit({ seconds: 50 }),
    visit({ seconds: 90, abha: 'made', language: 'en' }),
    visit({ outcome: 'counter', why: 'notNow', abha: null }),
    visit({ outcome: 'counter', why: 'codeLocked', abha: null }),
    visit({ outcome: 'counter', why: 'abdmDown', abha: null }),
    visit({ outcome: 'counter', why: 'codeLocked', abha: null }),
    visit({ outcome: 'noAnswer' }),
    visit({ outcome: 'none', abha: null, reason: 'idle' }),
    visit({ outcome: 'abha', abha: 'madeByDemographics', assisted: true }),
  ]
  expect(
    countsOf(visits, [
      { ...token, reprints: 2, answeredAt: null },
      { ...token, id: 'b', reprints: 0, answeredAt: null },
    ]),
  ).toEqual({
    sessions: 9,
    tokens: 2,
    made: 1,
    madeByDemographics: 1,
    found: 2,
    notNow: 1,
    left: 1,
    failures: [
      { reason: 'codeLocked', count: 2 },
      { reason: 'abdmDown', count: 1 },
      { reason: 'noAnswer', count: 1 },
    ],
    medianSeconds: 50,
    ninthSeconds: 90,
    hindi: 8,
    english: 1,
    assisted: 1,
    reprints: 2,
  })
})

test('the median of ten times, and what nine of them stay under', () => {
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  expect([percentile(ten, 0.5), percentile(ten, 0.9), percentile([7], 0.9)]).toEqual([5, 9, 7])
})

test('days and hours are those of India, whatever the machine thinks', () => {
  expect(indianHour(new Date('2026-11-22T18:29:59.000Z'))).toEqual({ day: '2026-11-22', hour: 23 })
  expect(indianHour(new Date('2026-11-22T18:30:00.000Z'))).toEqual({ day: '2026-11-23', hour: 0 })
  expect(startOfIndianDay(new Date('2026-11-23T05:05:00.000Z')).toISOString()).toBe('2026-11-22T18:30:00.000Z')
})

test('an hour nobody came in stands between two busy ones', () => {
  const visits = [visit({ at: '2026-11-23T03:35:00.000Z' }), visit({ at: '2026-11-23T05:40:00.000Z', outcome: 'none' })]
  expect(hoursOf(visits)).toEqual([
    { hour: 9, sessions: 1, tokens: 1 },
    { hour: 10, sessions: 0, tokens: 0 },
    { hour: 11, sessions: 1, tokens: 0 },
  ])
})
