import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { writeDeb } from '../../scripts/lib/deb.ts'
import { copyrightFile, partsOf } from '../../scripts/lib/licences.ts'
import { isMaintainer, unfitToSign } from '../../scripts/lib/maintainer.ts'
import { tempFolder } from '../support/folder.ts'

// The package of a folder that is packed like the product, and small. What is in it is asked of dpkg-deb.

const hospital = 'District hospital IT <it@hospital.example>'
const epoch = 1_764_000_000

let top = ''
let folder = ''
beforeEach(() => {
  const temp = tempFolder('deb')
  top = temp.path
  folder = join(top, 'linux-unpacked')
  put('abha-kiosk', elf(62), 0o775)
  put('chrome-sandbox', elf(62), 0o700)
  put('libEGL.so', elf(62), 0o755)
  put('resources/app.asar', 'archive', 0o600)
  put('resources/install/install', '#!/bin/sh\n', 0o755)
  put('resources/app.asar.unpacked/node_modules/@napi-rs/canvas-linux-x64-gnu/skia.node', elf(62), 0o755)
  return temp.remove
})

function put(path: string, content: string | Uint8Array, mode: number): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
  chmodSync(join(folder, path), mode)
}

/** As much of a program as says for which processor it is. */
function elf(machine: number): Uint8Array {
  const head = Buffer.alloc(64)
  head.write('\x7fELF\x02\x01\x01', 'latin1')
  head.writeUInt16LE(machine, 18)
  return head
}

const make = (change: { maintainer?: string | null; output?: string } = {}) =>
  writeDeb({ folder, output: top, version: '1.2.3', maintainer: hospital, epoch, ...change })
const field = (file: string, name: string) => execFileSync('dpkg-deb', ['--field', file, name], { encoding: 'utf8' }).trim()

test('it is named, and says of itself, what Debian and the updates go by', () => {
  const file = make()
  expect(file).toBe(join(top, 'abha-kiosk_1.2.3_amd64.deb'))
  expect(field(file, 'Package')).toBe('abha-kiosk')
  expect(field(file, 'Version')).toBe('1.2.3')
  expect(field(file, 'Architecture')).toBe('amd64')
  expect(field(file, 'Maintainer')).toBe(hospital)
  expect(Number(field(file, 'Installed-Size'))).toBeGreaterThan(0)
  expect(field(file, 'Depends').split(', ')).toEqual(expect.arrayContaining(['libgtk-3-0t64 | libgtk-3-0', 'systemd']))
  expect(field(file, 'Homepage')).toBe('')
})

test('it is for the processor of what was packed; native parts for another one are not passed on', () => {
  put('abha-kiosk', elf(183), 0o755)
  expect(() => make()).toThrow('pack on a machine with that processor')
  put('resources/app.asar.unpacked/node_modules/@napi-rs/canvas-linux-arm64-gnu/skia.node', elf(183), 0o644)
  const file = make()
  expect(file).toContain('_arm64.deb')
  expect(field(file, 'Architecture')).toBe('arm64')
  put('abha-kiosk', '#!/bin/sh\n', 0o755)
  expect(() => make()).toThrow('is no program for a 64-bit')
})

test('everything is root’s, with the rights that it needs wherever it was packed', () => {
  const listed = execFileSync('dpkg-deb', ['--contents', make()], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
  const rights = new Map(
    listed
      .trim()
      .split('\n')
      .map(line => line.split(/\s+/))
      .map(([mode, owner, , , , path]) => [path, `${mode} ${owner}`]),
  )
  expect([...rights.values()].filter(value => !value.endsWith(' root/root'))).toEqual([])
  const wanted = {
    './opt/abha-kiosk/': 'drwxr-xr-x',
    './opt/abha-kiosk/abha-kiosk': '-rwxr-xr-x',
    './opt/abha-kiosk/chrome-sandbox': '-rwsr-xr-x',
    './opt/abha-kiosk/libEGL.so': '-rw-r--r--',
    './opt/abha-kiosk/resources/app.asar': '-rw-r--r--',
    './opt/abha-kiosk/resources/apparmor-profile': '-rw-r--r--',
    './opt/abha-kiosk/resources/install/install': '-rwxr-xr-x',
    './usr/bin/abha-kiosk': 'lrwxrwxrwx',
    './usr/share/doc/abha-kiosk/copyright': '-rw-r--r--',
  }
  for (const [path, mode] of Object.entries(wanted)) expect([path, rights.get(path)]).toEqual([path, `${mode} root/root`])
  expect(listed).toContain('./usr/bin/abha-kiosk -> /opt/abha-kiosk/abha-kiosk')
})

test('dpkg puts it into a root and finds every file as it was packed', () => {
  const root = join(top, 'root')
  const admin = join(root, 'var/lib/dpkg')
  for (const name of ['info', 'updates', 'parts']) mkdirSync(join(admin, name), { recursive: true })
  writeFileSync(join(admin, 'status'), '')
  execFileSync(
    'dpkg',
    [`--root=${root}`, '--force-depends', '--force-not-root', '--force-script-chrootless', '--log=/dev/null', '--unpack', make()],
    {
      stdio: 'pipe',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    },
  )
  expect(statSync(join(root, 'opt/abha-kiosk/chrome-sandbox')).mode & 0o7777).toBe(0o4755)
  const verify = () => spawnSync('dpkg', [`--root=${root}`, '--verify', 'abha-kiosk'], { encoding: 'utf8' }).stdout
  expect(verify()).toBe('')
  writeFileSync(join(root, 'opt/abha-kiosk/resources/app.asar'), 'another')
  expect(verify()).toContain('/opt/abha-kiosk/resources/app.asar')
})

test('made twice of the same, by whomever and whenever, it is the same', () => {
  const first = readFileSync(make())
  mkdirSync(join(top, 'other'))
  const other = join(top, 'other/linux-unpacked')
  execFileSync('cp', ['-a', folder, other])
  execFileSync('chmod', ['-R', 'g+w,o-rx', other])
  folder = other
  expect(readFileSync(make({ output: join(top, 'other') })).equals(first)).toBe(true)
})

test('a package that names nobody is made, and not signed', () => {
  const key = join(top, 'release.key')
  const out = join(top, 'out')
  mkdirSync(out)
  const sign = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/release-sign.ts'), ...args], { encoding: 'utf8' })
  expect(sign('--new-key', key).status).toBe(0)
  const file = make({ maintainer: null, output: out })
  const refused = sign(out, '--key', key)
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toContain("names nobody who answers for it. Pack it again: npm run package -- --maintainer 'NAME <ADDRESS>'")
  writeFileSync(file, 'no package')
  expect(unfitToSign(file)).toContain('is no Debian package')
  make({ output: out })
  expect(sign(out, '--key', key)).toMatchObject({ status: 0, stdout: expect.stringContaining('wrote latest-linux.yml') })
})

test.each([
  [hospital, true],
  ['a@b.in', false],
  ['IT <root@localhost>', false],
  ['IT <it@hospital.in>\nDepends: x', false],
  ['<it@hospital.in>', false],
])('%j as maintainer: %s', (text, is) => expect(isMaintainer(text)).toBe(is))

test('the licences name whatever the product runs with, and what is built into its page', () => {
  const parts = partsOf(join(import.meta.dirname, '../..'))
  const names = parts.map(({ name }) => name)
  for (const name of ['react', 'xstate', '@fontsource/noto-sans-devanagari', '@serialport/bindings-cpp', 'zxing-wasm']) expect(names).toContain(name)
  for (const name of ['vitest', 'electron-builder', 'knip']) expect(names).not.toContain(name)
  const text = copyrightFile(parts)
  for (const { name, version, text: licence } of parts) {
    expect(text).toContain(`${name} ${version} (`)
    if (licence !== null) expect(text).toContain(licence)
  }
})
