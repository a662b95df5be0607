import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from '../../scripts/lib/child.ts'
import { videoFolder } from '../e2e/support/chromium.ts'
import { makeCameraVideo } from '../e2e/support/video.ts'
import { processTree } from '../electron/listening.ts'
import { electronPath, shellArguments } from '../electron/shell.ts'
import type { Desk } from '../support/desk.ts'
import { openPlainPage, type PlainPage } from './plain-page.ts'

/** A kiosk with its page on a glass, and everything of it that could remember somebody. */
export interface Host {
  page: PlainPage
  /** every process of it */
  pids(): number[]
  /** what can be pasted, by where it lies */
  clipboards(): Promise<Record<string, string>>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Home, caches and temporary files all under the desk's folder: whatever anybody writes is found there. */
function environment(desk: Desk): NodeJS.ProcessEnv {
  const at = (name: string) => {
    const folder = join(desk.folder, name)
    mkdirSync(folder, { recursive: true })
    return folder
  }
  return { ...process.env, HOME: at('home'), XDG_CONFIG_HOME: at('home/config'), XDG_CACHE_HOME: at('home/cache'), TMPDIR: at('tmp') }
}

const film = async (card: string) => `--use-file-for-fake-video-capture=${await makeCameraVideo({ texts: [card], folder: videoFolder })}`

/** The built page in Chromium, and the service as its own process. */
export async function inChromium(desk: Desk, card: string): Promise<Host> {
  const { KIOSK_BROWSER: executable } = process.env
  if (!executable) throw new Error('KIOSK_BROWSER names no Chromium')
  const env = environment(desk)
  const find = (line: string) => (line.startsWith('{"kiosk"') ? (JSON.parse(line) as { kiosk: string }).kiosk : null)
  const service = startChild(
    process.execPath,
    [join(root, 'service/main-browser.ts'), '--config', desk.configFile, '--port', '0'],
    find,
    () => {},
    env,
  )
  try {
    const address = await service.ready
    const page = await openPlainPage(
      executable,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
        '--window-size=1080,1920',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        await film(card),
        `--user-data-dir=${join(desk.folder, 'chromium')}`,
        address,
      ],
      env,
      new URL(address).origin,
    )
    return {
      page,
      pids: () => [...processTree(page.pid), service.process.pid ?? 0],
      clipboards: async () => {
        await page.ask('Browser.grantPermissions', { permissions: ['clipboardReadWrite'] })
        await page.ask('Page.bringToFront')
        return { clipboard: await page.inPage<string>('navigator.clipboard.readText()') }
      },
      close: async () => {
        await page.close()
        await service.stop()
      },
    }
  } catch (error) {
    await service.stop()
    throw error
  }
}

/** The shell, as its tests run it. */
export async function inElectron(desk: Desk, card: string): Promise<Host> {
  const env = environment(desk)
  const camera = await film(card)
  const args = (await shellArguments(desk, '2')).map(arg => (arg.startsWith('--use-file-for-fake-video-capture=') ? camera : arg))
  const page = await openPlainPage(electronPath(), args, env, 'app://kiosk/')
  return {
    page,
    pids: () => processTree(page.pid),
    clipboards: async () => readClipboards(desk, env),
    close: () => page.close(),
  }
}

/** What lies in the clipboard and in the marked text of this display, read by a program of its own; it also shows that it can read what was put there. */
function readClipboards(desk: Desk, env: NodeJS.ProcessEnv): Record<string, string> {
  const folder = join(desk.folder, 'clipboards')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"main":"main.js"}')
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, clipboard } = require('electron')
app.whenReady().then(() => {
  const seen = {}
  for (const which of ['clipboard', 'selection'])
    seen[which] = [clipboard.readText(which), clipboard.readHTML(which), clipboard.readRTF(which), ...clipboard.availableFormats(which)].join('\\n')
  clipboard.writeText('put there')
  seen.written = clipboard.readText()
  require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'seen.json'))}, JSON.stringify(seen))
  app.exit(0)
})
`,
  )
  execFileSync(electronPath(), ['--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, folder], {
    env,
    stdio: 'ignore',
    timeout: 60_000,
  })
  const { written, ...seen } = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Record<string, string>
  if (written !== 'put there') throw new Error('the clipboard cannot be read')
  return seen
}

/** What a process is for, by its command line. */
export function roleOf(pid: number): string {
  const line = readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  const type = /--type=([\w-]+)/.exec(line)?.[1]
  const part = /--utility-sub-type=\w+\.mojom\.(\w+)/.exec(line)?.[1]
  if (part === 'NodeService' || line.includes('main-browser.ts')) return 'service'
  if (part !== undefined) return part.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  if (type === 'renderer') return 'page'
  return type ?? 'browser process'
}
