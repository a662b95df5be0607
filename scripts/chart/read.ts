// Reads the real statechart: which leaf shows what, and where each event leads. Nothing here knows a state by name.

/** What this script needs of an XState state node. The rest of it is XState's own. */
interface StateNode {
  id: string
  path: string[]
  meta?: { view: string; job: 'token' | 'abha' | 'help' | 'flow' }
  states: Record<string, StateNode>
  transitions: Map<string, Transition[]>
  always?: Transition[]
}

interface Transition {
  guard?: unknown
  target?: StateNode[]
}

/** One "event → targets" line of a box; an event that stays where it is has no targets. */
export interface Line {
  event: string
  targets: string[]
}

export interface Box {
  path: string
  /** the screen, or null for a state that only passes on */
  view: string | null
  job: 'token' | 'abha' | 'help' | 'flow' | null
  lines: Line[]
}

export interface Chart {
  boxes: Box[]
  /** what holds in every state */
  everywhere: Line[]
}

const outcomes = ['ok', 'entry', 'code', 'nobody', 'taken', 'silent', 'refused', 'needsCode', 'trouble']

/** Answers to try a guard with: every outcome, with the values that some guards look into. */
const answers: { is: string; problem: string; value: { kind: string; length: number } }[] = outcomes.flatMap(is => [
  { is, problem: 'wrong', value: { kind: 'in', length: 0 } },
  { is, problem: 'wrong', value: { kind: 'choose', length: 1 } },
])
const contexts = [
  { flow: 'token', nobodyBy: 'mobile', code: { triesLeft: 3 } },
  { flow: 'abha', nobodyBy: 'abhaNumber', code: { triesLeft: 3 } },
]

/** The outcomes a guard of an answer lets through, found by asking it. */
function outcomesOf(guard: unknown): string {
  if (guard === undefined) return 'anything else'
  if (typeof guard === 'string') return guard === 'lastTry' ? 'wrong code, last try' : guard
  const asked = guard as (args: { context: unknown; event: { output: unknown } }) => boolean
  const through = answers.filter(output => contexts.some(context => asked({ context, event: { output } })))
  const names = [...new Set(through.map(({ is }) => is))]
  return names.join(', ') || 'sometimes'
}

const pathOf = (node: StateNode) => node.path.join('.')

const plain = (event: string) => event.replace(/^choose\./, '').replace(/^xstate\.after\.(\w+)\..*$/, 'after $1')

function linesOf(node: StateNode): Line[] {
  const lines: Line[] = []
  const add = (event: string, target: StateNode[] | undefined) => {
    const targets = (target ?? []).map(pathOf)
    const known = lines.find(line => line.event === event)
    if (known) known.targets.push(...targets.filter(name => !known.targets.includes(name)))
    else lines.push({ event, targets })
  }
  for (const transition of node.always ?? []) add('at once', transition.target)
  for (const [event, transitions] of node.transitions)
    for (const transition of transitions)
      add(event.startsWith('xstate.done') ? `answer: ${outcomesOf(transition.guard)}` : plain(event), transition.target)
  return lines
}

/** The lines of a state with those its parents answer for it; the nearest parent is asked first, the root's are told once for all. */
function withParents(own: Line[], inherited: Line[]): Line[] {
  return [...own, ...inherited.filter(({ event }) => !own.some(line => line.event === event))]
}

function boxesOf(node: StateNode, inherited: Line[]): Box[] {
  const lines = withParents(linesOf(node), inherited)
  const children = Object.values(node.states)
  // states that share their parent's screen are drawn as that one screen
  if (children.length === 0 || node.meta) {
    const within = children.flatMap(linesOf).filter(line => line.targets.some(target => !target.startsWith(`${pathOf(node)}.`)))
    const reveals = children.length > 0 && within.length === 0 ? children.flatMap(linesOf).filter(({ event }) => !event.startsWith('after')) : []
    return [
      {
        path: pathOf(node),
        view: node.meta?.view ?? null,
        job: node.meta?.job ?? null,
        lines: [...lines, ...within, ...reveals.map(({ event }) => ({ event, targets: [] }))],
      },
    ]
  }
  return children.flatMap(child => boxesOf(child, lines))
}

/** The chart as boxes, in its own order. `machine`: what `kioskChart` makes. */
export function readChart(machine: { root: unknown }): Chart {
  const root = machine.root as StateNode
  return { boxes: Object.values(root.states).flatMap(state => boxesOf(state, [])), everywhere: linesOf(root) }
}
