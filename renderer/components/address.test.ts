import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressRules, isFineAddress, mostLetters, written } from './address.ts'

describe('the rules of an own ABHA address', () => {
  test.each(['sukmati64', 'SUKMATI.KASHYAP', 'netam_b.1985', 'abcdefgh', 'a2345678901234567z'])('%s is fine', text =>
    expect(isFineAddress(text)).toBe(true),
  )
  test.each([
    ['sukmati', { length: 'open', first: 'kept', signs: 'kept' }],
    ['', { length: 'open', first: 'open', signs: 'open' }],
    ['64sukmati', { length: 'kept', first: 'broken', signs: 'kept' }],
    ['.sukmati', { length: 'kept', first: 'broken', signs: 'broken' }],
    ['sukmati64.', { length: 'kept', first: 'kept', signs: 'open' }],
    ['suk.ma.ti64', { length: 'kept', first: 'kept', signs: 'broken' }],
    ['suk_ma_ti64', { length: 'kept', first: 'kept', signs: 'broken' }],
    ['abcdefghijklmnopqrs', { length: 'broken', first: 'kept', signs: 'kept' }],
  ] as const)('%s is not, and the rule says why', (text, rules) => {
    expect(addressRules(text)).toEqual(rules)
    expect(isFineAddress(text)).toBe(false)
  })
})

test('whatever is pressed, no more than eighteen letters are held, and what is fine has one dot and one underscore at most, inside', () => {
  const keys = fc.array(fc.constantFrom(...'ABYZ019._', 'erase'), { maxLength: 60 })
  fc.assert(
    fc.property(keys, pressed => {
      const text = pressed.reduce(written, '')
      expect(text.length).toBeLessThanOrEqual(mostLetters)
      if (isFineAddress(text)) expect(text).toMatch(/^[A-Z](?!.*\..*\.)(?!.*_.*_)[A-Z0-9._]{6,16}[A-Z0-9]$/)
    }),
  )
})
