import { expect, test } from 'vitest'
import { endingInSentence, maskAbhaNumber, maskAddress, maskMobile } from './mask.ts'

test('of a number only the ending is seen', () => {
  expect(maskAbhaNumber('91-1234-5678-4821')).toBe('91 •••• •••• 4821')
  expect(maskAbhaNumber('91-****-****-5727')).toBe('91 •••• •••• 5727')
  expect(maskAbhaNumber('91-7561-4088-XXXX')).toBe('91 •••• •••• ••••')
  expect(maskMobile('9876541234')).toBe('•••••• 1234')
  expect(maskMobile('******1234')).toBe('•••••• 1234')
  expect(maskMobile('9340******')).toBe('•••••• ••••')
  expect(maskAddress({ line: 'House 4', district: 'Jalgaon' })).toBe('••••••••, Jalgaon')
  expect(maskAddress({ line: null, district: null })).toBe('')
})

test.each([
  ['OTP sent to Aadhaar registered mobile number ending with ******0903', '0903'],
  ['OTP is sent to mobile number ending with *******0903', '0903'],
  ['OTP sent to XXXXXX1234.', '1234'],
  ['OTP sent to mobile ending with 4321', '4321'],
  ['OTP sent to 9340******', null],
  ['OTP sent to 9876543210', null],
  ['OTP sent', null],
  [null, null],
])('where the code went: %s', (sentence, ending) => {
  expect(endingInSentence(sentence)).toBe(ending)
})
