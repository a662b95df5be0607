#!/usr/bin/env node
// Makes a fresh clone ready: dependency-free, so that it runs before anything is installed. Called by `npm start` and `npm test`.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needBrowser } from './lib/browser.mjs'
import { canInstallDebianPackages, needDebianPackages } from './lib/debian.mjs'
import { findElectron, findElectronForTests, tryToFetchElectron } from './lib/electron.mjs'
import { run, which } from './lib/run.mjs'
import { root, Sentence, say } from './lib/say.mjs'
import { staleOutputs, writeStamp } from './lib/stale.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)

/** Node 24, brought by the project's own devDependency; the machine's Node may be older. */
export const node24 = () => join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Prepares everything for `goal`: 'start' or 'test'. Returns the path of a Chromium, or null where Electron will do. */
export async function setUp(goal) {
  if (major < 20 || (major === 20 && minor < 19)) throw new Sentence(`Node ${process.versions.node} is too old; install Node 20.19 or newer.`)
  await installPackages()
  await tryToFetchElectron()
  if (goal === 'test' && canInstallDebianPackages()) {
    await needDebianPackages(['socat', 'chromium', 'libharfbuzz-bin'], 'for the tests')
    await needDebianPackages(['shellcheck', 'systemd', 'udev', 'nftables', 'util-linux', 'passwd'], "for the installation's tests")
    if (findElectronForTests())
      await needDebianPackages(
        ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libgbm1', ['libasound2', 'libasound2t64'], 'dbus', 'gnome-keyring'],
        "for the shell's tests",
      )
  }
  if (goal === 'test' && process.platform === 'linux' && which('socat') === null)
    throw new Sentence('The tests need socat (a serial line on a desk). Install it, for example with: apt-get install socat')
  const browser = goal === 'start' && findElectron() && hasDisplay() ? null : await needBrowser()
  await build()
  return browser
}

export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

async function installPackages() {
  const stamp = join(root, 'node_modules/.set-up-for')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node24())) return
  say('installing the npm packages of package-lock.json')
  const npm = process.env.npm_execpath
  // the machine's own Node runs npm: the project's is about to be replaced
  const machineNode = process.env.npm_node_execpath ?? process.execPath
  if (npm) await run(machineNode, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  else await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, shell: process.platform === 'win32' })
  if (!existsSync(node24()))
    throw new Sentence('npm did not bring the project’s Node 24 (package "node"). Run "npm ci" by hand and look at what it says.')
  writeFileSync(stamp, wanted)
}

async function build() {
  const stale = staleOutputs()
  if (stale.length === 0) return
  say(`building ${stale.join(', ')}`)
  await run(node24(), [join(root, 'scripts/build.ts'), ...stale], { cwd: root })
  for (const name of stale) writeStamp(name)
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--help')) {
    console.log('npm run setup [-- start|test]   installs packages, finds a browser and Electron, builds what is stale')
  } else {
    await setUp(process.argv[2] === 'test' ? 'test' : 'start').then(
      () => say('ready'),
      error => {
        console.error(error instanceof Sentence ? error.message : error)
        process.exitCode = 1
      },
    )
  }
}
