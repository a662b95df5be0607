import { readdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** One line of a benchmark's table: who or what was measured, and its figures. */
export type BenchRow = Record<string, string | number | boolean | null>
export interface BenchResult {
  /** as the command names it */
  bench: string
  rows: BenchRow[]
  /** sentences below the table: how it was measured, what it does not say */
  notes?: string[]
}
/** What a file of tests/bench exports by default. `args`: what stood behind the name on the command line. */
export type Bench = (args: string[]) => Promise<BenchResult>

const folder = new URL('../tests/bench/', import.meta.url)
const names = readdirSync(folder).flatMap(file => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? [])

const HELP = `Measures and prints a table.

  npm run bench -- NAME [--json FILE] [-- more for the benchmark]

  NAME is one of ${names.join(', ')}
  --json FILE   also writes {"bench", "rows", "notes"}`

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
  strict: true,
})
const [name, ...args] = positionals

if (values.help || name === undefined || !names.includes(name)) {
  console.log(HELP)
  process.exitCode = values.help ? 0 : 2
} else {
  const { default: run } = (await import(new URL(`${name}.ts`, folder).href)) as { default: Bench }
  const result = await run(args)
  console.table(result.rows)
  for (const note of result.notes ?? []) console.log(note)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
}
