import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { OpenSqlite } from './journal.ts'

/** The SQLite that comes with Node. */
export const openNodeSqlite: OpenSqlite = file => {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  return {
    exec: sql => database.exec(sql),
    run: (sql, values) => void database.prepare(sql).run(...values),
    all: (sql, values) => database.prepare(sql).all(...values),
    close: () => database.close(),
  }
}
