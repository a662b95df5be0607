import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import type { OpenSqlite } from '../../service/journal.ts'

/** SQLite as WebAssembly, for the one test that runs in an Electron whose Node has no SQLite of its own. It knows no WAL and answers "delete". */
export const openWasmSqlite: OpenSqlite = file => {
  mkdirSync(dirname(file), { recursive: true })
  const database = new sqlite.Database(file)
  return {
    exec: sql => database.exec(sql),
    run: (sql, values) => void database.run(sql, values),
    all: (sql, values) => database.all(sql, values) as Record<string, unknown>[],
    close: () => database.close(),
  }
}
