import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from './journal.ts'
import { openNodeSqlite } from './sqlite-node.ts'

const now = () => new Date('2026-11-23T04:05:06.000Z')
const folder = () => mkdtempSync(join(tmpdir(), 'kiosk-journal-'))
const at = '2026-11-23T04:05:06.000Z'

test('a token is there after the kiosk was started again', () => {
  const file = join(folder(), 'journal.sqlite')
  const first = openJournal(openNodeSqlite, file, now).journal
  first.tokenRequested({ id: 'a', counterId: '2', at })
  first.tokenAnswered('a', { tokenNumber: '12', validUntil: null })
  first.tokenStage('a', 'printing')
  first.close()
  const second = openJournal(openNodeSqlite, file, now)
  expect(second.setAside).toBeNull()
  expect(second.journal.tokens()).toEqual([{ id: 'a', counterId: '2', requestedAt: at, tokenNumber: '12', validUntil: null, stage: 'printing' }])
  second.journal.close()
})

test('a file that is no journal is set aside and the kiosk starts', () => {
  const directory = folder()
  const file = join(directory, 'journal.sqlite')
  writeFileSync(file, 'this is not a database, it is a letter from the IT desk. '.repeat(40))
  const { journal, setAside } = openJournal(openNodeSqlite, file, now)
  journal.tokenRequested({ id: 'b', counterId: '1', at })
  expect(journal.tokens()).toHaveLength(1)
  journal.close()
  expect(setAside).not.toBeNull()
  expect(readdirSync(directory).some(name => join(directory, name) === setAside)).toBe(true)
})
