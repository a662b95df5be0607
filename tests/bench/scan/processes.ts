import { readdir, readFile } from 'node:fs/promises'
import type { Browser } from '@playwright/test'

/** CPU seconds used so far. */
export interface Used {
  /** by all processes of the browser */
  all: number
  /** by the threads of its pages' workers */
  workers: number
}

const ticksASecond = 100

/** User and system time of a process or a thread (proc(5), stat, fields 14 and 15); 0 when it has ended. */
async function secondsOf(folder: string): Promise<number> {
  const stat = await readFile(`${folder}/stat`, 'utf8').catch(() => null)
  if (stat === null) return 0
  // The name, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond
}

/** What the browser's processes have used, by Linux' count. */
export async function cpuOf(browser: Browser): Promise<Used> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const used: Used = { all: 0, workers: 0 }
  for (const { id } of processInfo) {
    used.all += await secondsOf(`/proc/${id}`)
    for (const thread of await readdir(`/proc/${id}/task`).catch(() => [])) {
      const folder = `/proc/${id}/task/${thread}`
      const name = await readFile(`${folder}/comm`, 'utf8').catch(() => '')
      if (name.startsWith('DedicatedWorker')) used.workers += await secondsOf(folder)
    }
  }
  return used
}
