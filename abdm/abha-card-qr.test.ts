import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAbhaCardQr } from './abha-card-qr.ts'
import { abhaNumberLooksRight } from './check-digits.ts'

test.each([
  ['{"hidn":"91-1234-5678-9012","hid":"sita.devi@sbx","name":"Sita Devi","dist name":"X"}', '91-1234-5678-9012', 'sita.devi@sbx'],
  ['{"hidn":"91123456789012","phr":"sita.devi@abdm"}', '91-1234-5678-9012', 'sita.devi@abdm'],
  ['{"hidn":91123456789012}', '91-1234-5678-9012', null],
  ['{"hid":"sita.devi@sbx","hidn":""}', null, 'sita.devi@sbx'],
  ['{"hidn":null,"hid":null,"phr":"sita.devi@sbx"}', null, 'sita.devi@sbx'],
  ['{"hidn":"91-XXXX-XXXX-9012","hid":"sita.devi@sbx"}', null, 'sita.devi@sbx'],
  ['{"hidn":"91-1234-5678-9012","address":"12/4\n\tStation Road"}', '91-1234-5678-9012', null],
  ['91-1234-5678-9012', '91-1234-5678-9012', null],
  ['\ufeff 91123456789012 \n', '91-1234-5678-9012', null],
  ['sita.devi@sbx', null, 'sita.devi@sbx'],
])('only the identifier is taken from %s', (text, abhaNumber, abhaAddress) => {
  expect(readAbhaCardQr(text)).toEqual({ ok: true, value: { abhaNumber, abhaAddress } })
})

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const abhaNumber = fc
  .array(digit, { minLength: 12, maxLength: 12 })
  .map(digits => `91${digits.join('')}`.replace(/(..)(....)(....)(....)/, '$1-$2-$3-$4'))
const local = fc.stringMatching(/^[a-z][a-z0-9]{3,8}[._]?[a-z0-9]{1,5}$/)
const abhaAddress = fc.tuple(local, fc.constantFrom('sbx', 'abdm')).map(parts => parts.join('@'))
const code = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }).map(String))
const about = fc.record(
  {
    name: fc.string({ unit: 'grapheme' }),
    gender: fc.constantFrom('M', 'F', 'O'),
    dob: fc.constantFrom('07-05-1987', '07/05/1987', '1987-05-07', '1987', 1987, null),
    mobile: fc.constantFrom('9876543210', 9876543210, '', null),
    address: fc.string({ unit: 'grapheme' }),
    distlgd: code,
    statelgd: code,
    district_name: fc.string(),
    'dist name': fc.string(),
    'state name': fc.string(),
    state_name: fc.string(),
  },
  { requiredKeys: [] },
)

test('every way a card is printed is read, and nothing but the identifier leaves it', () => {
  fc.assert(
    fc.property(abhaNumber, abhaAddress, about, fc.constantFrom('hid', 'phr'), fc.boolean(), (number, address, rest, addressKey, dashes) => {
      const card = { ...rest, hidn: dashes ? number : number.replaceAll('-', ''), [addressKey]: address }
      expect(readAbhaCardQr(JSON.stringify(card))).toEqual({ ok: true, value: { abhaNumber: number, abhaAddress: address } })
    }),
  )
})

test('a check digit that does not fit is said by another function, and forbids nothing', () => {
  const numbers = Array.from({ length: 10 }, (_, last) => `91-1234-5678-901${last}`)
  for (const number of numbers) expect(readAbhaCardQr(JSON.stringify({ hidn: number }))).toMatchObject({ value: { abhaNumber: number } })
  expect(numbers.filter(abhaNumberLooksRight)).toHaveLength(1)
})

test('other texts are no card, and none makes it throw', () => {
  for (const text of ['', '{}', '{"hidn":"12"}', '{"name":"Sita"}', '{"card":{"hidn":"91-1234-5678-9012"}}', '["91-1234-5678-9012"]', '{"hidn":'])
    expect(readAbhaCardQr(text).ok).toBe(false)
  expect(readAbhaCardQr('https://phr.abdm.gov.in/share-profile?hip-id=1').ok).toBe(false)
  expect(readAbhaCardQr(`{"hidn":"91-1234-5678-9012","name":"${'a'.repeat(100_000)}"}`).ok).toBe(false)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), text => {
      const read = readAbhaCardQr(text)
      if (read.ok) expect(Object.keys(read.value)).toEqual(['abhaNumber', 'abhaAddress'])
      else expect(read.error).toBe('notAnAbhaCard')
    }),
  )
})
