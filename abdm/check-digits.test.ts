import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abhaNumberLooksRight,
  formatAbhaNumber,
  isAadhaar,
  isAbhaAddress,
  isAbhaNumber,
  isMobile,
  isNewAbhaAddress,
  isOtp,
  luhnFits,
  verhoeffFits,
} from './check-digits.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const change = (text: string, at: number, by: number) => text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1)
const endings = [...'0123456789']

describe.each([
  ['Verhoeff', verhoeffFits, '236', '2363'],
  ['Luhn', luhnFits, '7992739871', '79927398713'],
] as const)('%s', (_, fits, bare, whole) => {
  test('the published example', () => {
    expect(endings.filter(digit => fits(bare + digit)).map(digit => bare + digit)).toEqual([whole])
  })

  test('exactly one last digit fits, and one wrong digit never does', () => {
    fc.assert(
      fc.property(digits(11), fc.nat(11), fc.integer({ min: 1, max: 9 }), (head, at, by) => {
        const fitting = endings.filter(digit => fits(head + digit))
        expect(fitting).toHaveLength(1)
        expect(fits(change(head + fitting[0], at, by))).toBe(false)
      }),
    )
  })

  test('other signs never fit', () => {
    for (const text of ['', '12a4', ' 2363', '२३६३']) expect(fits(text)).toBe(false)
  })
})

test('Verhoeff sees two neighbours changed about', () => {
  fc.assert(
    fc.property(digits(11), fc.nat(10), (head, at) => {
      const whole = head + endings.find(digit => verhoeffFits(head + digit))
      const [a, b] = [whole[at], whole[at + 1]]
      fc.pre(a !== b)
      expect(verhoeffFits(`${whole.slice(0, at)}${b}${a}${whole.slice(at + 2)}`)).toBe(false)
    }),
  )
})

test('an Aadhaar number has twelve digits, never starts with 0 or 1, and its last digit fits', () => {
  const ending = (head: string) => head + endings.find(digit => verhoeffFits(head + digit))
  expect(isAadhaar(ending('23412341234'))).toBe(true)
  for (const head of ['03412341234', '13412341234', '2341234123', '234123412345678']) expect(isAadhaar(ending(head))).toBe(false)
})

test('mobiles and codes', () => {
  expect(['9876543210', '6000000000'].every(isMobile)).toBe(true)
  expect(['5876543210', '987654321', '+919876543210', '******0903', '९८७६५४३२१०'].some(isMobile)).toBe(false)
  expect(isOtp('048291')).toBe(true)
  expect(['48291', '4829100', '48291a'].some(isOtp)).toBe(false)
})

test('an ABHA number: shape decides, the check digit only advises', () => {
  const head = '9112345678901'
  const right = head + endings.find(digit => luhnFits(head + digit))
  expect(abhaNumberLooksRight(right)).toBe(true)
  expect(abhaNumberLooksRight(formatAbhaNumber(right))).toBe(true)
  expect(abhaNumberLooksRight(change(right, 13, 1))).toBe(false)
  expect(isAbhaNumber(change(right, 13, 1))).toBe(true)
  expect(formatAbhaNumber(right)).toMatch(/^91-1234-5678-901\d$/)
  expect(formatAbhaNumber('91-7561-4088-XXXX')).toBe('91-7561-4088-XXXX')
})

test('ABHA addresses', () => {
  expect(['sita.devi@sbx', '91756140880000@abdm', '26_name.x@sbx'].every(isAbhaAddress)).toBe(true)
  expect(['sita.devi', '.sita@sbx', 'sita@gmail', 'सीता@sbx', `${'a'.repeat(200)}@sbx`].some(isAbhaAddress)).toBe(false)
  expect(['sita.devi', 'sita_devi.84', 'abcdefgh'].every(isNewAbhaAddress)).toBe(true)
  expect(['sita', '1sitadevi', 'sita..devi', '.sitadevi', 'sitadevi_', 'sita-devi', 'a'.repeat(19)].some(isNewAbhaAddress)).toBe(false)
})

test('a text without end is none of them, and any text gets an answer', () => {
  const rules = [isAadhaar, isMobile, isOtp, isAbhaNumber, isAbhaAddress, isNewAbhaAddress, abhaNumberLooksRight]
  for (const sign of ['9', 'a', '.', 'a@sbx ', '-', ' ']) for (const rule of rules) expect(rule(sign.repeat(100_000))).toBe(false)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const rule of rules) expect(typeof rule(text)).toBe('boolean')
      if (!isAbhaNumber(text)) expect(formatAbhaNumber(text)).toBe(text)
    }),
  )
})
