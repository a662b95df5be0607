import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Counts = Readonly<Record<string, number>>

/** The least and the most of several looks: a timer that just runs is no leak, one that always runs is. */
interface Span {
  least: Counts
  most: Counts
}

/** What this program holds on to at a quiet moment. */
export interface Holding {
  /** open files by kind: sockets, pipes, terminals, … */
  files: Span
  /** what keeps the program alive: timers, sockets, calls under way */
  resources: Span
  /** of the process itself */
  listeners: number
  /** after the garbage was collected; bytes of JavaScript and of what it holds outside */
  heap: number
  outside: number
  rss: number
}

const looks = 15
/** a call of the system that happens to be under way is no leak, and neither is the one that looks */
const passing = new Set(['FSReqCallback', 'FSReqPromise', 'FileHandleReadReq', 'Immediate', 'TTYWrap'])

/** Collects the garbage, then looks several times. */
export async function lookAround(): Promise<Holding> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 3; round++) {
    collect()
    // pictures outside JavaScript's memory are let go between two turns of the event loop
    await wait(30)
  }
  const files: Counts[] = []
  const resources: Counts[] = []
  for (let look = 0; look < looks; look++) {
    files.push(openFiles())
    resources.push(tally(process.getActiveResourcesInfo().filter(name => !passing.has(name))))
    await wait(20)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
  return { files: spanOf(files), resources: spanOf(resources), listeners, heap: heapUsed, outside: external, rss }
}

function openFiles(): Counts {
  const kinds = readdirSync('/proc/self/fd').flatMap(file => {
    try {
      return [readlinkSync(`/proc/self/fd/${file}`).replace(/[:/]*\[?\d+\]?.*$/, '')]
    } catch {
      // the folder that is being read
      return []
    }
  })
  return tally(kinds)
}

function tally(names: readonly string[]): Counts {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function spanOf(all: readonly Counts[]): Span {
  const names = [...new Set(all.flatMap(Object.keys))]
  const each = (choose: (...counts: number[]) => number) => Object.fromEntries(names.map(name => [name, choose(...all.map(one => one[name] ?? 0))]))
  return { least: each(Math.min), most: each(Math.max) }
}

export const total = ({ least }: Span) => Object.values(least).reduce((sum, count) => sum + count, 0)

/** So much of memory may come and go with the collector's moods; a leak of one slip's bytes a visit is several times that in two hours. */
const moods = 3e6

/** What is there now and was not before, as sentences. */
export function grown(before: Holding, now: Holding, when: string): string[] {
  const more = (what: string, { most }: Span, { least }: Span) =>
    Object.entries(least).flatMap(([name, is]) => (is > (most[name] ?? 0) ? [`${when}: ${is} ${what} ${name}, ${most[name] ?? 0} before`] : []))
  const heap = now.heap + now.outside - before.heap - before.outside
  return [
    ...more('files', before.files, now.files),
    ...more('resources', before.resources, now.resources),
    ...(now.listeners > before.listeners ? [`${when}: ${now.listeners} listeners on the process, ${before.listeners} before`] : []),
    ...(heap > moods ? [`${when}: ${(heap / 1e6).toFixed(1)} MB more in memory`] : []),
  ]
}
