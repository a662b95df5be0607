import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { forgiving } from '../../service/forgiving.ts'
import { startOfIndianDay } from '../../service/india.ts'
import { type Journal, openJournal } from '../../service/journal.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { countsOf, hoursOf } from '../../service/staff/counts.ts'
import { sinceDays } from '../../service/staff/export-csv.ts'
import { handovers } from '../../service/staff/handovers.ts'
import { createReprint } from '../../service/staff/reprint.ts'
import { tablesSince } from '../../service/staff/tables.ts'
import { tempFolder } from '../support/folder.ts'
import { fillJournal } from './journal/fill.ts'

const now = new Date('2026-11-23T09:30:00.000Z')
const keepDays = 180

const counters = ['1', '2', '3', 'OPD4', 'OPD5'].map(id => ({ id, sign: id.slice(-1), name: { hi: id, en: id } }))

/** What the staff's room and a start cost with a journal of so many rows (`rows=1000000`) over the days that are kept; the middle of `times=7`, the file in the system's cache. */
const bench: Bench = async args => {
  const option = (name: string, usual: number) => Number(args.find(arg => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? usual)
  const [rows, times] = [option('rows', 1_000_000), option('times', 7)]
  if (!(rows >= 1000) || !(times >= 1)) throw new Error('rows=1000000 times=7')
  const folder = tempFolder('journal')
  const file = join(folder.path, 'journal.sqlite')
  const table: BenchRow[] = []
  const measure = (what: string, run: () => unknown, often = times) => {
    const ms: number[] = []
    const cpu: number[] = []
    for (let time = 0; time < often; time++) {
      const [began, used] = [performance.now(), process.cpuUsage()]
      run()
      ms.push(performance.now() - began)
      const { user, system } = process.cpuUsage(used)
      cpu.push((user + system) / 1000)
    }
    const middle = (all: number[]) => round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)])
    table.push({ what, 'processor ms': middle(cpu), ms: middle(ms), 'worst ms': round(Math.max(...ms)) })
  }
  /** The tables are read day by day: what keeps the glass waiting is the longest stretch. */
  const exported = async (journal: Journal, config: Parameters<typeof tablesSince>[1]) => {
    const ms: number[] = []
    let last = performance.now()
    let over = false
    const turn = () => {
      ms.push(performance.now() - last)
      last = performance.now()
      if (!over) setImmediate(turn)
    }
    const [began, used] = [performance.now(), process.cpuUsage()]
    setImmediate(turn)
    await tablesSince(journal, config, sinceDays(now, 31), now)
    over = true
    const { user, system } = process.cpuUsage(used)
    const all = performance.now() - began
    table.push({ what: 'a month as tables, in all', 'processor ms': round((user + system) / 1000), ms: round(all), 'worst ms': round(all) })
    ms.sort((a, b) => a - b)
    const days = ms.slice(-31)
    table.push({ what: 'a day of them', 'processor ms': round((user + system) / 31_000), ms: round(days[15]), 'worst ms': round(days.at(-1)) })
  }
  try {
    const filled = fillJournal(
      file,
      rows,
      now,
      keepDays,
      counters.map(({ id }) => id),
    )
    // as the service has it
    const open = () => forgiving(openJournal(openNodeSqlite, file, () => now).journal, what => table.push({ what: `failed: ${what}` }))
    measure('opened', () => open().close())
    let journal = open()
    measure('nothing to forget', () => journal.prune(sinceDays(now, keepDays + 1).toISOString()))
    measure('what was under way', () => journal.afterStop())
    journal.close()
    measure('all of a start', () => {
      journal = open()
      journal.prune(sinceDays(now, keepDays + 1).toISOString())
      journal.afterStop()
      journal.close()
    })
    journal = open()
    const today = startOfIndianDay(now).toISOString()
    const config = { counters }
    measure("today's counts", () => {
      const visits = journal.visits(today)
      const tokens = journal.tokens(today)
      countsOf(visits, tokens)
      hoursOf(visits)
    })
    measure('slips to print again', () => reprintOf(journal).pages())
    measure("the clerk's list", () => handovers(journal, config, today))
    await exported(journal, config)
    let id = 0
    measure(
      'a token, five lines',
      () => {
        const token = `bench-${id++}`
        journal.tokenRequested({ id: token, counterId: '1', at: now.toISOString() })
        journal.tokenAnswered(token, { tokenNumber: '7', validUntil: null, at: now.toISOString(), late: false })
        journal.tokenStage(token, 'printing')
        journal.tokenStage(token, 'printed')
        journal.visitEnded({
          ...{ at: now.toISOString(), seconds: 80, language: 'hi', reason: 'done', screen: 'end', counterId: '1' },
          ...{ outcome: 'token', why: null, abha: 'found', assisted: false },
        })
      },
      50,
    )
    measure(
      'a number of the own series',
      () =>
        journal.handedOver(
          { id: `series-${id++}`, at: now.toISOString(), counterId: '1', why: 'hospitalRefused', abhaCard: false },
          { mark: 'KA', day: '2026-11-23', after: 0 },
        ),
      50,
    )
    measure('a day forgotten', () => journal.prune(sinceDays(now, keepDays - 1).toISOString()), 1)
    journal.close()
    return {
      bench: 'journal',
      rows: table,
      notes: [
        `${filled.tokens} tokens, ${filled.visits} visits, ${filled.consents} consents, ${filled.handovers} people sent to a counter over ${keepDays} days, ${filled.today} visits of them today: ${Math.round(statSync(file).size / 1e6)} MB.`,
        'A kiosk has some 400 visits a day, which is a seventh of these.',
        `Of ${times} times the middle; the file is in the system's cache. On a machine that does other things the processor's time is the one to compare.`,
      ],
    }
  } finally {
    folder.remove()
  }
}

export default bench

const round = (ms: number | undefined) => Math.round((ms ?? Number.NaN) * 100) / 100

function reprintOf(journal: Journal) {
  const config = { counters, facility: { name: { hi: '', en: '' } } } as unknown as Parameters<typeof createReprint>[0]['config']
  return createReprint({
    ...{ config, printer: null, journal, log: { event: () => {} } as never, since: startOfIndianDay(now) },
    ...{ language: () => 'hi' as const, changed: () => {} },
  })
}
