import { statSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { openNodeSqlite } from '../../../service/sqlite-node.ts'
import { memoryOf } from '../../bench/start/tree.ts'
import { type Holding, total } from '../devices/leftovers.ts'
import type { Glass } from './glass.ts'
import type { Outside } from './outside.ts'

/** What was there after so many visits. Memory in bytes, what processes share counted once (PSS); `page…Left` after its garbage was collected. */
export interface Look {
  visits: number
  service: number
  browser: number
  renderer: number
  rendererLeft: number
  gpu: number
  /** of Chromium: network, sound, storage */
  utilities: number
  sandbox: number
  printer: number
  serviceHeap: number
  serviceFiles: number
  serviceResources: number
  serviceListeners: number
  nodes: number
  nodesLeft: number
  listeners: number
  listenersLeft: number
  heap: number
  heapLeft: number
  documents: number
  journalBytes: number
  walBytes: number
  rows: number
  /** numbers in the journal */
  tokens: number
  /** of the touches since the last look */
  touches: number[]
}

async function pagesFigures({ devtools }: Glass) {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize'), documents: of('Documents') }
}

async function chromiumsMemory(browser: Browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const of = (which: (type: string) => boolean) => memoryOf(processInfo.filter(({ type }) => which(type)).map(({ id }) => id))
  const known = ['browser', 'renderer', 'GPU']
  return {
    browser: of(type => type === 'browser'),
    renderer: of(type => type === 'renderer'),
    gpu: of(type => type === 'GPU'),
    utilities: of(type => !known.includes(type)),
  }
}

/** Another reader of the journal, while the service writes it. */
function journalOf(file: string) {
  const bytes = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0
  const database = openNodeSqlite(file)
  try {
    const count = (sql: string) => Number(database.all(sql, [])[0]?.n)
    const rows = ['token', 'consent', 'visit', 'handover'].reduce((sum, table) => sum + count(`select count(*) as n from ${table}`), 0)
    return {
      journalBytes: bytes(file),
      walBytes: bytes(`${file}-wal`),
      rows,
      tokens: count('select count(*) as n from token where token_number is not null'),
    }
  } finally {
    database.close()
  }
}

/** Looks at everything at a quiet moment, on the screen at rest: first as it stands, then after the garbage was collected. */
export async function look(visits: number, page: Page, glass: Glass, outside: Outside): Promise<Look> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const waits = await glass.waits()
  const { heap, nodes, listeners, documents } = await pagesFigures(glass)
  const before = await chromiumsMemory(browser)
  const { pids } = outside
  const own = { service: memoryOf([pids.service]), sandbox: memoryOf([pids.sandbox]), printer: memoryOf([pids.printer]) }
  for (let time = 0; time < 2; time++) await glass.devtools.send('HeapProfiler.collectGarbage')
  const left = await pagesFigures(glass)
  const { renderer: rendererLeft } = await chromiumsMemory(browser)
  const held: Holding = await outside.holding()
  return {
    visits,
    ...before,
    ...own,
    rendererLeft,
    serviceHeap: held.heap + held.outside,
    serviceFiles: total(held.files),
    serviceResources: total(held.resources),
    serviceListeners: held.listeners,
    nodes,
    nodesLeft: left.nodes,
    listeners,
    listenersLeft: left.listeners,
    heap,
    heapLeft: left.heap,
    documents,
    ...journalOf(outside.journalFile),
    touches: waits.map(({ ms }) => ms),
  }
}
