import { afterEach, describe, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import type { PhrRoute } from './phr-login.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { reveal, Secret } from './secret.ts'
import type { UserTokens } from './user-tokens.ts'

let desk: Desk
let encrypt: Encryptor<'phr'>
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply) {
  desk = await startDesk(answer)
  const read = await desk.abdm.encryptors.phr()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const users = [{ abhaAddress: 'sita@sbx', abhaNumber: null, fullName: 'Sita Devi', kycStatus: 'PENDING', status: 'ACTIVE' }]
const verified = {
  message: 'ok',
  authResult: 'success',
  txnId: 't2',
  users,
  tokens: { token: 'maybe-t', expiresIn: 1800, refreshToken: 'r', refreshExpiresIn: null },
}

test.each([
  [{ by: 'mobile', via: 'abdm' }, ['abha-address-login', 'mobile-verify'], 'mobile-number', 'choose'],
  [{ by: 'abha-address', via: 'abdm' }, ['abha-address-login', 'mobile-verify'], 'abha-address', 'in'],
  [{ by: 'abha-number', via: 'abdm' }, ['abha-login', 'mobile-verify'], 'abha-number', 'choose'],
  [{ by: 'abha-number', via: 'aadhaar' }, ['abha-login', 'aadhaar-verify'], 'abha-number', 'choose'],
  [{ by: 'aadhaar', via: 'aadhaar' }, ['abha-login', 'aadhaar-verify', 'aadhaar-otp-verify'], 'aadhaar', 'choose'],
] as [PhrRoute, string[], string, string][])('%j: its words, and the route decides what comes next', async (route, scope, loginHint, kind) => {
  await start((_, count) => ({ json: count === 1 ? { txnId: 't1', message: 'OTP sent' } : verified }))
  expect(await desk.abdm.phrLogin.requestOtp({ ...route, loginId: encrypt('9876543210') })).toMatchObject({ ok: true, value: { txnId: 't1' } })
  expect(desk.last()).toMatchObject({ path: '/abha/api/v3/phr/app/login/request/otp', body: { scope, loginHint, otpSystem: route.via } })
  expect(await desk.abdm.phrLogin.verify({ ...route, txnId: 't1', otp: encrypt('482913') })).toMatchObject({
    ok: true,
    value: { kind, users: [{ name: 'Sita Devi', abhaNumber: null }] },
  })
  expect(desk.last().body.scope).toEqual(scope)
})

test('the other spelling of the Aadhaar hint is tried once', async () => {
  await start(call => (call.body.loginHint === 'aadhaar' ? { status: 400, json: { loginHint: 'Invalid Login Hint' } } : { json: { txnId: 't1' } }))
  expect(await desk.abdm.phrLogin.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: encrypt('234123412346') })).toMatchObject({ ok: true })
  expect(desk.heard.map(call => call.body.loginHint)).toEqual(['aadhaar', 'Aadhaar-number'])
})

describe('choosing an address', () => {
  const choose = (transferToken: Secret) => desk.abdm.phrLogin.verifyUser({ txnId: 't2', transferToken, abhaAddress: 'sita@sbx' })

  test('gives the token share is written for', async () => {
    await start(() => ({ json: { token: 'phr-token', expiresIn: 1800, refreshToken: null } }))
    const tokens = await choose(new Secret('t-token'))
    if (!tokens.ok) throw new Error(tokens.error.reason)
    expect(desk.last()).toMatchObject({ headers: { 't-token': 'Bearer t-token' }, body: { abhaAddress: 'sita@sbx', txnId: 't2' } })
    expect(tokens.value.family).toBe('phr')
    expect(reveal(tokens.value.token)).toBe('phr-token')
  })

  test('a transfer token that is none was the user’s own', async () => {
    await start(() => ({ status: 400, json: { message: 'Invalid T-token' } }))
    const tokens = await choose(new Secret('x-token'))
    expect(tokens.ok && reveal(tokens.value.token)).toBe('x-token')
  })

  test('an unknown transaction is something else', async () => {
    await start(() => ({ status: 400, json: [{ code: 'ABDM-9999: ', message: 'Invalid Transaction Id' }] }))
    expect(await choose(new Secret('t-token'))).toMatchObject({ ok: false, error: { reason: 'sessionExpired' } })
  })
})

describe('the way to a token for the share', () => {
  const login = (family: UserTokens['family'] = 'abha'): UserTokens => ({ token: new Secret('x-token'), family, expiresAt: new Date() })
  const obtain = (tokens: UserTokens | null, mobile = true) => desk.abdm.phrTokens.obtain({ hipId: 'IN1', login: tokens, mobile })

  test('the login’s own, if ABDM takes it; asked by a call that shares nothing', async () => {
    await start(() => ({ status: 404, json: { error: { code: 'ABDM-1001', message: 'No data found' } } }))
    expect(await obtain(login())).toMatchObject({ ok: true, value: { kind: 'token', way: 'sameToken' } })
    expect(desk.heard.map(call => call.method)).toEqual(['GET'])
    expect(desk.abdm.phrTokens.remembered('IN1')).toBe('sameToken')
    expect(await obtain(login())).toMatchObject({ value: { kind: 'token' } })
    expect(desk.heard).toHaveLength(1)
  })

  test('else a second code, and the next person here is asked at once', async () => {
    await start(() => ({ status: 401, json: { error: { code: 'ABDM-1065' } } }))
    expect(await obtain(login())).toEqual({ ok: true, value: { kind: 'needsCode', way: 'phrLoginByAddress' } })
    const asked = desk.heard.length
    expect(await obtain(login())).toMatchObject({ value: { kind: 'needsCode' } })
    expect(desk.heard).toHaveLength(asked)
    expect(desk.abdm.phrTokens.remembered('IN2')).toBeNull()
  })

  test('a share that refuses the token teaches the same', async () => {
    await start(() => ({ json: [] }))
    expect(await obtain(login())).toMatchObject({ value: { kind: 'token' } })
    expect(desk.abdm.phrTokens.refused('IN1', 'sameToken')).toBe('phrLoginByAddress')
    expect(await obtain(login())).toMatchObject({ value: { kind: 'needsCode', way: 'phrLoginByAddress' } })
  })

  test('an address no code can be sent to leads to the mobile, and that to nothing more', async () => {
    await start(() => ({ json: [] }))
    expect(desk.abdm.phrTokens.refused('IN1', 'phrLoginByAddress')).toBe('phrLoginByMobile')
    expect(await obtain(login())).toMatchObject({ value: { kind: 'needsCode', way: 'phrLoginByMobile' } })
    expect(await obtain(login(), false)).toMatchObject({ ok: false, error: { reason: 'notPermitted' } })
    expect(desk.abdm.phrTokens.refused('IN1', 'phrLoginByMobile')).toBeNull()
    expect(desk.abdm.phrTokens.remembered('IN1')).toBeNull()
  })

  test('nothing is learned from a broken line, from nobody, or from a PHR token', async () => {
    await start(() => 'reset')
    expect(await obtain(login())).toMatchObject({ ok: false, error: { reason: 'network' } })
    expect(await obtain(null)).toMatchObject({ value: { kind: 'needsCode' } })
    expect(await obtain(login('phr'))).toMatchObject({ value: { kind: 'token' } })
    expect(desk.abdm.phrTokens.remembered('IN1')).toBeNull()
  })
})
