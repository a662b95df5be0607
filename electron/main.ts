import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu, powerSaveBlocker, protocol, session } from 'electron'
import { answer } from './answer.ts'
import { realClock as clock } from './clock.ts'
import { commandOf } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { freshPageAfterEach } from './fresh-page.ts'
import { guardContents, guardSession } from './guard.ts'
import { unseal } from './keystore.ts'
import { readOptions } from './options.ts'
import { askStaffAddress, pageOrigin, servePage } from './page.ts'
import { type Death, keepPageAlive } from './page-life.ts'
import { restrictPermissions } from './permissions.ts'
import { plannedRestartIsDue } from './planned-restart.ts'
import { type Glass, readGlass } from './preload/glass.ts'
import { startServiceProcess } from './service-process.ts'
import { feedEveryMs, feedFile, feedSystemd, watch } from './watchdog.ts'
import { openWindow } from './window.ts'

const options = readOptions(process.argv.slice(1))
const minuteMs = 60_000
/** How long "ask the staff" stands before the shell ends for a start from nothing. */
const askStaffMs = 10 * minuteMs
const aliveFileEveryMs = 15_000
const endMs = 3000
const updatesAfterMs = 10_000
/** Chromium's ERR_ABORTED: another load has taken its place */
const aborted = -3

const endWithFault = (fault: Error) => {
  process.stderr.write(`${fault.stack}\n`)
  app.exit(exitCodes.fault)
}
// Electron would say it in a dialog on the glass
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event as 'uncaughtException', endWithFault)

const command = commandOf(process.argv.slice(1), app.isPackaged)
if (command !== null) await answer(command, import.meta.dirname).catch(endWithFault)

// no pinch, no swipe back, nothing of pictures or pages on the disk, no crash dumps: a dump is the memory, and in the memory may be a patient
for (const name of ['disable-pinch', 'disable-gpu-shader-disk-cache', 'disable-http-cache', 'disable-breakpad', 'disable-crash-reporter'])
  app.commandLine.appendSwitch(name)
app.commandLine.appendSwitch('overscroll-history-navigation', '0')

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }])
Menu.setApplicationMenu(null)

/** What the service has put on the glass; null: nothing is known. */
let glass: Glass | null = null
let ending = false

app.on('web-contents-created', (_event, contents) => guardContents(contents, () => glass?.scannerKeys ?? []))
// at a desk somebody has closed it; in a hall nobody may, and a glass without a window is started anew from outside
app.on('window-all-closed', () => (options.desk || ending ? app.quit() : app.exit(exitCodes.windowGone)))
app.on('before-quit', () => {
  ending = true
})

// Electron is ready only after this module has run, so it must not be waited for here
if (command === null) {
  if (app.requestSingleInstanceLock()) void app.whenReady().then(open)
  else app.exit(exitCodes.secondInstance)
}

function open(): void {
  const here = import.meta.dirname
  const pageFolder =
    [join(here, '../renderer'), join(here, 'renderer')].find(folder => existsSync(join(folder, 'index.html'))) ?? join(here, '../renderer')
  // no "persist:": whatever the page would keep lives in memory and goes with the process
  const inMemory = session.fromPartition('kiosk', { cache: false })
  servePage(inMemory.protocol, pageFolder, join(here, 'ask-staff'))
  guardSession(inMemory)
  let mayHear = false
  restrictPermissions(inMemory, () => ({ see: glass?.camera ?? false, hear: mayHear }))
  powerSaveBlocker.start('prevent-display-sleep')

  const window = openWindow(options, inMemory, here)
  const contents = window.webContents
  // what cannot be loaded is told by did-fail-load
  const show = (address: string) => void window.loadURL(address).catch(() => {})

  const askStaff = (code: number) => {
    page.end()
    freshPage.gone()
    glass = null
    show(askStaffAddress)
    contents.once('render-process-gone', () => app.exit(code))
    clock.after(askStaffMs, () => app.exit(code))
  }
  const page = keepPageAlive(clock, {
    load: () => show(`${pageOrigin}/`),
    kill: () => contents.forcefullyCrashRenderer(),
    askStaff: of => askStaff(codeOf(of)),
  })
  // the answer to the old one goes first
  const freshPage = freshPageAfterEach(() => clock.after(0, () => contents.reload()))
  const service = startServiceProcess(join(here, 'service.mjs'), ['--config', options.configFile], clock, {
    configAtFault: () => app.exit(exitCodes.config),
    gaveUp: () => askStaff(exitCodes.serviceKeepsDying),
    gone: () => {
      glass = null
    },
    microphone: wanted => {
      mayHear = wanted
    },
    unseal,
    canBeAsked: () => page.isAlive(),
  })

  // of the window's own page alone: no frame within it, and no other page
  const isOurs = ({ senderFrame }: { senderFrame: Electron.WebFrameMain | null }) =>
    senderFrame !== null && senderFrame === contents.mainFrame && senderFrame.url === `${pageOrigin}/`
  contents.ipc.on('beat', event => {
    if (isOurs(event)) page.beat()
  })
  contents.ipc.on('service-beat', event => {
    if (isOurs(event)) service.beat()
  })
  contents.ipc.handle('glass', (event, seen: unknown) => {
    if (!isOurs(event)) return false
    glass = readGlass(seen)
    return freshPage.seen(glass)
  })
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return
    glass = null
    page.loading()
    freshPage.started()
  })
  contents.on('did-finish-load', () => {
    if (contents.getURL() === `${pageOrigin}/`) service.connect(contents)
  })
  const died = (of: Death) => {
    glass = null
    freshPage.gone()
    page.died(of)
  }
  contents.on('did-fail-load', (_event, code, _text, _address, isMainFrame) => {
    if (isMainFrame && code !== aborted) died('load')
  })
  contents.on('render-process-gone', () => died('crash'))
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    died('graphics')
    // what its process still holds went with the graphics, and a page loaded into it may draw nothing and never know (one time in ten on a busy machine)
    contents.forcefullyCrashRenderer()
  })
  app.on('before-quit', () => {
    page.end()
    service.stop()
    // a page that hangs or has just died would hold up the end
    clock.after(endMs, () => app.exit(exitCodes.quit))
  })

  // between two people a fresh page is put in the place of the old one, which takes well under a second; one that does not come is a death
  const couldComplete = () => freshPage.onItsWay() || (page.isAlive() && glass?.ready === true)
  const feedMs = feedEveryMs(process.env)
  if (feedMs !== null) watch(clock, feedMs, couldComplete, feedSystemd)
  if (options.aliveFile !== null) watch(clock, aliveFileEveryMs, couldComplete, feedFile(options.aliveFile))

  if (!options.desk) {
    const startedAt = clock.now()
    clock.every(minuteMs, () => {
      if (!plannedRestartIsDue({ date: clock.date(), upMs: clock.now() - startedAt, idle: glass?.idle ?? false })) return
      service.stop()
      app.exit(exitCodes.plannedRestart)
    })
  }

  // not before the glass is there: what it needs takes a while to load
  clock.after(updatesAfterMs, () => {
    import('./updates/updates.ts')
      .then(({ startUpdates }) =>
        startUpdates({
          configFile: options.configFile,
          running: app.getVersion(),
          platform: process.platform,
          arch: process.arch,
          clock,
          idle: () => glass?.idle ?? false,
          ready: couldComplete,
        }),
      )
      // a kiosk that cannot be updated is still a kiosk
      .catch((fault: Error) => process.stderr.write(`${fault.stack}\n`))
  })

  show(`${pageOrigin}/`)
}

function codeOf(death: Death): number {
  switch (death) {
    case 'crash':
    case 'hang':
    case 'load':
      return exitCodes.pageKeepsDying
    case 'graphics':
      return exitCodes.graphicsKeepDying
  }
}
