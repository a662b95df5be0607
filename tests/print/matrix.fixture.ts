import { setTimeout as wait } from 'node:timers/promises'
import { type Capabilities, usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { encodeSlip } from '../../hardware/printer/encoder.ts'
import { openPrinter } from '../../hardware/printer/printer.ts'
import type { PrintOutcome, Slip } from '../../hardware/printer/types.ts'
import { PretendPrinter } from '../../sandbox/printer/printer.ts'
import type { Switches } from '../../sandbox/printer/switches.ts'
import { becomes, heal, inkOf, piecesOf, quick, type Wire, type WireKind } from './wire.fixture.ts'

/** numbers in [0, 1), the same for the same seed */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const width = 384
export const slipOf = (number: number): Slip => ({
  blocks: [
    { kind: 'text', text: `टोकन ${number}`, size: 'title', align: 'center' },
    { kind: 'rule', style: 'solid' },
  ],
})

/** What the slip looks like, from a printer at which nothing is wrong. */
export function inkWanted(number: number, capabilities: Capabilities): string {
  const desk = new PretendPrinter({ width, speed: 0 })
  desk.attach({ send: () => {}, drop: () => {} })
  const { ink, end } = encodeSlip(slipOf(number), width, capabilities)
  for (const chunk of [...ink, ...end]) desk.receive(chunk)
  desk.stop()
  const [slip] = desk.paper.slips
  if (!slip || desk.paper.slips.length > 1) throw new Error('the desk printed no single slip')
  return inkOf(slip.rows)
}

type Trick = (set: <Name extends keyof Switches>(name: Name, value: Switches[Name]) => void, random: () => number) => void
const upTo = (random: () => number, most: number) => Math.floor(random() * most)

/** Everything the pretend printer can be made to do to a slip. */
export const tricks: Readonly<Record<string, Trick>> = {
  nothing: () => {},
  paperOut: set => set('paperOut', true),
  paperOutAtByte: (set, random) => set('paperOutAtByte', 1 + upTo(random, 3000)),
  paperOutAtRow: (set, random) => set('paperOutAtRow', 1 + upTo(random, 260)),
  coverOpen: set => set('coverOpen', true),
  unplugged: set => set('unplugged', true),
  stall: set => set('stall', true),
  resetAtByte: (set, random) => set('resetAtByte', 1 + upTo(random, 3500)),
  silent: set => set('silent', true),
  lateAnswers: (set, random) => set('lateAnswers', upTo(random, 400)),
  unsolicitedStatus: set => set('unsolicitedStatus', true),
  slowLine: (set, random) => set('rate', 10_000 + upTo(random, 50_000)),
  powerLoss: set => set('powerLoss', true),
  cutterJam: set => set('cutterJam', true),
  overheated: set => set('overheated', true),
  nearEnd: set => set('nearEnd', true),
}

/** Kinds of printers, each with the record a probe makes of it. */
const models: readonly { clone: Switches['cloneLevel']; enqIgnored: boolean; capabilities: Partial<Capabilities> }[] = [
  { clone: 'full', enqIgnored: false, capabilities: {} },
  { clone: 'full', enqIgnored: true, capabilities: {} },
  { clone: 'full', enqIgnored: false, capabilities: { pushedStatus: false } },
  { clone: 'full', enqIgnored: false, capabilities: { clears: 'enquiry' } },
  { clone: 'full', enqIgnored: true, capabilities: { clears: 'enquiry' } },
  { clone: 'full', enqIgnored: false, capabilities: { confirms: 'paperStatus' } },
  { clone: 'half', enqIgnored: false, capabilities: { qr: 'raster', confirms: 'paperStatus', pushedStatus: false } },
  { clone: 'eotOnly', enqIgnored: false, capabilities: { confirms: 'none', pushedStatus: false } },
]

export interface Run {
  seed: number
  wire: WireKind
  trick: string
  model: number
  outcomes: PrintOutcome[]
  /** whole slips on paper of each number, in the order asked */
  whole: number[]
  /** what disagrees; empty: all is as we said */
  wrong: string[]
}

let numbers = 100

const lasts = 260

/** Ends what went wrong. A fault that waited for a byte or a row may only just have come: nobody mends anything within the deadlines of
 * one slip. */
async function mend(wire: Wire, random: () => number): Promise<void> {
  await wait(lasts + random() * 100)
  for (const late of ['paperOutAtByte', 'paperOutAtRow', 'resetAtByte'] as const) wire.pretend.set(late, null)
  if (wire.pretend.state().paper === 'out') await wait(lasts)
  heal(wire, width)
}

/** One to three slips while one thing goes wrong at a random moment and is mended at another; then the paper is compared with what we said. */
export async function run(wire: Wire, kind: WireKind, seed: number): Promise<Run> {
  const random = dice(seed)
  const names = Object.keys(tricks)
  const trick = names[upTo(random, names.length)] ?? 'nothing'
  const model = upTo(random, models.length)
  const { clone, enqIgnored, capabilities: known } = models[model] ?? { clone: 'full', enqIgnored: false, capabilities: {} }
  const capabilities = { ...usualCapabilities, ...known }
  const { pretend } = wire
  pretend.printer.clear(true)
  pretend.set('cloneLevel', clone)
  pretend.set('enqIgnored', enqIgnored)
  pretend.set('speed', random() < 0.5 ? 0 : 1500)

  const delays = { ...quick, answer: 80, confirm: 250, fallback: 100, progress: 60, backoffMost: 50 }
  const printer = openPrinter(wire.address, { widthDots: width, capabilities, delays })
  if (random() < 0.8) await Promise.race([becomes(printer, status => status === 'ready'), wait(1000)])
  const asked = Array.from({ length: 1 + upTo(random, 3) }, () => numbers++)
  const play = async () => {
    if (random() < 0.7) await wait(random() * 25)
    tricks[trick]?.(pretend.set, random)
    await mend(wire, random)
    pretend.set('enqIgnored', enqIgnored)
  }
  const playing = play()
  const outcomes = await Promise.all(asked.map(number => printer.print(slipOf(number))))
  await playing

  // answers that are still on their way would make the next slip's late too
  if (trick === 'lateAnswers') await wait(500)
  // afterwards it must print again, and what was still under way must have come or gone
  const after: { number: number; outcome: PrintOutcome }[] = []
  for (let attempt = 0; attempt < 40 && capabilities.confirms !== 'none'; attempt++) {
    await Promise.race([becomes(printer, status => status === 'ready'), wait(200)])
    const number = numbers++
    const outcome = await printer.print(slipOf(number))
    after.push({ number, outcome })
    if (outcome.outcome === 'printed') break
    await wait(20)
  }
  await printer.close()
  // half a picture, whose other half never comes, keeps it busy for ever
  for (let quiet = 0, looks = 0; quiet < 3 && looks < 60; quiet = pretend.state().busy ? 0 : quiet + 1, looks++) await wait(10)

  const pieces = piecesOf(wire)
  const count = (number: number) => {
    const wanted = inkWanted(number, capabilities)
    return pieces.filter(piece => piece.cut && piece.ink === wanted).length
  }
  const whole = asked.map(count)
  const wrong = outcomes.flatMap((outcome, index) => disagreement(outcome, whole[index] ?? 0))
  for (const { number, outcome } of after) wrong.push(...disagreement(outcome, count(number)).map(words => `afterwards: ${words}`))
  if (capabilities.confirms !== 'none' && after.at(-1)?.outcome.outcome !== 'printed') wrong.push('afterwards: never printed again')
  return { seed, wire: kind, trick, model, outcomes, whole, wrong }
}

export function disagreement(outcome: PrintOutcome, whole: number): string[] {
  switch (outcome.outcome) {
    case 'printed':
      return whole === 1 ? [] : [`printed, and ${whole} on paper`]
    case 'notPrinted':
      return whole === 0 ? [] : [`notPrinted (${outcome.why}), and ${whole} on paper`]
    case 'unknown':
      return whole <= 1 ? [] : [`unknown, and ${whole} on paper`]
  }
}
