import { type AnyStateNode, createActor, type EventObject, fromPromise, type SnapshotFrom } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import type { Screen } from '../../service/contract/index.ts'
import { kioskChart } from '../../service/machine/chart.ts'
import { type Context, freshVisit, type KioskFacts, parkedContext } from '../../service/machine/context.ts'
import type { KioskEvent } from '../../service/machine/events.ts'
import { done, type Outcome } from '../../service/machine/outcome.ts'
import type { Conversations, ViewMeta } from '../../service/machine/parts.ts'
import { screenOf } from '../../service/machine/view.ts'
import { idleRule } from '../../service/presence.ts'

const counter = (id: string) => ({ id, sign: id, name: { hi: id, en: id } })
const facts: KioskFacts = {
  facility: { hi: 'अस्पताल', en: 'Hospital' },
  helpCounter: counter('3'),
  counters: ['1', '2', '3', '4'].map(counter),
  hasCamera: true,
  hasScanner: false,
  consentPages: 2,
  resends: 2,
  parkMinutes: 10,
  addressSuffix: '@sbx',
  series: true,
}
const delays = { tokenWait: 30_000, reveal: 10_000, end: 8_000 }
const presence = { idleMs: 60_000, idleCodeMs: 120_000, stillThereMs: 20_000, outcomeMs: 60_000, staffMs: 120_000 }

const person = { name: 'Somebody', photo: null, yearOfBirth: null, gender: null, village: null, abhaNumberEnding: '0000' }
const shared = { abhaNumber: '', abhaAddress: '', name: '', gender: '', birthDate: '', mobile: '', address: '' }
const details = { name: 'Somebody', birth: '1964', gender: 'F' as const }

const trouble: Outcome<never> = { is: 'trouble', trouble: 'abdmDown', code: null }
const wrongCode: Outcome<never> = { is: 'code', problem: 'wrong' }
const badEntry: Outcome<never> = { is: 'entry', problem: 'notFound' }
/** What each conversation may come to: every kind of outcome that the chart tells apart. */
const outcomes: { [Name in keyof Conversations]: Outcome<unknown>[] } = {
  findSenders: [done(['mobile']), done(['mobile', 'aadhaar']), { is: 'nobody' }, trouble],
  sendLoginCode: [done({ sentTo: '1234' }), { is: 'nobody' }, { is: 'otherSender', senders: ['aadhaar'] }, badEntry, trouble],
  verifyLogin: [done({ kind: 'choose', accounts: [person, person, person, person] }), done({ kind: 'in' }), wrongCode, { is: 'nobody' }, trouble],
  enterAccount: [done({ kind: 'in' }), trouble],
  loadProfile: [
    done({ person, abha: { abhaNumber: '', abhaAddress: '', qr: '' }, shared: { masked: shared, plain: shared, facility: 'x' } }),
    trouble,
  ],
  sendAadhaarCode: [done({ sentTo: null }), badEntry, trouble],
  enrol: [done({ isNew: true, mobileNeedsCode: true, person }), done({ isNew: true, mobileNeedsCode: false, person }), wrongCode, badEntry, trouble],
  enrolByDemographics: [done({ isNew: true, mobileNeedsCode: false, person }), badEntry, trouble],
  sendMessagesCode: [done({ sentTo: null }), trouble],
  verifyMessages: [done(null), wrongCode, trouble],
  suggestions: [done(['a', 'b', 'c', 'd']), trouble],
  saveAddress: [done(null), { is: 'taken' }, trouble],
  shareAndWait: [
    done({ number: '12', validUntil: null, again: false }),
    { is: 'refused', code: null },
    { is: 'silent' },
    { is: 'needsCode' },
    trouble,
  ],
  sendShareCode: [done({ sentTo: null }), trouble],
  verifyShare: [done(null), wrongCode, trouble],
}

/** Events that carry something: each kind of it. Those that carry nothing need no line. */
const carrying: { [Type in KioskEvent['type']]?: Extract<KioskEvent, { type: Type }>[] } = {
  language: [{ type: 'language', language: 'hi', visit: 'v' }],
  counter: [{ type: 'counter', counter: counter('2') }],
  camera: [
    { type: 'camera', live: false },
    { type: 'camera', live: true },
  ],
  'entered.card': [
    { type: 'entered.card', by: 'number' },
    { type: 'entered.card', by: 'address' },
  ],
  account: [{ type: 'account', index: 0 }],
  address: [{ type: 'address', index: 1 }],
  ownAddress: [{ type: 'ownAddress', address: 'somebody.1985' }],
  parked: [{ type: 'parked', number: '0042', until: '2026-11-23T04:45:00.000Z' }],
  resumable: [{ type: 'resumable', any: true }],
  resumed: [
    { type: 'resumed', to: 'login', context: parkedContext(freshVisit(true, null)) },
    { type: 'resumed', to: 'aadhaar', context: parkedContext(freshVisit(true, null)) },
  ],
  pickupWrong: [
    { type: 'pickupWrong', closed: false },
    { type: 'pickupWrong', closed: true },
  ],
  trouble: [{ type: 'trouble', trouble: 'abdmDown', code: null }],
  health: [
    { type: 'health', problem: 'abdmDown' },
    { type: 'health', problem: 'shut' },
    { type: 'health', problem: null },
  ],
  slip: [
    { type: 'slip', state: 'printed' },
    { type: 'slip', state: 'noPaper' },
  ],
  aadhaarCard: [
    { type: 'aadhaarCard', details, hasNumber: true },
    { type: 'aadhaarCard', details, hasNumber: false },
  ],
  details: [{ type: 'details', details }],
  'staff.page': [{ type: 'staff.page', page: { name: 'locked', minutes: 5 } }],
  'staff.assist': [
    { type: 'staff.assist', visit: 'v', demographic: true },
    { type: 'staff.assist', visit: 'v', demographic: false },
  ],
}
/** What changes nothing of where the visit stands: laid over it, or said on it. */
const onTheSpot: readonly string[] = [
  ...['help', 'closeHelp', 'settings', 'closeSettings', 'set', 'presence', 'hint', 'qrProblem', 'cardProblem', 'entryProblem', 'aadhaarCardProblem'],
  ...['camera', 'home', 'staff.language', 'choose.listen', 'choose.translation', 'choose.original', 'scanner'],
]

type Chart = ReturnType<typeof kioskChart>
type State = SnapshotFrom<Chart>

const effects = [
  'wipeIdentity',
  'recordConsent',
  'recordDeclaration',
  'printToken',
  'printNoAnswer',
  'printCounter',
  'printAbha',
  'printPark',
  'dropSlip',
  'stopSharing',
]

/** Where a visit stands: its state, and of what it remembers that which decides where it can go. */
const standing = ({ value, context }: State): string => {
  const { without, shared: known, consentPoint, page, code, assisted, details: given } = context
  // a slip's number is asked for between two visits alone
  const resumable = context.resumable && ['language', 'want', 'pickup'].includes(leafOf(value).split('.')[0] ?? '')
  return JSON.stringify([
    [value, consentPoint, page > 0, assisted === 'demographic', without !== null, known !== null],
    [code.sent > 0, code.triesLeft, given !== null, resumable],
  ])
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)]

function eventsFor(chart: Chart): (state: State) => EventObject[] {
  const sources = new Map(
    nodesOf(chart.root).flatMap(node => node.invoke.map(({ id, src }) => [`xstate.done.actor.${id}`, src as keyof Conversations])),
  )
  const nodes = (state: State) => (state as unknown as { _nodes: AnyStateNode[] })._nodes
  return state => {
    const types = new Set(nodes(state).flatMap(node => node.ownEvents as string[]))
    return [...types].flatMap((type): EventObject[] => {
      const source = sources.get(type)
      if (source) return outcomes[source].map(output => ({ type, output }) as EventObject)
      if (onTheSpot.includes(type)) return []
      return (carrying[type as keyof typeof carrying] as EventObject[] | undefined) ?? [{ type }]
    })
  }
}

export interface Leaf {
  /** of the chart: "finding.code" */
  leaf: string
  screen: Screen['name']
  /** events from the first screen */
  steps: number
  /** seconds after which nobody is asked any more and the machine is at rest; null: it waits for an answer, or is at rest */
  idleS: number | null
}

const leafOf = (value: unknown): string =>
  typeof value === 'string' ? value : (Object.entries(value as object).map(([name, inner]) => `${name}.${leafOf(inner)}`)[0] ?? '')

/**
 * The shortest way to every leaf of the chart by XState's own walk over it, and each of these ways taken once more by a running visit on a held clock,
 * its conversations answering as the way says. Answers the leaves that were reached, and what was wrong as sentences.
 */
export async function shortestPaths(): Promise<{ leaves: Leaf[]; states: number; wrong: string[]; missed: string[] }> {
  const plain = kioskChart(facts, 0, () => 0).provide({
    actions: { endSession: () => {}, ...Object.fromEntries(effects.map(name => [name, () => {}])) },
  })
  const events = eventsFor(plain)
  const paths = getShortestPaths(plain, { events: events as never, serializeState: state => standing(state as State) })
  const shortest = new Map<string, (typeof paths)[number]>()
  for (const path of paths) {
    const leaf = leafOf(path.state.value)
    const known = shortest.get(leaf)
    if (!known || path.steps.length < known.steps.length) shortest.set(leaf, path)
  }
  const leaves: Leaf[] = []
  const wrong: string[] = []
  for (const [leaf, { steps }] of shortest) {
    const taken = await take(steps.map(({ event }) => event as EventObject).filter(({ type }) => type !== 'xstate.init'))
    if (taken.leaf !== leaf) wrong.push(`${leaf}: the running visit came to ${taken.leaf}`)
    wrong.push(...taken.wrong.map(what => `${leaf}: ${what}`))
    const rule = taken.meta ? idleRule(taken.meta.view, presence) : null
    const idleS = rule === null || rule.what === 'wait' ? null : (rule.afterMs + (rule.what === 'ask' ? presence.stillThereMs : 0)) / 1000
    leaves.push({ leaf, screen: taken.screen, steps: steps.length - 1, idleS })
  }
  const all = nodesOf(plain.root)
    .filter(node => node.meta !== undefined && node.type !== 'parallel' && Object.keys(node.states).length === 0)
    .map(node => node.path.join('.'))
  return { leaves, states: paths.length, wrong, missed: all.filter(leaf => !shortest.has(leaf)) }
}

/** One way, taken by a running visit. */
async function take(events: readonly EventObject[]) {
  const wrong: string[] = []
  let ended = 0
  const asked = new Map<string, (output: unknown) => void>()
  let now = 0
  const timers = new Set<{ at: number; run: () => void }>()
  const chart = kioskChart(facts, 0, () => now)
  const sources = new Map(nodesOf(chart.root).flatMap(node => node.invoke.map(({ id, src }) => [id, src as string])))
  const actor = createActor(
    chart.provide({
      delays,
      actors: Object.fromEntries(
        Object.keys(outcomes).map(name => [
          name,
          fromPromise(() => new Promise<never>(resolve => asked.set(name, resolve as (output: unknown) => void))),
        ]),
      ),
      actions: { endSession: () => ended++, ...Object.fromEntries(effects.map(name => [name, () => {}])) },
    }),
    {
      clock: {
        setTimeout: (run, ms) => {
          const timer = { at: now + ms, run }
          timers.add(timer)
          return timer
        },
        clearTimeout: timer => timers.delete(timer as never),
      },
    },
  )
  actor.start()
  for (const event of events) {
    const conversation = /^xstate\.done\.actor\.(.*)$/.exec(event.type)?.[1]
    if (conversation !== undefined) {
      asked.get(sources.get(conversation) ?? '')?.((event as EventObject & { output: unknown }).output)
      await new Promise(resolve => setImmediate(resolve))
    } else if (event.type.startsWith('xstate.after.')) {
      const [first] = [...timers].sort((one, other) => one.at - other.at)
      if (!first) wrong.push('no timer is set where the way waits for one')
      else {
        timers.delete(first)
        now = first.at
        first.run()
      }
    } else actor.send(event as KioskEvent)
  }
  const state = actor.getSnapshot()
  const leaf = leafOf(state.value)
  const metas = Object.values(state.getMeta()).filter(meta => meta !== undefined) as ViewMeta[]
  if (metas.length !== 1) wrong.push(`${metas.length} screens at once`)
  const [meta = null] = metas
  const screen = meta === null ? 'language' : screenOf(meta.view, state.context, facts, now, 0).name
  const before = ended
  actor.send({ type: 'home' })
  const { context } = actor.getSnapshot()
  if (ended !== before + 1) wrong.push(`"home" ended the session ${ended - before} times`)
  const fresh: Context = freshVisit(true, context.outOfService, context.resumable)
  if (JSON.stringify(context) !== JSON.stringify(fresh)) wrong.push('"home" left something of the visit behind')
  actor.stop()
  return { leaf, meta, screen, wrong }
}
