import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright'
import { familyOf, memoryOf, usedOf } from './tree.ts'

export interface Program {
  who: string
  executable: string
  args: string[]
  /** of what a finger can touch, once it takes a touch */
  ready: string
}

export interface Run {
  startMs: number
  /** null: only the start was measured */
  idle: { bytes: number; cpu: number; processes: number } | null
}

/** An app with a window, a page and a button: what the runtime itself costs. */
export function emptyWindow(folder: string): string {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty-window', main: 'main.cjs' }))
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow, Menu } = require('electron')
Menu.setApplicationMenu(null)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 1920, useContentSize: true, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<button>touch</button>')
})
`,
  )
  return folder
}

/** Starts it with a profile of its own, waits until it can be touched, and then, for `idleSeconds` (0: not at all), watches what it costs while nobody does. */
export async function runOnce(
  { executable, args, ready }: Program,
  { settleSeconds, idleSeconds }: { settleSeconds: number; idleSeconds: number },
): Promise<Run> {
  const profile = mkdtempSync(join(tmpdir(), 'abha-kiosk-bench-'))
  const began = performance.now()
  const child = spawn(executable, ['--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(child, 'exit')
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stderr.on('data', data => {
        said += String(data)
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once('exit', code => reject(new Error(`it ended with ${code}: ${said.slice(-500)}`)))
    })
    const browser = await chromium.connectOverCDP(address)
    const context = browser.contexts()[0]
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    await page?.locator(ready).first().waitFor({ state: 'visible', timeout: 60_000 })
    const startMs = performance.now() - began
    await browser.close()
    return { startMs, idle: idleSeconds === 0 ? null : await idle(child.pid ?? 0, settleSeconds, idleSeconds) }
  } finally {
    child.kill()
    await gone
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function idle(pid: number, settleSeconds: number, seconds: number): Promise<NonNullable<Run['idle']>> {
  await wait(settleSeconds * 1000)
  const family = familyOf(pid)
  const before = usedOf(family)
  await wait(seconds * 1000)
  const after = usedOf(family)
  const used = [...after].reduce((sum, [one, now]) => sum + now - (before.get(one) ?? 0), 0)
  return { bytes: memoryOf(family), cpu: used / seconds, processes: family.length }
}
