import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manifestName, readManifest, type Target } from './manifest.ts'

const pair = () =>
  generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
const ours = pair()
const other = pair()
const signed = (text: string, by = ours) => sign(null, Buffer.from(text), by.privateKey).toString('base64')

const target: Target = { platform: 'linux', arch: 'x64', channel: 'latest' }
const lines = {
  product: 'abha-kiosk',
  platform: 'linux',
  arch: 'x64',
  channel: 'latest',
  version: '0.2.0',
  url: 'abha-kiosk_0.2.0_amd64.deb',
  sha512: `${'A'.repeat(86)}==`,
  size: '100',
}
const manifest = (change: Partial<typeof lines> = {}, more = '') => {
  const { product, platform, arch, channel, version, url, sha512, size } = { ...lines, ...change }
  return `product: ${product}\nplatform: ${platform}\narch: ${arch}\nchannel: ${channel}\nversion: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${sha512}\n    size: ${size}\nreleaseDate: '2026-11-23T00:00:00.000Z'\n${more}`
}
const read = (text: string, signature: string | null = signed(text), how: { keys?: string; sentBack?: string[]; target?: Target } = {}) => {
  const found = readManifest(text, signature, { keys: ours.publicKey, target, running: '0.1.0', sentBack: [], ...how })
  return found.ok ? found.manifest.version : found.reason
}

test('a manifest that was signed by the releaser is good', () => {
  expect(read(manifest())).toBe('0.2.0')
  expect(read(manifest({}, 'stagingPercentage: 10\n'))).toBe('0.2.0')
})

test('one that is not signed, or by somebody else, is not looked into', () => {
  expect(read(manifest(), null)).toBe('unsigned')
  expect(read(manifest(), ' \n')).toBe('unsigned')
  expect(read(manifest(), signed(manifest(), other))).toBe('foreignKey')
  expect(read(manifest(), signed(manifest({ version: '0.1.9' })))).toBe('foreignKey')
  expect(read('product: [', signed('product: [', other))).toBe('foreignKey')
})

test('without a key nothing is believed', () => {
  expect(read(manifest(), signed(manifest()), { keys: '' })).toBe('noKey')
  expect(read(manifest(), signed(manifest()), { keys: 'a letter from the IT desk' })).toBe('noKey')
})

test('while keys change, both the old one and the new one are good', () => {
  const keys = `the old one\n${other.publicKey}\nthe new one\n${ours.publicKey}`
  expect(read(manifest(), signed(manifest()), { keys })).toBe('0.2.0')
  expect(read(manifest(), signed(manifest(), other), { keys })).toBe('0.2.0')
  expect(read(manifest(), signed(manifest(), pair()), { keys })).toBe('foreignKey')
})

test('a key of another kind signs nothing', () => {
  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  expect(read(manifest(), sign('sha512', Buffer.from(manifest()), rsa.privateKey).toString('base64'), { keys: rsa.publicKey })).toBe('foreignKey')
})

test('what is signed and for another product, system, processor or channel is not for us', () => {
  expect(read(manifest({ product: 'abha-desk' }))).toBe('otherProduct')
  expect(read(manifest({ platform: 'windows' }))).toBe('otherPlatform')
  expect(read(manifest({ arch: 'arm64' }))).toBe('otherArch')
  expect(read(manifest({ channel: 'beta' }))).toBe('otherChannel')
})

test('an old manifest that somebody plays again is refused, and one that was sent back', () => {
  expect(read(manifest({ version: '0.0.9' }))).toBe('older')
  expect(read(manifest(), undefined, { sentBack: ['0.2.0', ''] })).toBe('refusedBefore')
  // what runs is no danger, and no news
  expect(read(manifest({ version: '0.1.0' }))).toBe('0.1.0')
})

test('a signed text that is no manifest of this form is refused', () => {
  for (const text of [
    '',
    'version: 0.2.0\n',
    'product: [',
    manifest({ version: '0.2' }),
    manifest({ url: '../../etc/passwd' }),
    manifest({ url: 'https://elsewhere/abha-kiosk.deb' }),
    manifest({ sha512: 'short' }),
    manifest({ size: '-1' }),
    manifest({}, 'surprise: 1\n'),
  ])
    expect([text, read(text)]).toEqual([text, 'malformed'])
})

test('whatever is changed in a signed manifest, it is not believed any more', () => {
  const text = manifest()
  const signature = signed(text)
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, put) => {
      const changed = text.slice(0, at) + put + text.slice(at + 1)
      if (changed !== text) expect(read(changed, signature)).toBe('foreignKey')
    }),
  )
})

test('whatever stands in the signature, it throws nothing and lets nothing through', () => {
  fc.assert(fc.property(fc.string(), signature => void expect(['unsigned', 'foreignKey']).toContain(read(manifest(), signature))))
})

test('the names are those electron-updater asks for', () => {
  expect(manifestName(target)).toBe('latest-linux.yml')
  expect(manifestName({ platform: 'linux', arch: 'arm64', channel: 'beta' })).toBe('beta-linux-arm64.yml')
  expect(manifestName({ platform: 'windows', arch: 'x64', channel: 'latest' })).toBe('latest.yml')
})
