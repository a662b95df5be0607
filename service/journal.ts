import { renameSync } from 'node:fs'
import type { CounterReason } from './contract/index.ts'

/** The little of SQLite the journal needs; `node:sqlite` has it, and so does the WASM build the shell's test hands in. */
export interface SqliteDatabase {
  exec(sql: string): void
  run(sql: string, values: (string | number | null)[]): void
  all(sql: string, values: (string | number | null)[]): Record<string, unknown>[]
  close(): void
}

export type OpenSqlite = (file: string) => SqliteDatabase

export type TokenStage =
  | 'requested'
  | 'answered'
  | 'late' // the number came when nobody stood there for it any more
  | 'interrupted' // the program ended while the number was waited for
  | 'refused'
  | 'noAnswer'
  | 'notShared'
  | 'printing'
  | 'printed'
  | 'copyPrinted'
  | 'notPrinted'
  | 'printUnknown'

/** What is kept of a token: nothing of the person, enough to print the slip again. */
export interface JournalToken {
  id: string
  counterId: string
  requestedAt: string
  tokenNumber: string | null
  validUntil: string | null
  stage: TokenStage
  /** copies the staff had printed */
  reprints: number
  /** when the number came; null also for one of an older program */
  answeredAt: string | null
}

/** A share whose number a relay may still bring: what it is asked by, and nothing more. */
export interface OpenShare {
  id: string
  counterId: string
  requestedAt: string
  requestId: string
}

/** What became of a slip; 'unknown' also where the program ended before the printer had answered. */
export type SlipStage = 'printing' | 'printed' | 'copyPrinted' | 'notPrinted' | 'printUnknown'

/** Somebody was sent to a counter with a slip: when, where, why, and under which number of the facility's own series. Nothing of whom. */
export interface JournalHandover {
  id: string
  at: string
  counterId: string | null
  why: CounterReason
  /** as the slip has it ("KA-7"); null: it has none */
  queueNumber: string | null
  /** an ABHA card was held up, so the clerk can ask for it; nothing of the card was kept */
  abhaCard: boolean
  stage: SlipStage
  reprints: number
}

/** The facility's own series: what its numbers begin with, and after which number they go on at the least. */
export interface Series {
  mark: string
  /** the day in India (2026-11-23): each counter begins anew each day */
  day: string
  after: number
}

export interface JournalConsent {
  code: string
  version: string
  /** SHA-256 of the text that was shown, in hex */
  textHash: string
  language: 'hi' | 'en'
  at: string
}

/** What a visit came to. `counter`: sent there without a token, `abha`: an ABHA and no token was wanted, `none`: it was left before its end. */
export type VisitOutcome = 'token' | 'noAnswer' | 'counter' | 'abha' | 'none'
/** How the visit came by an ABHA; null: it has none. */
export type AbhaWay = 'made' | 'madeByDemographics' | 'found'

/** One visit that has ended, in counts alone. */
export interface JournalVisit {
  at: string
  seconds: number
  /** hi, en, or the code of a facility's own */
  language: string
  reason: string
  screen: string
  counterId: string | null
  outcome: VisitOutcome
  /** why it went to the counter */
  why: CounterReason | null
  abha: AbhaWay | null
  /** the staff began it */
  assisted: boolean
}

export interface Journal {
  tokenRequested(token: { id: string; counterId: string; at: string }): void
  /** the share has left under this id, by which a relay is asked; forgotten as soon as there is nothing to ask any more */
  tokenShared(id: string, requestId: string): void
  tokenAnswered(id: string, token: { tokenNumber: string; validUntil: string | null; at: string; late: boolean }): void
  tokenStage(id: string, stage: TokenStage): void
  consent(consent: JournalConsent): void
  visitEnded(visit: JournalVisit): void
  /** a marked copy came out for the staff; of a token or of a slip of the series */
  reprinted(id: string): void
  /** Writes it down, and with it takes the next number of the series at that counter: nobody has had it before. Null: there is no number, or none could be written. */
  handedOver(
    handover: { id: string; at: string; counterId: string | null; why: CounterReason; abhaCard: boolean },
    series: Series | null,
  ): string | null
  handoverStage(id: string, stage: SlipStage): void
  /** The program begins: what was under way when it ended is not under way any more. Back come the shares a relay may still answer. */
  afterStop(): OpenShare[]
  /** forgets what happened before that time (ISO 8601) */
  prune(before: string): void
  /** asked for at or after that time and before the other (ISO 8601; all where left out), oldest first */
  tokens(since?: string, before?: string): JournalToken[]
  /** ended at or after that time and before the other (ISO 8601), oldest first */
  visits(since: string, before?: string): JournalVisit[]
  /** at or after that time and before the other (ISO 8601), oldest first */
  handovers(since: string, before?: string): JournalHandover[]
  close(): void
}

/**
 * The schema an older program must know to work with this file. It goes up only with a change that such a program could not live with: then it would set the file
 * aside after a roll-back, and its tokens with it. Tables and columns that are only added do not raise it: they are made where they are missing.
 */
const schemaVersion = 2
const schema = `
create table if not exists token (
  id text primary key, counter_id text not null, requested_at text not null, token_number text, valid_until text, stage text not null,
  reprints integer not null default 0, answered_at text, request_id text
) strict;
create table if not exists consent (code text not null, version text not null, text_hash text not null, language text not null, at text not null) strict;
create table if not exists visit (
  at text not null, seconds integer not null, language text not null, reason text not null, screen text not null,
  counter_id text, outcome text not null default 'none', why text, abha text, assisted integer not null default 0
) strict;
create table if not exists handover (
  id text primary key, at text not null, day text not null, counter_id text, why text not null, series text, number integer, abha_card integer not null,
  stage text not null, reprints integer not null default 0
) strict;
create unique index if not exists handover_number on handover (day, counter_id, series, number);
`

/**
 * What is asked for is found without reading what is not: a time, by all that looks back or forgets, and what was under way, by the start. The second kind holds
 * a handful of rows, however long the journal is. Each is made where it is missing; an older program keeps them up without knowing them.
 */
const indexes = `
create index if not exists token_at on token (requested_at);
create index if not exists visit_at on visit (at);
create index if not exists handover_at on handover (at);
create index if not exists consent_at on consent (at);
create index if not exists token_under_way on token (stage) where stage in ('requested', 'printing');
create index if not exists token_asked_for on token (requested_at) where request_id is not null;
create index if not exists handover_under_way on handover (stage) where stage = 'printing';
`

/** Columns that came after a table's first form; what was written before has nothing in them. */
const added: Record<string, readonly string[]> = {
  token: ['reprints integer not null default 0', 'answered_at text', 'request_id text'],
  visit: ['counter_id text', "outcome text not null default 'none'", 'why text', 'abha text', 'assisted integer not null default 0'],
}

/** What the statements below ask of each table: a file that has it not is somebody else's. */
const asked = {
  token: 'id, counter_id, requested_at, token_number, valid_until, stage, reprints, answered_at, request_id',
  consent: 'code, version, text_hash, language, at',
  visit: 'at, seconds, language, reason, screen, counter_id, outcome, why, abha, assisted',
  handover: 'id, at, day, counter_id, why, series, number, abha_card, stage, reprints',
}

/** `setAside`: the new name of a file that was no journal. `isKept` false: the disk takes nothing, what is written now is gone with this program. */
export interface Opened {
  journal: Journal
  setAside: string | null
  isKept: boolean
}

/**
 * Opens the journal, or begins a new one. A file that is not ours or is damaged, or that a newer version made in a way this one cannot go on with, is set aside
 * under a new name beside it (never deleted) and the kiosk starts; it starts too where the disk takes nothing.
 */
export function openJournal(open: OpenSqlite, file: string, now: () => Date): Opened {
  try {
    return { journal: journalOn(prepared(open, file)), setAside: null, isKept: true }
  } catch (error) {
    const { message } = error as Error
    if (/disk is full|disk I\/O|readonly|unable to open/i.test(message))
      return { journal: journalOn(prepared(open, ':memory:')), setAside: null, isKept: false }
    // somebody else may hold it for a moment: a good journal is not put away for that
    if (!/not a database|malformed|corrupt|newer version|no such (?:column|table)|already exists/i.test(message)) throw error
    const setAside = `${file}.set-aside-${now().toISOString().replaceAll(':', '-')}`
    for (const suffix of ['', '-wal', '-shm']) {
      try {
        renameSync(file + suffix, setAside + suffix)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    return { journal: journalOn(prepared(open, file)), setAside, isKept: true }
  }
}

function prepared(open: OpenSqlite, file: string): SqliteDatabase {
  const database = open(file)
  try {
    database.exec('pragma busy_timeout = 2000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on')
    const version = Number(database.all('pragma user_version', [])[0]?.user_version ?? 0)
    const [strange] = version === 0 ? database.all(`select name from sqlite_master where type = 'table'`, []) : []
    if (strange) throw new Error('this is not a database of the kiosk')
    const [fault] = database.all('pragma quick_check(1)', [])
    if (fault && fault.quick_check !== 'ok') throw new Error('the journal is malformed')
    if (version > schemaVersion) {
      // an update was taken back: its journal is gone on with, and keeps its number, so that the update finds it as it left it
      if (servesUs(open, database)) return database
      throw new Error(`the journal is of a newer version (${version})`)
    }
    database.exec(`begin; ${schema} ${missingColumns(database)} ${indexes} pragma user_version = ${schemaVersion}; commit`)
    for (const [table, columns] of Object.entries(asked)) database.all(`select ${columns} from ${table} limit 0`, [])
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Whether a journal that a newer program made can be written by this one: every column we know is there, and what we do not know may be left out.
 * A change of the schema that keeps to that (new columns with a default, new tables) can be taken back without a loss.
 */
function servesUs(open: OpenSqlite, newer: SqliteDatabase): boolean {
  const ours = open(':memory:')
  try {
    ours.exec(schema)
    return Object.keys(asked).every(table => {
      const there = columnsOf(newer, table)
      const known = new Set(columnsOf(ours, table).map(({ name }) => name))
      const names = new Set(there.map(({ name }) => name))
      return [...known].every(name => names.has(name)) && there.every(({ name, mayBeLeftOut }) => known.has(name) || mayBeLeftOut)
    })
  } finally {
    ours.close()
  }
}

const columnsOf = (database: SqliteDatabase, table: string) =>
  database
    .all(`select name, "notnull" as needed, dflt_value as otherwise from pragma_table_info('${table}')`, [])
    .map(({ name, needed, otherwise }) => ({ name: String(name), mayBeLeftOut: needed !== 1 || otherwise !== null }))

/** behind every time there is */
const ever = '~'

const queueNumber = (mark: string, number: unknown): string => `${mark}-${number}`

function missingColumns(database: SqliteDatabase): string {
  return Object.entries(added)
    .flatMap(([table, columns]) => {
      const there = database.all(`pragma table_info(${table})`, []).map(({ name }) => name)
      // a table that is not there yet is made whole
      return there.length === 0
        ? []
        : columns.filter(column => !there.includes(column.split(' ')[0])).map(column => `alter table ${table} add column ${column};`)
    })
    .join(' ')
}

function journalOn(database: SqliteDatabase): Journal {
  return {
    tokenRequested: ({ id, counterId, at }) =>
      database.run(`insert into token (id, counter_id, requested_at, stage) values (?, ?, ?, 'requested')`, [id, counterId, at]),
    tokenShared: (id, requestId) => database.run('update token set request_id = ? where id = ?', [requestId, id]),
    tokenAnswered: (id, { tokenNumber, validUntil, at, late }) =>
      database.run('update token set token_number = ?, valid_until = ?, answered_at = ?, stage = ?, request_id = null where id = ?', [
        tokenNumber,
        validUntil,
        at,
        late ? 'late' : 'answered',
        id,
      ]),
    tokenStage: (id, stage) => database.run('update token set stage = ?, request_id = null where id = ?', [stage, id]),
    consent: ({ code, version, textHash, language, at }) =>
      database.run('insert into consent (code, version, text_hash, language, at) values (?, ?, ?, ?, ?)', [code, version, textHash, language, at]),
    visitEnded: ({ at, seconds, language, reason, screen, counterId, outcome, why, abha, assisted }) =>
      database.run(
        'insert into visit (at, seconds, language, reason, screen, counter_id, outcome, why, abha, assisted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [at, seconds, language, reason, screen, counterId, outcome, why, abha, assisted ? 1 : 0],
      ),
    reprinted: id => {
      database.run('update token set reprints = reprints + 1 where id = ?', [id])
      database.run('update handover set reprints = reprints + 1 where id = ?', [id])
    },
    handedOver: ({ id, at, counterId, why, abhaCard }, series) => {
      const first = [id, at, series?.day ?? at.slice(0, 10), counterId, why]
      if (series === null || counterId === null) {
        database.run(`insert into handover (id, at, day, counter_id, why, abha_card, stage) values (?, ?, ?, ?, ?, ?, 'printing')`, [
          ...first,
          abhaCard ? 1 : 0,
        ])
        return null
      }
      const { mark, day, after } = series
      database.run(
        `insert into handover (id, at, day, counter_id, why, series, number, abha_card, stage) values (?, ?, ?, ?, ?, ?,
          1 + max(?, coalesce((select max(number) from handover where day = ? and counter_id = ? and series = ?), 0)), ?, 'printing')`,
        [...first, mark, after, day, counterId, mark, abhaCard ? 1 : 0],
      )
      return queueNumber(mark, database.all('select number from handover where id = ?', [id])[0]?.number)
    },
    handoverStage: (id, stage) => database.run('update handover set stage = ? where id = ?', [stage, id]),
    afterStop: () => {
      database.exec('begin')
      database.run(
        `update token set stage = case stage when 'requested' then 'interrupted' else 'printUnknown' end where stage in ('requested', 'printing')`,
        [],
      )
      database.run(`update handover set stage = 'printUnknown' where stage = 'printing'`, [])
      database.exec('commit')
      return database
        .all(
          `select id, counter_id, requested_at, request_id from token where request_id is not null and stage = 'interrupted' order by requested_at`,
          [],
        )
        .map(row => ({
          id: String(row.id),
          counterId: String(row.counter_id),
          requestedAt: String(row.requested_at),
          requestId: String(row.request_id),
        }))
    },
    prune: before => {
      database.run('delete from token where requested_at < ?', [before])
      database.run('delete from handover where at < ?', [before])
      database.run('delete from consent where at < ?', [before])
      database.run('delete from visit where at < ?', [before])
    },
    tokens: (since = '', before = ever) =>
      database
        .all(
          'select id, counter_id, requested_at, token_number, valid_until, stage, reprints, answered_at from token where requested_at >= ? and requested_at < ? order by requested_at',
          [since, before],
        )
        .map(row => ({
          id: String(row.id),
          counterId: String(row.counter_id),
          requestedAt: String(row.requested_at),
          tokenNumber: row.token_number === null ? null : String(row.token_number),
          validUntil: row.valid_until === null ? null : String(row.valid_until),
          stage: row.stage as TokenStage,
          reprints: Number(row.reprints),
          answeredAt: row.answered_at === null ? null : String(row.answered_at),
        })),
    handovers: (since, before = ever) =>
      database.all('select * from handover where at >= ? and at < ? order by at', [since, before]).map(row => ({
        id: String(row.id),
        at: String(row.at),
        counterId: row.counter_id === null ? null : String(row.counter_id),
        why: row.why as CounterReason,
        queueNumber: row.series === null ? null : queueNumber(String(row.series), row.number),
        abhaCard: row.abha_card === 1,
        stage: row.stage as SlipStage,
        reprints: Number(row.reprints),
      })),
    visits: (since, before = ever) =>
      database.all('select * from visit where at >= ? and at < ? order by at', [since, before]).map(row => ({
        at: String(row.at),
        seconds: Number(row.seconds),
        language: row.language as string,
        reason: String(row.reason),
        screen: String(row.screen),
        counterId: row.counter_id === null ? null : String(row.counter_id),
        outcome: row.outcome as VisitOutcome,
        why: row.why as CounterReason | null,
        abha: row.abha as AbhaWay | null,
        assisted: row.assisted === 1,
      })),
    close: () => database.close(),
  }
}
