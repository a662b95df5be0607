import { parseArgs } from 'node:util'
import type { Soak } from '../../scripts/soak.ts'
import { count, journalIn, slipsTooMany, unknownNumbers } from '../support/books.ts'
import { openDesk } from '../support/desk.ts'
import type { Finger } from '../support/finger.ts'
import { play } from '../support/player.ts'
import { type RemoteKiosk, startRemoteKiosk } from '../support/remote-kiosk.ts'
import { staffRoom } from '../support/staff-room.ts'
import { readTray } from '../support/tray.ts'

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
  const tray = readTray(desk.printer)
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

  /** The numbers that the staff may print again, on however many pages. */
  async function offeredTo(person: Finger): Promise<string[]> {
    const room = staffRoom(() => person)
    await room.signIn()
    room.ask({ what: 'go', to: 'reprint' })
    const first = await room.onPage('reprint')
    const tokens = [...first.tokens]
    for (let page = 1; page < first.pages; page++) {
      room.ask({ what: 'more' })
      tokens.push(...(await room.onPage('reprint', now => now.page === page)).tokens)
    }
    room.ask({ what: 'leave' })
    await person.on('language')
    return tokens.map(({ number, sign }) => `${sign} ${number}`)
  }

  function compare(kill: number, offered: string[]): void {
    const onPaper = tray.read()
    const journal = journalIn(desk.dataFolder)
    const given = [...desk.sandbox.world.queue].flatMap(([counterId, { tokens }]) => tokens.map(({ tokenNumber }) => ({ counterId, tokenNumber })))
    for (const sentence of [...unknownNumbers(given, journal), ...slipsTooMany(onPaper, journal)]) wrong.push(`kill ${kill}: ${sentence}`)
    if (kill > 0)
      for (const { counterId, tokenNumber, stage } of journal)
        if (tokenNumber !== null && !offered.includes(`${counterId} ${tokenNumber}`))
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
