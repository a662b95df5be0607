import { spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { qrOnSlip, wholeSlips } from '../e2e/support/paper.ts'
import { takeToken, toShare, toTokenJob } from '../e2e/support/ways.ts'
import { openDesk } from '../support/desk.ts'
import { tracesIn } from '../support/traces.ts'
import { listeningSockets, processTree } from './listening.ts'
import { electronPath, openShell, type Shell, shellArguments } from './shell.ts'

let shell: Shell | null = null
test.afterEach(async () => {
  await shell?.close()
  shell = null
})

test("the token visit in Electron, through the preload's port and the utility process", async () => {
  shell = await openShell('2')
  const { desk, page } = shell
  const person = { ...hand(page), page, desk, code: (of: string) => desk.dock.code(of) }
  const mobile = '9000033333'
  await toTokenJob(person, 'hi')
  const otp = await toShare(person, mobile)
  const number = await takeToken(person)
  await expect.poll(() => wholeSlips(desk).length).toBe(1)
  expect(qrOnSlip(desk, wholeSlips(desk)[0]?.index ?? -1)).toBe(number)
  await page.screenshot({ path: test.info().outputPath('token.png') })
  await person.press('done')
  await person.on('language')
  expect(tracesIn(desk.dataFolder, { mobile, otp, name: 'Indravati' })).toEqual([])
})

test('the page gets the port and nothing else, and the window cannot be led away', async () => {
  shell = await openShell()
  const { app, page } = shell
  expect(await page.evaluate(() => Object.keys((window as unknown as { kiosk: object }).kiosk).sort())).toEqual(['onClose', 'onMessage', 'post'])
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(name => name in window))).toEqual([])
  expect(page.url()).toBe('app://kiosk/')
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
  await page.evaluate(() => {
    window.location.href = 'https://example.org/'
  })
  await page.waitForTimeout(500)
  expect(page.url()).toBe('app://kiosk/')
  const answers = await page.evaluate(async () => ({
    sound: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    ),
    notifications: await Notification.requestPermission(),
    elsewhere: await fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    ),
    file: await fetch('app://kiosk/../../package.json').then(({ status }) => status),
  }))
  expect(answers).toMatchObject({ sound: 'refused', notifications: 'denied', elsewhere: 'refused', file: 404 })
  const kept = await app.evaluate(({ BrowserWindow, Menu }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    return { persistent: webContents.session.isPersistent(), menu: Menu.getApplicationMenu() !== null }
  })
  expect(kept).toEqual({ persistent: false, menu: false })
})

test('the service dies in the middle of a visit: the glass is wiped and the kiosk begins anew by itself', async () => {
  shell = await openShell()
  const { app, page } = shell
  const { on, press } = hand(page)
  await press('en')
  await on('want')
  const killed = await app.evaluate(({ app: electron }) => {
    const service = electron.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'kiosk service')
    if (service) process.kill(service.pid, 'SIGKILL')
    return service !== undefined
  })
  expect(killed).toBe(true)
  await on('language')
  await press('hi')
  await on('want')
})

test('nothing listens on the network: a plain start, and every socket of every process of it', async () => {
  const desk = await openDesk()
  const child = spawn(electronPath(), await shellArguments(desk, '2'), { stdio: 'ignore' })
  try {
    // the printer is connected once the service is up
    await expect.poll(() => desk.printer.state().connected, { timeout: 20_000 }).toBe(true)
    const tree = processTree(child.pid ?? 0)
    expect(tree.length).toBeGreaterThan(3)
    expect(listeningSockets(tree)).toEqual([])
  } finally {
    child.kill()
    await desk.close()
  }
})

test('a config with a fault: the shell ends with its own exit code and says where', async () => {
  const desk = await openDesk(text => text.replace('demo: true', 'demo: maybe'))
  const child = spawn(electronPath(), await shellArguments(desk, '2'), { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += String(data)))
  const code = await new Promise(resolve => child.once('exit', resolve))
  await desk.close()
  expect(code).toBe(2)
  expect(said).toMatch(/kiosk\.config\.yaml:\d+: demo must be a boolean/)
})
