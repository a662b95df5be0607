import { parseArgs } from 'node:util'
import fc from 'fast-check'
import type { Soak } from '../../scripts/soak.ts'
import { shortestPaths } from '../chart/shortest.ts'
import { addWalk, nothingWalked, walk } from '../chart/walk.ts'

/** events of one walk: some visits one after the other */
const longest = 200
/** walks of one round, whose seed is printed if it fails */
const walksInARound = 100

const run: Soak = async args => {
  const { values } = parseArgs({
    args,
    options: { events: { type: 'string', default: '1000000' }, seed: { type: 'string' }, paths: { type: 'boolean', default: true } },
    allowNegative: true,
  })
  const [wanted, seed] = [Number(values.events), Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))]
  if (!(wanted > 0) || !Number.isInteger(seed)) throw new Error('--events 1000000 --seed 1 --no-paths')
  const wrong: string[] = []
  const notes = [`seed ${seed}`]

  const paths = values.paths ? await shortestPaths() : null
  if (paths) {
    wrong.push(...paths.wrong, ...paths.missed.map(leaf => `${leaf}: nothing leads there`))
    const longestWay = paths.leaves.reduce((most, { steps }) => Math.max(most, steps), 0)
    notes.push(
      `The shortest way to each of ${paths.leaves.length} leaves of the chart, found among ${paths.states} standings of a visit and taken by a running one; the longest has ${longestWay} events.`,
    )
  }

  const all = nothingWalked()
  const began = process.cpuUsage()
  for (let round = 0; all.events < wanted && wrong.length === 0; round++) {
    const property = fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: longest, size: 'max' }), async events =>
      addWalk(all, await walk(events)),
    )
    const { failed, counterexample, errorInstance } = await fc.check(property, { seed: seed + round, numRuns: walksInARound })
    if (!failed) continue
    const sentence = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
    wrong.push(`${sentence}\n  again with --events 1 --seed ${seed + round} (${counterexample?.[0].length} events)`)
  }
  const { user, system } = process.cpuUsage(began)
  const rows = [...all.screens].sort().map(([screen, { reached, leftAlone, homeS }]) => ({ screen, reached, leftAlone, homeS: Math.round(homeS) }))
  const { events, refused, visits, issued, printed, shown, withStaff } = all
  notes.push(
    `${events} random events in ${visits} visits, ${refused} of them refused, in ${Math.round((user + system) / 1e6)} s of processor time.`,
    `${issued} numbers were given: ${printed} came out on paper, ${shown} stood on the glass alone, ${withStaff} came too late for both and stand in the staff's list. All are in the journal.`,
    'reached: how often the screen came. leftAlone: how often everybody went away on it; homeS: the longest it then took, in seconds, until the machine was at rest.',
  )
  return { soak: 'chart', rows, wrong, notes }
}

export default run
