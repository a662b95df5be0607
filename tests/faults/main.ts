import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Cell, type Fate, matrix, steps } from './matrix.ts'

const HELP = `Breaks each thing at each step of both journeys and writes what became of the visit as docs/faults.md.

  npm run faults -- [--short] [--only TEXT] [--lanes 6] [--json FILE]

  --short       every second fault, each at another step; nothing is written to docs/
  --only TEXT   the faults whose name holds it; nothing is written to docs/
  --lanes N     kiosks side by side
  --json FILE   also writes the cells, each with what was on the glass
  --again FILE  plays those cells of such a file once more that were stuck or lost, and keeps the others

Ends with 0 when nothing was stuck and nothing lost, 1 otherwise.`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    lanes: { type: 'string', default: '6' },
    json: { type: 'string' },
    again: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const letters: Record<Fate, string> = { 'went on': 'on', 'handed over': 'slip', 'ended cleanly': 'end', stuck: '**STUCK**', lost: '**LOST**' }

function table(cells: readonly Cell[], journey: Cell['journey']): string {
  const of = steps.filter(step => step.journey === journey).map(({ step }) => step)
  const names = [...new Set(cells.map(({ fault }) => fault))]
  const rows = names.map(fault => {
    const fates = of.map(step => {
      const cell = cells.find(one => one.fault === fault && one.step === step && one.journey === journey)
      return cell ? letters[cell.fate] : ''
    })
    return `| ${[fault, ...fates].join(' | ')} |`
  })
  return [`| | ${of.join(' | ')} |`, `| --- |${of.map(() => ' --- |').join('')}`, ...rows].join('\n')
}

const tally = (cells: readonly Cell[]) =>
  (Object.keys(letters) as Fate[]).map(fate => `${cells.filter(cell => cell.fate === fate).length} ${fate}`).join(', ')

const page = (cells: readonly Cell[]) => `# What becomes of a visit when something breaks

Written by \`npm run faults\`, from visits that were really played: the service, the sandbox over HTTP, the pretend printer over TCP. Each fault (a row) begins at
a step (a column) and lasts until the visit has come to its end; then it goes away, and the kiosk has to be at rest, ready for the next person.

**on**: the visit came to what it was for. **slip**: handed over, with a slip for the counter where the printer still prints. **end**: it ended cleanly, nothing
of it is left. Nothing may be stuck, and no number that the hospital gave may be lost. ${tally(cells)}.

## A token

${table(cells, 'token')}

## An ABHA

${table(cells, 'abha')}
`

if (values.help) console.log(HELP)
else {
  const before = values.again === undefined ? [] : (JSON.parse(readFileSync(values.again, 'utf8')) as { cells: Cell[] }).cells
  const isBad = ({ fate }: Cell) => fate === 'stuck' || fate === 'lost'
  const again = values.again === undefined ? null : new Set(before.filter(isBad).map(({ fault, journey, step }) => `${fault} ${journey} ${step}`))
  const played = await matrix({ short: values.short, only: values.only, lanes: Number(values.lanes), again })
  const cells = [...before.filter(cell => !isBad(cell)), ...played].sort(
    (one, other) => one.of.localeCompare(other.of) || one.fault.localeCompare(other.fault),
  )
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ faults: 'matrix', cells }, null, 2)}\n`)
  const whole = !values.short && values.only === ''
  if (whole) writeFileSync(new URL('../../docs/faults.md', import.meta.url), page(cells))
  console.table(cells.map(({ fault, journey, step, fate }) => ({ fault, journey, step, fate })))
  console.log(tally(cells))
  const bad = cells.filter(isBad)
  for (const { fault, journey, step, fate, detail } of bad) console.log(`WRONG  ${fate}: ${fault}, ${journey}, ${step}: ${detail}`)
  process.exitCode = bad.length > 0 ? 1 : 0
}
