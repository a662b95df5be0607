import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Soak } from '../../scripts/soak.ts'
import { type JournalToken, openJournal } from '../../service/journal.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import type { Finger } from '../support/finger.ts'
import { play } from '../support/player.ts'
import { qrsOn } from '../support/qr.ts'
import { type RemoteKiosk, startRemoteKiosk } from '../support/remote-kiosk.ts'
import { staffRoom } from '../support/staff-room.ts'

/** When the power goes: at any time, or at one of the moments that matter, some ms after it has begun. */
const moments = ['anywhere', 'waitingForToken', 'token', 'printing'] as const
type Moment = (typeof moments)[number]

interface Row {
  kill: number
  moment: Moment
  screen: string
  /** what the journal held of the last token after the restart */
  stage: string
  hospital: number
  journal: number
  paper: number
  offered: number
}

/** Everybody who ever asked at this counter, as the journal has it. */
function journalOf(desk: Desk): JournalToken[] {
  const { journal, setAside } = openJournal(openNodeSqlite, join(desk.dataFolder, 'journal.sqlite'), () => new Date())
  if (setAside !== null) throw new Error('the journal could not be read after a kill')
  const tokens = journal.tokens()
  journal.close()
  return tokens
}

const count = <T>(all: Iterable<T>) => {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/**
 * The service as a process of its own, visits one after the other, kill -9 at random; after each restart the journal is compared with what the hospital
 * gave and with what lies in the printer's tray.
 */
const run: Soak = async args => {
  const { values } = parseArgs({ args, options: { kills: { type: 'string', default: '300' }, seed: { type: 'string' } } })
  const [kills, seed] = [Number(values.kills), Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))]
  if (!(kills > 0) || !Number.isInteger(seed)) throw new Error('--kills 300 --seed 1')
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const wrong: string[] = []
  const rows: Row[] = []
  const desk = await openDesk(text =>
    text
      .replace("qr: '{token}'", "qr: '{counter} {token}'")
      // nobody reads here
      .replace('endSeconds: 8', 'endSeconds: 1'),
  )
  const people = desk.crowd()
  const onPaper: string[] = []
  let slipsRead = 0
  const readPaper = () => {
    for (const { index } of desk.printer.state().slips.filter(slip => slip.index >= slipsRead)) {
      slipsRead = index + 1
      onPaper.push(...qrsOn(desk.printer.slipRows(index) ?? []))
    }
  }
  let kiosk: RemoteKiosk | null = null
  let visits = 0
  try {
    for (let kill = 1; kill <= kills; kill++) {
      kiosk = await startRemoteKiosk(desk.configFile, desk.folder)
      const offered = kill === 1 ? [] : await offeredTo(kiosk.person)
      compare(kill - 1, offered)
      const moment = moments[Math.floor(random() * moments.length)] ?? 'anywhere'
      const screen = await livesUntilKilled(kiosk, moment)
      kiosk = null
      rows.push({ kill, moment, screen, stage: '', hospital: 0, journal: 0, paper: 0, offered: 0 })
    }
    kiosk = await startRemoteKiosk(desk.configFile, desk.folder)
    compare(kills, await offeredTo(kiosk.person))
    await kiosk.stop()
    kiosk = null
  } finally {
    await kiosk?.kill()
    await desk.close()
  }
  const tally = count(rows.map(({ moment }) => moment))
  const table = moments.map(moment => {
    const of = rows.filter(row => row.moment === moment)
    const stages = [...count(of.map(({ stage }) => stage))].sort(([, one], [, other]) => other - one)
    return { moment, kills: tally.get(moment) ?? 0, lastTokenThen: stages.map(([stage, times]) => `${stage} ${times}`).join(', ') }
  })
  const last = rows.at(-1)
  return {
    soak: 'crash',
    rows: table,
    wrong,
    notes: [
      `seed ${seed}; ${kills} kills in ${visits} visits.`,
      `The hospital gave ${last?.hospital} numbers. The journal knows each of them, or that it was asked for; ${last?.paper} came out of the printer, none twice by itself.`,
      "lastTokenThen: in which state the newest token's line was found after the restart. Of every number that was found so, the staff were offered a copy.",
    ],
  }

  /** Visits until the power goes; answers what stood on the glass then. */
  async function livesUntilKilled(at: RemoteKiosk, moment: Moment): Promise<string> {
    let dead = false
    let screen = ''
    const killed = new Promise<void>(resolve => {
      const pull = () =>
        setTimeout(
          () => {
            screen = at.person.snapshot().screen.name
            dead = true
            void at.kill().then(resolve)
          },
          moment === 'anywhere' ? random() * 1500 : random() * 250,
        )
      const awaited =
        moment === 'anywhere'
          ? Promise.resolve()
          : at.person
              .until(
                moment,
                ({ screen: now }) =>
                  now.name === (moment === 'printing' ? 'token' : moment) && (moment !== 'printing' || ('slip' in now && now.slip === 'printing')),
                60_000,
              )
              .then(() => {})
      // a visit that ends elsewhere is a visit too
      awaited.then(pull, pull)
    })
    const visit = async () => {
      while (!dead) {
        const somebody = people[Math.floor(random() * people.length)]
        if (!somebody) throw new Error('the crowd has nobody')
        const counter = ['1', '2', '3'][Math.floor(random() * 3)] ?? '1'
        const by = random() < 0.5 ? 'mobile' : 'abhaNumber'
        visits++
        const played = await play(
          at.person,
          { wants: 'token', by, somebody, counter },
          { dock: desk.dock, counterQr: desk.counterQr, patienceMs: 20_000 },
        )
        if (played.ending === 'stuck' && !dead) wrong.push(`a visit was stuck on ${played.screens.at(-1)}`)
      }
    }
    // the glass of a dead kiosk shows nothing new: its visit is left standing
    await Promise.race([killed, visit().then(() => killed)])
    await killed
    return screen
  }

  /** The numbers that the staff may print again. */
  async function offeredTo(person: Finger): Promise<string[]> {
    const room = staffRoom(() => person)
    await room.signIn()
    room.ask({ what: 'go', to: 'reprint' })
    const { tokens } = await room.onPage('reprint')
    room.ask({ what: 'leave' })
    await person.on('language')
    return tokens.map(({ number, sign }) => `${sign} ${number}`)
  }

  function compare(kill: number, offered: string[]): void {
    readPaper()
    const journal = journalOf(desk)
    const given = [...desk.sandbox.world.queue].flatMap(([counterId, { tokens }]) => tokens.map(({ tokenNumber }) => ({ counterId, tokenNumber })))
    for (const [counterId, tokens] of Map.groupBy(given, one => one.counterId)) {
      const known = journal.filter(token => token.counterId === counterId)
      const numbers = new Set(known.map(({ tokenNumber }) => tokenNumber))
      const unknown = tokens.filter(({ tokenNumber }) => !numbers.has(tokenNumber))
      const askedFor = known.filter(({ tokenNumber }) => tokenNumber === null)
      if (unknown.length > askedFor.length)
        wrong.push(
          `kill ${kill}: counter ${counterId} waits for ${unknown.map(({ tokenNumber }) => tokenNumber)}, and the journal has asked for ${askedFor.length} it has no number of`,
        )
    }
    const rowsOf = count(journal.map(({ counterId, tokenNumber }) => `${counterId} ${tokenNumber}`))
    for (const [number, times] of count(onPaper)) {
      // who asks twice within half an hour gets one number twice, and a slip each time
      const asked = rowsOf.get(number) ?? 0
      if (times > asked) wrong.push(`kill ${kill}: the slip of ${number} came out ${times} times, and was asked for ${asked} times`)
    }
    const lastTen = journal.filter(({ tokenNumber }) => tokenNumber !== null).slice(-10)
    if (kill > 0)
      for (const { counterId, tokenNumber, stage } of lastTen)
        if (!offered.includes(`${counterId} ${tokenNumber}`))
          wrong.push(`kill ${kill}: ${counterId} ${tokenNumber} (${stage}) is not offered to the staff`)
    const row = rows.at(-1)
    if (row)
      Object.assign(row, {
        stage: journal.at(-1)?.stage ?? 'none',
        hospital: given.length,
        journal: journal.length,
        paper: onPaper.length,
        offered: offered.length,
      })
  }
}

export default run
