import { Buffer } from 'node:buffer'
import { constants, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { inspect } from 'node:util'
import type * as Zlib from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { secureQr, sita, xmlQr } from './aadhaar-qr.fixture.ts'
import { encryptAadhaarOnce, isAadhaarQr, readAadhaarQr } from './aadhaar-qr.ts'
import { createEncryptor } from './certificate.ts'

const unfolded: Buffer[] = []
vi.mock('node:zlib', async original => {
  const zlib = await original<typeof Zlib>()
  const unzipSync = (...given: Parameters<typeof zlib.unzipSync>) => {
    const bytes = zlib.unzipSync(...given)
    expect(bytes.includes('Sita Devi')).toBe(true)
    unfolded.push(bytes)
    return bytes
  }
  return { ...zlib, unzipSync }
})

test.each([
  ['read', sita],
  ['refused', { ...sita, indicator: '9' as '3' }],
])('after a card was %s, the bytes it was read from are gone', (_, card) => {
  unfolded.length = 0
  readAadhaarQr(secureQr(card), { certificates: [] })
  expect(unfolded).toHaveLength(1)
  expect(unfolded[0]?.every(byte => byte === 0)).toBe(true)
})

test("an old card's number goes to ABDM encrypted, once, and is seen by nobody on the way", () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const encrypt = createEncryptor(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })))
  const read = readAadhaarQr(xmlQr({ uid: '2341 2341 2346', name: 'Sita Devi' }), { certificates: [] })
  const number = read.ok ? read.value.aadhaarNumber : null
  if (number === null) throw new Error('no number')
  expect(inspect(read, { depth: 9, showHidden: true }) + JSON.stringify(read)).not.toContain('2341')
  const sent = Buffer.from(encryptAadhaarOnce(number, encrypt) ?? '', 'base64')
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  expect(privateDecrypt({ key: privateKey, ...padding }, sent).toString()).toBe('234123412346')
  expect(encryptAadhaarOnce(number, encrypt)).toBeNull()
})

test('an Aadhaar card is known by its look', () => {
  for (const text of [secureQr(sita), xmlQr({ name: 'x' }), '<QPDB n="x"/>', '<OfflinePaperlessKyc referenceId="x"/>', '2341 2341 2346'])
    expect(isAadhaarQr(text)).toBe(true)
  for (const text of ['', '234123412345', '9'.repeat(99), '<html/>', '{"hidn":"91-1234-5678-9012"}', `${'9'.repeat(9000)}`])
    expect(isAadhaarQr(text)).toBe(false)
})

test.each([
  ['an Aadhaar number by itself', '234123412346', 'unknownVersion'],
  ['a form without an account of its fields', '<QPDB n="Sita Devi" u="xxxxxxxx2346" g="F" d="07-05-1987"/>', 'unknownVersion'],
  ['something else', 'hello', 'notAnAadhaarQr'],
  ['more than a QR holds', '9'.repeat(100_000), 'notAnAadhaarQr'],
])('%s is refused', (_, text, reason) => {
  expect(readAadhaarQr(text, { certificates: [] })).toEqual({ ok: false, error: reason })
})
