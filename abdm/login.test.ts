import { afterEach, describe, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import type { LoginRoute } from './login.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { reveal, Secret } from './secret.ts'
import type { UserTokens } from './user-tokens.ts'

let desk: Desk
let encrypt: Encryptor
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply, timeouts = {}) {
  desk = await startDesk(answer, { timeouts })
  const read = await desk.abdm.encryptors.profile()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const sita = {
  ABHANumber: '91-1234-5678-9012',
  preferredAbhaAddress: 'sita@sbx',
  name: 'Sita Devi',
  gender: 'F',
  dob: '26-06-1999',
  status: 'ACTIVE',
}
const ravi = {
  ABHANumber: '91-****-****-5727',
  preferredAbhaAddress: 'ravi@sbx',
  name: 'Ravi',
  gender: 'M',
  dob: '1980-02-04',
  status: 'ACTIVE',
  verificationType: 'CHILD_ABHA',
}
const byMobile = { by: 'mobile', via: 'abdm' } as const

test.each([
  [byMobile, ['abha-login', 'mobile-verify'], 'mobile', 'abdm', '9876543210'],
  [{ by: 'abha-number', via: 'abdm' }, ['abha-login', 'mobile-verify'], 'abha-number', 'abdm', '91-1234-5678-9012'],
  [{ by: 'abha-number', via: 'aadhaar' }, ['abha-login', 'aadhaar-verify'], 'abha-number', 'aadhaar', '91-1234-5678-9012'],
  [{ by: 'aadhaar', via: 'aadhaar' }, ['abha-login', 'aadhaar-verify'], 'aadhaar', 'aadhaar', '234123412346'],
] as [LoginRoute, string[], string, string, string][])('%j asks with its own words', async (route, scope, loginHint, otpSystem, identifier) => {
  await start(() => ({
    json: { txnId: 't1', message: 'OTP sent to mobile number ending with ******3210', token: 'x', refreshToken: 'r', accounts: [] },
  }))
  expect(await desk.abdm.login.requestOtp({ ...route, loginId: encrypt(identifier) })).toEqual({ ok: true, value: { txnId: 't1', sentTo: '3210' } })
  const { loginId, ...rest } = desk.last().body
  expect(rest).toEqual({ scope, loginHint, otpSystem })
  expect(desk.open(loginId)).toBe(identifier)
  await desk.abdm.login.verify({ ...route, txnId: 't1', otp: encrypt('482913') })
  expect(desk.last().body.scope).toEqual(scope)
  expect(desk.open(desk.last().body.authData.otp.otpValue)).toBe('482913')
})

describe('the answer decides what comes next', () => {
  const verify = () => desk.abdm.login.verify({ ...byMobile, txnId: 't1', otp: encrypt('482913') })

  test('a refresh token: the person is in', async () => {
    await start(() => ({
      json: { txnId: 't1', authResult: 'success', token: 'x-token', expiresIn: 1800, refreshToken: 'r-token', accounts: [sita] },
    }))
    const login = await verify()
    expect(login).toMatchObject({ ok: true, value: { kind: 'in', accounts: [{ name: 'Sita Devi', birth: { year: '1999' } }] } })
    expect(JSON.stringify(login)).not.toMatch(/x-token|r-token/)
  })

  test('none: one of the accounts is to be chosen, sent back as it stood in the list', async () => {
    await start((_, count) =>
      count === 1
        ? { json: { txnId: 't2', authResult: 'success', token: 't-token', expiresIn: 300, refreshToken: null, accounts: [sita, ravi] } }
        : { json: { token: 'x-token', expiresIn: 1800, refreshToken: 'r-token' } },
    )
    const login = await verify()
    if (!login.ok || login.value.kind !== 'choose') throw new Error('not a choice')
    expect(login.value.accounts[1]).toMatchObject({ birth: { day: '04', month: '02', year: '1980' }, isChild: true })
    const { transferToken, txnId } = login.value
    const tokens = await desk.abdm.login.verifyUser({ txnId, transferToken, abhaNumber: '91-****-****-5727' })
    if (!tokens.ok) throw new Error(tokens.error.reason)
    expect(desk.last()).toMatchObject({ headers: { 't-token': 'Bearer t-token' }, body: { ABHANumber: '91-****-****-5727', txnId: 't2' } })
    expect(reveal(tokens.value.token)).toBe('x-token')
    expect(transferToken.wiped).toBe(true)
    expect(await desk.abdm.login.verifyUser({ txnId, transferToken, abhaNumber: '91' })).toMatchObject({ error: { reason: 'sessionExpired' } })
  })

  test.each([
    [{ authResult: 'success', token: 't-token', expiresIn: 300, accounts: [] }, 200, 'noAbhaFound'],
    [{ authResult: 'success', accounts: [] }, 200, 'noAbhaFound'],
    [{ authResult: 'success' }, 200, 'unexpected'],
    [{}, 200, 'unexpected'],
    [{ authResult: 'failed', message: 'OTP did not match, please try again' }, 200, 'wrongOtp'],
    [{ otpValue: 'Invalid OTP Value', timestamp: 'x' }, 400, 'wrongOtp'],
  ])('%j: no way in', async (json, status, reason) => {
    await start(() => ({ status, json }))
    expect(await verify()).toMatchObject({ ok: false, error: { reason } })
  })
})

describe('the account that was chosen is refused', () => {
  const refused = { status: 400, json: { error: { code: 'ABDM-9999', message: 'Invalid ABHA Number' } } }
  test.each([
    ['91-****-****-5727', refused, 'maskedNumberRefused'],
    ['91-XXXX-XXXX-5727', { status: 422 }, 'maskedNumberRefused'],
    ['91-1234-5678-5727', refused, 'unexpected'],
    // what has a name of its own, or is ABDM's own trouble, is not the mask's fault
    ['91-****-****-5727', { status: 401 }, 'sessionExpired'],
    ['91-****-****-5727', { status: 500 }, 'unexpected'],
  ] as [string, Reply, string][])('%s, %j: %s', async (abhaNumber, reply, reason) => {
    await start(() => reply)
    const entered = await desk.abdm.login.verifyUser({ txnId: 't', transferToken: new Secret('t-token'), abhaNumber })
    expect(entered).toMatchObject({ ok: false, error: { reason } })
  })
})

describe('logging out', () => {
  const tokensOf = (family: UserTokens['family']): UserTokens => ({ token: new Secret('x-token'), family })

  test.each([
    ['abha', '/abha/api/v3/profile/account/request/logout'],
    ['phr', '/abha/api/v3/phr/app/login/profile/request/logout'],
  ] as const)('%s: the token is gone before ABDM hears of it', async (family, path) => {
    const tokens = tokensOf(family)
    let wipedBefore = false
    await start(() => {
      wipedBefore = tokens.token.wiped
      return { json: {} }
    })
    await desk.abdm.login.logout(tokens)
    expect(wipedBefore).toBe(true)
    expect(desk.last()).toMatchObject({ method: 'GET', path, headers: { 'x-token': 'Bearer x-token' } })
    await desk.abdm.login.logout(tokens)
    expect(desk.heard).toHaveLength(1)
  })

  test.each(['hang', 'reset', { status: 404 }, { status: 401 }] as Reply[])('%j delays nobody', async reply => {
    await start(() => reply, { logoutMs: 50 })
    const tokens = tokensOf('abha')
    await expect(desk.abdm.login.logout(tokens)).resolves.toBeUndefined()
    expect(tokens.token.wiped).toBe(true)
  })
})

describe('reading the profile', () => {
  const tokens: UserTokens = { token: new Secret('x-token'), family: 'abha' }
  const png = Buffer.from('iVBORw0KGgo=', 'base64')

  test('the token goes as a bearer', async () => {
    await start(() => ({ json: { ABHANumber: '91-1234-5678-9012', name: 'Sita Devi', mobile: '******3210' } }))
    expect(await desk.abdm.profile.get(tokens)).toMatchObject({ ok: true, value: { name: 'Sita Devi', mobile: '******3210' } })
    expect(desk.last()).toMatchObject({ path: '/abha/api/v3/profile/account', headers: { 'x-token': 'Bearer x-token' } })
    expect(desk.last().headers['x-auth-token']).toBeUndefined()
  })

  test('the PHR family takes both headers', async () => {
    await start(() => ({ json: { fullName: 'Sita Devi' } }))
    await desk.abdm.profile.get({ ...tokens, family: 'phr' })
    expect(desk.last()).toMatchObject({
      path: '/abha/api/v3/phr/app/login/profile',
      headers: { 'x-token': 'Bearer x-token', 'x-auth-token': 'x-token' },
    })
  })

  test('the card is known by its bytes, and has a second address', async () => {
    await start(call => (call.path.endsWith('/abha-card') ? { status: 401 } : { bytes: png, type: 'application/json' }))
    expect(await desk.abdm.profile.card(tokens)).toMatchObject({ ok: true, value: { type: 'image/png' } })
    expect(desk.heard.map(call => call.path.split('/').at(-1))).toEqual(['abha-card', 'download-abha-card'])
  })

  test('a picture as base64 text is one too; a page is none', async () => {
    await start((_, count) => (count === 1 ? { text: png.toString('base64'), type: 'text/plain' } : { text: '<html>', type: 'text/html' }))
    expect(await desk.abdm.profile.qrCode(tokens)).toMatchObject({ ok: true, value: { type: 'image/png' } })
    expect(await desk.abdm.profile.qrCode(tokens)).toMatchObject({ ok: false, error: { reason: 'network', line: 'notAbdm' } })
  })

  test('not allowed to read is a failure one can live with', async () => {
    await start(() => ({ status: 401 }))
    expect(await desk.abdm.profile.get(tokens)).toMatchObject({ error: { reason: 'notPermitted' } })
  })
})
