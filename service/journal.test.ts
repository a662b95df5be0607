import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folder.fixture.ts'
import { forgiving } from './forgiving.ts'
import { type Journal, openJournal, type SqliteDatabase } from './journal.ts'
import { openNodeSqlite } from './sqlite-node.ts'

const now = () => new Date('2026-11-23T04:05:06.000Z')
const at = '2026-11-23T04:05:06.000Z'

test('a token is there after the kiosk was started again', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const first = openJournal(openNodeSqlite, file, now).journal
  first.tokenRequested({ id: 'a', counterId: '2', at })
  first.tokenAnswered('a', { tokenNumber: '12', validUntil: null, at, late: false })
  first.tokenStage('a', 'printing')
  first.close()
  const second = openJournal(openNodeSqlite, file, now)
  expect(second.setAside).toBeNull()
  expect(second.journal.tokens()).toEqual([
    { id: 'a', counterId: '2', requestedAt: at, tokenNumber: '12', validUntil: null, stage: 'printing', reprints: 0, answeredAt: at },
  ])
  second.journal.close()
})

test('a journal of the first schema is kept, and takes the new columns', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const old = openNodeSqlite(file)
  old.exec(`
    create table token (id text primary key, counter_id text not null, requested_at text not null, token_number text, valid_until text, stage text not null) strict;
    create table consent (code text not null, version text not null, text_hash text not null, language text not null, at text not null) strict;
    create table visit (at text not null, seconds integer not null, language text not null, reason text not null, screen text not null) strict;
    insert into token values ('a', '2', '${at}', '12', null, 'printed');
    insert into visit values ('${at}', 70, 'hi', 'done', 'end');
    pragma user_version = 1`)
  old.close()
  const { journal, setAside } = openJournal(openNodeSqlite, file, now)
  expect(setAside).toBeNull()
  journal.reprinted('a')
  journal.visitEnded({
    at,
    seconds: 80,
    language: 'en',
    reason: 'done',
    screen: 'end',
    counterId: '2',
    outcome: 'counter',
    why: 'notNow',
    abha: null,
    assisted: true,
  })
  journal.close()
  const again = openJournal(openNodeSqlite, file, now).journal
  expect(again.tokens()).toMatchObject([{ id: 'a', reprints: 1 }])
  expect(again.visits(at)).toMatchObject([
    { seconds: 70, outcome: 'none', counterId: null, assisted: false },
    { seconds: 80, outcome: 'counter', why: 'notNow', counterId: '2', assisted: true },
  ])
  expect(again.visits('2026-11-23T04:05:07.000Z')).toEqual([])
  again.close()
})

/** The journal as a program after this one may have left it. */
function newerJournal(change: string): string {
  const file = join(ownFolder(), 'journal.sqlite')
  const { journal } = openJournal(openNodeSqlite, file, now)
  journal.tokenRequested({ id: 'a', counterId: '2', at })
  journal.close()
  const newer = openNodeSqlite(file)
  newer.exec(`${change}; pragma user_version = 3`)
  newer.close()
  return file
}

test('an update was taken back: the journal it has changed is gone on with, and the update finds it again as it left it', () => {
  const file = newerJournal(
    "alter table token add column place text; alter table visit add column helped integer not null default 0; create table bell (at text not null); update token set place = 'hall'",
  )
  const { journal, setAside } = openJournal(openNodeSqlite, file, now)
  expect(setAside).toBeNull()
  journal.tokenAnswered('a', { tokenNumber: '12', validUntil: null, at, late: false })
  journal.tokenRequested({ id: 'b', counterId: '1', at })
  journal.consent({ code: 'share', version: '1', textHash: 'f', language: 'hi', at })
  journal.visitEnded({
    at,
    seconds: 70,
    language: 'hi',
    reason: 'done',
    screen: 'end',
    counterId: null,
    outcome: 'none',
    why: null,
    abha: null,
    assisted: false,
  })
  expect(journal.tokens().map(({ id, tokenNumber }) => [id, tokenNumber])).toEqual([
    ['a', '12'],
    ['b', null],
  ])
  expect(journal.visits(at)).toHaveLength(1)
  journal.close()
  const newer = openNodeSqlite(file)
  expect(newer.all('pragma user_version', [])).toEqual([{ user_version: 3 }])
  expect(newer.all('select id, place from token order by id', [])).toEqual([
    { id: 'a', place: 'hall' },
    { id: 'b', place: null },
  ])
  newer.close()
})

test('a newer journal that this program cannot write is set aside, whole, and the kiosk starts', () => {
  for (const change of [
    'drop index token_under_way; alter table token drop column stage',
    'alter table token rename to slip',
    'drop table consent',
    'create table t2 as select * from visit; drop table visit; create table visit (at text not null, seconds integer not null, language text not null, reason text not null, screen text not null, counter_id text, outcome text not null, why text, abha text, assisted integer not null, nurse text not null)',
  ]) {
    const file = newerJournal(change)
    const { journal, setAside } = openJournal(openNodeSqlite, file, now)
    expect([change, setAside]).toEqual([change, `${file}.set-aside-2026-11-23T04-05-06.000Z`])
    journal.tokenRequested({ id: 'b', counterId: '1', at })
    expect(journal.tokens().map(({ id }) => id)).toEqual(['b'])
    journal.close()
  }
})

test('a file that is no journal is set aside and the kiosk starts', () => {
  const directory = ownFolder()
  const file = join(directory, 'journal.sqlite')
  writeFileSync(file, 'this is not a database, it is a letter from the IT desk. '.repeat(40))
  const { journal, setAside } = openJournal(openNodeSqlite, file, now)
  journal.tokenRequested({ id: 'b', counterId: '1', at })
  expect(journal.tokens()).toHaveLength(1)
  journal.close()
  expect(setAside).not.toBeNull()
  expect(readdirSync(directory).some(name => join(directory, name) === setAside)).toBe(true)
})

/** A disk that is full from now on, and has room again. */
function diskOf(file: string) {
  let database: SqliteDatabase | undefined
  const { journal } = openJournal(
    path => {
      database = openNodeSqlite(path)
      return database
    },
    file,
    now,
  )
  const pages = (most: string) => database?.exec(`pragma max_page_count = ${most}`)
  return {
    journal,
    full: () => {
      const used = Number(database?.all('pragma page_count', [])[0]?.page_count)
      pages(String(used))
      // what is still free inside its pages is used up as well
      const old = '2020-01-01T00:00:00.000Z'
      for (const write of [
        (id: string) => journal.tokenRequested({ id, counterId: '1', at: old }),
        (id: string) => journal.handedOver({ id, at: old, counterId: '1', why: 'abdmDown', abhaCard: false }, null),
      ])
        expect(() => {
          for (let line = 0; ; line++) write(`filler ${line}`)
        }).toThrow(/full/)
    },
    roomAgain: () => pages('1000000'),
  }
}

test('a full disk in the middle of a visit: the token stands in the staff’s list, told of, and is written when there is room', () => {
  const id = 'a token with a longer name than any filler has'
  const file = join(ownFolder(), 'journal.sqlite')
  const { journal, full, roomAgain } = diskOf(file)
  const failed: string[] = []
  const kept = forgiving(journal, what => failed.push(what))
  kept.tokenRequested({ id: 'before', counterId: '1', at })
  full()
  kept.tokenRequested({ id, counterId: '1', at })
  kept.tokenAnswered(id, { tokenNumber: '13', validUntil: null, at, late: false })
  kept.tokenStage(id, 'printed')
  expect(failed).toEqual(['tokenRequested', 'tokenAnswered', 'tokenStage'])
  const inList = { id, tokenNumber: '13', stage: 'printed' }
  expect(kept.tokens(at)).toMatchObject([{ id: 'before' }, inList])
  expect(journal.tokens(at)).toHaveLength(1)
  expect(kept.isBehind()).toBe(true)
  roomAgain()
  // whoever looks lets it be written
  expect(kept.isBehind()).toBe(false)
  expect(journal.tokens(at)).toHaveLength(2)
  kept.reprinted(id)
  kept.close()
  expect(openJournal(openNodeSqlite, file, now).journal.tokens(at)).toMatchObject([{ id: 'before' }, { ...inList, reprints: 1 }])
})

test('a full disk gives no number of the own series: nobody could promise that it is new', () => {
  const { journal, full, roomAgain } = diskOf(join(ownFolder(), 'journal.sqlite'))
  const kept = forgiving(journal, () => {})
  const series = { mark: 'KA', day: '2026-11-23', after: 0 }
  const to = (id: string) => kept.handedOver({ id, at, counterId: '2', why: 'abdmDown', abhaCard: false }, series)
  expect(to('a')).toBe('KA-1')
  full()
  expect(kept.isBehind()).toBe(false)
  expect(to('a slip with a longer name than any filler has')).toBeNull()
  // no line waits, but one was lost
  expect(kept.isBehind()).toBe(true)
  roomAgain()
  expect(to('c')).toBe('KA-2')
  expect(kept.isBehind()).toBe(false)
})

test('a disk that is full at the start: the kiosk starts all the same and says that nothing is kept', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const { journal, isKept } = openJournal(
    path => {
      if (path === file) throw new Error('database or disk is full')
      return openNodeSqlite(path)
    },
    file,
    now,
  )
  journal.tokenRequested({ id: 'a', counterId: '1', at })
  expect({ isKept, tokens: journal.tokens().length }).toEqual({ isKept: false, tokens: 1 })
})

test('numbers of the own series: one after another at each counter and each day, also after a start and a mark of another kiosk', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  let journal = openJournal(openNodeSqlite, file, now).journal
  let id = 0
  const next = (counterId: string, day = '2026-11-23', mark = 'KA', after = 0) =>
    journal.handedOver({ id: `${id++}`, at: `${day}T06:00:00.000Z`, counterId, why: 'abdmDown', abhaCard: false }, { mark, day, after })
  expect([next('1'), next('1'), next('2')]).toEqual(['KA-1', 'KA-2', 'KA-1'])
  journal.close()
  journal = openJournal(openNodeSqlite, file, now).journal
  expect([next('1'), next('2'), next('1', '2026-11-24'), next('1', '2026-11-23', 'KB')]).toEqual(['KA-3', 'KA-2', 'KA-1', 'KB-1'])
  expect([next('1', '2026-11-23', 'KA', 1000), next('1')]).toEqual(['KA-1001', 'KA-1002'])
  expect(journal.handovers('2026-11-24')).toMatchObject([{ queueNumber: 'KA-1', counterId: '1', why: 'abdmDown', stage: 'printing' }])
  journal.close()
})

test('after a kill: what was waited for or printed is marked as such, and what the relay may still bring is known', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const { journal } = openJournal(openNodeSqlite, file, now)
  for (const id of ['asked', 'relayed', 'answered', 'printing', 'printed']) journal.tokenRequested({ id, counterId: '2', at })
  journal.tokenShared('relayed', 'request-1')
  for (const id of ['answered', 'printing', 'printed']) journal.tokenAnswered(id, { tokenNumber: '7', validUntil: null, at, late: false })
  journal.tokenStage('printing', 'printing')
  journal.tokenStage('printed', 'printed')
  journal.handedOver({ id: 'slip', at, counterId: '2', why: 'abdmDown', abhaCard: false }, null)
  // no close: the program is gone
  const after = openJournal(openNodeSqlite, file, now).journal
  expect(after.afterStop()).toEqual([{ id: 'relayed', counterId: '2', requestedAt: at, requestId: 'request-1' }])
  expect(after.tokens().map(({ stage }) => stage)).toEqual(['interrupted', 'interrupted', 'answered', 'printUnknown', 'printed'])
  expect(after.handovers('')).toMatchObject([{ stage: 'printUnknown' }])
  after.tokenAnswered('relayed', { tokenNumber: '8', validUntil: null, at, late: true })
  expect(after.afterStop()).toEqual([])
  expect(after.tokens()[1]).toMatchObject({ tokenNumber: '8', stage: 'late', answeredAt: at })
  after.close()
  journal.close()
})

test('a program of before works on with the file of this one after a roll-back, and this one again with its', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const { journal } = openJournal(openNodeSqlite, file, now)
  journal.tokenRequested({ id: 'new', counterId: '1', at })
  journal.close()
  // as the second schema's program does it
  const old = openNodeSqlite(file)
  expect(old.all('pragma user_version', [])).toEqual([{ user_version: 2 }])
  old.run(`insert into token (id, counter_id, requested_at, stage) values (?, ?, ?, 'requested')`, ['old', '1', at])
  old.run(`update token set token_number = ?, valid_until = ?, stage = 'answered' where id = ?`, ['9', null, 'old'])
  old.run(
    'insert into visit (at, seconds, language, reason, screen, counter_id, outcome, why, abha, assisted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [at, 1, 'hi', 'done', 'end', null, 'token', null, null, 0],
  )
  old.exec('pragma user_version = 2')
  old.close()
  const again = openJournal(openNodeSqlite, file, now)
  expect(again.setAside).toBeNull()
  expect(again.journal.tokens().map(({ tokenNumber }) => tokenNumber)).toEqual([null, '9'])
  again.journal.close()
})

test.each([
  ['of another program', 'create table cookie (host text); insert into cookie values (1)'],
  ['of another program with our name for a table', 'create table token (value text); pragma user_version = 2'],
])('a database %s is set aside and the kiosk starts', (_, sql) => {
  const file = join(ownFolder(), 'journal.sqlite')
  const other = openNodeSqlite(file)
  other.exec(sql)
  other.close()
  const { journal, setAside } = openJournal(openNodeSqlite, file, now)
  journal.tokenRequested({ id: 'a', counterId: '1', at })
  expect(journal.tokens()).toHaveLength(1)
  journal.close()
  expect(setAside).not.toBeNull()
})

test('what is older than it may be is forgotten', () => {
  const { journal } = openJournal(openNodeSqlite, join(ownFolder(), 'journal.sqlite'), now)
  journal.tokenRequested({ id: 'old', counterId: '1', at: '2026-01-01T00:00:00.000Z' })
  journal.tokenRequested({ id: 'new', counterId: '1', at })
  journal.prune('2026-05-27T00:00:00.000Z')
  expect(journal.tokens().map(({ id }) => id)).toEqual(['new'])
  journal.close()
})

/** Everything the journal says to its database, with the plan SQLite has for it; of a statement without a plan (begin, pragma) nothing. */
function plansOf(use: (journal: Journal) => void): Map<string, string[]> {
  const plans = new Map<string, string[]>()
  const planning: typeof openNodeSqlite = file => {
    const database = openNodeSqlite(file)
    const plan = (sql: string, values: (string | number | null)[]) => {
      if (/^\s*(?:select|update|delete|insert)/i.test(sql) && !/ limit 0$|sqlite_master|pragma_table_info/.test(sql))
        plans.set(
          sql,
          database.all(`explain query plan ${sql}`, values).map(({ detail }) => String(detail)),
        )
    }
    return {
      ...database,
      run: (sql, values) => {
        plan(sql, values)
        database.run(sql, values)
      },
      all: (sql, values) => {
        plan(sql, values)
        return database.all(sql, values)
      },
    }
  }
  const { journal } = openJournal(planning, join(ownFolder(), 'journal.sqlite'), now)
  use(journal)
  journal.close()
  return plans
}

const everything = (journal: Journal) => {
  journal.tokenRequested({ id: 'a', counterId: '2', at })
  journal.tokenShared('a', 'asked-by')
  journal.tokenAnswered('a', { tokenNumber: '12', validUntil: null, at, late: false })
  journal.tokenStage('a', 'printing')
  journal.consent({ code: 'share', version: '1', textHash: 'f', language: 'hi', at })
  journal.handedOver({ id: 'h', at, counterId: '2', why: 'notNow', abhaCard: false }, { mark: 'KA', day: '2026-11-23', after: 0 })
  journal.handoverStage('h', 'printed')
  journal.visitEnded({
    ...{ at, seconds: 70, language: 'hi', reason: 'done', screen: 'end', counterId: null },
    ...{ outcome: 'none', why: null, abha: null, assisted: false },
  })
  journal.reprinted('a')
  journal.afterStop()
  journal.prune(at)
  journal.tokens(at)
  journal.visits(at)
  journal.handovers(at)
}

test('however long the journal is, nothing that is asked of it reads it from its beginning to its end, and nothing has to be sorted', () => {
  const plans = plansOf(everything)
  const all = [...plans.values()].flat()
  // each way in is used by something
  for (const index of [
    'token_at',
    'visit_at',
    'handover_at',
    'consent_at',
    'token_under_way',
    'token_asked_for',
    'handover_under_way',
    'handover_number',
  ])
    expect(all.join('\n'), index).toMatch(new RegExp(`INDEX ${index}\\b`))
  for (const [sql, plan] of plans) {
    // an index of what is under way is read whole: it holds nothing else
    const long = plan.filter(step => (/^SCAN (?!CONSTANT)/.test(step) && !/_under_way|_asked_for/.test(step)) || /TEMP B-TREE/.test(step))
    expect(long, sql).toEqual([])
  }
})

test('a journal from before the indexes has them at the next start', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  openJournal(openNodeSqlite, file, now).journal.close()
  const before = openNodeSqlite(file)
  const indexesOf = (database: SqliteDatabase) =>
    database.all(`select name from sqlite_master where type = 'index' and sql is not null order by name`, []).map(({ name }) => name)
  const made = indexesOf(before)
  for (const name of made) before.exec(`drop index ${name}`)
  before.close()
  openJournal(openNodeSqlite, file, now).journal.close()
  const after = openNodeSqlite(file)
  expect(indexesOf(after)).toEqual(made)
  expect(made).toHaveLength(8)
  after.close()
})
