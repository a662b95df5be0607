// `npm run bench -- NAME --json FILE`: measures one thing and its competitors in the same run. NAME is a file of tests/bench/ whose default export is
// `run(options): Promise<{ bench, rows, table?, svg? }>`: rows say "who" and what was measured; `table`: those rows worth printing; `svg`: a picture.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

type Row = Record<string, unknown> & { who: string }
interface Result {
  bench: string
  rows: Row[]
  table?: Row[]
  svg?: string
}

const [name = '', ...args] = process.argv.slice(2)
const option = (wanted: string) => {
  const at = args.indexOf(`--${wanted}`)
  return at < 0 ? undefined : args[at + 1]
}
const file = join(import.meta.dirname, '../tests/bench', `${name}.ts`)

if (!/^[a-z-]+$/.test(name) || !existsSync(file) || args.includes('--help')) {
  console.log('npm run bench -- NAME [--json FILE] [--svg FILE]   NAME is a bench of tests/bench/; what further options it takes stands there')
  process.exitCode = args.includes('--help') ? 0 : 2
} else {
  const bench = (await import(file)) as { default(options: { args: string[] }): Promise<Result> }
  const { rows, table = rows, svg } = await bench.default({ args })
  console.table(table)
  write(option('json'), JSON.stringify({ bench: name, rows }, null, 1))
  if (svg !== undefined) write(option('svg'), svg)
}

function write(to: string | undefined, text: string): void {
  if (to === undefined) return
  mkdirSync(dirname(resolve(to)), { recursive: true })
  writeFileSync(to, `${text}\n`)
}
