import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { openDesk } from '../support/desk.ts'
import { electronPath, inPage, openShell, type Shell, screenOf, shellArguments } from './shell.ts'

let shell: Shell | null = null
test.afterEach(async () => {
  await shell?.close()
  shell = null
})

/** A visit is on the way: somebody has chosen a language and is being asked what they want. */
async function inAVisit(): Promise<ElectronApplication> {
  shell = await openShell()
  const { on, press } = hand(shell.page)
  await press('en')
  await on('want')
  await inPage(shell.app, 'window.mark = 1')
  return shell.app
}

/** A new page with the first screen is there, and it takes a touch. */
async function backAndWiped(app: ElectronApplication) {
  const began = Date.now()
  await expect
    .poll(() => inPage(app, '!("mark" in window) && document.querySelector("[data-screen]")?.dataset.screen'), { intervals: [50] })
    .toBe('language')
  test.info().annotations.push({ type: 'back after ms', description: String(Date.now() - began) })
  await expect
    .poll(async () => {
      await inPage(app, `document.querySelector('[data-key="hi"]')?.click()`)
      return screenOf(app)
    })
    .toBe('want')
}

const pidOf = (app: ElectronApplication, which: 'page' | 'GPU' | 'service'): Promise<number | undefined> =>
  app.evaluate(
    ({ app: electron, BrowserWindow }, what) =>
      what === 'page'
        ? BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
        : electron.getAppMetrics().find(({ type, name }) => (what === 'GPU' ? type === 'GPU' : type === 'Utility' && name === 'kiosk service'))?.pid,
    which,
  )

/** false where there is no such process */
async function kill(app: ElectronApplication, which: 'page' | 'GPU' | 'service', signal: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL'): Promise<boolean> {
  const pid = await pidOf(app, which)
  if (!pid) return false
  try {
    return process.kill(pid, signal)
  } catch (error) {
    // it had ended by itself since
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

test('the page is killed in the middle of a visit: a new one is there, and nothing of the visit', async () => {
  const app = await inAVisit()
  expect(await kill(app, 'page')).toBe(true)
  await backAndWiped(app)
})

test('the page hangs in the middle of a visit: it is ended and a new one is there', async () => {
  const app = await inAVisit()
  const page = await pidOf(app, 'page')
  void inPage(app, 'for (;;);').catch(() => {})
  await expect.poll(() => pidOf(app, 'page')).not.toBe(page)
  await backAndWiped(app)
})

test('the graphics are lost in the middle of a visit: the page begins anew, in a process of its own', async () => {
  const app = await inAVisit()
  const page = await pidOf(app, 'page')
  expect(await kill(app, 'GPU')).toBe(true)
  await backAndWiped(app)
  // in the old process it might draw nothing, now and then, on a busy machine
  expect(await pidOf(app, 'page')).not.toBe(page)
})

test('the service hangs in the middle of a visit: it is ended, the glass is wiped and the kiosk begins anew', async () => {
  const app = await inAVisit()
  expect(await kill(app, 'service', 'SIGSTOP')).toBe(true)
  // six seconds of silence count as hung; then it is started anew
  await expect.poll(() => screenOf(app), { timeout: 40_000 }).toBe('language')
  const { on, press } = hand((shell as Shell).page)
  await press('hi')
  await on('want')
})

test('a service that keeps dying is started eight times; then the glass sends people to the staff', async () => {
  test.setTimeout(240_000)
  const app = await inAVisit()
  // the waits between, 62 seconds in all, are those of electron/recovery.test.ts; here they are shorter
  await app.evaluate(() => {
    const { setTimeout: later } = globalThis
    const sooner = (run: () => void, ms = 0) => later(run, ms > 1000 && ms <= 30_000 ? ms / 30 : ms)
    globalThis.setTimeout = sooner as typeof globalThis.setTimeout
  })
  let killed = 0
  await expect
    .poll(
      async () => {
        if (await kill(app, 'service')) killed++
        return screenOf(app)
      },
      { timeout: 200_000, intervals: [200] },
    )
    .toBe('askStaff')
  expect(killed).toBeGreaterThanOrEqual(9)
  await shell?.page.screenshot({ path: test.info().outputPath('ask-staff.png') })
  const words = await inPage<string>(app, 'document.body.innerText')
  expect(words).toContain('काउंटर')
  expect(words).toContain('go to the counter')
})

test('another one that is started ends at once and says so by its exit code; the first goes on', async () => {
  shell = await openShell()
  const child = spawn(electronPath(), await shellArguments(shell.desk, '2'), { stdio: 'ignore' })
  expect(await new Promise(resolve => child.once('exit', resolve))).toBe(4)
  await hand(shell.page).press('en')
  await hand(shell.page).on('want')
})

test('a glass whose window is gone all the same is ended for a new start, with its own exit code', async () => {
  shell = await openShell('2', [], { window: null })
  const { app, desk } = shell
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy()).catch(() => {})
  expect(await ended).toBe(8)
  shell = null
  await desk.close()
})

test('without a network it starts, and says that it is out of service', async () => {
  const nowhere = 'http://127.0.0.1:9'
  shell = await openShell('2', [], { first: 'outOfService', change: text => text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, nowhere) })
  await expect(shell.page.locator('[data-screen="outOfService"]')).toContainText('आभा')
})

test('it sleeps neither itself nor the display', async () => {
  shell = await openShell()
  expect(await shell.app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0) || powerSaveBlocker.isStarted(1))).toBe(true)
})

test('systemd hears that it is ready and alive, and a file says the same to any other supervisor', async () => {
  const desk = await openDesk()
  const socket = join(desk.folder, 'notify')
  const alive = join(desk.folder, 'alive')
  const listener = spawn('socat', ['-u', `UNIX-RECV:${socket}`, 'STDOUT'])
  let heard = ''
  listener.stdout.on('data', data => {
    heard += String(data)
  })
  await expect.poll(() => statSync(socket, { throwIfNoEntry: false })?.isSocket()).toBe(true)
  const child = spawn(electronPath(), [...(await shellArguments(desk, '2')), '--alive', alive], {
    stdio: 'ignore',
    env: { ...process.env, NOTIFY_SOCKET: socket, WATCHDOG_USEC: '1000000' },
  })
  try {
    await expect.poll(() => heard, { timeout: 30_000 }).toMatch(/READY=1[\s\S]*WATCHDOG=1/)
    await expect.poll(() => statSync(alive, { throwIfNoEntry: false })?.isFile(), { timeout: 30_000 }).toBe(true)
  } finally {
    child.kill()
    listener.kill()
    await desk.close()
  }
})
