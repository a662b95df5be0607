import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Capabilities, usualCapabilities } from '../../../hardware/printer/capabilities.ts'
import { openPrinter } from '../../../hardware/printer/printer.ts'
import type { Printer, PrintOutcome } from '../../../hardware/printer/types.ts'
import { openSerialScanner } from '../../../hardware/scanner/serial/serial.ts'
import type { SerialScanner } from '../../../hardware/scanner/types.ts'
import type { Switches } from '../../../sandbox/printer/switches.ts'
import { dice, disagreement, inkWanted, slipOf, tricks } from '../../print/matrix.fixture.ts'
import type { WireKind } from '../../print/wire.fixture.ts'
import { comes, hasten } from './clock.ts'
import { gunAt } from './gun.ts'
import { startMachine } from './machine.ts'
import { scansOf } from './scans.ts'

const widthDots = 384

/** How much faster than in a hospital: people; the printer's delays; the scanner’s, which on a busy machine could not tell a pause between two programs from the end of a scan if it were faster. */
export const speeds = { people: 30, printer: 12, scanner: 1 } as const

/** The printer at each wire, as its probe would describe it. */
const models: Readonly<Record<WireKind, { clone: Switches['cloneLevel']; capabilities: Partial<Capabilities> }>> = {
  tcp: { clone: 'full', capabilities: {} },
  serial: { clone: 'full', capabilities: { pushedStatus: false } },
  file: { clone: 'half', capabilities: { qr: 'raster', confirms: 'paperStatus', pushedStatus: false } },
}

/** What happened at one kiosk so far. */
export interface Happened {
  visits: number
  shown: number
  read: number
  repeats: number
  torn: number
  printed: number
  notPrinted: number
  unknown: number
  pulls: number
  faults: number
  restarts: number
}

/** ms of a hospital's day from one event to the next, on the average */
const every = { visit: 45_000, pull: 240_000, fault: 120_000, restart: 1_200_000 }

/** A kiosk's devices at real wires, and a day of people, plugs and faults, the same for the same seed as far as other programs let it be. */
export async function openKiosk(kind: WireKind, seed: number, folder: string) {
  const { clone, capabilities: known } = models[kind]
  const capabilities = { ...usualCapabilities, ...known }
  const machine = await startMachine(kind, folder, widthDots)
  await machine.set('cloneLevel', clone)
  const path = `${folder}/scanner-${kind}`
  const gun = gunAt(path)
  await gun.plug()
  const [people, plugs, faults] = [dice(seed), dice(seed + 1000), dice(seed + 2000)]
  const scannerClock = hasten(speeds.scanner)
  const scans = scansOf({ gun, random: people, now: scannerClock.now, times: speeds.scanner })

  const wrong: string[] = []
  const happened = { visits: 0, printed: 0, notPrinted: 0, unknown: 0, pulls: 0, faults: 0, restarts: 0 }
  const jobs: { number: number; outcome: PrintOutcome; ink: string }[] = []
  const onPaper = new Map<string, number>()
  let number = 1
  /** a listener that was taken back and heard something */
  let strays = 0

  let printer: Printer
  let scanner: SerialScanner
  const open = () => {
    printer = openPrinter(machine.address, { widthDots, capabilities, timers: hasten(speeds.printer) })
    scanner = openSerialScanner({ path, baudRate: 115_200, timers: scannerClock })
    scanner.onRead(({ text }) => scans.hear(text))
  }
  const close = async () => {
    await printer.close()
    await scanner.close()
  }
  open()

  const hashOf = (ink: string) => createHash('sha256').update(ink).digest('hex')

  async function collect(): Promise<void> {
    for (const { ink, cut } of await machine.newPieces()) {
      if (cut) onPaper.set(hashOf(ink), (onPaper.get(hashOf(ink)) ?? 0) + 1)
    }
  }

  async function visit(): Promise<void> {
    let isOver = false
    const hear = () => {
      if (isOver) strays++
    }
    const stops = [printer.onStatus(hear), scanner.onStatus(hear), scanner.onRead(hear)]
    await scans.show(scanner)
    const mine = number++
    const leaving = new AbortController()
    if (people() < 0.05) leaving.abort()
    const outcome = await printer.print(slipOf(mine), leaving.signal)
    happened[outcome.outcome]++
    happened.visits++
    jobs.push({ number: mine, outcome, ink: hashOf(inkWanted(mine, capabilities)) })
    isOver = true
    for (const stop of stops) stop()
    await collect()
  }

  /** Events at random until `end`, each after the one before. */
  const stream = async (mean: number, random: () => number, end: number, happen: () => Promise<void>) => {
    for (;;) {
      const gap = (-Math.log(1 - random()) * mean) / speeds.people
      if (performance.now() + gap > end) return
      await wait(gap)
      await happen()
    }
  }

  async function fault(): Promise<void> {
    const names = Object.keys(tricks)
    const trick = tricks[names[Math.floor(faults() * names.length)] ?? '']
    const doing: Promise<void>[] = []
    trick?.((name, value) => void doing.push(machine.set(name, value)), faults)
    await Promise.all(doing)
    happened.faults++
    // nobody changes a roll, or finds a cable, faster than a slip's own deadlines
    await wait((30_000 + faults() * 60_000) / speeds.people)
    await machine.heal()
  }

  async function pullScanner(): Promise<void> {
    await gun.pull()
    await wait((10_000 + plugs() * 30_000) / speeds.people)
    await gun.plug()
  }

  return {
    strays: () => strays,
    wrong: () => [...wrong, ...scans.wrong()].map(words => `${kind}: ${words}`),
    happened: (): Happened => ({ ...happened, ...scans.counts, pulls: gun.pulls }),

    /** So many ms of a hospital's day. */
    async live(ms: number): Promise<void> {
      const end = performance.now() + ms / speeds.people
      // nobody opens the devices anew in the middle of a visit
      let last: Promise<unknown> = Promise.resolve()
      const inTurn = (what: () => Promise<void>) => {
        const mine = last.then(what)
        last = mine
        return mine
      }
      await Promise.all([
        stream(every.visit, people, end, () => inTurn(visit)),
        stream(every.pull, plugs, end, pullScanner),
        stream(every.fault, faults, end, fault),
        stream(every.restart, plugs, end, () =>
          inTurn(async () => {
            await close()
            open()
            happened.restarts++
          }),
        ),
      ])
    },

    /** All is mended and plugged in; then the paper is compared with what the kiosk said. */
    async rest(): Promise<void> {
      await machine.heal()
      await gun.plug()
      const isWell = await comes(() => (printer.status === 'ready' || printer.status === 'nearEnd') && scanner.status === 'open', 30_000)
      if (!isWell) wrong.push(`all is mended, and the printer is ${printer.status}, the scanner ${scanner.status}`)
      while ((await machine.state()).busy) await wait(20)
      await collect()
      for (const { number: which, outcome, ink } of jobs) {
        wrong.push(...disagreement(outcome, onPaper.get(ink) ?? 0).map(words => `slip ${which}: ${words}`))
      }
      jobs.length = 0
    },

    async close(): Promise<void> {
      await close()
      await gun.pull()
      await machine.close()
    },
  }
}
