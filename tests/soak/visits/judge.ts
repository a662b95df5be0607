import { quantile } from '../../bench/scan/quantile.ts'
import type { Look } from './look.ts'

/**
 * A kiosk has 400 visits on a full day and may run a month without being started again: 12,000 visits. What is lost in each of them is lost 12,000 times.
 *
 * Memory of a process: 10 kB a visit would be 120 MB in that month, which a small machine (4 GB, of which all of this takes 0.6) bears. What Chromium's own
 * allocators come and go by is several MB, so it is the slope through all looks that counts, and of it the lower end of its confidence.
 */
const memoryBytes = 10_000
/** JavaScript's own memory after the garbage was collected moves by kB, so it can be held closer: one snapshot kept a visit is 2 kB and more. */
const heapBytes = 1_000
/** What is counted (nodes, listeners, files) is either let go of or not. One kept in each of twelve kinds of visit would be 0.08 a visit. */
const counted = 0.05
/** The journal is put into its file when the lines that wait have 4 MB (SQLite's thousand pages); a reader that never ends would let them grow. */
const walBytes = 16e6
/** p95 of a touch's picture, last part against first; and one more frame of 60 a second, because times come in frames. */
const slower = 1.5
const frameMs = 1000 / 60

/** The first part of a run fills caches: fonts, pictures, sounds, compiled code. */
const warmUp = 0.2
/** fewer points give no slope whose error could be known; and for some hundred visits memory still fills, also where nothing is kept */
const fewestForMemory = 8
const fewestVisits = 100

/** The slope of the line nearest to all points (least squares), and its standard error. */
export function slopeOf(points: readonly (readonly [number, number])[]): { slope: number; error: number } {
  const n = points.length
  const mean = (which: 0 | 1) => points.reduce((sum, point) => sum + point[which], 0) / n
  const [mx, my] = [mean(0), mean(1)]
  const sxx = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / sxx
  const rest = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0)
  return { slope, error: n > 2 ? Math.sqrt(rest / (n - 2) / sxx) : Number.POSITIVE_INFINITY }
}

type Figure = Exclude<keyof Look, 'touches'>

const memories: Partial<Record<Figure, { name: string; most: number }>> = {
  service: { name: 'memory of the service', most: memoryBytes },
  rendererLeft: { name: 'memory of the page', most: memoryBytes },
  gpu: { name: 'memory of the process that draws', most: memoryBytes },
  browser: { name: 'memory of the browser', most: memoryBytes },
  utilities: { name: "memory of Chromium's other processes", most: memoryBytes },
  serviceHeap: { name: 'what the service holds', most: heapBytes },
  heapLeft: { name: 'what the page holds', most: heapBytes },
}
/** `moods`: what comes and goes at rest, a sentence more on the glass, a line to ABDM that is kept open for the next call */
const counts: Partial<Record<Figure, { name: string; moods: number }>> = {
  nodesLeft: { name: "the page's nodes", moods: 10 },
  listenersLeft: { name: "the page's listeners", moods: 4 },
  documents: { name: "the page's documents", moods: 0 },
  serviceFiles: { name: 'files and sockets open in the service', moods: 4 },
  serviceResources: { name: 'handles of the service', moods: 4 },
  serviceListeners: { name: "listeners of the service's process", moods: 0 },
}

/** The looks after the warm-up. */
const steady = (looks: readonly Look[]): Look[] => {
  const last = looks.at(-1)?.visits ?? 0
  return looks.filter(({ visits }) => visits >= last * warmUp)
}

/** Growth a visit with its error, by the names of `memories`; bytes. */
export const slopes = (looks: readonly Look[]) =>
  (Object.keys(memories) as Figure[]).map(figure => ({
    name: memories[figure]?.name ?? figure,
    ...slopeOf(steady(looks).map(one => [one.visits, one[figure]])),
  }))

export function grown(looks: readonly Look[]): string[] {
  const after = steady(looks)
  const points = (figure: Figure) => after.map(one => [one.visits, one[figure]] as const)
  const kb = (bytes: number) => (bytes / 1000).toFixed(2)
  const wrong: string[] = []
  for (const [figure, { name, most }] of Object.entries(memories) as [Figure, { name: string; most: number }][]) {
    if (after.length < fewestForMemory || (after[0]?.visits ?? 0) < fewestVisits) break
    const { slope, error } = slopeOf(points(figure))
    // a leak goes on in both halves; a service of Chromium's that is begun once is a step in one of them
    const middle = Math.floor(after.length / 2)
    const goesOn = [points(figure).slice(0, middle), points(figure).slice(middle)].every(half => slopeOf(half).slope > most)
    if (goesOn && slope - 2 * error > most) wrong.push(`${name} grows by ${kb(slope)} kB a visit (± ${kb(2 * error)}), more than ${kb(most)}`)
  }
  // what is in the middle may come and go: it has grown when the least of the end is more than the most of the beginning
  const third = Math.max(1, Math.floor(after.length / 3))
  for (const [figure, { name, moods }] of Object.entries(counts) as [Figure, { name: string; moods: number }][]) {
    const of = (some: readonly Look[]) => some.map(one => one[figure])
    const [most, least] = [Math.max(...of(after.slice(0, third))), Math.min(...of(after.slice(-third)))]
    if (after.length >= 2 && least > most + moods && slopeOf(points(figure)).slope > counted)
      wrong.push(`${name}: ${most} at the beginning, ${least} at the end`)
  }
  const wal = Math.max(...looks.map(one => one.walBytes))
  if (wal > walBytes) wrong.push(`${(wal / 1e6).toFixed(1)} MB of the journal wait to be put into its file`)
  return wrong
}

/** p95 in ms of the touches in the first and the last fifth of the visits after the warm-up. */
export function speed(looks: readonly Look[]): { first: number; last: number } {
  const after = steady(looks)
  const fifth = Math.max(1, Math.floor(after.length / 5))
  const p95 = (some: readonly Look[]) =>
    quantile(
      some.flatMap(({ touches }) => touches),
      0.95,
      1,
    ) ?? Number.NaN
  return { first: p95(after.slice(0, fifth)), last: p95(after.slice(-fifth)) }
}

export function slowed(looks: readonly Look[]): string[] {
  const { first, last } = speed(looks)
  return last > first * slower && last > first + frameMs
    ? [`95 of 100 touches have their picture within ${last} ms at the end, ${first} ms at the start`]
    : []
}
