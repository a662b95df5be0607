import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counterOf, counterQrHosts } from './counter-qr.ts'

const rules = { hipIds: ['IN3410000260'], hosts: counterQrHosts }
const read = (text: string) => counterOf(text, rules)
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

describe('a sheet that is not one of ours is refused', () => {
  test.each([
    ['another hospital', 'https://phr.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'anotherHospital'],
    ['another hospital, JSON', '{"hipId":"IN9999999999","code":"1"}', 'anotherHospital'],
    ['our id with something behind it', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260_1&counter-id=1', 'anotherHospital'],
    ['no counter', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260', 'unknownCounter'],
    ['an empty counter', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=%20', 'unknownCounter'],
    ['a counter of signs', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=%3Cscript%3E', 'unknownCounter'],
    ['two counters', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=1&counter_id=2', 'unknownCounter'],
    ['two counters, one behind #', 'https://phr.abdm.gov.in/?hip-id=IN3410000260&counter-id=1#/x?counter-id=2', 'unknownCounter'],
    ['a list as counter', '{"hipId":"IN3410000260","code":["1"]}', 'unknownCounter'],
    ['two hospitals', 'https://phr.abdm.gov.in/share-profile?hip-id=IN3410000260&hipId=IN9&counter-id=1', 'notACounterQr'],
    ['our id on a strange host', 'https://phr.abdm.gov.in.evil.example/share-profile?hip-id=IN3410000260&counter-id=1', 'unknownHost'],
    ['our id on a host in disguise', 'https://phr.abdm.gov.in@evil.example/share-profile?hip-id=IN3410000260&counter-id=1', 'unknownHost'],
    ['our id on another port', 'https://phr.abdm.gov.in:8443/share-profile?hip-id=IN3410000260&counter-id=1', 'unknownHost'],
    ['letters that look alike', 'https://phr.аbdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=1', 'unknownHost'],
    ['another id on a strange host', 'https://evil.example/share-profile?hip-id=IN9999999999&counter-id=1', 'notACounterQr'],
    ['a script', 'javascript:alert("hip-id=IN3410000260&counter-id=1")', 'notACounterQr'],
    ['a file', 'file:///share-profile?hip-id=IN3410000260&counter-id=1', 'notACounterQr'],
    ['half a JSON', '{"hipId":', 'notACounterQr'],
    ['a list', '[{"hipId":"IN3410000260","code":"1"}]', 'notACounterQr'],
    ['a novel', `hip-id=IN3410000260&counter-id=1&x=${'a'.repeat(100_000)}`, 'notACounterQr'],
    ['braces without end', '{'.repeat(8000), 'notACounterQr'],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toEqual({ ok: false, error: problem })
  })
})

const heads = [
  'https://phrsbx.abdm.gov.in/share-profile?',
  'https://phr.abdm.gov.in/share-profile?',
  'HTTPS://PHR.ABDM.GOV.IN/SHARE-PROFILE?',
  'https://phrsbx.abdm.gov.in/phr/v3/share-profile?',
  'https://phr.abdm.gov.in/share?',
  'https://phr.abdm.gov.in/share-profile#',
  'https://phr.abdm.gov.in/#/share-profile?',
  'abdm://share?',
  '?',
  '',
]
const hipKeys = ['hip-id', 'hipId', 'hip_id', 'hipid', 'HIP-ID', 'facilityId', 'facility_id']
const counterKeys = ['counter-id', 'counterId', 'counter_id', 'counterid', 'COUNTER-ID', 'counter-code', 'code']
const counterId = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,40}[A-Za-z0-9])?$/)
const other = fc.constantFrom(['facility_name', 'District Hospital & Sons'], ['utm', '{}'], ['name', 'ज़िला']) as fc.Arbitrary<[string, string]>

test('what is printed for a counter is read, in each spelling, form and order', () => {
  const sheet = fc.record({
    head: fc.constantFrom(...heads, 'JSON'),
    hipKey: fc.constantFrom(...hipKeys),
    counterKey: fc.constantFrom(...counterKeys),
    counterId,
    others: fc.array(other, { maxLength: 2 }),
    counterFirst: fc.boolean(),
  })
  fc.assert(
    fc.property(sheet, ({ head, hipKey, counterKey, counterId, others, counterFirst }) => {
      const both: [string, string][] = [
        [hipKey, 'IN3410000260'],
        [counterKey, counterId],
      ]
      const pairs = [...(counterFirst ? both.reverse() : both), ...others]
      const text = head === 'JSON' ? JSON.stringify(Object.fromEntries(pairs)) : head + new URLSearchParams(pairs)
      expect(read(text)).toEqual(good(counterId))
    }),
    { numRuns: 500 },
  )
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
