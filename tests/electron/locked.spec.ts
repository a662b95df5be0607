import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { anew, inPage, openShell, type Shell } from './shell.ts'

// As it hangs in a hall: the whole screen, nothing of a desk. Each way out that a finger, a keyboard or a stick could try is tried.

// One shell for them all, since none of them may change it; each begins with a page of its own.
let shell: Shell
test.beforeAll(async () => {
  shell = await openShell('2', [], { window: null, own: ['--hide-cursor', '--display', '1'] })
})
test.beforeEach(async () => {
  await anew(shell)
})
test.afterAll(() => shell?.close())

/** What there is of windows and pages, seen from the shell. */
const state = () =>
  shell.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows()
    const [window] = windows as [Electron.BrowserWindow]
    const { webContents } = window
    return {
      windows: windows.length,
      address: webContents.getURL(),
      kiosk: window.isKiosk(),
      visible: window.isVisible() && !window.isMinimized(),
      zoom: webContents.getZoomFactor(),
      tools: webContents.isDevToolsOpened(),
      entries: webContents.navigationHistory.length(),
    }
  })
const locked = { windows: 1, address: 'app://kiosk/', kiosk: true, visible: true, zoom: 1, tools: false, entries: 1 }

/** The page is the one that was there before, and the kiosk goes on. */
async function stillThere() {
  // a page that is busy answers a little later; one that was led away never does
  await expect.poll(() => inPage(shell.app, 'window.mark')).toBe(1)
  expect(await state()).toEqual(locked)
}
const mark = (page: Page) =>
  page.evaluate(() => {
    ;(window as unknown as { mark: number }).mark = 1
  })

test('the window fills the chosen display, without menu, frame and cursor', async () => {
  const { app, page } = shell
  const seen = await app.evaluate(({ BrowserWindow, Menu, screen }) => {
    const [window] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
    return {
      bounds: window.getContentBounds(),
      display: screen.getPrimaryDisplay().bounds,
      menu: Menu.getApplicationMenu(),
      bar: window.isMenuBarVisible(),
    }
  })
  expect(seen.bounds).toEqual(seen.display)
  expect(seen.menu).toBeNull()
  expect(await page.evaluate(() => [...document.querySelectorAll('*')].filter(part => getComputedStyle(part).cursor !== 'none').length)).toBe(0)
  expect(await state()).toEqual(locked)
})

type Held = 'control' | 'alt' | 'shift' | 'meta'
const ways: [what: string, keys: [key: string, ...held: Held[]][]][] = [
  ['reload', [['R', 'control'], ['R', 'control', 'shift'], ['F5'], ['F5', 'control']]],
  ['developer tools', [['F12'], ['I', 'control', 'shift'], ['J', 'control', 'shift'], ['C', 'control', 'shift'], ['U', 'control']]],
  [
    'zoom',
    [
      ['=', 'control'],
      ['Plus', 'control'],
      ['-', 'control'],
      ['0', 'control'],
    ],
  ],
  [
    'back and forward',
    [
      ['Left', 'alt'],
      ['Right', 'alt'],
      ['Home', 'alt'],
      ['F4', 'alt'],
    ],
  ],
  ['print, save, open', [['P', 'control'], ['P', 'control', 'shift'], ['S', 'control'], ['O', 'control'], ['PrintScreen']]],
  [
    'quit and close',
    [
      ['Q', 'control'],
      ['W', 'control'],
      ['F4', 'control'],
      ['F4', 'alt'],
      ['W', 'control', 'shift'],
    ],
  ],
  [
    'another window or tab',
    [
      ['N', 'control'],
      ['T', 'control'],
      ['N', 'control', 'shift'],
      ['Tab', 'control'],
      ['L', 'control'],
      ['J', 'control'],
    ],
  ],
  [
    'menus, help, caret, full screen',
    [['F1'], ['F3'], ['F6'], ['F7'], ['F10'], ['F11'], ['F', 'alt'], ['D', 'alt'], ['E', 'meta'], ['Escape', 'control', 'shift']],
  ],
]

for (const [what, keys] of ways)
  test(`no key leads out: ${what}`, async () => {
    const { app, page } = shell
    await mark(page)
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      const held = ['Control', 'Alt', 'Meta', 'Shift']
      window.addEventListener('keydown', event => held.includes(event.key) || heard.push(event.key), true)
    })
    // not by the tools' protocol, whose keys pass the shell by. A plain key comes after them all, and is the only one that may reach the page
    await app.evaluate(
      ({ BrowserWindow }, pressed) => {
        const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
        for (const [keyCode, ...modifiers] of pressed) {
          webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
          webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
        }
      },
      [...keys, ['7']] as [string, ...Held[]][],
    )
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    await expect.poll(heard).toContain('7')
    expect(await heard()).toEqual(['7'])
    await stillThere()
  })

test('each key holds what is drawn on it: this Chromium sizes the drawings as the newer one of the screens’ own tests does', async () => {
  const { page } = shell
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll('button svg')].map(drawing => {
      const key = (drawing.closest('button') as Element).getBoundingClientRect()
      const { left, right, width, height } = drawing.getBoundingClientRect()
      return { of: drawing.closest('button')?.textContent, within: left >= key.left && right <= key.right, drawn: width > 0 && height > 0 }
    }),
  )
  expect(drawn.length).toBeGreaterThan(2)
  expect(drawn.filter(({ within, drawn }) => !within || !drawn)).toEqual([])
})

test('no address leads away: links, forms, scripts, history, other schemes, files', async () => {
  const { page, app } = shell
  await mark(page)
  // every navigation that is begun is told before it is stopped
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
    const stopped: string[] = []
    Object.assign(globalThis, { stopped })
    window.webContents.on('will-frame-navigate', event => stopped.push(`${event.url} ${event.defaultPrevented}`))
  })
  const stopped = () => app.evaluate(() => (globalThis as unknown as { stopped: string[] }).stopped)
  for (const [index, address] of ['https://example.org/', 'app://kiosk/other.html', 'app://elsewhere/', 'https://example.org/#2'].entries()) {
    await page.evaluate(to => {
      window.location.href = to
    }, address)
    await expect.poll(async () => (await stopped()).length).toBeGreaterThan(index)
  }
  expect((await stopped()).every(line => line.endsWith(' true'))).toBe(true)
  for (const address of [
    'file:///etc/passwd',
    'mailto:a@example.org',
    'tel:112',
    'intent://x',
    'javascript:alert(1)',
    'data:text/html,x',
    'view-source:app://kiosk/',
    'chrome://gpu/',
  ])
    await page
      .evaluate(to => {
        const link = document.createElement('a')
        link.href = to
        document.body.append(link)
        link.click()
        link.remove()
        window.location.assign(to)
      }, address)
      .catch(() => {})
  expect(await page.evaluate(() => ['https://example.org/', 'about:blank', 'app://kiosk/'].map(to => window.open(to)))).toEqual([null, null, null])
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.action = 'https://example.org/'
    document.body.append(form)
    form.submit()
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    const link = document.createElement('a')
    link.href = 'app://kiosk/index.html'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    history.back()
    history.forward()
    window.close()
  })
  await stillThere()
})

test('a file that is dropped on the glass is not opened', async () => {
  const { page, desk } = shell
  await mark(page)
  const file = join(desk.folder, 'dropped.html')
  writeFileSync(file, '<h1>out</h1>')
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: 500, y: 900, data })
  await hand(page).press('en')
  await hand(page).on('want')
  await stillThere()
})

test('no gesture enlarges, no long touch opens a menu, no dialog and no printer comes up, nothing is saved', async () => {
  const { page, app } = shell
  await mark(page)
  const cdp = await page.context().newCDPSession(page)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
    const happened: string[] = []
    Object.assign(globalThis, { happened })
    window.webContents.on('context-menu', () => happened.push('menu'))
    window.webContents.session.on('will-download', event => happened.push(`download ${event.defaultPrevented}`))
  })
  await cdp.send('Input.synthesizePinchGesture', { x: 540, y: 900, scaleFactor: 3 })
  await page.mouse.move(540, 900)
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 540, y: 900, deltaX: 0, deltaY: -300, modifiers: 2 })
  await page.mouse.click(540, 900, { button: 'right' })
  expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1)
  const confirmed = await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    document.body.append(link)
    link.click()
    window.print()
    window.alert('x')
    return window.confirm('x')
  })
  expect(confirmed).toBe(false)
  await hand(page).press('en')
  expect(await app.evaluate(() => (globalThis as unknown as { happened: string[] }).happened)).toEqual([])
  await stillThere()
})

test('the window cannot be closed by the window system', async () => {
  const { app, page } = shell
  await mark(page)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
    window.close()
  })
  await hand(page).press('en')
  await stillThere()
})
