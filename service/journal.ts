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
  tokenAnswered(id: string, token: { tokenNumber: string; validUntil: string | null }): void
  tokenStage(id: string, stage: TokenStage): void
  consent(consent: JournalConsent): void
  visitEnded(visit: JournalVisit): void
  /** a marked copy came out for the staff */
  reprinted(id: string): void
  /** forgets what happened before that time (ISO 8601) */
  prune(before: string): void
  /** asked for at or after that time (ISO 8601; all where left out), oldest first */
  tokens(since?: string): JournalToken[]
  /** ended at or after that time (ISO 8601), oldest first */
  visits(since: string): JournalVisit[]
  close(): void
}

const schemaVersion = 2
const schema = `
create table if not exists token (
  id text primary key, counter_id text not null, requested_at text not null, token_number text, valid_until text, stage text not null,
  reprints integer not null default 0
) strict;
create table if not exists consent (code text not null, version text not null, text_hash text not null, language text not null, at text not null) strict;
create table if not exists visit (
  at text not null, seconds integer not null, language text not null, reason text not null, screen text not null,
  counter_id text, outcome text not null default 'none', why text, abha text, assisted integer not null default 0
) strict;
`

/** From the first schema to this one; its visits stay, with nothing known of what they came to. */
const fromFirst = `
alter table token add column reprints integer not null default 0;
alter table visit add column counter_id text;
alter table visit add column outcome text not null default 'none';
alter table visit add column why text;
alter table visit add column abha text;
alter table visit add column assisted integer not null default 0;
`

/**
 * Opens the journal, or begins a new one. A file that is not ours or is damaged is set aside under a new name beside it (never deleted)
 * and the kiosk starts.
 */
export function openJournal(open: OpenSqlite, file: string, now: () => Date): { journal: Journal; setAside: string | null } {
  try {
    return { journal: journalOn(prepared(open, file)), setAside: null }
  } catch (error) {
    // somebody else may hold it for a moment: a good journal is not put away for that
    if (!/not a database|malformed|corrupt|newer version/i.test((error as Error).message)) throw error
    const setAside = `${file}.set-aside-${now().toISOString().replaceAll(':', '-')}`
    for (const suffix of ['', '-wal', '-shm']) {
      try {
        renameSync(file + suffix, setAside + suffix)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    return { journal: journalOn(prepared(open, file)), setAside }
  }
}

/** lines of the journal are short; a disk that stays full for longer than so many of them is somebody's to mend */
const mostKept = 5000
const sqliteConstraint = 19

/**
 * A token that cannot be written down must still be given: a write that fails (a full disk) is told of, and the visit goes on. What could not be written is
 * kept in memory, in its order, and written before the next line; there is no identity in it.
 */
export function forgiving(journal: Journal, failed: (what: keyof Journal) => void): Journal {
  const kept: (() => void)[] = []
  const writeKept = () => {
    for (let write = kept[0]; write; write = kept[0]) {
      try {
        write()
      } catch (error) {
        // a line that the table refuses would be refused for ever, and hold up all others
        // the lower byte of SQLite's extended code is the kind
        if ((((error as { errcode?: number }).errcode ?? 0) & 0xff) === sqliteConstraint) kept.shift()
        throw error
      }
      kept.shift()
    }
  }
  const asFarAsPossible = () => {
    try {
      writeKept()
    } catch {
      // the disk still takes nothing
    }
  }
  const tried =
    <Arguments extends unknown[]>(what: keyof Journal, write: (...values: Arguments) => void) =>
    (...values: Arguments) => {
      if (kept.length < mostKept) kept.push(() => write(...values))
      try {
        writeKept()
      } catch {
        failed(what)
      }
    }
  return {
    tokenRequested: tried('tokenRequested', journal.tokenRequested),
    tokenAnswered: tried('tokenAnswered', journal.tokenAnswered),
    tokenStage: tried('tokenStage', journal.tokenStage),
    consent: tried('consent', journal.consent),
    visitEnded: tried('visitEnded', journal.visitEnded),
    reprinted: tried('reprinted', journal.reprinted),
    prune: tried('prune', journal.prune),
    tokens: since => {
      asFarAsPossible()
      return journal.tokens(since)
    },
    visits: since => {
      asFarAsPossible()
      return journal.visits(since)
    },
    close: () => {
      asFarAsPossible()
      journal.close()
    },
  }
}

function prepared(open: OpenSqlite, file: string): SqliteDatabase {
  const database = open(file)
  try {
    database.exec('pragma busy_timeout = 2000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on')
    const version = Number(database.all('pragma user_version', [])[0]?.user_version ?? 0)
    if (version > schemaVersion) throw new Error(`the journal is of a newer version (${version})`)
    database.exec(`begin; ${version === 1 ? fromFirst : schema} pragma user_version = ${schemaVersion}; commit`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function journalOn(database: SqliteDatabase): Journal {
  return {
    tokenRequested: ({ id, counterId, at }) =>
      database.run(`insert into token (id, counter_id, requested_at, stage) values (?, ?, ?, 'requested')`, [id, counterId, at]),
    tokenAnswered: (id, { tokenNumber, validUntil }) =>
      database.run(`update token set token_number = ?, valid_until = ?, stage = 'answered' where id = ?`, [tokenNumber, validUntil, id]),
    tokenStage: (id, stage) => database.run('update token set stage = ? where id = ?', [stage, id]),
    consent: ({ code, version, textHash, language, at }) =>
      database.run('insert into consent (code, version, text_hash, language, at) values (?, ?, ?, ?, ?)', [code, version, textHash, language, at]),
    visitEnded: ({ at, seconds, language, reason, screen, counterId, outcome, why, abha, assisted }) =>
      database.run(
        'insert into visit (at, seconds, language, reason, screen, counter_id, outcome, why, abha, assisted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [at, seconds, language, reason, screen, counterId, outcome, why, abha, assisted ? 1 : 0],
      ),
    reprinted: id => database.run('update token set reprints = reprints + 1 where id = ?', [id]),
    prune: before => {
      database.run('delete from token where requested_at < ?', [before])
      database.run('delete from consent where at < ?', [before])
      database.run('delete from visit where at < ?', [before])
    },
    tokens: (since = '') =>
      database
        .all(
          'select id, counter_id, requested_at, token_number, valid_until, stage, reprints from token where requested_at >= ? order by requested_at',
          [since],
        )
        .map(row => ({
          id: String(row.id),
          counterId: String(row.counter_id),
          requestedAt: String(row.requested_at),
          tokenNumber: row.token_number === null ? null : String(row.token_number),
          validUntil: row.valid_until === null ? null : String(row.valid_until),
          stage: row.stage as TokenStage,
          reprints: Number(row.reprints),
        })),
    visits: since =>
      database.all('select * from visit where at >= ? order by at', [since]).map(row => ({
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
