import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, failureOf } from './errors.ts'

const endpoints = ['session', 'enrolRequestOtp', 'enrolByAadhaar', 'loginRequestOtp', 'loginVerify', 'profile', 'share', 'findAbha'] as const
const asked = fc.record<Asked>({
  endpoint: fc.constantFrom(...endpoints),
  by: fc.constantFrom('mobile', 'aadhaar', 'abha-address'),
  via: fc.constantFrom('abdm', 'aadhaar'),
})

test('nothing of an answer but a short code and a status ever leaves, whatever it says', () => {
  const secret = '234123412346'
  const value = fc.constantFrom(secret, `code ${secret}`, `Invalid ${secret}`, `ABDM-${secret}`, 'Sita Devi', '482913')
  const body = fc.oneof(
    fc.dictionary(fc.oneof(value, fc.constantFrom('code', 'message', 'error', 'loginId')), value),
    fc.array(fc.dictionary(fc.constantFrom('code', 'message'), value)),
    value,
  )
  fc.assert(
    fc.property(asked, fc.integer({ min: 200, max: 599 }), body, (call, status, said) => {
      const failure = failureOf(call, status, said)
      expect(JSON.stringify(failure)).not.toMatch(/\d{7,}|482913|Sita/)
      expect(Object.keys(failure).sort()).toEqual(['code', 'reason', 'status'])
    }),
  )
})
