import { expect, test } from 'vitest'
import { grown, slopeOf, slowed } from './visits/judge.ts'
import type { Look } from './visits/look.ts'

// What the soak of visits takes for a leak, by looks that are made up.

/** moods of an allocator: some MB up and down, the same in every run */
const moods = (at: number) => Math.sin(at * 2.4) * 4e6 + Math.cos(at * 5.1) * 3e6

const look = (visits: number, more: Partial<Look> = {}): Look => ({
  ...{ visits, service: 130e6 + moods(visits), browser: 128e6, renderer: 200e6, rendererLeft: 190e6 + moods(visits + 1), gpu: 60e6, utilities: 70e6 },
  ...{ sandbox: 90e6 + visits * 50_000, printer: 70e6, serviceHeap: 44e6, serviceFiles: 39, serviceResources: 15, serviceListeners: 8 },
  ...{
    nodes: 900,
    nodesLeft: 700 + (visits % 7),
    listeners: 260,
    listenersLeft: 194,
    heap: 9e6,
    heapLeft: 6e6 + (visits % 5) * 10_000,
    documents: 4,
  },
  ...{ journalBytes: visits * 600, walBytes: 33_000, rows: visits * 2, tokens: visits },
  touches: Array.from({ length: 60 }, (_, at) => 20 + (at % 20)),
  ...more,
})
const run = (of: (visits: number) => Partial<Look> = () => ({})) => Array.from({ length: 26 }, (_, at) => look(at * 24, of(at * 24)))

test('a steady kiosk whose memory moves by some MB, and a sandbox that fills its book, are nothing wrong', () => {
  expect(grown(run())).toEqual([])
  expect(slowed(run())).toEqual([])
})

test('what each visit leaves behind is found among the moods', () => {
  expect(grown(run(visits => ({ rendererLeft: 190e6 + moods(visits) + visits * 60_000 })))).toEqual([
    expect.stringContaining('memory of the page grows'),
  ])
  expect(grown(run(visits => ({ service: 130e6 + moods(visits) + visits * 60_000 })))).toEqual([
    expect.stringContaining('memory of the service grows'),
  ])
  expect(grown(run(visits => ({ heapLeft: 6e6 + visits * 3000 })))).toEqual([expect.stringContaining('what the page holds grows')])
})

test('a process that once begins something big is no leak', () => {
  expect(grown(run(visits => ({ utilities: visits < 300 ? 76e6 : 134e6 })))).toEqual([])
})

test('one listener, one node or one file kept in one kind of visit of twelve is found', () => {
  for (const figure of ['nodesLeft', 'listenersLeft', 'serviceFiles', 'serviceResources'] as const)
    expect(grown(run(visits => ({ [figure]: 100 + visits / 12 }))), figure).toHaveLength(1)
})

test('a few looks are enough for what is counted, and say nothing of memory', () => {
  const few = [0, 3, 6, 9, 12].map(visits => look(visits, { listenersLeft: 194 + visits * 2, rendererLeft: 190e6 + visits * 5e6 }))
  expect(grown(few)).toEqual([expect.stringContaining("the page's listeners")])
})

test('the first visits, which fill the caches, do not count', () => {
  expect(grown(run(visits => ({ heapLeft: visits < 60 ? 3e6 + visits * 50_000 : 6e6, listenersLeft: visits < 60 ? 100 : 194 })))).toEqual([])
})

test('a journal whose lines wait and wait is told of', () => {
  expect(grown(run(visits => ({ walBytes: visits * 100_000 })))).toEqual([expect.stringContaining('MB of the journal wait')])
})

test('pictures that come half as late again are slower; one frame later is not', () => {
  const later = (by: number) => run(visits => ({ touches: look(0).touches.map(ms => ms * (visits > 200 ? by : 1)) }))
  expect(slowed(later(1.6))).toHaveLength(1)
  expect(slowed(later(1.3))).toEqual([])
  // 5 ms twice as long is less than a frame
  expect(slowed(run(visits => ({ touches: [visits > 200 ? 10 : 5] })))).toEqual([])
})

test('the slope of a straight line is its own, without error', () => {
  const { slope, error } = slopeOf([
    [0, 5],
    [10, 25],
    [20, 45],
  ])
  expect(slope).toBeCloseTo(2)
  expect(error).toBeCloseTo(0)
})
