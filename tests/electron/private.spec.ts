import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { toShare, toTokenJob } from '../e2e/support/ways.ts'
import { processTree } from './listening.ts'
import { anew, openShell, type Shell, screenOf } from './shell.ts'

// One shell for them all; each begins with a page of its own, and the last one kills its page.
let shell: Shell
test.beforeAll(async () => {
  shell = await openShell()
})
test.beforeEach(async () => {
  await anew(shell)
})
test.afterAll(() => shell?.close())

test('the camera is given while a screen shows its picture, and at no other time', async () => {
  const { page } = shell
  const { on, press } = hand(page)
  const see = () =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        stream => {
          for (const track of stream.getTracks()) track.stop()
          return 'given'
        },
        () => 'refused',
      ),
    )
  expect(await see()).toBe('refused')
  await press('en')
  await on('want')
  expect(await see()).toBe('refused')
  await press('token')
  await on('knownBy')
  expect(await see()).toBe('refused')
  // a counter's sheet is held up where a card is asked for: that screen stays
  await press('card')
  await on('showCard')
  expect(await see()).toBe('given')
  await press('back')
  await on('knownBy')
  expect(await see()).toBe('refused')
})

test('nothing of the page is evaluated, inlined or fetched from elsewhere; a visit breaks none of these rules', async () => {
  const { page, desk } = shell
  await page.evaluate(() => {
    const broken: string[] = []
    Object.assign(window, { broken })
    document.addEventListener('securitypolicyviolation', event => broken.push(`${event.effectiveDirective} ${event.blockedURI}`))
  })
  const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken)
  const person = { ...hand(page), page, desk, code: (of: string) => desk.dock.code(of) }
  await toTokenJob(person, 'en')
  await toShare(person, '9000033333')
  expect(await broken()).toEqual([])
  const tried = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.inlineRan = true'
    const remote = document.createElement('script')
    remote.src = 'https://example.org/a.js'
    const styled = document.createElement('p')
    styled.setAttribute('style', 'color: red')
    document.body.append(inline, remote, styled)
    const evaluated = await new Promise(resolve =>
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: it is tried whether it is refused
          resolve(globalThis.eval('1'))
        } catch {
          resolve('refused')
        }
      }),
    )
    const fetched = await fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    )
    return { ran: 'inlineRan' in window, evaluated, fetched, colour: styled.style.color }
  })
  expect(tried).toMatchObject({ ran: false, evaluated: 'refused', fetched: 'refused' })
  await expect.poll(async () => (await broken()).length).toBeGreaterThanOrEqual(4)
})

test('the page runs sandboxed and apart, and what it would keep lives in memory alone', async () => {
  const { app, page } = shell
  const seen = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
    const { session } = window.webContents
    const preferences = (window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    const on = ['sandbox', 'contextIsolation', 'webSecurity'].filter(name => preferences[name] !== true)
    const off = [
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webviewTag',
      'spellcheck',
      'plugins',
      'experimentalFeatures',
    ]
    return {
      wrong: [...on, ...off.filter(name => preferences[name] === true)],
      persistent: session.isPersistent(),
      folder: session.getStoragePath(),
      spelling: session.isSpellCheckerEnabled(),
      cached: await session.getCacheSize(),
    }
  })
  expect(seen).toEqual({
    wrong: [],
    persistent: false,
    folder: null,
    spelling: false,
    cached: 0,
  })
  // what a page can write is written, and found nowhere on the disk
  await page.evaluate(async () => {
    localStorage.setItem('canary', 'canary-4711-local')
    await new Promise(resolve => {
      const opening = indexedDB.open('canary')
      opening.onupgradeneeded = () => opening.result.createObjectStore('a').put('canary-4711-indexed', 1)
      opening.onsuccess = resolve
    })
    const cache = await caches.open('canary').catch(() => null)
    await cache?.put('https://example.org/canary', new Response('canary-4711-cache'))
  })
  await app.evaluate(({ BrowserWindow }) => (BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow).webContents.session.flushStorageData())
  const folder = join(shell.desk.folder, 'chromium')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes('canary-4711')).map(({ name }) => name)).toEqual([])
})

test('a process that dies leaves no picture of its memory, and nobody runs who would take one', async () => {
  const { app } = shell
  const page = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  const died = await page()
  const tree = await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    return process.pid
  })
  await expect.poll(page).not.toBe(died)
  await expect.poll(() => screenOf(app)).toBe('language')
  const names = processTree(tree).map(pid => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    } catch {
      return ''
    }
  })
  expect(names.filter(name => name.includes('crashpad'))).toEqual([])
  const left = readdirSync(join(shell.desk.folder, 'chromium'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.dmp'))
  expect(left).toEqual([])
})
