import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Manifest, readManifest, type Target } from '../../electron/updates/manifest.ts'
import { artifactsOf, manifestText, newKeyPair, signatureOf } from '../../scripts/lib/release.ts'
import { tempFolder } from '../support/folder.ts'

const sign = (...args: string[]) =>
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/release-sign.ts', import.meta.url)), ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, RELEASE_KEY_PASSPHRASE: 'a long sentence of the releaser' },
  })

let folder = ''
beforeEach(() => {
  const temp = tempFolder('release')
  folder = temp.path
  return temp.remove
})

/** A .deb that names somebody; any bytes under another name. */
function writeProgram(out: string, name: string): void {
  const [, version, architecture] = /^abha-kiosk_(.+)_(.+)\.deb$/.exec(name) ?? []
  if (version === undefined) {
    writeFileSync(join(out, name), `the bytes of ${name}`)
    return
  }
  const control = join(folder, name, 'DEBIAN')
  mkdirSync(control, { recursive: true })
  const fields = { Package: 'abha-kiosk', Version: version, Architecture: architecture, Maintainer: 'IT <it@hospital.example>', Description: 'x' }
  writeFileSync(
    join(control, 'control'),
    Object.entries(fields)
      .map(([field, value]) => `${field}: ${value}\n`)
      .join(''),
  )
  execFileSync('dpkg-deb', ['--build', join(folder, name), join(out, name)], { stdio: 'ignore' })
}

test('a key is made once, the folder is signed with it, and the kiosk believes each manifest', () => {
  const key = join(folder, 'release.key')
  const out = join(folder, 'out')
  mkdirSync(out)
  sign('--new-key', key)
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(readFileSync(key, 'utf8')).toContain('ENCRYPTED')
  // never over one that is there
  expect(() => sign('--new-key', key)).toThrow()
  for (const name of [
    'abha-kiosk_0.2.0_amd64.deb',
    'abha-kiosk_0.2.0_arm64.deb',
    'abha-kiosk-0.2.0-x64-setup.exe',
    'ABHA Kiosk-0.2.0.AppImage',
    'builder-debug.yml',
  ])
    writeProgram(out, name)
  sign(out, '--key', key, '--staging', '10')
  expect(
    readdirSync(out)
      .filter(name => name.startsWith('latest'))
      .sort(),
  ).toEqual(['latest-linux-arm64.yml', 'latest-linux-arm64.yml.sig', 'latest-linux.yml', 'latest-linux.yml.sig', 'latest.yml', 'latest.yml.sig'])
  const keys = readFileSync(`${key}.pub`, 'utf8')
  for (const [name, target, file] of [
    ['latest-linux.yml', { platform: 'linux', arch: 'x64', channel: 'latest' }, 'abha-kiosk_0.2.0_amd64.deb'],
    ['latest-linux-arm64.yml', { platform: 'linux', arch: 'arm64', channel: 'latest' }, 'abha-kiosk_0.2.0_arm64.deb'],
    ['latest.yml', { platform: 'windows', arch: 'x64', channel: 'latest' }, 'abha-kiosk-0.2.0-x64-setup.exe'],
  ] as [string, Target, string][]) {
    const read = readManifest(readFileSync(join(out, name), 'utf8'), readFileSync(join(out, `${name}.sig`), 'utf8'), {
      keys,
      target,
      running: '0.1.0',
      sentBack: [],
    })
    const bytes = readFileSync(join(out, file))
    expect(read).toMatchObject({
      ok: true,
      manifest: {
        version: '0.2.0',
        stagingPercentage: 10,
        files: [{ url: file, size: bytes.length, sha512: createHash('sha512').update(bytes).digest('base64') }],
      },
    })
  }
})

test('a folder with nothing of ours in it, or with two versions, is no release', () => {
  const key = join(folder, 'release.key')
  sign('--new-key', key)
  const out = join(folder, 'out')
  mkdirSync(out)
  expect(() => sign(out, '--key', key)).toThrow(/holds neither/)
  for (const version of ['0.1.0', '0.2.0']) writeProgram(out, `abha-kiosk_${version}_amd64.deb`)
  expect(() => sign(out, '--key', key)).toThrow(/two versions/)
})

test('a share that is none of a hundred, and a channel that is none, are not signed', () => {
  for (const wrong of [
    ['--staging', '101'],
    ['--staging', 'ten'],
    ['--channel', 'Beta 2'],
  ])
    expect(() => sign(folder, '--key', 'none', ...wrong)).toThrow(/Command failed/)
})

test('the installer for Windows is looked for under the name that electron-builder.yml gives it', () => {
  const config = parse(readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8')) as { nsis: { artifactName: string } }
  const values: Record<string, string> = { version: '0.2.0', arch: 'x64', ext: 'exe' }
  const file = config.nsis.artifactName.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  expect(artifactsOf([file])).toEqual([{ file, version: '0.2.0', platform: 'windows', arch: 'x64' }])
})

test('only plain versions are released: no preview, no other product', () => {
  expect(
    artifactsOf([
      'abha-kiosk_0.2.0-beta.1_amd64.deb',
      'abha-desk_0.2.0_amd64.deb',
      'abha-kiosk_0.2.0_amd64.deb.blockmap',
      'abha-kiosk_0.2.0_i386.deb',
    ]),
  ).toEqual([])
})

test('whatever is released, the kiosk reads what was written', () => {
  const { privateKey, publicKey } = newKeyPair()
  const release = fc.record({
    product: fc.constant('abha-kiosk'),
    platform: fc.constantFrom('linux' as const, 'windows' as const),
    arch: fc.constantFrom('x64' as const, 'arm64' as const),
    channel: fc.stringMatching(/^[a-z]{1,20}$/),
    version: fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)).map(parts => parts.join('.')),
    files: fc.tuple(
      fc.record({
        url: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/),
        sha512: fc.uint8Array({ minLength: 64, maxLength: 64 }).map(bytes => Buffer.from(bytes).toString('base64')),
        size: fc.integer({ min: 1, max: 2_000_000_000 }),
      }),
    ),
    releaseDate: fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2099-01-01') }).map(date => date.toISOString()),
  })
  fc.assert(
    fc.property(release, manifest => {
      const text = manifestText(manifest as Manifest)
      const { platform, arch, channel } = manifest
      const read = readManifest(text, signatureOf(text, privateKey), {
        keys: publicKey,
        target: { platform, arch, channel },
        running: '0.0.0',
        sentBack: [],
      })
      expect(read).toEqual({ ok: true, manifest })
    }),
  )
})
