import { execFileSync, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { packFolder } from '../../scripts/lib/pack.ts'
import { hand } from '../e2e/support/hand.ts'
import { wholeSlips } from '../e2e/support/paper.ts'
import { takeToken, toShare, toTokenJob } from '../e2e/support/ways.ts'
import { gunAt } from '../soak/devices/gun.ts'
import { openDesk } from '../support/desk.ts'
import { tempFolder } from '../support/folder.ts'
import { type Archive, readArchive, strangers, writeArchive } from './asar.ts'
import { electronPath, shellArguments } from './shell.ts'

// The folder that an installer would put on the machine, made here with the Electron of these tests. The tools' protocol is the only way in: the rest is shut.

const output = mkdtempSync(join(tmpdir(), 'abha-kiosk-packed-'))
/** what goes to a hospital */
const product = join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
/** the same with the journal of these tests, for an Electron without SQLite of its own, and at home in the demo's world */
const tried = join(output, 'tried')
const program = join(tried, 'abha-kiosk')
const archiveOf = (folder: string) => join(folder, 'resources/app.asar')
const root = join(import.meta.dirname, '../..')

/** A further copy of the folder, with another archive. */
function copyWith(folder: string, archive: Archive): void {
  execFileSync('cp', ['-al', product, folder])
  rmSync(archiveOf(folder))
  writeArchive(archiveOf(folder), archive)
}

test.beforeAll(async () => {
  test.setTimeout(600_000)
  await packFolder({ output, electron: dirname(electronPath()), testJournal: false })
  const archive = readArchive(archiveOf(product))
  const built = join(root, 'dist/electron-test')
  for (const path of archive.keys()) if (path.startsWith('dist/electron/')) archive.delete(path)
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) archive.set(`dist/electron/${relative(built, path)}`, readFileSync(path))
  }
  copyWith(tried, archive)
  cpSync(join(root, 'node_modules/node-sqlite3-wasm'), join(tried, 'resources/node_modules/node-sqlite3-wasm'), { recursive: true })
})
test.afterAll(() => rmSync(output, { recursive: true, force: true }))

test('the fuses are as docs/security.md says', async () => {
  const wire = await getCurrentFuseWire(join(product, 'abha-kiosk'))
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
  const archive = readArchive(archiveOf(product))
  const files = [...archive.keys()]
  expect(files).toEqual(
    expect.arrayContaining(
      ['main.mjs', 'preload.cjs', 'service.mjs', 'command.mjs', 'kiosk.config.schema.json'].map(name => `dist/electron/${name}`),
    ),
  )
  expect(files).toContain('dist/renderer/index.html')
  const tops = new Set(files.map(file => file.split('/')[0]))
  expect([...tops].sort()).toEqual(['dist', 'node_modules', 'package.json'])
  const built = new Set(files.filter(file => file.startsWith('dist/')).map(file => file.split('/')[1]))
  expect([...built].sort()).toEqual(['electron', 'renderer'])
  expect(strangers(archive)).toEqual([])
})

test('of what was compiled only what fits this machine is in it', () => {
  const compiled = readdirSync(join(product, 'resources/app.asar.unpacked'), { recursive: true, encoding: 'utf8' }).filter(path =>
    path.endsWith('.node'),
  )
  expect(compiled.map(path => basename(path)).sort()).toEqual([expect.stringMatching(/bindings-cpp.*glibc/), `skia.linux-${process.arch}-gnu.node`])
  expect(compiled.filter(path => !path.includes(`linux-${process.arch}`))).toEqual([])
})

test('one of each that was slipped into a copy of the archive is found there', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const service = readArchive(archiveOf(product)).get('dist/electron/service.mjs')
  const slipped: [what: string, path: string, bytes: Buffer][] = [
    ['a source', 'dist/electron/main.ts', readFileSync(join(root, 'electron/main.ts'))],
    ['a test', 'dist/electron/config.mjs', Buffer.from("import { test } from 'vitest'")],
    ['a test', 'dist/electron-test/service.mjs', Buffer.from('')],
    ['the sandbox', 'dist/electron/keys.mjs', readFileSync(join(root, 'sandbox/world/keys.ts'))],
    ['the sandbox', 'sandbox/server.js', Buffer.from('')],
    [
      'a private key',
      'dist/electron/service.mjs',
      Buffer.concat([Buffer.isBuffer(service) ? service : Buffer.from(''), Buffer.from(`const key = ${JSON.stringify(key)}`)]),
    ],
    ['a private key', 'dist/renderer/server.pem', Buffer.from('')],
    ['the dock', 'dist/renderer/page.js', readFileSync(join(root, 'sandbox/dock/routes.ts'))],
    ['the dock', 'dist/dock/index.html', Buffer.from('')],
    ['a map', 'dist/renderer/assets/index.js.map', Buffer.from('{}')],
    ['a map', 'dist/renderer/assets/index.js', Buffer.from('0\n//# sourceMappingURL=index.js.map')],
    ['the demo’s config', 'kiosk.config.demo.yaml', Buffer.from('')],
    ['the demo’s config', 'dist/electron/kiosk.config.yaml', readFileSync(join(root, 'kiosk.config.demo.yaml'))],
    ['a tool', 'node_modules/vitest/index.js', Buffer.from('')],
  ]
  const copy = join(output, 'copy.asar')
  for (const [what, path, bytes] of slipped) {
    writeArchive(copy, readArchive(archiveOf(product)).set(path, bytes))
    expect(strangers(readArchive(copy))).toEqual([`${what}: ${path}`])
  }
})

/** Starts it as somebody might who wants something else of it. */
async function started(args: string[], env: Record<string, string>, of = program) {
  const child = spawn(of, ['--no-sandbox', '--disable-gpu', `--user-data-dir=${join(output, 'other')}`, ...args], {
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
  // a Node would have ended with 70; it takes the script for a command that it has not got
  const nowhere = ['--config', join(output, 'none.yaml')]
  const asNode = await started(['-e', 'process.exit(70)', ...nowhere], { ELECTRON_RUN_AS_NODE: '1' })
  expect(asNode.code).toBe(64)
  expect(asNode.said).toContain('is no command of the kiosk')
  expect((await started(nowhere, { NODE_OPTIONS: `--require=${module}` })).code).toBe(2)
  expect(existsSync(note)).toBe(false)
  const looked = await started(['--inspect=0', ...nowhere], {})
  expect(looked.code).toBe(2)
  expect(looked.said).not.toContain('Debugger listening')
})

test('it starts, reads the counter from the scanner on a serial line, walks a visit and prints', async () => {
  test.setTimeout(120_000)
  const line = tempFolder('pty')
  const scanner = join(line.path, 'scanner')
  const gun = gunAt(scanner)
  await gun.plug()
  const desk = await openDesk(text =>
    text.replace('scanner: null', `scanner: { path: '${scanner}', baudRate: 9600 }`).replace(/^( +camera:) \{.*\}$/m, '$1 null'),
  )
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
    await person.on('scanCounter')
    await gun.send([Buffer.from(`${await desk.counterQr('OPD4')}\r\n`)], 0)
    await toShare(person, '9000033333')
    await takeToken(person, 'OPD4')
    await expect.poll(() => wholeSlips(desk).length).toBe(1)
    await browser.close()
  } finally {
    child.kill()
    await desk.close()
    await gun.pull()
    line.remove()
  }
})

test('what goes to a hospital does not start as a demo', async () => {
  const desk = await openDesk()
  try {
    const ended = await started(['--config', desk.configFile], {}, join(product, 'abha-kiosk'))
    expect(ended.code).toBe(2)
    expect(ended.said).toContain(`${desk.configFile}: demo: true is for trying it out; the installed kiosk does not start with it`)
  } finally {
    await desk.close()
  }
})

interface Told {
  code: number | null
  out: string
  err: string
}

/** A command of it, as over ssh: no display, these lines in its pipe. */
async function answered(of: string, args: string[], lines: string[] = []): Promise<Told> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  const child = spawn(of, ['--no-sandbox', `--user-data-dir=${join(output, 'ssh')}`, ...args], { env })
  const told: Told = { code: null, out: '', err: '' }
  child.stdout.on('data', data => (told.out += String(data)))
  child.stderr.on('data', data => (told.err += String(data)))
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  told.code = await new Promise(resolve => child.once('close', resolve))
  return told
}

interface Finding {
  name: string
  state: string
  found: string
  next: string | null
}

test('its commands need no display; one that it does not know is told', async () => {
  const of = join(product, 'abha-kiosk')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(await answered(of, ['--version'])).toMatchObject({ code: 0, out: `${version}\n` })
  const help = await answered(of, ['--help'])
  expect(help.code).toBe(0)
  for (const word of ['doctor', 'init', 'device', 'slip-lines', 'staff', '--version', '--config FILE']) expect(help.out).toContain(word)
  expect(await answered(of, ['docter'])).toMatchObject({ code: 64, out: '', err: expect.stringContaining('"docter" is no command') })
  // the PIN, twice
  const badge = await answered(of, ['staff', 'badge', '--name', 'Ward 1', '--out', join(output, 'badge.svg')], ['246810', '246810'])
  expect(badge).toMatchObject({ code: 0, out: expect.stringMatching(/badge: [0-9a-f]{64}\n {4}pin: \$argon2id\$/) })
  expect(readFileSync(join(output, 'badge.svg'), 'utf8')).toContain('Ward 1')
  expect(await answered(of, ['doctor', '--colour'])).toMatchObject({ code: 64, out: expect.stringContaining('abha-kiosk doctor [--config FILE]') })
})

test('a printer and a scanner are tried with it, without the kiosk and over ssh', async () => {
  test.setTimeout(120_000)
  const of = join(product, 'abha-kiosk')
  const help = await answered(of, ['device', '--help'])
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('abha-kiosk device printer|scanner COMMAND') })
  for (const word of ['printer probe', 'printer provision', 'scanner listen', 'scanner decode']) expect(help.out).toContain(word)
  expect(await answered(of, ['device', 'scanner', 'dance'])).toMatchObject({
    code: 64,
    out: '',
    err: expect.stringContaining('"dance" is no command'),
  })

  // a printer on the network: probe, lines, test slip, and what is on its paper
  const desk = await openDesk()
  const line = tempFolder('pty')
  const gun = gunAt(join(line.path, 'scanner'))
  try {
    const { host, port } = (parse(readFileSync(desk.configFile, 'utf8')) as { devices: { printer: { host: string; port: number } } }).devices.printer
    const printer = (...args: string[]) => answered(of, ['device', 'printer', ...args, '--host', host, '--port', String(port), '--json'])
    const record = join(line.path, 'record.json')
    const lines = join(line.path, 'lines.json')
    expect(await printer('probe', '--out', record)).toMatchObject({ code: 0, out: expect.stringContaining('"status":"ready"') })
    expect(await answered(of, ['slip-lines', '--config', desk.configFile, '--out', lines])).toMatchObject({ code: 0 })
    expect(await printer('provision', '--record', record, '--lines', lines)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"outcome":"stored"'),
    })
    expect(await printer('test', '--record', record)).toMatchObject({ code: 0, out: '{"outcome":"printed"}\n' })
    expect(wholeSlips(desk)).toHaveLength(1)
    desk.printer.set('paperOut', true)
    expect(await printer('status')).toMatchObject({ code: 1, out: expect.stringContaining('noPaper') })

    // pictures, by the decoder of the camera
    const picture = join(root, 'docs/images/slip-token-hi-80mm.png')
    expect(await answered(of, ['device', 'scanner', 'decode', picture])).toMatchObject({ code: 0, out: expect.stringContaining(': 12 (plain') })

    // a scanner on a serial line, until somebody ends it
    await gun.plug()
    const listen = ['device', 'scanner', 'listen', '--path', join(line.path, 'scanner'), '--json']
    const child = spawn(of, ['--no-sandbox', `--user-data-dir=${join(output, 'ssh')}`, ...listen], { stdio: ['ignore', 'pipe', 'inherit'] })
    let heard = ''
    child.stdout.on('data', data => (heard += String(data)))
    const ended = new Promise(resolve => child.once('close', resolve))
    await expect.poll(() => heard, { timeout: 30_000 }).toContain('"status":"open"')
    await gun.send([Buffer.from('नमस्ते\r\n')], 0)
    await expect.poll(() => heard, { timeout: 30_000 }).toContain('"read":"6 characters"')
    expect(heard).not.toContain('नमस्ते')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  } finally {
    await gun.pull()
    await desk.close()
    line.remove()
  }
})

test('the doctor says in it what it says from the sources, of a machine that is well and of faults', async () => {
  test.setTimeout(240_000)
  const desk = await openDesk(text => text.replace('demo: true', 'demo: false'))
  const configFile = join(desk.folder, 'doctor.yaml')
  const config = readFileSync(desk.configFile, 'utf8')
  /** what a call takes is never the same twice, nor how ABDM writes its codes; a command is called otherwise where there is npm */
  const plain = (text: string) =>
    text
      .replaceAll(/\d+ ms/g, 'N ms')
      .replaceAll(/npm run (\w+) --/g, 'abha-kiosk $1')
      .replaceAll('npx node scripts/staff.ts', 'abha-kiosk staff')
      .replaceAll(/(ABDM-)?\b1922\b/g, '1922')
      .replaceAll(/\d+ (MB|GB) free/g, 'N free')
  const parts = [
    'config',
    'files',
    'disk',
    'scanner',
    'printer',
    'fonts',
    'words and clips',
    'languages',
    'network',
    'clock',
    'credentials',
    'facility',
  ]
  const look = async (change: (text: string) => string = text => text): Promise<Finding[]> => {
    writeFileSync(configFile, change(config), { mode: 0o640 })
    const args = ['doctor', '--config', configFile, '--json', ...parts]
    const packed = await answered(join(product, 'abha-kiosk'), args)
    const source = spawn(process.execPath, [join(root, 'scripts/doctor.ts'), ...args.slice(1)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    source.stdout.on('data', data => (out += String(data)))
    const code = await new Promise(resolve => source.once('close', resolve))
    const findings = (text: string) => (JSON.parse(plain(text)) as { findings: Finding[] }).findings
    expect(findings(packed.out)).toEqual(findings(out))
    expect(packed.code).toBe(code)
    return findings(packed.out)
  }
  const failing = (findings: Finding[]) => findings.filter(({ state }) => state === 'fail').map(({ name, found }) => `${name}: ${found}`)
  try {
    expect(failing(await look())).toEqual([])
    desk.printer.set('paperOut', true)
    writeFileSync(join(desk.folder, 'credentials.json'), JSON.stringify({ clientId: 'demo-kiosk', clientSecret: 'not-this-one' }))
    const ill = failing(await look(text => text.replace('scanner: null', 'scanner: { kind: serial, path: /dev/ttyNOWHERE }')))
    expect(ill).toEqual([
      expect.stringContaining('scanner: there is no /dev/ttyNOWHERE'),
      'printer: no paper',
      expect.stringContaining('credentials: ABDM does not know this client id with this secret'),
    ])
    expect(failing(await look(text => text.replace('hipId: IN', 'hipid: IN'))).join()).toContain('facility.hipid is not a key')
  } finally {
    await desk.close()
  }
})

test('the doctor in it finds the clip that its page has not got, and that it would not start as a demo', async () => {
  const archive = readArchive(archiveOf(product))
  const clip = [...archive.keys()].find(path => /^dist\/renderer\/assets\/[0-9a-f]{16}-.*\.opus$/.test(path))
  archive.delete(clip ?? '')
  const silent = join(output, 'silent')
  copyWith(silent, archive)
  const desk = await openDesk()
  try {
    const told = await answered(join(silent, 'abha-kiosk'), ['doctor', '--config', desk.configFile, 'config', 'words and clips'])
    expect(told.code).toBe(2)
    expect(told.out).toContain('the page has no clip')
    expect(told.out).toContain('demo: true is for trying it out')
  } finally {
    await desk.close()
  }
})

test('the first config is written from a pipe, with its schema beside it', async () => {
  const of = join(product, 'abha-kiosk')
  const file = join(output, 'first', 'kiosk.config.yaml')
  mkdirSync(dirname(file))
  const answers = ['IN2210000123', 'ज़िला अस्पताल, जगदलपुर', 'District Hospital, Jagdalpur', '1 | नया मरीज़ | New patients', '', 'no']
  const flags = ['--turn', 'portrait', '--width', '268', '--abdm', 'sandbox', '--hiu', 'IN2210009999', '--who-hi', 'साथी', '--who-en', 'the helper']
  const devices = [
    '--help-counter',
    '1',
    '--scanner',
    'none',
    '--printer',
    'none',
    '--camera',
    'any',
    '--credentials',
    '/etc/abha-kiosk/c.json',
    '--data',
    '/var/lib/x',
  ]
  const told = await answered(of, ['init', '--out', file, ...flags, ...devices], answers)
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('is written') })
  // the next steps are those of the installed kiosk: whoever reads them has no npm
  for (const step of [
    'abha-kiosk --no-sandbox secret',
    '/opt/abha-kiosk/resources/install/install\n',
    'abha-kiosk --no-sandbox staff badge --name NAME',
    `runuser -u abha-kiosk -- abha-kiosk doctor --config ${file}`,
  ])
    expect(told.out).toContain(step)
  expect(told.out).not.toMatch(/\bnpm\b|scripts\//)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('abha-kiosk device printer probe')
  expect(text).toContain('abha-kiosk staff badge')
  expect(text).not.toMatch(/\bnpm\b|scripts\//)
  expect(readFileSync(file, 'utf8')).toContain('name: { hi: "ज़िला अस्पताल, जगदलपुर", en: "District Hospital, Jagdalpur" }')
  expect(readFileSync(join(dirname(file), 'kiosk.config.schema.json'), 'utf8')).toBe(
    readFileSync(join(root, 'docs/kiosk.config.schema.json'), 'utf8'),
  )
  expect((await answered(of, ['init', '--out', file, ...flags, ...devices], ['no'])).code).toBe(1)
})

test('not packed, as at a desk, it answers the same', async () => {
  const told = await answered(electronPath(), [join(root, 'dist/electron'), 'doctor', '--config', join(output, 'none.yaml'), 'config'])
  expect(told).toMatchObject({ code: 2, out: expect.stringContaining('none.yaml cannot be read') })
})
