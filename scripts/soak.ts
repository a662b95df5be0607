import { readdirSync, writeFileSync } from 'node:fs'

/** What came of a long run: one row each time it looked, and what it found wrong, as sentences. */
export interface SoakResult {
  /** as the command names it */
  soak: string
  rows: Record<string, string | number | boolean | null>[]
  wrong: string[]
  /** sentences below the table: how it was measured */
  notes?: string[]
}
/** What a file of tests/soak exports by default. `args`: what stood behind the name on the command line. */
export type Soak = (args: string[]) => Promise<SoakResult>

const folder = new URL('../tests/soak/', import.meta.url)
const names = readdirSync(folder).flatMap(file => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? [])

const HELP = `Runs for long, looks now and then whether anything is left behind, and prints a table.

  npm run soak -- NAME [--json FILE] [more for the run]

  NAME is one of ${names.join(', ')}
  --json FILE   also writes {"soak", "rows", "wrong", "notes"}
  devices: --minutes 120 of a hospital's day, --looks 8, --seed 1, --wires tcp,serial,file
  visits: 2000 (how many), --minutes 60 at the most, --look-every 48, --plot FILE (SVG), --no-speed says nothing of times
  chart: --events 1000000, --seed N (printed; the same again), --no-paths without the shortest ways
  crash: --kills 300, --seed N
  load: --kiosks 50 --visits 20 at each, --every SECONDS between two visits of a kiosk (0: none), --faults with too many calls and slow answers

Ends with 0 when nothing is wrong, 1 when something is, 2 for wrong use.`

const [name, ...given] = process.argv.slice(2)
const at = given.indexOf('--json')
const json = at < 0 ? null : given.splice(at, 2)[1]

if (name === undefined || !names.includes(name) || given.includes('--help') || json === undefined) {
  console.log(HELP)
  process.exitCode = process.argv.includes('--help') ? 0 : 2
} else {
  const { default: run } = (await import(new URL(`${name}.ts`, folder).href)) as { default: Soak }
  const result = await run(given)
  console.table(result.rows)
  for (const note of result.notes ?? []) console.log(note)
  for (const sentence of result.wrong) console.log(`WRONG  ${sentence}`)
  if (json !== null) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`)
  process.exitCode = result.wrong.length > 0 ? 1 : 0
}
