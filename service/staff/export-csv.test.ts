import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from '../folder.fixture.ts'
import type { JournalVisit } from '../journal.ts'
import { csvOf, exportFolders, sinceDays, tableDay, writeCsv } from './export-csv.ts'
import { eventsIn, lastEvents } from './log-view.ts'
import { hashOfFolders } from './program-hash.ts'

const counters = ['1', '2', '3'].map(id => ({ id, sign: id, name: { hi: id, en: id === '1' ? '=cmd, "x"' : `Desk ${id}` } }))
const visit = (more: Partial<JournalVisit>): JournalVisit => ({
  at: '2026-11-23T05:05:00.000Z',
  seconds: 60,
  language: 'hi',
  reason: 'done',
  screen: 'end',
  counterId: '1',
  outcome: 'token',
  why: null,
  abha: 'found',
  assisted: false,
  ...more,
})
const many = (count: number, more: Partial<JournalVisit>) => Array.from({ length: count }, () => visit(more))
const table = (visits: JournalVisit[]) => {
  const [head = '', ...lines] = csvOf([tableDay('2026-11-23', visits, [], counters)])
    .slice(1)
    .trimEnd()
    .split('\r\n')
  const names = head.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])))
}

test('a spreadsheet reads it as UTF-8, and no name becomes a formula', () => {
  const text = csvOf([tableDay('2026-11-23', many(5, {}), [], counters)])
  expect(text.startsWith('\uFEFFDate,Counter,Visits,')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text).toContain('23-11-2026,"1 =cmd, ""x""",5,5,')
  const plus = [{ ...counters[0], sign: '=1' }] as typeof counters
  expect(csvOf([tableDay('2026-11-23', many(5, {}), [], plus)])).toContain('"\'=1 =cmd')
})

test('counters with fewer than five visits are one line, and what is under five does not say how many', () => {
  const lines = table([
    ...many(6, { counterId: '2', language: 'en' }),
    ...many(4, { counterId: '3' }),
    visit({ counterId: null, outcome: 'none', abha: null }),
  ])
  expect(lines.map(line => [line.Counter, line.Visits, line['In English'], line['Left midway']])).toEqual([
    ['2 Desk 2', '6', '6', '0'],
    ['Others', '5', '0', '<5'],
  ])
})

test('rare reasons are one column; a common one has its own; no time of fewer than five people', () => {
  const sent = (count: number, why: JournalVisit['why']) => many(count, { counterId: '2', outcome: 'counter', why, abha: null })
  const [line] = table([...sent(5, 'codeLocked'), ...sent(3, 'child'), ...sent(2, 'abdmDown'), ...many(4, { counterId: '2' })])
  expect(line).toMatchObject({
    'K-21 codeLocked': '5',
    'K-24 child': '',
    'K-41 abdmDown': '',
    'Other reasons': '5',
    Tokens: '<5',
    'Half took (s)': '',
  })
})

test('no cell of any table holds a number from one to four', () => {
  for (let count = 1; count < 12; count++) {
    const lines = table([
      ...many(count, { counterId: '2', seconds: 90 }),
      ...many(count, { counterId: '3', outcome: 'counter', why: 'child', seconds: 80 }),
    ])
    for (const line of lines) for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[1-4]$/)
  }
})

test('days begin at midnight in India', () => {
  expect(sinceDays(new Date('2026-11-23T05:00:00.000Z'), 7).toISOString()).toBe('2026-11-16T18:30:00.000Z')
})

test('sticks are found where the config looks for them, and written to', async () => {
  const root = ownFolder()
  mkdirSync(join(root, 'user/STICK'), { recursive: true })
  writeFileSync(join(root, 'user/a file'), '')
  const stick = join(root, 'user/STICK')
  expect(await exportFolders([`${root}/*/*`, `${root}/gone`, `${root}/gone/*`, stick])).toEqual([stick])
  const now = new Date('2026-11-23T05:00:00.000Z')
  const facility = { hipId: 'IN22', name: { hi: '', en: '' } }
  expect(await writeCsv(stick, { facility }, now, 7, 'x')).toBe('abha-kiosk-IN22-2026-11-23-7d.csv')
  expect(readFileSync(join(stick, 'abha-kiosk-IN22-2026-11-23-7d.csv'), 'utf8')).toBe('x')
  expect(await writeCsv(join(stick, 'pulled out'), { facility }, now, 7, 'x')).toBeNull()
})

test('the log is shown newest first; half a line and a foreign one are not events', async () => {
  const folder = ownFolder()
  const line = (minute: number) =>
    `${JSON.stringify({ level: 30, time: `2026-11-23T05:0${minute}:00.000Z`, event: 'slip', kind: 'token', outcome: null })}\n`
  writeFileSync(join(folder, 'kiosk-2026-11-23.log'), `ok"}\n${line(1)}nonsense\n${line(2)}`)
  const now = new Date('2026-11-23T06:00:00.000Z')
  expect(await lastEvents(folder, now, 1)).toEqual([{ at: '2026-11-23T05:02:00.000Z', event: 'slip', fields: 'kind token' }])
  expect(await lastEvents(folder, now, 10)).toHaveLength(2)
  expect(await lastEvents(folder, new Date('2026-11-24T06:00:00.000Z'), 10)).toEqual([])
  expect(eventsIn('')).toEqual([])
})

test('the same program has the same hash, one changed letter another, whatever is not there counts for nothing', async () => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'inner'))
  writeFileSync(join(folder, 'inner/a.js'), 'one')
  const first = await hashOfFolders([folder, join(folder, 'gone')])
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect(await hashOfFolders([folder, join(folder, 'gone')])).toBe(first)
  writeFileSync(join(folder, 'inner/a.js'), 'onf')
  expect(await hashOfFolders([folder])).not.toBe(first)
})
