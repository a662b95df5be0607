import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secureQr, sita, xmlQr } from './aadhaar-qr.fixture.ts'
import { certificateOf } from './aadhaar-qr-certificate.fixture.ts'
import { uidaiCertificates } from './aadhaar-qr-signature.ts'
import { counterQrHosts } from './counter-qr.ts'
import { readCounterQr, readQr } from './qr.ts'

const counter = { hipIds: ['IN3410000260'], hosts: counterQrHosts }
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const made = uidaiCertificates(certificateOf(keys, '2021-06-01', '2024-06-01'))
const aadhaar = { certificates: made.ok ? made.value : [] }

const ours = 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=1'
const card = '{"hidn":"91-1234-5678-9012","hid":"sita.devi@sbx","name":"Sita Devi"}'
const oldAadhaar = xmlQr({ uid: '234123412346', name: 'Sita Devi', yob: '1987' })
const newAadhaar = secureQr(sita, keys.privateKey)

describe('what somebody holds before the kiosk', () => {
  test('a counter, an ABHA card, an Aadhaar card', () => {
    const rules = { counter, aadhaar }
    expect(readQr(ours, rules)).toEqual({ kind: 'counter', counter: { hipId: 'IN3410000260', counterId: '1' } })
    expect(readQr(card, rules)).toEqual({ kind: 'abhaCard', card: { abhaNumber: '91-1234-5678-9012', abhaAddress: 'sita.devi@sbx' } })
    expect(readQr(oldAadhaar, rules)).toMatchObject({ kind: 'aadhaar', aadhaar: { name: 'Sita Devi', signature: 'notChecked' } })
    expect(readQr(newAadhaar, rules)).toMatchObject({ kind: 'aadhaar', aadhaar: { name: 'Sita Devi', signature: 'verified' } })
  })

  test('an Aadhaar card that nobody asked for is not read', () => {
    for (const text of [oldAadhaar, newAadhaar, '234123412346', '<QPDB n="x"/>'])
      expect(readQr(text, { counter, aadhaar: null })).toEqual({ kind: 'refused', reason: 'aadhaarCard' })
  })
})

/** The second is what the counter screen says. */
describe.each([
  ['another hospital', 'https://phr.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'anotherHospital', 'anotherHospital'],
  ['a counter without id', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260', 'unknownCounter', 'unknownCounter'],
  ['our id on a strange host', 'https://evil.example/share-profile?hip-id=IN3410000260&counter-id=1', 'unknownHost', 'notAQrWeKnow'],
  ['a payment', 'upi://pay?pa=shop@bank&pn=Shop&am=10', 'payment', 'payment'],
  ['a payment, in capitals', 'UPI://PAY?PA=shop@bank', 'payment', 'payment'],
  ["a payment app's own", 'phonepe://pay?pa=shop@bank', 'payment', 'payment'],
  ['a payment, Bharat QR', '00020101021126330016A00000052401', 'payment', 'payment'],
  ['a consent request', 'https://phr.abdm.gov.in/consent-manager/consent-request/2c9d1a7e', 'consentLink', 'notAQrWeKnow'],
  ['a consent request behind #', 'https://phr.abdm.gov.in/#/consent-request/2c9d1a7e?x=1', 'consentLink', 'notAQrWeKnow'],
  ['a web page', 'https://example.org/', 'webLink', 'notAQrWeKnow'],
  ["the kiosk's own host, but nothing in it", 'https://phr.abdm.gov.in/', 'webLink', 'notAQrWeKnow'],
  ['two hospitals in one link', `${ours}&hipId=IN9`, 'webLink', 'notAQrWeKnow'],
  ['a link that is none', 'https://', 'notAQrWeKnow', 'notAQrWeKnow'],
  ['a script', 'javascript:alert("hip-id=IN3410000260&counter-id=1")', 'notAQrWeKnow', 'notAQrWeKnow'],
  ['a wireless network', 'WIFI:S:guest;T:WPA;P:secret;;', 'notAQrWeKnow', 'notAQrWeKnow'],
  ['half a JSON', '{"hipId":', 'notAQrWeKnow', 'notAQrWeKnow'],
  ['nothing', '\u200b \n', 'notReadable', 'notAQrWeKnow'],
  ['more than a QR holds', `${ours}&x=${'a'.repeat(100_000)}`, 'notReadable', 'notAQrWeKnow'],
  ['an Aadhaar card, damaged', newAadhaar.slice(0, 500), 'aadhaarNotReadable', 'aadhaarCard'],
  ['an Aadhaar card from tomorrow', secureQr({ ...sita, version: 'V5' }, keys.privateKey), 'aadhaarUnknownVersion', 'aadhaarCard'],
  ['an Aadhaar card that UIDAI did not sign', secureQr(sita), 'aadhaarSignatureWrong', 'aadhaarCard'],
])('%s', (_, text, reason, problem) => {
  test('is refused by what it is', () => {
    expect(readQr(text, { counter, aadhaar })).toEqual({ kind: 'refused', reason })
  })
  test('is no counter', () => {
    expect(readCounterQr(text, counter)).toEqual({ ok: false, error: problem })
  })
})

test('where a counter is asked for, cards have their own words', () => {
  expect(readCounterQr(ours, counter)).toEqual({ ok: true, value: { hipId: 'IN3410000260', counterId: '1' } })
  expect(readCounterQr(card, counter)).toEqual({ ok: false, error: 'abhaCard' })
  expect(readCounterQr('sita.devi@sbx', counter)).toEqual({ ok: false, error: 'abhaCard' })
  for (const text of [oldAadhaar, newAadhaar, '2341 2341 2346']) expect(readCounterQr(text, counter)).toEqual({ ok: false, error: 'aadhaarCard' })
})

test('any text at all is one of the kinds, and the same with blanks around it', () => {
  const kinds = ['counter', 'abhaCard', 'aadhaar', 'refused']
  const damaged = fc
    .tuple(fc.constantFrom(ours, card, oldAadhaar, newAadhaar, 'upi://pay'), fc.nat(), fc.string({ maxLength: 3 }), fc.nat(3))
    .map(([text, at, put, over]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + over))
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.stringMatching(/^[0-9]{1,300}$/),
    fc.uint8Array({ maxLength: 3000 }).map(bytes => Buffer.from(bytes).toString('latin1')),
    damaged,
  )
  fc.assert(
    fc.property(anything, text => {
      const read = readQr(text, { counter, aadhaar })
      expect(kinds).toContain(read.kind)
      expect(readQr(` \ufeff${text}\n`, { counter, aadhaar }).kind).toBe(read.kind)
    }),
    { numRuns: 1500 },
  )
})
