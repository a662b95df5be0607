import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Soak } from '../../scripts/soak.ts'
import { quantile } from '../bench/scan/quantile.ts'
import { memoryOf, usedOf } from '../bench/start/tree.ts'
import { count, journalIn, slipsMissing, slipsTooMany, unknownNumbers } from '../support/books.ts'
import type { Somebody } from '../support/desk.ts'
import { type Played, play } from '../support/player.ts'
import { readTray } from '../support/tray.ts'
import { type Hospital, openHospital, patients } from './load/hospital.ts'
import { weather } from './load/weather.ts'

/** Each visit as it was, and how long its number took. */
interface Visited {
  kiosk: number
  somebody: Somebody
  counter: string
  played: Played
  /** from the touch that agreed to the number on the glass, ms; null: no number came there */
  tokenMs: number | null
}

/** Of a person who may be sent on to any of them. */
const counters = ['1', '2', '3', 'OPD4', 'OPD5']
/** of the crowd, somewhat more than one in five is somebody whom `patients` takes */
const crowdFor = (visits: number) => 300 + 6 * Math.ceil(visits / counters.length)

/**
 * Many kiosks of one hospital at one ABDM: each a service of its own with its own printer, visits one after the other at all of them at once. Then the
 * hospital's book is held against every journal and every tray.
 */
const run: Soak = async args => {
  const { values } = parseArgs({
    args,
    options: {
      kiosks: { type: 'string', default: '50' },
      visits: { type: 'string', default: '20' },
      every: { type: 'string', default: '0' },
      faults: { type: 'boolean', default: false },
    },
  })
  const [kiosks, visits, every] = [Number(values.kiosks), Number(values.visits), Number(values.every)]
  if (![kiosks, visits].every(number => Number.isInteger(number) && number > 0) || !(every >= 0))
    throw new Error('--kiosks 50 --visits 20 [--every SECONDS] [--faults]')
  const people = patients(crowdFor(kiosks * visits), Date.now())
  // each person goes to each counter once: a number for every visit, and nobody's phone is asked by two kiosks
  const mine = (kiosk: number) => people.filter((_, index) => index % kiosks === kiosk)
  if (mine(kiosks - 1).length * counters.length < visits) throw new Error('the crowd is too small')

  const wrong: string[] = []
  const began = performance.now()
  const hospital = await openHospital(kiosks, crowdFor(kiosks * visits))
  try {
    const startSeconds = (performance.now() - began) / 1000
    const sheets = new Map((await hospital.dock.counters()).map(({ id, qr }) => [id, qr]))
    const trays = hospital.kiosks.map(({ printer }) => readTray(printer))
    const atRest = used(hospital)
    const restMemory = memory(hospital)
    const stopWeather = values.faults ? weather(hospital.dock) : async () => {}
    const playing = performance.now()
    const all = (await Promise.all(hospital.kiosks.map((_, kiosk) => visitsAt(hospital, kiosk)))).flat()
    const seconds = (performance.now() - playing) / 1000
    await stopWeather()
    const afterwards = used(hospital)
    const fullMemory = memory(hospital)

    const board = (await hospital.dock.queue()).flatMap(({ counterId, tokens }) => tokens.map(token => ({ counterId, ...token })))
    await hospital.stop()
    compare(hospital, all, board, trays)
    if (!values.faults)
      for (const { kiosk, counter, played } of all)
        if (played.ending !== 'token')
          wrong.push(`kiosk ${kiosk}, counter ${counter}: no number, with nothing broken: ${played.screens.join(' → ')} ${played.troubles}`)
    for (const { kiosk, played } of all) if (played.ending === 'stuck') wrong.push(`kiosk ${kiosk}: a visit was stuck on ${played.screens.at(-1)}`)

    const times = all.flatMap(({ tokenMs }) => tokenMs ?? [])
    const endings = [...count(all.map(({ played }) => played.ending))].map(([ending, times]) => `${ending} ${times}`)
    const kinds = [...count(hospital.kiosks.flatMap(({ dataFolder }) => failures(dataFolder)))].sort(([, one], [, other]) => other - one)
    const cpu = (who: 'services' | 'sandbox' | 'printers') => afterwards[who] - atRest[who]
    const inS = (ms: number | null) => (ms === null ? null : Math.round(ms / 100) / 10)
    return {
      soak: 'load',
      rows: [
        {
          kiosks,
          visits: all.length,
          minutes: Math.round(seconds / 6) / 10,
          visitsPerMinute: Math.round((all.length / seconds) * 60),
          numbers: times.length,
          tokenP50s: inS(quantile(times, 0.5)),
          tokenP95s: inS(quantile(times, 0.95)),
          tokenWorstS: inS(times.length > 0 ? Math.max(...times) : null),
          serviceMB: Math.round(fullMemory.service / 1e6),
          serviceAtRestMB: Math.round(restMemory.service / 1e6),
          sandboxMB: Math.round(fullMemory.sandbox / 1e6),
          serviceCpuSPerVisit: Math.round((cpu('services') / all.length) * 100) / 100,
          sandboxCpuSPerVisit: Math.round((cpu('sandbox') / all.length) * 100) / 100,
        },
      ],
      wrong,
      notes: [
        `${kiosks} services were there after ${Math.round(startSeconds)} s. Visits ended: ${endings.join(', ')}; what was said on the way: ${tally(all.flatMap(({ played }) => played.troubles))}.`,
        `ABDM's refusals and silences, from the services' logs: ${kinds.map(([kind, times]) => `${kind} ${times}`).join(', ') || 'none'}.`,
        `The hospital gave ${board.length} numbers; each is in a journal or was asked for there, no counter gave one twice, none was shown to two people, no slip came out twice.`,
        `A service's memory is what it has for itself and its part of what they share (PSS), the mean of ${kiosks}. The printers and fingers, in the program that measures, took ${Math.round((cpu('printers') / all.length) * 100) / 100} s of processor a visit.`,
      ],
    }

    async function visitsAt({ kiosks: open, dock }: Hospital, kiosk: number): Promise<Visited[]> {
      const at = open[kiosk]
      const own = mine(kiosk)
      const visited: Visited[] = []
      for (let visit = 0; at && visit < visits; visit++) {
        const somebody = own[visit % own.length]
        const counter = counters[Math.floor(visit / own.length) % counters.length]
        if (!somebody || !counter) break
        // people do not come by the clock
        if (every > 0) await wait(Math.random() * 2000 * every)
        let agreed = 0
        let tokenMs: number | null = null
        const played = await play(
          at.remote.person,
          { wants: 'token', by: (kiosk + visit) % 2 === 0 ? 'mobile' : 'abhaNumber', somebody, counter },
          {
            dock,
            counterQr: async id => sheets.get(id) ?? '',
            patienceMs: 120_000,
            codeMs: 20_000,
            stopAt: ({ name }) => {
              if (name === 'share') agreed = performance.now()
              if (name === 'token') tokenMs ??= performance.now() - agreed
              return false
            },
          },
        )
        trays[kiosk]?.read()
        visited.push({ kiosk, somebody, counter, played, tokenMs })
      }
      return visited
    }
  } finally {
    await hospital.close()
  }

  function compare(
    { kiosks: open }: Hospital,
    all: readonly Visited[],
    board: readonly { counterId: string; tokenNumber: string; initial: string }[],
    trays: readonly ReturnType<typeof readTray>[],
  ): void {
    const journals = open.map(({ dataFolder }) => journalIn(dataFolder))
    wrong.push(...unknownNumbers(board, journals.flat()))
    for (const [number, times] of count(board.map(({ counterId, tokenNumber }) => `${counterId} ${tokenNumber}`)))
      if (times > 1) wrong.push(`the hospital gave ${number} ${times} times`)
    for (const [kiosk, journal] of journals.entries()) {
      const onPaper = trays[kiosk]?.read() ?? []
      for (const sentence of [...slipsTooMany(onPaper, journal), ...slipsMissing(onPaper, journal)]) wrong.push(`kiosk ${kiosk}: ${sentence}`)
      const known = new Set(journal.map(({ counterId, tokenNumber }) => `${counterId} ${tokenNumber}`))
      for (const { counter, played } of all.filter(visited => visited.kiosk === kiosk && visited.played.number !== null))
        if (!known.has(`${counter} ${played.number}`)) wrong.push(`kiosk ${kiosk}: ${counter} ${played.number} was shown and is not in its journal`)
    }
    const initials = new Map(board.map(({ counterId, tokenNumber, initial }) => [`${counterId} ${tokenNumber}`, initial]))
    const shown = all.flatMap(({ counter, played, somebody }) =>
      played.number === null ? [] : [{ number: `${counter} ${played.number}`, somebody }],
    )
    for (const [number, seen] of Map.groupBy(shown, one => one.number)) {
      if (new Set(seen.map(({ somebody }) => somebody.key)).size > 1) wrong.push(`${number} was shown to ${seen.length} people`)
      for (const { somebody } of seen)
        if (initials.get(number) !== somebody.name.slice(0, 1).toUpperCase())
          wrong.push(`${number} was shown to somebody whom the hospital gave another`)
    }
  }
}

const tally = (all: readonly string[]) => [...count(all)].map(([one, times]) => `${one} ${times}`).join(', ') || 'nothing'

/** Bytes: a service's, as the mean of all, and the sandbox's. Linux; elsewhere 0. */
const memory = ({ kiosks, sandboxPid }: Hospital) => ({
  service: memoryOf(kiosks.map(({ remote }) => remote.pid)) / kiosks.length,
  sandbox: memoryOf([sandboxPid]),
})

/** Seconds of a processor so far. */
const used = ({ kiosks, sandboxPid }: Hospital) => {
  const sum = (pids: number[]) => [...usedOf(pids).values()].reduce((one, other) => one + other, 0)
  return { services: sum(kiosks.map(({ remote }) => remote.pid)), sandbox: sum([sandboxPid]), printers: sum([process.pid]) }
}

/** What each service's log says of calls that failed: the conversation and the reason. */
function failures(dataFolder: string): string[] {
  const lines = readdirSync(dataFolder).flatMap(file =>
    file.endsWith('.log') ? readFileSync(join(dataFolder, file), 'utf8').trim().split('\n') : [],
  )
  return lines.flatMap(line => {
    const { event, conversation, reason, status } = JSON.parse(line) as Record<string, string>
    return event === 'abdmFailed' ? [`${conversation} ${reason}${status ? ` (${status})` : ''}`] : event === 'lateNumber' ? ['late number'] : []
  })
}

export default run
