import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Soak } from '../../scripts/soak.ts'
import { wires } from '../print/wire.fixture.ts'
import { type Happened, openKiosk, speeds } from './devices/kiosk.ts'
import { grown, type Holding, lookAround, total } from './devices/leftovers.ts'

const minute = 60_000

/**
 * Three kiosks, one at each wire (network, serial, device file), with a scanner each: people who scan and print, plugs pulled and put back, every fault
 * of a printer, kiosks started again. Looks at what the program holds on to after each part of the day.
 */
const run: Soak = async args => {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '120' },
      looks: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
      wires: { type: 'string', default: wires.join(',') },
    },
  })
  const chosen = wires.filter(kind => values.wires.split(',').includes(kind))
  const [minutes, looks, seed] = [Number(values.minutes), Number(values.looks), Number(values.seed)]
  if (!(minutes > 0) || !(looks >= 2) || !Number.isInteger(seed) || chosen.length === 0)
    throw new Error(`--minutes 120 --looks 8 --seed 1 --wires ${wires.join(',')}`)

  const folder = mkdtempSync(join(tmpdir(), 'soak-'))
  const warnings: string[] = []
  const onWarning = (warning: Error) => warnings.push(`a warning of Node: ${warning.message}`)
  process.on('warning', onWarning)
  const rows: ReturnType<typeof rowOf>[] = []
  const wrong: string[] = []
  // the first program that is started opens something that Node keeps for the next
  const [code] = await once(spawn('socat', ['-V'], { stdio: ['pipe', 'ignore', 'ignore'] }), 'exit')
  if (code !== 0) throw new Error('socat is needed: apt-get install socat')
  const before = await lookAround()
  const kiosks = await Promise.all(chosen.map(kind => openKiosk(kind, seed + 10 * wires.indexOf(kind), folder)))
  const together = () => kiosks.map(kiosk => kiosk.happened()).reduce(sum)
  try {
    let first: Holding | null = null
    for (let look = 1; look <= looks; look++) {
      await Promise.all(kiosks.map(kiosk => kiosk.live((minutes * minute) / looks)))
      await Promise.all(kiosks.map(kiosk => kiosk.rest()))
      const now = await lookAround()
      rows.push(rowOf(`${Math.round((minutes * look) / looks)} min`, together(), now))
      // the first part of the day fills caches
      if (first) wrong.push(...grown(first, now, `${Math.round((minutes * look) / looks)} min`))
      first ??= now
    }
  } finally {
    await Promise.all(kiosks.map(kiosk => kiosk.close()))
    process.off('warning', onWarning)
    rmSync(folder, { recursive: true, force: true })
  }
  const after = await lookAround()
  rows.push(rowOf('all closed', together(), after))
  wrong.push(...grown({ ...before, heap: after.heap, outside: after.outside }, after, 'all closed'), ...warnings)
  wrong.push(...kiosks.flatMap(kiosk => kiosk.wrong()))
  const strays = kiosks.reduce((all, kiosk) => all + kiosk.strays(), 0)
  if (strays > 0) wrong.push(`${strays} words to listeners that were taken back`)
  const happened = together()
  for (const name of ['read', 'repeats', 'torn', 'printed', 'notPrinted', 'unknown', 'pulls', 'faults'] as const) {
    // a day on which nothing goes wrong proves nothing
    if (minutes >= 60 && happened[name] === 0) wrong.push(`nothing was ${name} all day`)
  }
  return { soak: 'devices', rows, wrong, notes }
}

export default run

const notes = [
  `People live ${speeds.people} times as fast as in a hospital, printers ${speeds.printer} times, scanners as in life: their delays are those of a kiosk on a faster clock. The answers of the pretend devices come from other programs and take the time they take.`,
  'Counted over three kiosks. files: open in this program; resources: what keeps it alive; the least of several looks each. heap and outside: MB after the garbage was collected.',
]

const sum = (one: Happened, other: Happened): Happened =>
  Object.fromEntries(Object.entries(one).map(([name, count]) => [name, count + other[name as keyof Happened]])) as unknown as Happened

const mb = (bytes: number) => Math.round(bytes / 1e5) / 10

const rowOf = (when: string, happened: Happened, { files, resources, listeners, heap, outside, rss }: Holding) => ({
  when,
  ...happened,
  files: total(files),
  resources: total(resources),
  listeners,
  heapMb: mb(heap),
  outsideMb: mb(outside),
  rssMb: mb(rss),
})
