import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OpenSqlite } from './journal.ts'

/** The SQLite that comes with Node; looked for when it is opened, so that a fault of the config is said first. */
export const openNodeSqlite: OpenSqlite = file => {
  mkdirSync(dirname(file), { recursive: true })
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const database = new DatabaseSync(file)
  return {
    exec: sql => database.exec(sql),
    run: (sql, values) => void database.prepare(sql).run(...values),
    all: (sql, values) => database.prepare(sql).all(...values),
    close: () => database.close(),
  }
}
