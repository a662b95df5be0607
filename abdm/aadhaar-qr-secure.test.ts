import { Buffer } from 'node:buffer'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitsOf, secureQr, signed, sita, unsignedBytes } from './aadhaar-qr.fixture.ts'
import { readAadhaarQr } from './aadhaar-qr.ts'
import { certificateOf } from './aadhaar-qr-certificate.fixture.ts'
import { readAadhaarQrSecure } from './aadhaar-qr-secure.ts'
import { uidaiCertificates } from './aadhaar-qr-signature.ts'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const made = uidaiCertificates(certificateOf(keys, '2018-01-01', '2027-01-01'))
const certificates = made.ok ? made.value : []
const read = (text: string) => readAadhaarQr(text, { certificates })

test('a card gives name, birth, gender, state, district and pincode; the rest stays inside', () => {
  const result = read(secureQr(sita, keys.privateKey))
  expect(result).toEqual({
    ok: true,
    value: {
      name: 'Sita Devi',
      birth: { day: '07', month: '05', year: '1987' },
      gender: 'F',
      address: { state: 'Chhattisgarh', district: 'Raipur', pincode: '492001' },
      aadhaarNumber: null,
      signature: 'verified',
    },
  })
  expect(JSON.stringify(result)).not.toMatch(/2346|3210|Ram Kishan|Station|Mana/)
})

describe('every version that is understood', () => {
  test.each(['', 'V2', 'V3'] as const)('%s', version => {
    expect(read(secureQr({ ...sita, version }, keys.privateKey))).toMatchObject({ ok: true, value: { name: 'Sita Devi', signature: 'verified' } })
  })
  test.each(['V4', 'V5'] as const)('%s is refused, not guessed', version => {
    expect(read(secureQr({ ...sita, version }, keys.privateKey))).toEqual({ ok: false, error: 'unknownVersion' })
  })
})

const latin = fc.constantFrom('Sita', 'Devi', "O'Neil", 'Zoë', 'Núñez', 'S/O:', 'A&B', '12/4', 'þ')
const text = fc.array(latin, { minLength: 1, maxLength: 5 }).map(words => words.join(' '))
const two = (most: number) => fc.integer({ min: 1, max: most }).map(number => String(number).padStart(2, '0'))
const card = fc.record({
  version: fc.constantFrom('' as const, 'V2' as const, 'V3' as const),
  indicator: fc.constantFrom('0' as const, '1' as const, '2' as const, '3' as const),
  name: text,
  day: two(31),
  month: two(12),
  year: fc.integer({ min: 1900, max: 2026 }).map(String),
  onlyYear: fc.boolean(),
  gender: fc.constantFrom('M' as const, 'F' as const, 'T' as const),
  state: text,
  district: text,
  pincode: fc.integer({ min: 100_000, max: 999_999 }).map(String),
  photo: fc.uint8Array({ maxLength: 1200 }).map(bytes => Buffer.from(bytes)),
  fold: fc.constantFrom('gzip' as const, 'zlib' as const),
})

test('whoever is printed is read, with any photo', () => {
  fc.assert(
    fc.property(card, ({ day, month, year, onlyYear, fold, ...rest }) => {
      const { name, gender, state, district, pincode } = rest
      expect(read(secureQr({ ...sita, ...rest, dob: onlyYear ? year : `${day}-${month}-${year}` }, keys.privateKey, fold))).toEqual({
        ok: true,
        value: {
          name,
          gender,
          birth: onlyYear ? { day: null, month: null, year } : { day, month, year },
          address: { state, district, pincode },
          aadhaarNumber: null,
          signature: 'verified',
        },
      })
    }),
    { numRuns: 60 },
  )
})

test('one changed byte, anywhere: never verified', () => {
  const bytes = signed(unsignedBytes(sita), keys.privateKey)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ by
      expect(read(digitsOf(changed))).not.toMatchObject({ value: { signature: 'verified' } })
    }),
  )
})

describe('what is damaged or too much is refused', () => {
  const bytes = signed(unsignedBytes(sita), keys.privateKey)
  test.each([
    ['digits of nothing', '7'.repeat(2500), 'notReadable'],
    ['digits that unfold to nothing', digitsOf(Buffer.alloc(0)).padStart(120, '0'), 'notReadable'],
    ['half of the digits', secureQr(sita, keys.privateKey).slice(0, 400), 'notReadable'],
    ['fields missing', digitsOf(bytes.subarray(0, 60)), 'notReadable'],
    ['an indicator that is none', secureQr({ ...sita, indicator: '7' as '3' }), 'notReadable'],
    ['no name', secureQr({ ...sita, name: ' ' }), 'notReadable'],
    ['fields that are not where they should be', secureQr({ ...sita, dob: 'Sita Devi', name: '07-05-1987' }), 'notReadable'],
    ['a reference id that is none', secureQr({ ...sita, referenceId: 'Sita' }), 'notReadable'],
    ['a field without end', secureQr({ ...sita, name: 'a'.repeat(600) }), 'notReadable'],
    ['a bomb', digitsOf(Buffer.alloc(2_000_000)), 'notReadable'],
    ['a card that swells', secureQr({ ...sita, photo: Buffer.alloc(40_000) }), 'notReadable'],
  ])('%s', (_, digits, reason) => {
    expect(digits.length).toBeLessThan(8192)
    expect(readAadhaarQr(digits, { certificates: [] })).toEqual({ ok: false, error: reason })
  })

  test.each([
    ['signature', sita],
    ['hashes and signature', { ...sita, version: '' as const, indicator: '3' as const }],
  ])('no room for %s', (_, card) => {
    const whole = signed(unsignedBytes(card), keys.privateKey)
    const withoutPhoto = whole.length - sita.photo.length
    expect(readAadhaarQr(digitsOf(whole.subarray(0, withoutPhoto)), { certificates: [] })).toMatchObject({ ok: true })
    expect(readAadhaarQr(digitsOf(whole.subarray(0, withoutPhoto - 1)), { certificates: [] })).toEqual({ ok: false, error: 'notReadable' })
  })

  test('a large photo is no bomb', () => {
    expect(read(secureQr({ ...sita, photo: Buffer.alloc(20_000) }, keys.privateKey)).ok).toBe(true)
  })
})

test('any digits, any bytes in the right wrapping: a value or a reason', () => {
  const closed = /^(?:value|notReadable|unknownVersion|signatureWrong|notAnAadhaarQr)$/
  const said = (digits: string) => {
    const result = read(digits)
    return result.ok ? 'value' : result.error
  }
  fc.assert(fc.property(fc.stringMatching(/^[0-9]{100,400}$/), digits => void expect(said(digits)).toMatch(closed)))
  const start = fc.constantFrom('', 'V', 'V2', 'V2\xff', '3\xff', 'V2\xff3\xff2346\xffSita\xff1987\xffF\xff')
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 600 }), (head, tail) => {
      const digits = digitsOf(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(tail)]))
      const result = readAadhaarQrSecure(digits, certificates)
      expect(result.ok ? 'value' : result.error).toMatch(closed)
      expect(said(digits)).toMatch(closed)
    }),
    { numRuns: 500 },
  )
})
