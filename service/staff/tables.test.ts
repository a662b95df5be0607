import { expect, test } from 'vitest'
import type { JournalHandover, JournalToken, JournalVisit } from '../journal.ts'
import { sinceDays } from './export-csv.ts'
import { tablesSince } from './tables.ts'

const now = new Date('2026-11-23T09:30:00.000Z')
const config = { counters: [{ id: '1', sign: '1', name: { hi: '', en: 'New' } }] }

/** midnight in India between the 22nd and the 23rd, and the last moment before it; each five times, so that it may be told */
const moments = ['2026-11-22T18:29:59.999Z', '2026-11-22T18:30:00.000Z'].flatMap(at => Array.from({ length: 5 }, () => at))
const within = (since: string, before: string | undefined) => moments.filter(at => at >= since && before !== undefined && at < before)
const journal = (asked: () => void = () => {}) => ({
  visits: (since: string, before?: string) => {
    asked()
    return within(since, before).map(
      (at): JournalVisit => ({
        ...{ at, seconds: 60, language: 'hi', reason: 'done', screen: 'end', counterId: '1', outcome: 'token', why: null, abha: 'found' },
        assisted: false,
      }),
    )
  },
  tokens: (since = '', before?: string) =>
    within(since, before).map(
      (requestedAt, id): JournalToken => ({
        ...{ id: `${requestedAt} ${id}`, counterId: '1', requestedAt, tokenNumber: null, validUntil: null, stage: 'noAnswer', reprints: 1 },
        answeredAt: null,
      }),
    ),
  handovers: (): JournalHandover[] => [],
})

test('every visit stands under its own Indian day, once, and so does every copy and everybody who got no number', async () => {
  const { counts, sent } = await tablesSince(journal(), config, sinceDays(now, 7), now)
  const lines = counts.trimEnd().split('\r\n').slice(1)
  expect(lines.map(line => line.split(',').slice(0, 4))).toEqual([
    ['22-11-2026', '1 New', '5', '5'],
    ['23-11-2026', '1 New', '5', '5'],
  ])
  expect(sent.trimEnd().split('\r\n').slice(1)).toEqual([
    ...Array.from({ length: 5 }, () => '22-11-2026,23:59,1 New,,noAnswer,,'),
    ...Array.from({ length: 5 }, () => '23-11-2026,00:00,1 New,,noAnswer,,'),
  ])
})

test('today alone is one day', async () => {
  const { counts } = await tablesSince(journal(), config, sinceDays(now, 1), now)
  expect(counts.trimEnd().split('\r\n')).toHaveLength(2)
})

test('between two days everything else has its turn', async () => {
  let turns = 0
  let over = false
  const count = () => {
    turns++
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const turnsAt: number[] = []
  await tablesSince(
    journal(() => turnsAt.push(turns)),
    config,
    sinceDays(now, 31),
    now,
  )
  over = true
  expect(turnsAt).toHaveLength(31)
  expect(new Set(turnsAt).size).toBe(31)
})
