import { join } from 'node:path'
import type { Screen } from '../../service/contract/index.ts'
import { type OpenSqlite, openJournal } from '../../service/journal.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { startService } from '../../service/start.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { type Finger, finger } from '../support/finger.ts'
import { type Journey, type Played, type PlayOptions, play } from '../support/player.ts'
import { startRemoteKiosk } from '../support/remote-kiosk.ts'
import { type Fault, faults, type Place } from './faults.ts'
import { type Front, openFront } from './front.ts'

/** What became of a visit in which something broke. */
export type Fate = 'went on' | 'handed over' | 'ended cleanly' | 'stuck' | 'lost'

export interface Cell {
  fault: string
  of: Fault['of']
  journey: Journey['wants']
  step: string
  fate: Fate
  /** for those who read a cell that is not good */
  detail: string
}

type Step = { journey: Journey['wants']; step: string; is(screen: Screen): boolean }
const on = (journey: Journey['wants'], name: Screen['name'], purpose?: string): Step => ({
  journey,
  step: purpose ? `${name} (${purpose})` : name,
  is: screen => screen.name === name && (purpose === undefined || ('purpose' in screen && screen.purpose === purpose)),
})

/** Every step of both journeys at which somebody does something, or waits. */
export const steps: readonly Step[] = [
  ...(['language', 'want', 'scanCounter', 'knownBy', 'enterMobile', 'enterCode', 'chooseAccount', 'share', 'waitingForToken', 'token'] as const).map(
    name => on('token', name),
  ),
  ...(['want', 'aadhaarPhone', 'consent', 'consentText', 'enterAadhaar', 'enterMobile'] as const).map(name => on('abha', name)),
  on('abha', 'enterCode', 'aadhaar'),
  on('abha', 'isThisYou'),
  on('abha', 'enterCode', 'messages'),
  on('abha', 'chooseAddress'),
  on('abha', 'abhaReady'),
]

const killed = 'kill -9 of the service'

/** Every fault there is, and of what. */
export const kindOf: ReadonlyMap<string, Fault['of']> = new Map([...faults.map(({ what, of }) => [what, of] as const), [killed, 'machine']])

const quick = (text: string) =>
  text
    .replace('endSeconds: 8', 'endSeconds: 1')
    .replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 20')
    .replace('resendSeconds: 60', 'resendSeconds: 1')

const journeyOf = async (desk: Desk, wants: Journey['wants']): Promise<Journey> => ({
  wants,
  by: 'mobile',
  somebody: await desk.someone(wants === 'token' ? 'indravati' : 'sargi'),
  counter: '2',
})

function fateOf({ ending }: Played): Fate {
  switch (ending) {
    case 'token':
    case 'abha':
      return 'went on'
    case 'noAnswer':
    case 'counter':
      return 'handed over'
    case 'home':
    case 'outOfService':
      return 'ended cleanly'
    case 'stopped':
    case 'stuck':
      return 'stuck'
  }
}

/** The numbers that wait at the counters and that nobody at the kiosk knows of: not the journal, not the glass. */
function lostOf(desk: Desk, since: string, shown: string | null, given: ReadonlySet<string>): string[] {
  const { journal } = openJournal(openNodeSqlite, join(desk.dataFolder, 'journal.sqlite'), () => new Date())
  const rows = journal.tokens(since)
  journal.close()
  let askedFor = rows.filter(({ tokenNumber }) => tokenNumber === null).length
  return numbersAt(desk).filter(number => {
    if (given.has(number) || rows.some(({ tokenNumber }) => tokenNumber === number) || number === shown) return false
    // asked for, and no number came back: the line in the journal says so
    return askedFor-- <= 0
  })
}
const numbersAt = ({ sandbox }: Desk) => [...sandbox.world.queue.values()].flatMap(({ tokens }) => tokens.map(({ tokenNumber }) => tokenNumber))

/** One kiosk in this program, and what breaks around it. `byName`: it reaches ABDM by a name and in TLS. */
async function openPlace(byName: boolean) {
  let front: Front | null = null
  const desk = await openDesk(quick, async sandbox => {
    if (byName) front = await openFront(sandbox)
    return front?.url ?? sandbox
  })
  const disk = { full: false }
  const openSqlite: OpenSqlite = file => {
    const database = openNodeSqlite(file)
    return {
      ...database,
      run: (sql, values) => {
        if (disk.full) throw new Error('database or disk is full')
        database.run(sql, values)
      },
    }
  }
  const started = startService({ configFile: desk.configFile, openSqlite, host: 'browser' })
  if (!started.ok) throw new Error(started.sentences.join('\n'))
  const { kiosk } = started
  let person: Finger = finger(kiosk, 60_000)
  const place: Place = {
    desk,
    disk,
    front,
    person: () => person,
    newPage: () => {
      person.leave()
      person = finger(kiosk, 60_000)
    },
  }
  return {
    place,
    byName,
    close: async () => {
      await kiosk.stop()
      await place.front?.close()
      await desk.close()
    },
  }
}

async function cellOf(place: Place, fault: Fault, { journey: wants, step, is }: Step): Promise<Cell> {
  const { desk, person } = place
  const told = { fault: fault.what, of: fault.of, journey: wants, step }
  await desk.dock.reset()
  await person().on('language')
  const since = new Date().toISOString()
  const given = new Set(numbersAt(desk))
  const journey = await journeyOf(desk, wants)
  const options: PlayOptions = { dock: desk.dock, counterQr: desk.counterQr, patienceMs: 50_000, codeMs: 2000 }
  let played = await play(person(), journey, { ...options, stopAt: is })
  if (played.ending !== 'stopped') return { ...told, fate: 'stuck', detail: `the step was not reached: ${played.screens.join(' → ')}` }
  await fault.begins(place)
  played = await play(person(), journey, { ...options, goesOn: played })
  await fault.ends(place)
  let fate = fateOf(played)
  const atRest = await person()
    .until('the kiosk at rest', ({ screen, visit }) => screen.name === 'language' && visit === null, 60_000)
    .then(
      () => true,
      () => false,
    )
  if (!atRest) {
    fate = 'stuck'
    person().say({ type: 'leave' })
  }
  const lost = lostOf(desk, since, played.number, given)
  if (lost.length > 0) fate = 'lost'
  return { ...told, fate, detail: [played.screens.join(' → '), ...played.troubles, ...played.slips, ...lost].join(', ') }
}

async function killCells(chosen: readonly Step[]): Promise<Cell[]> {
  const desk = await openDesk(quick)
  const cells: Cell[] = []
  try {
    let kiosk = await startRemoteKiosk(desk.configFile, desk.folder, { withinMs: 60_000 })
    for (const { journey: wants, step, is } of chosen) {
      await desk.dock.reset()
      const since = new Date().toISOString()
      const given = new Set(numbersAt(desk))
      const options: PlayOptions = { dock: desk.dock, counterQr: desk.counterQr, patienceMs: 50_000 }
      const played = await play(kiosk.person, await journeyOf(desk, wants), { ...options, stopAt: is })
      const shown = kiosk.person.snapshot().screen
      await kiosk.kill()
      kiosk = await startRemoteKiosk(desk.configFile, desk.folder, { withinMs: 60_000 })
      const back = await kiosk.person
        .until('the kiosk at rest', ({ screen, visit }) => screen.name === 'language' && visit === null)
        .then(
          () => true,
          () => false,
        )
      const lost = lostOf(desk, since, shown.name === 'token' ? shown.number : null, given)
      const fate: Fate = lost.length > 0 ? 'lost' : back && played.ending === 'stopped' ? 'ended cleanly' : 'stuck'
      cells.push({ fault: killed, of: 'machine', journey: wants, step, fate, detail: [...played.screens, ...lost].join(', ') })
    }
    await kiosk.stop()
  } finally {
    await desk.close()
  }
  return cells
}

/**
 * Breaks each thing at each step. `short`: every second fault, each at another step. `only`: of the faults whose name, or what it is of, holds this text. `again`: of those the cells named (fault, journey, step). `lanes`: kiosks side
 * by side; most of them wait.
 */
export async function matrix({ short = false, only = '', lanes = 6, again = null as Set<string> | null } = {}): Promise<Cell[]> {
  const wanted = faults.filter(({ what, of }, index) => (what.includes(only) || of.includes(only)) && (!short || index % 2 === 0))
  // whoever makes the machine slow is alone: the others would be slow with it
  const alone = wanted.filter(({ what }) => what === 'the machine is slow')
  const jobs = wanted
    .filter(fault => !alone.includes(fault))
    .flatMap((fault, index) =>
      (short ? steps.filter((_, at) => at === (index * 4 + 5) % steps.length) : steps)
        .filter(({ journey, step }) => again === null || again.has(`${fault.what} ${journey} ${step}`))
        .map(step => ({ fault, step })),
    )
  const cells: Cell[] = []
  async function lane(todo: typeof jobs) {
    let at: Awaited<ReturnType<typeof openPlace>> | null = null
    for (let job = todo.shift(); job; job = todo.shift()) {
      const byName = job.fault.of === 'DNS and TLS'
      if (at && at.byName !== byName) {
        await at.close()
        at = null
      }
      at ??= await openPlace(byName)
      const cell = await cellOf(at.place, job.fault, job.step).catch(
        (error): Cell => ({
          fault: job.fault.what,
          of: job.fault.of,
          journey: job.step.journey,
          step: job.step.step,
          fate: 'stuck',
          detail: String(error),
        }),
      )
      cells.push(cell)
      // what is wrong with one visit must not be the fault of the next
      if (cell.fate === 'stuck' || cell.fate === 'lost') {
        await at.close()
        at = null
      }
    }
    await at?.close()
  }
  await Promise.all([
    ...Array.from({ length: Math.min(lanes, jobs.length) }, () => lane(jobs)),
    killed.includes(only) && again === null ? killCells(short ? steps.slice(7, 8) : steps).then(of => void cells.push(...of)) : null,
  ])
  await lane(
    alone.flatMap(fault =>
      (short ? steps.slice(4, 5) : steps)
        .filter(({ journey, step }) => again === null || again.has(`${fault.what} ${journey} ${step}`))
        .map(step => ({ fault, step })),
    ),
  )
  return cells
}
