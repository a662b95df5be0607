import { Buffer } from 'node:buffer'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secureQr, signed, sita, unsignedBytes } from './aadhaar-qr.fixture.ts'
import { readAadhaarQr } from './aadhaar-qr.ts'
import { certificateOf } from './aadhaar-qr-certificate.fixture.ts'
import { checkSignature, uidaiCertificates } from './aadhaar-qr-signature.ts'

const old = generateKeyPairSync('rsa', { modulusLength: 2048 })
const young = generateKeyPairSync('rsa', { modulusLength: 2048 })
const oldPem = certificateOf(old, '2018-06-01', '2021-06-01')
const youngPem = certificateOf(young, '2021-06-01', '2024-06-01')

function certificatesIn(pem: string) {
  const read = uidaiCertificates(pem)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

const printedOn = (day: string) => ({ ...sita, referenceId: `2346${day}103000123` })
const said = (digits: string, pem: string) => {
  const result = readAadhaarQr(digits, { certificates: pem === '' ? [] : certificatesIn(pem) })
  return result.ok ? result.value.signature : result.error
}

describe('whether UIDAI signed a card', () => {
  test.each([
    ['its key is at hand', '20220915', young, oldPem + youngPem, 'verified'],
    ['an old card, whose key has run out since', '20190308', old, oldPem + youngPem, 'verified'],
    ['no keys at hand', '20220915', young, '', 'notChecked'],
    ['only the key of other years at hand', '20220915', young, oldPem, 'notChecked'],
    ['only the key of later years at hand', '20190308', old, youngPem, 'notChecked'],
    ['a key that is not UIDAI’s', '20220915', generateKeyPairSync('rsa', { modulusLength: 2048 }), oldPem + youngPem, 'signatureWrong'],
    ['the right key, some days late', '20210610', old, oldPem + youngPem, 'notChecked'],
    ['a card that says no time', '', young, oldPem + youngPem, 'notChecked'],
  ])('%s', (_, day, { privateKey }, pem, outcome) => {
    expect(said(secureQr(printedOn(day), privateKey), pem)).toBe(outcome)
  })

  test('the clock of a card is India’s: the last minute of a key is its own', () => {
    const [certificate] = certificatesIn(certificateOf(young, '2021-06-01', '2022-09-15T05:00:00Z'))
    const at = (time: string) => {
      const result = readAadhaarQr(secureQr({ ...sita, referenceId: `234620220915${time}` }, young.privateKey), {
        certificates: certificate === undefined ? [] : [certificate],
      })
      return result.ok && result.value.signature
    }
    expect(at('103000000')).toBe('verified')
    expect(at('103001000')).toBe('notChecked')
  })

  test('a card nobody signed gives nothing away when its key is at hand', () => {
    expect(readAadhaarQr(secureQr(sita), { certificates: certificatesIn(youngPem) })).toEqual({ ok: false, error: 'signatureWrong' })
  })

  test('any bytes: an answer', () => {
    const certificates = certificatesIn(youngPem)
    const right = signed(unsignedBytes(sita), young.privateKey)
    const then = new Date('2022-09-15')
    expect(checkSignature(right, then, certificates)).toBe('verified')
    fc.assert(fc.property(fc.uint8Array(), bytes => void expect(checkSignature(Buffer.from(bytes), then, certificates)).toBe('wrong')))
  })
})

describe('the certificates of the config', () => {
  test('several in one text, words between them', () => {
    const read = certificatesIn(`subject=one\n${oldPem}\nsubject=two\r\n${youngPem.replaceAll('\n', '\r\n')}`)
    expect(read.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      [new Date('2018-06-01'), new Date('2021-06-01')],
      [new Date('2021-06-01'), new Date('2024-06-01')],
    ])
  })

  const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  test.each([
    ['nothing', ''],
    ['something else', 'hello'],
    ['half of one', oldPem.slice(0, 300)],
    ['a good one and a damaged one', oldPem + youngPem.replace(/\n.{64}/, '\n')],
    ['a key alone', young.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a key that is too short', certificateOf(short, '2021-06-01', '2024-06-01')],
    ['a key of another kind', certificateOf(curve, '2021-06-01', '2024-06-01')],
    ['far too much', oldPem.repeat(1000)],
  ])('%s is refused', (_, pem) => {
    expect(uidaiCertificates(pem)).toEqual({ ok: false, error: 'notACertificate' })
  })

  test('any text: an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map(inside => `-----BEGIN CERTIFICATE-----\n${inside}\n-----END CERTIFICATE-----`),
        ),
        pem => void expect(uidaiCertificates(pem).ok).toBe(false),
      ),
    )
  })
})
