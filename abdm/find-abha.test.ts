import { afterEach, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'

let desk: Desk
let encrypt: Encryptor
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply) {
  desk = await startDesk(answer)
  const read = await desk.abdm.encryptors.profile()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const entry = { index: 1, ABHANumber: 'xx-xxxx-xxxx-7482', name: 'Sita Devi', gender: 'F', kycVerified: 'true', authMethods: ['MOBILE_OTP', null] }
const find = () => desk.abdm.findAbha.byMobile({ mobile: encrypt('9876543210') })

test('whoever hangs on a mobile is listed without a code, by the end of the number', async () => {
  await start(() => ({ json: [{ txnId: 't1', ABHA: [entry, { ...entry, index: '2', ABHANumber: '91-****-****-****', kycVerified: false }] }] }))
  expect(await find()).toEqual({
    ok: true,
    value: {
      txnId: 't1',
      found: [
        { index: 1, ending: '7482', name: 'Sita Devi', gender: 'F', kycVerified: true, authMethods: ['MOBILE_OTP'] },
        { index: 2, ending: null, name: 'Sita Devi', gender: 'F', kycVerified: false, authMethods: ['MOBILE_OTP'] },
      ],
    },
  })
  expect(desk.last().path).toBe('/abha/api/v3/profile/account/abha/search')
  expect(desk.last().body.scope).toEqual(['search-abha'])
  expect(desk.open(desk.last().body.mobile)).toBe('9876543210')
})

test.each([
  ['an empty list', [{ txnId: 't1', ABHA: [] }], 'noAbhaFound'],
  ['no list at all', [], 'noAbhaFound'],
  ['no transaction', [{ ABHA: [entry] }], 'unexpected'],
  ['something else', { hello: 1 }, 'unexpected'],
])('%s', async (_, json, reason) => {
  await start(() => ({ json }))
  expect(await find()).toMatchObject({ ok: false, error: { reason } })
})

test('one without the list around it is read too', async () => {
  await start(() => ({ json: { txnId: 't1', ABHA: [entry] } }))
  expect(await find()).toMatchObject({ ok: true, value: { txnId: 't1' } })
})

test.each(['abdm', 'aadhaar'] as const)('the login by its place in the list, code by %s', async via => {
  await start((_, count) =>
    count === 1
      ? { json: { txnId: 't2', message: 'OTP sent to mobile number ending with ******0903' } }
      : { json: { txnId: 't2', authResult: 'success', token: 'x', expiresIn: 1800, refreshToken: 'r', accounts: [] } },
  )
  const { login } = desk.abdm
  expect(await login.requestOtp({ by: 'index', via, txnId: 't1', loginId: encrypt('1') })).toEqual({
    ok: true,
    value: { txnId: 't2', sentTo: '0903' },
  })
  const { loginId, ...rest } = desk.last().body
  const verify = via === 'abdm' ? 'mobile-verify' : 'aadhaar-verify'
  expect(rest).toEqual({ txnId: 't1', scope: ['abha-login', 'search-abha', verify], loginHint: 'index', otpSystem: via })
  expect(desk.open(loginId)).toBe('1')
  expect(await login.verify({ by: 'index', via, txnId: 't2', otp: encrypt('482913') })).toMatchObject({ ok: true, value: { kind: 'in' } })
  expect(desk.last().body.scope).toEqual(['abha-login', verify])
})
