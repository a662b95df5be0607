import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folder.fixture.ts'
import { forgiving, openJournal } from './journal.ts'
import { openNodeSqlite } from './sqlite-node.ts'

const now = () => new Date('2026-11-23T04:05:06.000Z')
const at = '2026-11-23T04:05:06.000Z'

test('a token is there after the kiosk was started again', () => {
  const file = join(ownFolder(), 'journal.sqlite')
  const first = openJournal(openNodeSqlite, file, now).journal
  first.tokenRequested({ id: 'a', counterId: '2', at })
  first.tokenAnswered('a', { tokenNumber: '12', validUntil: null })
  first.tokenStage('a', 'printing')
  first.close()
  const second = openJournal(openNodeSqlite, file, now)
  expect(second.setAside).toBeNull()
  expect(second.journal.tokens()).toEqual([
    { id: 'a', counterId: '2', requestedAt: at, tokenNumber: '12', validUntil: null, stage: 'printing', reprints: 0 },
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
  journal.tokenAnswered('a', { tokenNumber: '12', validUntil: null })
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
    'alter table token drop column stage',
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

test('a disk that takes nothing more does not stop a visit: it is told of', () => {
  const { journal } = openJournal(openNodeSqlite, join(ownFolder(), 'journal.sqlite'), now)
  journal.close()
  const failed: string[] = []
  const kept = forgiving(journal, what => failed.push(what))
  kept.tokenRequested({ id: 'c', counterId: '1', at })
  kept.tokenStage('c', 'printed')
  expect(failed).toEqual(['tokenRequested', 'tokenStage'])
})

test('what is older than it may be is forgotten', () => {
  const { journal } = openJournal(openNodeSqlite, join(ownFolder(), 'journal.sqlite'), now)
  journal.tokenRequested({ id: 'old', counterId: '1', at: '2026-01-01T00:00:00.000Z' })
  journal.tokenRequested({ id: 'new', counterId: '1', at })
  journal.prune('2026-05-27T00:00:00.000Z')
  expect(journal.tokens().map(({ id }) => id)).toEqual(['new'])
  journal.close()
})
