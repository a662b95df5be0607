import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, Menu, powerSaveBlocker, protocol, session } from 'electron'
import { restartDelay } from './backoff.ts'
import { pageOrigin, servePage } from './page.ts'
import { restrictPermissions } from './permissions.ts'
import { startServiceProcess } from './service-process.ts'

/** Exit codes of the shell: 0 quit, 2 the config is at fault (the service has said where), 3 the service keeps dying, 4 another kiosk is running, 5 the page keeps dying. */
const exitCode = { config: 2, serviceKeepsDying: 3, secondInstance: 4, pageKeepsDying: 5 }

const { values: options } = parseArgs({
  // Chromium's own switches stand among ours
  args: process.argv.slice(1),
  strict: false,
  options: { config: { type: 'string' }, window: { type: 'string' } },
})
const configFile = typeof options.config === 'string' ? options.config : '/etc/abha-kiosk/kiosk.config.yaml'
/** `--window 1080x1920`: a plain window of that size instead of the full screen, to work on the kiosk at a desk. */
const windowSize = typeof options.window === 'string' ? /^(\d{3,4})x(\d{3,4})$/.exec(options.window) : null

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
])
Menu.setApplicationMenu(null)

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
})

app.on('window-all-closed', () => app.quit())

// Electron is ready only after this module has run, so it must not be waited for here
if (app.requestSingleInstanceLock()) void app.whenReady().then(open)
else app.exit(exitCode.secondInstance)

async function open(): Promise<void> {
  const here = import.meta.dirname
  const pageFolder =
    [join(here, '../renderer'), join(here, 'renderer')].find(folder => existsSync(join(folder, 'index.html'))) ?? join(here, '../renderer')
  // no "persist:": whatever the page would keep lives in memory and goes with the process
  const inMemory = session.fromPartition('kiosk', { cache: false })
  servePage(inMemory.protocol, pageFolder)
  /** the service says so: the recorder is on the glass */
  let mayHear = false
  restrictPermissions(inMemory, () => mayHear)
  powerSaveBlocker.start('prevent-display-sleep')

  const service = startServiceProcess(join(here, 'service.mjs'), ['--config', configFile], {
    gaveUp: code => app.exit(code === 2 ? exitCode.config : exitCode.serviceKeepsDying),
    microphone: wanted => {
      mayHear = wanted
    },
  })

  const window = new BrowserWindow({
    show: false,
    backgroundColor: '#F2EEE4',
    ...(windowSize ? { width: Number(windowSize[1]), height: Number(windowSize[2]), useContentSize: true } : { kiosk: true, fullscreen: true }),
    webPreferences: {
      preload: join(here, 'preload.cjs'),
      session: inMemory,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('did-finish-load', () => service.connect(window.webContents))
  const pageDiedAt: number[] = []
  window.webContents.on('render-process-gone', () => {
    pageDiedAt.push(Date.now())
    const delay = restartDelay(pageDiedAt, Date.now())
    if (delay === null) app.exit(exitCode.pageKeepsDying)
    else setTimeout(() => window.webContents.reload(), delay)
  })
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer())
  app.on('before-quit', () => service.stop())

  await window.loadURL(`${pageOrigin}/`)
}
