import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { root, say } from './say.mjs'

const binary = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

/** The path of the Electron this project ships with, when it is here. It is looked for on the disk: requiring the package would begin a download. */
export function findElectron() {
  const path = join(root, 'node_modules/electron/dist', binary)
  return existsSync(path) ? path : null
}

/** The Electron for the shell's tests: one that ELECTRON_OVERRIDE_DIST_PATH names, else ours, else null. */
export function findElectronForTests() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (named && existsSync(join(named, binary))) return join(named, binary)
  return findElectron()
}

const dayMs = 24 * 3600 * 1000
const triedFile = () => join(root, 'node_modules/.electron-tried')

/** Fetches Electron's binary where that is possible. Where it is not, says so once a day and goes on: the kiosk then runs in a browser window. */
export async function tryToFetchElectron() {
  if (findElectron() || findElectronForTests()) return
  const tried = existsSync(triedFile()) ? Number(readFileSync(triedFile(), 'utf8')) : 0
  if (Date.now() - tried < dayMs) return
  say('fetching Electron (about 110 MB, once)')
  try {
    await run(process.execPath, [join(root, 'node_modules/electron/install.js')], { timeout: 300_000, stdio: ['ignore', 'inherit', 'ignore'] })
  } catch {
    say('Electron could not be fetched here; the kiosk runs in a browser window instead, and the tests of the shell need ELECTRON_OVERRIDE_DIST_PATH')
  }
  writeFileSync(triedFile(), String(Date.now()))
}
