import { access, constants, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Counter, CounterReason, StaffCounts } from '../contract/index.ts'
import { indianHour, startOfIndianDay } from '../india.ts'
import type { JournalToken, JournalVisit } from '../journal.ts'
import { reasonCode } from '../machine/reason-code.ts'
import { countsOf } from './counts.ts'

/** A count under this could point at a person (users-and-rules T2). */
const small = 5

const dayMs = 86_400_000

/** Midnight in India, so many days back; 1: today alone. */
export const sinceDays = (now: Date, days: number): Date => new Date(startOfIndianDay(now).getTime() - (days - 1) * dayMs)

/** Folders that are there and may be written. An entry ending in `/*` stands for every folder in that place: sticks turn up where nobody can foresee. */
export async function exportFolders(entries: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of entries)
    for (const folder of await foldersMatching(entry)) if (!found.includes(folder) && (await isWritable(folder))) found.push(folder)
  return found
}

/** Folders that an entry of the config may stand for, whether they are there or not. */
export async function foldersMatching(entry: string): Promise<string[]> {
  if (!entry.endsWith('/*')) return [entry]
  const within = await foldersMatching(entry.slice(0, -2))
  const names = await Promise.all(within.map(async folder => (await readdir(folder).catch(() => [])).map(name => join(folder, name))))
  return names.flat()
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}

const columns = [
  ['sessions', 'Visits'],
  ['tokens', 'Tokens'],
  ['made', 'ABHA made'],
  ['madeByDemographics', 'ABHA made without a code'],
  ['found', 'ABHA found'],
  ['notNow', 'ABHA not now'],
  ['left', 'Left midway'],
  ['hindi', 'In Hindi'],
  ['english', 'In English'],
  ['assisted', 'With staff'],
  ['reprints', 'Copies'],
] as const satisfies [keyof StaffCounts, string][]

/** A day's lines. How many columns the reasons need is known when all days are. */
export interface TableDay {
  reasons: readonly CounterReason[]
  lines(reasons: readonly CounterReason[]): string[][]
}

/**
 * One day, one line a counter. Counters with fewer than five visits that day are one line, reasons with fewer than five are one column, and what is still under five
 * says so instead of how many; no time is given where fewer than five people took it. `day`: as `indianHour` has it; `visits`, `tokens`: of that day alone.
 */
export function tableDay(day: string, visits: readonly JournalVisit[], tokens: readonly JournalToken[], counters: readonly Counter[]): TableDay {
  const lines = linesOfDay(visits, tokens, counters)
  return {
    reasons: [...new Set(visits.flatMap(({ outcome, why }) => (outcome === 'counter' && why !== null && why !== 'notNow' ? [why] : [])))],
    lines: reasons => lines.map(({ name, counts }) => cellsOf(day, name, counts, reasons)),
  }
}

/** Days as a table for a spreadsheet: UTF-8 with a mark, CRLF, Indian dates. */
export function csvOf(days: readonly TableDay[]): string {
  const reasons = [...new Set(days.flatMap(day => day.reasons))].sort((a, b) => reasonCode(a).localeCompare(reasonCode(b)))
  const head = [
    'Date',
    'Counter',
    ...columns.map(([, title]) => title),
    'No answer',
    ...reasons.map(reason => `${reasonCode(reason)} ${reason}`),
    'Other reasons',
    'Half took (s)',
    '9 of 10 took (s)',
  ]
  return csvText([head, ...days.flatMap(day => day.lines(reasons))])
}

/** UTF-8 with a mark, CRLF. */
export const csvText = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map(cells => cells.map(quoted).join(',')).join('\r\n')}\r\n`

function linesOfDay(visits: readonly JournalVisit[], tokens: readonly JournalToken[], counters: readonly Counter[]) {
  const groups = new Map<string | null, { visits: JournalVisit[]; tokens: JournalToken[] }>()
  const group = (id: string | null) => {
    const held = groups.get(id) ?? { visits: [], tokens: [] }
    groups.set(id, held)
    return held
  }
  for (const visit of visits) group(visit.counterId).visits.push(visit)
  for (const token of tokens) group(token.counterId).tokens.push(token)
  const rest = { visits: [] as JournalVisit[], tokens: [] as JournalToken[] }
  const lines: { name: string; counts: StaffCounts }[] = []
  for (const { id, sign, name } of counters) {
    const held = groups.get(id)
    if (!held) continue
    if (held.visits.length < small) continue
    groups.delete(id)
    lines.push({ name: `${sign} ${name.en}`, counts: countsOf(held.visits, held.tokens) })
  }
  for (const held of groups.values()) {
    rest.visits.push(...held.visits)
    rest.tokens.push(...held.tokens)
  }
  if (rest.visits.length > 0) lines.push({ name: 'Others', counts: countsOf(rest.visits, rest.tokens) })
  return lines
}

function cellsOf(day: string, name: string, counts: StaffCounts, reasons: readonly CounterReason[]): string[] {
  const of = (reason: CounterReason | 'noAnswer') => counts.failures.find(failure => failure.reason === reason)?.count ?? 0
  const apart = reasons.map(of)
  const other = apart.reduce((sum, count) => sum + (count < small ? count : 0), 0)
  const time = (seconds: number | null) => (seconds === null || counts.tokens < small ? '' : String(seconds))
  return [
    day.split('-').reverse().join('-'),
    name,
    ...columns.map(([key]) => cell(counts[key])),
    cell(of('noAnswer')),
    ...apart.map(count => (count < small ? '' : String(count))),
    cell(other),
    time(counts.medianSeconds),
    time(counts.ninthSeconds),
  ]
}

const cell = (count: number): string => (count > 0 && count < small ? `<${small}` : String(count))

/** A spreadsheet takes what begins with = + - @ for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Writes the table; the name of the file, or null when it could not be written. A file of the same day is written over. `of`: which table, at the end of its name. */
export async function writeCsv(
  folder: string,
  config: Pick<Config, 'facility'>,
  now: Date,
  days: number,
  text: string,
  of = '',
): Promise<string | null> {
  const name = `abha-kiosk-${config.facility.hipId}-${indianHour(now).day}-${days}d${of}.csv`
  try {
    await writeFile(join(folder, name), text)
    return name
  } catch {
    return null
  }
}
