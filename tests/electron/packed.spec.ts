import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { pack } from '../../scripts/lib/pack.ts'
import { hand } from '../e2e/support/hand.ts'
import { wholeSlips } from '../e2e/support/paper.ts'
import { takeToken, toShare, toTokenJob } from '../e2e/support/ways.ts'
import { openDesk } from '../support/desk.ts'
import { asarFiles } from './asar.ts'
import { electronPath, shellArguments } from './shell.ts'

// The folder that an installer would put on the machine, made here with the Electron of these tests. The tools' protocol is the only way in: the rest is shut.

const output = mkdtempSync(join(tmpdir(), 'abha-kiosk-packed-'))
const folder = join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
const program = join(folder, 'abha-kiosk')

test.beforeAll(async () => {
  test.setTimeout(300_000)
  await pack({ output, dir: true, electron: dirname(electronPath()), testJournal: true })
})
test.afterAll(() => rmSync(output, { recursive: true, force: true }))

test('the fuses are as docs/security.md says', async () => {
  const wire = await getCurrentFuseWire(program)
  expect(wire.version).toBe(FuseVersion.V1)
  const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)]
  const wanted = {
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  }
  expect(wire).toMatchObject(wanted)
})

test('the archive holds what runs and nothing it was made from', () => {
  const files = asarFiles(join(folder, 'resources/app.asar'))
  expect(files).toEqual(
    expect.arrayContaining(['dist/electron/main.mjs', 'dist/electron/preload.cjs', 'dist/electron/service.mjs', 'dist/renderer/index.html']),
  )
  const tops = new Set(files.map(file => file.split('/')[0]))
  expect([...tops].sort()).toEqual(['dist', 'node_modules', 'package.json'])
  const built = new Set(files.filter(file => file.startsWith('dist/')).map(file => file.split('/')[1]))
  expect([...built].sort()).toEqual(['electron', 'renderer'])
  expect(files.filter(file => /\.(ts|tsx|map)$|\.(test|spec)\.|(^|\/)(sandbox|dock)(\/|$)/.test(file))).toEqual([])
  expect(files.filter(file => /^node_modules\/(electron|vite|vitest|playwright|typescript|@playwright)\//.test(file))).toEqual([])
})

/** Starts it as somebody might who wants something else of it. */
async function started(args: string[], env: Record<string, string>) {
  const child = spawn(program, ['--no-sandbox', '--disable-gpu', `--user-data-dir=${join(output, 'other')}`, ...args], {
    env: { ...process.env, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += String(data)))
  const code = await new Promise(resolve => child.once('exit', resolve))
  return { code, said }
}

test('it is no Node, takes no options of Node and cannot be looked into', async () => {
  const note = join(output, 'required')
  const module = join(output, 'required.cjs')
  writeFileSync(module, `require('node:fs').writeFileSync(${JSON.stringify(note)}, '')`)
  // without a config of this machine it ends with its own code; a Node would have ended with 0 or 70
  const nowhere = ['--config', join(output, 'none.yaml')]
  const asNode = await started(['-e', 'process.exit(70)', ...nowhere], { ELECTRON_RUN_AS_NODE: '1' })
  expect(asNode.code).toBe(2)
  expect(asNode.said).toContain('none.yaml cannot be read')
  expect((await started(nowhere, { NODE_OPTIONS: `--require=${module}` })).code).toBe(2)
  expect(existsSync(note)).toBe(false)
  const looked = await started(['--inspect=0', ...nowhere], {})
  expect(looked.code).toBe(2)
  expect(looked.said).not.toContain('Debugger listening')
})

test('it starts, walks a visit and prints', async () => {
  test.setTimeout(120_000)
  const desk = await openDesk()
  const args = (await shellArguments(desk, '2')).filter(argument => !argument.includes('electron-test'))
  const child = spawn(program, ['--remote-debugging-port=0', ...args], { stdio: ['ignore', 'inherit', 'pipe'] })
  let said = ''
  child.stderr.on('data', data => (said += String(data)))
  try {
    const address = () => /DevTools listening on (ws:\S+)/.exec(said)?.[1]
    await expect.poll(address, { timeout: 30_000 }).toBeDefined()
    const browser = await chromium.connectOverCDP(address() ?? '')
    const pages = () => browser.contexts().flatMap(context => context.pages())
    await expect.poll(() => pages().some(page => page.url() === 'app://kiosk/')).toBe(true)
    const page = pages().find(one => one.url() === 'app://kiosk/')
    if (!page) throw new Error('there is no page')
    const person = { ...hand(page), page, desk, code: (of: string) => desk.dock.code(of) }
    await toTokenJob(person, 'hi')
    await toShare(person, '9000033333')
    await takeToken(person)
    await expect.poll(() => wholeSlips(desk).length).toBe(1)
    await browser.close()
  } finally {
    child.kill()
    await desk.close()
  }
})

test('the product itself carries no journal of the tests', () => {
  const product = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8')
  expect(product).not.toContain('electron-test')
  expect(product).not.toContain('wasm')
})
