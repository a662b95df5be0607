import { type Cell, type Fate, steps } from './matrix.ts'

/** What the page shows of a cell. */
export type Shown = Pick<Cell, 'fault' | 'of' | 'journey' | 'step' | 'fate'>

const letters: Record<Fate, string> = { 'went on': 'on', 'handed over': 'slip', 'ended cleanly': 'end', stuck: '**STUCK**', lost: '**LOST**' }
const fates = Object.keys(letters) as Fate[]
const headings = { token: '## A token', abha: '## An ABHA' } as const satisfies Record<Cell['journey'], string>

export const sorted = <Some extends Shown>(cells: readonly Some[]): Some[] =>
  cells.toSorted((one, other) => one.of.localeCompare(other.of) || one.fault.localeCompare(other.fault))

export const tally = (cells: readonly Shown[]): string => fates.map(fate => `${cells.filter(cell => cell.fate === fate).length} ${fate}`).join(', ')

function table(cells: readonly Shown[], journey: Cell['journey']): string {
  const of = steps.filter(step => step.journey === journey).map(({ step }) => step)
  const names = [...new Set(cells.map(({ fault }) => fault))]
  const rows = names.map(fault => {
    const shown = of.map(step => {
      const cell = cells.find(one => one.fault === fault && one.step === step && one.journey === journey)
      return cell ? letters[cell.fate] : ''
    })
    return `| ${[fault, ...shown].join(' | ')} |`
  })
  return [`| | ${of.join(' | ')} |`, `| --- |${of.map(() => ' --- |').join('')}`, ...rows].join('\n')
}

/** docs/faults.md of these cells, whose order is theirs. */
export const page = (cells: readonly Shown[]): string => `# What becomes of a visit when something breaks

Written by \`npm run faults\`, from visits that were really played: the service, the sandbox over HTTP, the pretend printer over TCP. Each fault (a row) begins at
a step (a column) and lasts until the visit has come to its end; then it goes away, and the kiosk has to be at rest, ready for the next person. Rows can be played
by themselves and take the place of the older ones (\`--only\` with \`--merge\`).

**on**: the visit came to what it was for. **slip**: handed over, with a slip for the counter where the printer still prints. **end**: it ended cleanly, nothing
of it is left. Nothing may be stuck, and no number that the hospital gave may be lost. ${new Set(cells.map(({ fault }) => fault)).size} faults, ${cells.length} visits: ${tally(cells)}.

${headings.token}

${table(cells, 'token')}

${headings.abha}

${table(cells, 'abha')}
`

/** The cells of a page. `ofFault`: of which kind a fault is; rows of faults that it does not know any more are left out. Throws on what is no such page. */
export function cellsOf(text: string, ofFault: ReadonlyMap<string, Cell['of']>): Shown[] {
  return (Object.keys(headings) as Cell['journey'][]).flatMap(journey => {
    const part = text.split(/^(?=## )/m).find(one => one.startsWith(`${headings[journey]}\n`))
    const [head, , ...rows] = (part ?? '')
      .split('\n')
      .filter(row => row.startsWith('|'))
      .map(row => row.split('|').slice(1, -1))
    if (!head) throw new Error(`the page has no table under "${headings[journey]}"`)
    const of = head.slice(1).map(step => step.trim())
    return rows.flatMap(([fault = '', ...shown]) => {
      const kind = ofFault.get(fault.trim())
      return kind === undefined
        ? []
        : shown.flatMap((word, index) => {
            const fate = fates.find(one => letters[one] === word.trim())
            return fate ? [{ fault: fault.trim(), of: kind, journey, step: of[index] ?? '', fate }] : []
          })
    })
  })
}

/** These rows instead of the older ones of the same faults, the others as they are. */
export const merged = (older: readonly Shown[], played: readonly Shown[]): Shown[] => {
  const anew = new Set(played.map(({ fault }) => fault))
  return sorted([...older.filter(({ fault }) => !anew.has(fault)), ...played])
}
