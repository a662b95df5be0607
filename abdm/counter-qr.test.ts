import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counterQrHosts } from './counter-qr.ts'
import { readCounterQr } from './qr.ts'

const rules = { hipIds: ['IN3410000260'], hosts: counterQrHosts }
const read = (text: string) => readCounterQr(text, rules)
const good = (counterId: string) => ({ ok: true, value: { hipId: 'IN3410000260', counterId } })

describe('the sheet at a counter of this hospital is understood in every spelling', () => {
  test.each([
    ['https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345', '12345'],
    ['https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=1', '1'],
    ['https://phr.abdm.gov.in/share-profile?hipid=IN3410000260&counterid=OPD-1', 'OPD-1'],
    ['https://phr.abdm.gov.in/share?hip_id=IN3410000260&counter_id=OPD1&facility_name=Other', 'OPD1'],
    ['https://phrsbx.abdm.gov.in/phr/v3/share-profile?HIP-ID=in3410000260&Counter-Id=7', '7'],
    ['https://phrsbx.abdm.gov.in/#/share-profile?hip-id=IN3410000260&counter-id=7', '7'],
    ['abdm://share?hip_id=IN3410000260&counter_id=OPD1', 'OPD1'],
    ['{"hipId":"IN3410000260","code":"12345"}', '12345'],
    ['{"hip_id":"IN3410000260","counter_id":12345,"facility_name":"x"}', '12345'],
    ['hip-id=IN3410000260&counter-id=12', '12'],
    ['?hipId=IN3410000260&counterCode=12', '12'],
    ['  \ufeffhttps://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=Counter%201\n', 'Counter 1'],
    [
      'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=3f2a8f66-2a0e-4c4f-9d0b-6f3f6b1f2c11',
      '3f2a8f66-2a0e-4c4f-9d0b-6f3f6b1f2c11',
    ],
  ])('%s', (text, counterId) => {
    expect(read(text)).toEqual(good(counterId))
  })
})

describe('anything else is refused by what it is', () => {
  test.each([
    ['another hospital', 'https://phr.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'anotherHospital'],
    ['another hospital, JSON', '{"hipId":"IN9999999999","code":"1"}', 'anotherHospital'],
    ['no counter', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260', 'unknownCounter'],
    ['a counter of signs', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=%3Cscript%3E', 'unknownCounter'],
    ['two counters', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=1&counter_id=2', 'unknownCounter'],
    ['two hospitals', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&hipId=IN9&counter-id=1', 'notAQrWeKnow'],
    ['a strange host', 'https://phr.abdm.gov.in.evil.example/share-profile?hip-id=IN3410000260&counter-id=1', 'notAQrWeKnow'],
    ['a host in disguise', 'https://phr.abdm.gov.in@evil.example/share-profile?hip-id=IN3410000260&counter-id=1', 'notAQrWeKnow'],
    ['a script', 'javascript:alert("hip-id=IN3410000260&counter-id=1")', 'notAQrWeKnow'],
    ['a payment', 'upi://pay?pa=shop@bank&pn=Shop&am=10', 'payment'],
    ['a payment, Bharat QR', '00020101021126330016A00000052401', 'payment'],
    ['an ABHA card', '{"hidn":"91-1234-5678-9012","hid":"sita.devi@sbx","name":"Sita Devi"}', 'abhaCard'],
    ['an ABHA number', '91-1234-5678-9012', 'abhaCard'],
    ['an old Aadhaar card', '<?xml version="1.0" encoding="UTF-8"?><PrintLetterBarcodeData uid="x" name="y"/>', 'aadhaarCard'],
    [
      'a new Aadhaar card',
      '6979414848205548481619299442879901900893978332594614407044767485407280104077714658698163325401659212830920734233047578454701810567',
      'aadhaarCard',
    ],
    ['a web page', 'https://example.org/', 'notAQrWeKnow'],
    ['nothing', '', 'notAQrWeKnow'],
    ['half a JSON', '{"hipId":', 'notAQrWeKnow'],
    ['a novel', `hip-id=IN3410000260&counter-id=1&x=${'a'.repeat(9000)}`, 'notAQrWeKnow'],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toEqual({ ok: false, error: problem })
  })
})

const key = fc.constantFrom('hip-id', 'hipId', 'HIP_ID', 'counter-id', 'code', 'x')
const value = fc.oneof(fc.string(), fc.constantFrom('IN3410000260', 'IN9999999999', '1'))
const start = fc.constantFrom(
  '',
  '?',
  'https://phr.abdm.gov.in/share-profile?',
  'abdm://share?',
  'https://evil.example/?',
  'https://phr.abdm.gov.in/#/x?',
)
const crafted = fc
  .tuple(start, fc.array(fc.tuple(key, value), { maxLength: 5 }))
  .map(([head, pairs]) => head + pairs.map(([k, v]) => `${k}=${encodeURIComponent(v.toWellFormed())}`).join('&'))
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  crafted,
  fc.dictionary(key, value).map(v => JSON.stringify(v)),
)

test('whatever is held before it, it never throws, and only this hospital comes out', () => {
  fc.assert(
    fc.property(anything, text => {
      const result = read(text)
      if (result.ok) {
        expect(result.value.hipId).toBe('IN3410000260')
        expect(result.value.counterId).toMatch(/^[A-Za-z0-9 ._-]{1,250}$/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a foreign hospital is never let in by any spelling', () => {
  fc.assert(
    fc.property(
      start,
      key.filter(k => k.toLowerCase().startsWith('hip')),
      fc.stringMatching(/^IN[0-9]{10}$/),
      (head, k, id) => {
        fc.pre(id !== 'IN3410000260')
        expect(read(`${head}${k}=${id}&counter-id=1`).ok).toBe(false)
      },
    ),
  )
})
