import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { canInstallDebianPackages, needDebianPackages } from './debian.mjs'
import { run, which } from './run.mjs'
import { root, Sentence, say } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The path of a Chromium on this machine, or null. KIOSK_BROWSER names one outright. */
export async function findBrowser() {
  if (process.env.KIOSK_BROWSER) return process.env.KIOSK_BROWSER
  const fixed = (places[process.platform] ?? []).find(existsSync)
  if (fixed) return fixed
  for (const name of process.platform === 'linux' ? names : []) {
    const path = which(name)
    if (path) return path
  }
  return playwrightsOwn()
}

async function playwrightsOwn() {
  const entry = join(root, 'node_modules/playwright/index.mjs')
  if (!existsSync(entry)) return null
  const { chromium } = await import(pathToFileURL(entry).href)
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** Finds a Chromium or brings one: Debian's package where that is possible, Playwright's own otherwise. Throws a sentence when neither works. */
export async function needBrowser() {
  const found = await findBrowser()
  if (found) return found
  if (canInstallDebianPackages()) {
    await needDebianPackages(['chromium'], 'for the kiosk window and the tests')
    return which('chromium') ?? missing()
  }
  say("no Chromium, Chrome or Edge here: fetching Playwright's Chromium")
  try {
    await run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'])
  } catch {
    return missing()
  }
  return (await playwrightsOwn()) ?? missing()
}

function missing() {
  throw new Sentence(
    'No Chromium could be found or installed. Install Chromium, Google Chrome or Microsoft Edge, or set KIOSK_BROWSER to its path, then run the command again.',
  )
}
