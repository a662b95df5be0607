// The kiosk with the whole outside world on this desk. `npm start` gets here after set-up; runs until Ctrl-C, and then ends everything it started.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './lib/browser.mjs'
import { type Child, startChild } from './lib/child.ts'
import { writeDemoConfig } from './lib/demo-config.ts'
import { findElectron } from './lib/electron.mjs'
import { freePort } from './lib/ports.ts'

const { values } = parseArgs({
  options: {
    'dock-port': { type: 'string', default: '4600' },
    'kiosk-port': { type: 'string', default: '4200' },
    in: { type: 'string' },
    landscape: { type: 'boolean', default: false },
  },
})

const root = join(import.meta.dirname, '..')
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const children: Child[] = []
let stopping = false
/** of the browser window; it goes with it */
let profile: string | null = null

async function stop(code: number) {
  if (stopping) return
  stopping = true
  await Promise.all(children.map(child => child.stop()))
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  process.exit(code)
}
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

function start(name: string, command: string, args: string[], find: (line: string) => string | null, quiet = false): Promise<string> {
  const child = startChild(command, args, find, line => quiet || console.log(`${name}: ${line}`))
  children.push(child)
  child.process.once('exit', code => {
    if (stopping) return
    console.log(`${name} ended${code ? ` with exit code ${code}` : ''}; ending the rest`)
    void stop(code ?? 0)
  })
  return child.ready
}

const json = (field: string) => (line: string) => {
  if (!line.startsWith('{')) return null
  try {
    const value = (JSON.parse(line) as Record<string, unknown>)[field]
    return value === undefined ? null : line
  } catch {
    return null
  }
}

async function port(wanted: string, what: string): Promise<number> {
  const found = await freePort(Number(wanted))
  if (found !== Number(wanted)) console.log(`port ${wanted} is taken; ${what} uses ${found}`)
  return found
}

/** Where the kiosk is shown: Electron, else a Chromium as a kiosk window, else nowhere (addresses only). */
async function chooseHost(): Promise<{ kind: 'electron' | 'browser' | 'none'; path: string; why: string }> {
  if (values.in !== 'none' && hasDisplay) {
    const electron = values.in === 'browser' ? null : findElectron()
    if (electron) return { kind: 'electron', path: electron, why: 'there is a display and Electron' }
    const browser = await findBrowser()
    if (browser)
      return { kind: 'browser', path: browser, why: values.in === 'browser' ? 'you asked for a browser' : 'there is a display, but no Electron' }
    return { kind: 'none', path: '', why: 'there is a display, but neither Electron nor a Chromium' }
  }
  return { kind: 'none', path: '', why: values.in === 'none' ? 'you asked for no window' : 'there is no display' }
}

try {
  const printer = JSON.parse(
    await start('printer', process.execPath, [join(root, 'sandbox/printer/main.ts'), '--port', '0', '--http-port', '0'], json('escpos')),
  ) as {
    escpos: number
    http: number
  }
  const dockPort = await port(values['dock-port'], 'the dock')
  const sandbox = await start(
    'sandbox',
    process.execPath,
    [join(root, 'sandbox/main.ts'), '--port', String(dockPort), '--printer-url', `http://127.0.0.1:${printer.http}`],
    line => /^sandbox (http:\S+)/.exec(line)?.[1] ?? null,
  )
  const config = writeDemoConfig(join(root, `.kiosk/demo-${dockPort}`), { sandbox, printerPort: printer.escpos })
  const host = await chooseHost()
  const size = values.landscape ? '1366x768' : '607x1080'

  if (host.kind === 'electron') {
    console.log(`The kiosk opens in Electron (${host.why}). Dock: ${sandbox}/   Ctrl-C ends everything.`)
    const root0 = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    await start('kiosk', host.path, [...root0, join(root, 'dist/electron'), '--config', config, '--window', size], () => null)
  } else {
    const kioskPort = await port(values['kiosk-port'], 'the kiosk')
    const line = await start(
      'kiosk',
      process.execPath,
      [join(root, 'service/main-browser.ts'), '--config', config, '--port', String(kioskPort)],
      json('kiosk'),
    )
    const address = (JSON.parse(line) as { kiosk: string }).kiosk
    if (host.kind === 'browser') {
      console.log(`The kiosk opens in ${host.path} (${host.why}). Dock: ${sandbox}/   Ctrl-C ends everything.`)
      const [width, height] = size.split('x')
      profile = mkdtempSync(join(tmpdir(), 'abha-kiosk-browser-'))
      const args = [
        `--app=${address}`,
        `--window-size=${width},${height}`,
        `--user-data-dir=${profile}`,
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
        // the kiosk asks nobody whether it may see the counter's QR
        '--use-fake-ui-for-media-stream',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ]
      // a browser talks to itself all day long; none of it is for people
      await start('window', host.path, process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args, () => null, true)
    } else {
      console.log(
        `No window is opened (${host.why}). Open these in a browser on this machine:\n  kiosk  ${address}\n  dock   ${sandbox}/\nCtrl-C ends everything.`,
      )
    }
  }
} catch (error) {
  if (!stopping) {
    console.error((error as Error).message)
    await stop(1)
  }
}
