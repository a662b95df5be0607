import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAbhaCardQr } from './abha-card-qr.ts'

test.each([
  ['{"hidn":"91-1234-5678-9012","hid":"sita.devi@sbx","name":"Sita Devi","dist name":"X"}', '91-1234-5678-9012', 'sita.devi@sbx'],
  ['{"hidn":"91123456789012","phr":"sita.devi@abdm"}', '91-1234-5678-9012', 'sita.devi@abdm'],
  ['{"hidn":91123456789012}', '91-1234-5678-9012', null],
  ['{"hid":"sita.devi@sbx","hidn":""}', null, 'sita.devi@sbx'],
  ['91-1234-5678-9012', '91-1234-5678-9012', null],
  ['sita.devi@sbx', null, 'sita.devi@sbx'],
])('only the identifier is taken from %s', (text, abhaNumber, abhaAddress) => {
  expect(readAbhaCardQr(text)).toEqual({ ok: true, value: { abhaNumber, abhaAddress } })
})

test('other texts are no card, and none makes it throw', () => {
  for (const text of ['', '{}', '{"hidn":"12"}', '{"name":"Sita"}', 'https://phr.abdm.gov.in/share-profile?hip-id=1'])
    expect(readAbhaCardQr(text).ok).toBe(false)
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), text => void readAbhaCardQr(text)))
})
