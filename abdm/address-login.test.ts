import { afterEach, describe, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { reveal } from './secret.ts'

let desk: Desk
let encrypt: Encryptor<'phrWeb'>
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply, options: Parameters<typeof startDesk>[1] = {}) {
  desk = await startDesk(answer, options)
  const read = await desk.abdm.encryptors.phrWeb()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const found = {
  healthIdNumber: '91-1234-5678-9012',
  abhaAddress: 'sita@sbx',
  authMethods: ['MOBILE_OTP', 'AADHAAR_OTP'],
  blockedAuthMethods: [],
  status: 'ACTIVE',
  mobile: '9340******',
}
const search = () => desk.abdm.addressLogin.search({ abhaAddress: 'sita@sbx' })

describe('what an address may be entered with', () => {
  test('is asked in the open, and both ways are offered', async () => {
    await start(() => ({ json: found }))
    expect(await search()).toEqual({ ok: true, value: { abhaAddress: 'sita@sbx', senders: ['abdm', 'aadhaar'], status: 'ACTIVE' } })
    expect(desk.last()).toMatchObject({ path: '/abha/api/v3/phr/web/login/abha/search', body: { abhaAddress: 'sita@sbx' } })
    expect(desk.last().headers.authorization).toMatch(/^Bearer /)
  })

  test.each([
    [['AADHAAR_OTP'], [], ['aadhaar']],
    [['MOBILE_OTP', 'AADHAAR_OTP'], ['AADHAAR_OTP'], ['abdm']],
    [['PASSWORD'], [], []],
  ])('%j without %j: %j', async (authMethods, blockedAuthMethods, senders) => {
    await start(() => ({ json: { ...found, authMethods, blockedAuthMethods } }))
    expect(await search()).toMatchObject({ ok: true, value: { senders } })
  })

  test('a sleeping account, and an answer without methods', async () => {
    await start((_, count) => (count === 1 ? { json: { ...found, status: 'Deactivated' } } : { json: { message: 'hello' } }))
    expect(await search()).toMatchObject({ ok: false, error: { reason: 'deactivated' } })
    expect(await search()).toMatchObject({ ok: false, error: { reason: 'unexpected' } })
  })
})

test.each([
  ['abdm', 'mobile-verify'],
  ['aadhaar', 'aadhaar-verify'],
] as const)('a code by %s, encrypted with the key of the config', async (via, scope) => {
  await start(() => ({ json: { txnId: 't1', message: 'OTP sent to 9340******' } }))
  expect(await desk.abdm.addressLogin.requestOtp({ via, loginId: encrypt('sita@sbx') })).toEqual({ ok: true, value: { txnId: 't1', sentTo: null } })
  const { loginId, ...rest } = desk.last().body
  expect(desk.last().path).toBe('/abha/api/v3/phr/web/login/abha/request/otp')
  expect(rest).toEqual({ scope: ['abha-address-login', scope], loginHint: 'abha-address', otpSystem: via })
  expect(desk.open(loginId)).toBe('sita@sbx')
})

test('its answer has other names, and no txnId; its profile, card and QR are read where it belongs', async () => {
  const user = {
    abhaAddress: 'sita@sbx',
    fullName: 'Sita Devi',
    profilePhoto: 'x',
    abhaNumber: '91-1234-5678-9012',
    status: 'ACTIVE',
    kycStatus: 'VERIFIED',
  }
  await start((call, count) =>
    count === 1
      ? { json: { message: 'ok', authResult: 'success', users: [user], tokens: { token: 'x-token', expiresIn: 1800, refreshToken: 'r' } } }
      : call.path.endsWith('abha-profile')
        ? { json: { ...user, dateOfBirth: '14-11-1995', pinCode: '494001', mobileVerified: 'true', mobile: '89995*****' } }
        : { status: 202, bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), type: 'image/png' },
  )
  const entered = await desk.abdm.addressLogin.verify({ via: 'abdm', txnId: 't1', otp: encrypt('482913') })
  if (!entered.ok) throw new Error(entered.error.reason)
  expect(entered.value.users).toMatchObject([{ name: 'Sita Devi', abhaAddress: 'sita@sbx' }])
  expect(reveal(entered.value.tokens.token)).toBe('x-token')
  const { profile, login } = desk.abdm
  expect(await profile.get(entered.value.tokens)).toMatchObject({
    ok: true,
    value: { birth: { day: '14', month: '11', year: '1995' }, address: { pincode: '494001' } },
  })
  expect(await profile.card(entered.value.tokens)).toMatchObject({ ok: true, value: { type: 'image/png' } })
  expect(await profile.qrCode(entered.value.tokens)).toMatchObject({ ok: true })
  await login.logout(entered.value.tokens)
  const base = '/abha/api/v3/phr/web/login'
  expect(desk.heard.map(call => call.path)).toEqual([
    `${base}/abha/verify`,
    `${base}/profile/abha-profile`,
    `${base}/profile/abha/phr-card`,
    `${base}/profile/abha/qr-code`,
    '/abha/api/v3/profile/account/request/logout',
  ])
})

test('a right code with nobody behind it', async () => {
  await start(() => ({ json: { authResult: 'success', users: [] } }))
  expect(await desk.abdm.addressLogin.verify({ via: 'abdm', txnId: 't', otp: encrypt('1') })).toMatchObject({
    ok: false,
    error: { reason: 'noAbhaFound' },
  })
})

test.each([
  ['profile', '/abha/api/v3/profile/public/certificate'],
  ['phr', '/abha/api/v3/phr/app/login/public/certificate'],
] as const)('the config says which key these pages take: %s', async (phrWebKey, path) => {
  await start(() => ({ json: {} }), { phrWebKey })
  expect(desk.certificates.map(call => call.path)).toEqual([path])
})
