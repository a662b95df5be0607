import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Cell, kindOf, matrix } from './matrix.ts'
import { cellsOf, merged, page, sorted, tally } from './page.ts'

const HELP = `Breaks each thing at each step of both journeys and writes what became of the visit as docs/faults.md.

  npm run faults -- [--short] [--only TEXT [--merge]] [--lanes 6] [--json FILE]

  --short       every second fault, each at another step; nothing is written to docs/
  --only TEXT   the faults whose name holds it, or what they are of (DNS and TLS); nothing is written to docs/
  --merge       with --only: their rows take the place of the older ones in docs/faults.md
  --lanes N     kiosks side by side
  --json FILE   also writes the cells, each with what was on the glass
  --again FILE  plays those cells of such a file once more that were stuck or lost, and keeps the others

Ends with 0 when nothing was stuck and nothing lost, 1 otherwise.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    merge: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '6' },
    json: { type: 'string' },
    again: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const docs = new URL('../../docs/faults.md', import.meta.url)

if (values.help) console.log(HELP)
else {
  const before = values.again === undefined ? [] : (JSON.parse(readFileSync(values.again, 'utf8')) as { cells: Cell[] }).cells
  const isBad = ({ fate }: Cell) => fate === 'stuck' || fate === 'lost'
  const again = values.again === undefined ? null : new Set(before.filter(isBad).map(({ fault, journey, step }) => `${fault} ${journey} ${step}`))
  const played = await matrix({ short: values.short, only: values.only, lanes: Number(values.lanes), again })
  const cells = sorted([...before.filter(cell => !isBad(cell)), ...played])
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ faults: 'matrix', cells }, null, 2)}\n`)
  const whole = !values.short && values.only === ''
  if (whole) writeFileSync(docs, page(cells))
  else if (values.merge && !values.short) writeFileSync(docs, page(merged(cellsOf(readFileSync(docs, 'utf8'), kindOf), cells)))
  console.table(cells.map(({ fault, journey, step, fate }) => ({ fault, journey, step, fate })))
  console.log(tally(cells))
  const bad = cells.filter(isBad)
  for (const { fault, journey, step, fate, detail } of bad) console.log(`WRONG  ${fate}: ${fault}, ${journey}, ${step}: ${detail}`)
  process.exitCode = bad.length > 0 ? 1 : 0
}
