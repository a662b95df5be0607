import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readProblem, trimCode } from './problem.ts'

describe('every way ABDM says no is read', () => {
  test.each([
    ['wrapped', { error: { code: 'ABDM-1204', message: 'UIDAI Error code : 400 : Invalid Aadhaar OTP value.' } }, 'ABDM-1204', [], '400'],
    ['flat', { code: 'ABDM-1211', message: 'User not found.' }, 'ABDM-1211', [], null],
    ['array', [{ code: 'ABDM-9999: ', message: 'Invalid Transaction Id' }], 'ABDM-9999', [], null],
    ['fields', { loginId: 'Invalid LoginId', timestamp: '2026-09-16 14:34:55' }, null, ['loginId'], null],
    ['message', { message: 'Invalid X-token', timestamp: '2024-05-10T12:01:22.000Z' }, null, [], null],
    ['description', { txnId: '5f6e', description: 'Invalid OTP value' }, null, [], null],
    ['flat', { code: '900901', message: 'Invalid Credentials', description: 'Make sure' }, '900901', [], null],
    ['flat', { code: '404', type: 'Status report', message: 'Runtime Error', description: 'No matching resource' }, '404', [], null],
    ['path', { timestamp: 'x', path: '/api/v3/x', status: 404, error: 'Not Found', requestId: 'a7319638-72' }, null, [], null],
    ['empty', null, null, [], null],
    ['text', 'Access Denied', null, [], null],
    ['authFailed', { authResult: 'failed', message: 'OTP expired, please try again', accounts: [] }, null, [], null],
    [
      'flat',
      { code: 'ABDM-1006: ', message: ' [{"scope":"Invalid Scope","loginHint":"Invalid Login Hint"}]' },
      'ABDM-1006',
      ['scope', 'loginHint'],
      null,
    ],
    ['array', [{ 'ABDM-1006: ': 'Invalid OTP Request' }], 'ABDM-1006', [], null],
    ['array', [{ code: 'ABDM-1204: ', message: 'UIDAI Error code:300 :' }], 'ABDM-1204', [], '300'],
    ['message', { message: 'UIDAI Error code : 400 : Invalid Aadhaar OTP value.', timestamp: 'x' }, null, [], '400'],
  ] as const)('%s: %j', (shape, body, code, fields, uidai) => {
    const problem = readProblem(body)
    expect(problem).toMatchObject({ shape, code, fields: [...fields], uidai })
  })

  test('words inside each shape can be matched', () => {
    for (const body of [
      { error: { message: 'here' } },
      { message: 'here' },
      [{ message: 'here' }],
      { x: 'here' },
      'here',
      { path: '/', error: 'here' },
    ])
      expect(readProblem(body).texts).toContain('here')
  })
})

test('a code is short: nothing longer is let through in its place', () => {
  expect(trimCode(' ABDM-1006: ')).toBe('ABDM-1006')
  expect(trimCode(900902)).toBe('900902')
  for (const value of ['234123412346', '9876543210', 'Sita Devi', 'ABDM-98765432', '482913', '', null, {}]) expect(trimCode(value)).toBeNull()
})

test('no answer, however strange, makes it throw', () => {
  fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.json()), body => void readProblem(body)))
})

test('an answer packed into itself many times over ends', () => {
  let body: unknown = { message: 'deep' }
  for (let depth = 0; depth < 50; depth++) body = { error: body }
  expect(readProblem(body).code).toBeNull()
})
