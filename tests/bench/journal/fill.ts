import { randomUUID } from 'node:crypto'
import type { CounterReason } from '../../../service/contract/index.ts'
import { openJournal, type TokenStage, type VisitOutcome } from '../../../service/journal.ts'
import { openNodeSqlite } from '../../../service/sqlite-node.ts'

const dayMs = 86_400_000
/** of ten visits: seven tokens, one sent to the counter, one ABHA alone, one left */
const outcomes: readonly VisitOutcome[] = ['token', 'token', 'counter', 'token', 'token', 'abha', 'token', 'token', 'none', 'token']
/** what the slips came to; nearly all are printed */
const stages: readonly TokenStage[] = [...Array.from({ length: 18 }, () => 'printed' as const), 'notPrinted', 'noAnswer']
const reasons: readonly CounterReason[] = ['notNow', 'codeLocked', 'notNow', 'hospitalRefused', 'shareDeclined']

/** A journal as years of visits leave it: `rows` lines over the last `days` days, each visit with what it writes. In one transaction, which the kiosk never does. */
export function fillJournal(file: string, rows: number, now: Date, days: number, counters: readonly string[]) {
  openJournal(openNodeSqlite, file, () => now).journal.close()
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const database = new DatabaseSync(file)
  database.exec('pragma synchronous = off; begin')
  const token = database.prepare(
    'insert into token (id, counter_id, requested_at, token_number, valid_until, stage, answered_at) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const visit = database.prepare(
    'insert into visit (at, seconds, language, reason, screen, counter_id, outcome, why, abha, assisted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const consent = database.prepare('insert into consent (code, version, text_hash, language, at) values (?, ?, ?, ?, ?)')
  const handover = database.prepare(
    `insert into handover (id, at, day, counter_id, why, series, number, abha_card, stage) values (?, ?, ?, ?, ?, ?, ?, ?, 'printed')`,
  )
  const filled = { tokens: 0, visits: 0, consents: 0, handovers: 0, today: 0 }
  const textHash = 'a'.repeat(64)
  // a visit, 0.7 tokens, 0.1 handovers and 0.2 consents
  const visits = Math.round(rows / 2)
  for (let number = 0; number < visits; number++) {
    // evenly over eight hours of each day, which begin at 03:30 UTC: nine in India
    const day = Math.floor((number * days) / visits)
    const within = ((number * days) / visits) % 1
    const midnight = Math.floor(now.getTime() / dayMs) * dayMs - (days - 1 - day) * dayMs
    const time = midnight + 3.5 * 3_600_000 + within * 6 * 3_600_000
    const at = new Date(time).toISOString()
    const outcome = outcomes[number % outcomes.length] ?? 'token'
    const counter = counters[number % counters.length] ?? '1'
    const why = reasons[Math.floor(number / 10) % reasons.length] ?? 'notNow'
    if (day === days - 1) filled.today++
    if (outcome === 'token') {
      const stage = stages[number % stages.length] ?? 'printed'
      const answered = stage !== 'noAnswer'
      const validUntil = new Date(time + 1_800_000).toISOString()
      token.run(randomUUID(), counter, at, answered ? String(number % 900) : null, answered ? validUntil : null, stage, answered ? at : null)
      filled.tokens++
    }
    if (outcome === 'counter') {
      handover.run(randomUUID(), at, at.slice(0, 10), counter, why, 'KA', number, 0)
      filled.handovers++
    }
    if (number % 5 === 0) {
      consent.run('abha-enrollment', '1.4', textHash, 'hi', at)
      filled.consents++
    }
    visit.run(at, 40 + (number % 90), number % 4 ? 'hi' : 'en', 'done', 'end', counter, outcome, outcome === 'counter' ? why : null, 'found', 0)
    filled.visits++
  }
  database.exec('commit')
  database.close()
  return filled
}
