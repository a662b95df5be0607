import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Desk, openDesk } from '../support/desk.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { electronPath, openShell } from './shell.ts'

// Client id and secret: sealed by a real keyring where the session has one, else in a file for its owner alone.

const credentials = { clientId: 'demo-kiosk', clientSecret: 'demo-secret', relaySecret: 'demo-relay-secret' }
const shell = join(import.meta.dirname, '../../dist/electron-test')
let folder: string
let desk: Desk
let keyring: Keyring
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abha-kiosk-secret-'))
  desk = await openDesk()
  keyring = await openKeyring(join(folder, 'home'))
})
test.afterEach(async () => {
  keyring.close()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const plain = () => join(desk.folder, 'credentials.json')
const sealed = () => `${plain()}.sealed`
const mode = (file: string) => statSync(file).mode & 0o777
const store = '--password-store=gnome-libsecret'

/** The shell with these words, without a display; ends with it. */
async function said(args: string[], env: Record<string, string>, input = ''): Promise<{ code: number | null; text: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, DBUS_SESSION_BUS_ADDRESS: ___, ...rest } = process.env
  const child = spawn(electronPath(), ['--no-sandbox', store, `--user-data-dir=${join(folder, 'chromium')}`, shell, ...args], {
    env: { ...rest, ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (text += String(data)))
  child.stdin.end(input)
  return { code: await new Promise(resolve => child.once('close', resolve)), text }
}
const keep = (env: Record<string, string>) => said(['secret', '--config', desk.configFile], env, JSON.stringify(credentials))
/** the kiosk of another desk, with these credentials */
const withThem = (text: string) => text.replace(/credentials: \{ file: .* \}/, `credentials: { file: ${plain()} }`)

test('no keystore: a file that only its owner may read, and it says so', async () => {
  const told = await keep({})
  expect(told).toMatchObject({ code: 0, text: expect.stringContaining('not sealed: ') })
  expect(JSON.parse(readFileSync(plain(), 'utf8'))).toEqual(credentials)
  expect(mode(plain())).toBe(0o600)
  expect(existsSync(sealed())).toBe(false)
})

test('kept by root on a kiosk of another user: a file of that user, whatever keystore root has', async () => {
  test.skip(process.getuid?.() !== 0, 'only root may give a file away')
  mkdirSync(desk.dataFolder, { recursive: true })
  chownSync(desk.dataFolder, 65_534, 65_534)
  const told = await keep(keyring.env)
  expect(told).toMatchObject({ code: 0, text: expect.stringContaining('for the kiosk’s user alone') })
  expect(statSync(plain())).toMatchObject({ uid: 65_534, gid: 65_534 })
  expect(mode(plain())).toBe(0o600)
  expect(existsSync(sealed())).toBe(false)
})

test('a keyring: sealed, the plain file is gone, the kiosk opens it, no process is told it in its arguments or environment', async () => {
  const told = await keep(keyring.env)
  expect(told).toMatchObject({ code: 0, text: expect.stringContaining('Sealed by the keyring') })
  expect(existsSync(plain())).toBe(false)
  expect(mode(sealed())).toBe(0o600)
  expect(readFileSync(sealed(), 'latin1')).not.toContain(credentials.clientSecret)

  const doctor = await said(['doctor', '--config', desk.configFile, 'credentials', 'files'], keyring.env)
  expect(doctor.text).toContain(`${sealed()} is sealed`)
  expect(doctor.code).toBe(1)

  const { app, close } = await openShell('2', [store], { env: keyring.env, change: withThem })
  try {
    const pid = app.process().pid ?? 0
    for (const one of familyOf(pid))
      for (const file of ['cmdline', 'environ']) expect(readFileSync(`/proc/${one}/${file}`, 'latin1')).not.toContain(credentials.clientSecret)
  } finally {
    await close()
  }
})

test('sealed on another machine or by another user: out of service, with the reason; open to others: it does not start', async () => {
  await keep(keyring.env)
  const other = await openKeyring(join(folder, 'other'))
  try {
    const { close } = await openShell('2', [store], { env: other.env, change: withThem, first: 'outOfService' })
    await close()
  } finally {
    other.close()
  }
  chmodSync(sealed(), 0o644)
  const { DISPLAY = '' } = process.env
  const ended = await said(['--config', desk.configFile], { ...keyring.env, DISPLAY })
  expect(ended).toMatchObject({ code: 2, text: expect.stringContaining(`chmod 600 ${sealed()}`) })
})

test('a secret as an argument is refused and not repeated; what is no JSON writes nothing', async () => {
  const typed = await said(['secret', '--config', desk.configFile, '--clientSecret', 'canary-5512'], {})
  expect(typed).toMatchObject({ code: 64, text: expect.stringContaining('never given as an argument') })
  expect(typed.text).not.toContain('canary')
  const before = readFileSync(plain(), 'utf8')
  expect(await said(['secret', '--config', desk.configFile], {}, 'canary-5512')).toMatchObject({
    code: 1,
    text: expect.stringContaining('Nothing was written'),
  })
  expect(readFileSync(plain(), 'utf8')).toBe(before)
})

/** A process and all that it started. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        return [[Number(name), Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])] as const]
      } catch {
        return []
      }
    })
  const under = (one: number): number[] => [one, ...parents.filter(([, parent]) => parent === one).flatMap(([child]) => under(child))]
  return under(pid)
}
