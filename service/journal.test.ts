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

test('what a full disk did not take is written when there is room again, in its order; a line that can never be written holds up no other', () => {
  let isFull = true
  const { journal } = openJournal(
    file => {
      const database = openNodeSqlite(file)
      const run: typeof database.run = (sql, values) => {
        if (isFull) throw new Error('database or disk is full')
        database.run(sql, values)
      }
      return { ...database, run }
    },
    join(ownFolder(), 'journal.sqlite'),
    now,
  )
  const failed: string[] = []
  const kept = forgiving(journal, what => failed.push(what))
  kept.tokenRequested({ id: 'c', counterId: '1', at })
  kept.tokenAnswered('c', { tokenNumber: '12', validUntil: null })
  expect(kept.tokens()).toEqual([])
  isFull = false
  expect(kept.tokens()).toMatchObject([{ id: 'c', tokenNumber: '12', stage: 'answered' }])
  kept.tokenRequested({ id: 'c', counterId: '2', at })
  kept.tokenStage('c', 'printed')
  expect(kept.tokens()).toMatchObject([{ counterId: '1', stage: 'printed' }])
  expect(failed).toEqual(['tokenRequested', 'tokenAnswered', 'tokenRequested'])
  kept.close()
})

test('what is older than it may be is forgotten', () => {
  const { journal } = openJournal(openNodeSqlite, join(ownFolder(), 'journal.sqlite'), now)
  journal.tokenRequested({ id: 'old', counterId: '1', at: '2026-01-01T00:00:00.000Z' })
  journal.tokenRequested({ id: 'new', counterId: '1', at })
  journal.prune('2026-05-27T00:00:00.000Z')
  expect(journal.tokens().map(({ id }) => id)).toEqual(['new'])
  journal.close()
})
