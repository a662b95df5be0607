import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, otherThan } from '../caller.fixture.ts'
import { ROUTES, type Route } from './routes.fixture.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const APP = '/phr/app/login'

const ask = (route: Route, loginId: string) => abdm.abha(`${APP}/request/otp`, { ...ROUTES[route], loginId: abdm.encrypt(loginId, 'phr') })
const verify = (route: Route, txnId: string, code: string) =>
  abdm.abha(`${APP}/verify`, { scope: ROUTES[route].scope, authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code, 'phr') } } })
async function prove(route: Route, loginId: string, mobile: string) {
  const { txnId, code } = await abdm.coded(mobile, () => ask(route, loginId))
  return { txnId, answer: await verify(route, txnId, code) }
}
const name = (txnId: string, abhaAddress: string, token: string) =>
  abdm.abha(`${APP}/verify/user`, { txnId, abhaAddress }, { 't-token': `Bearer ${token}` })

describe('the PHR app', () => {
  it('e.5: lists every address on a mobile, self-declared ones too, and gives a token for one', async () => {
    const { txnId, answer } = await prove('mobile', '9000044444', '9000044444')
    expect(answer.body.users.map(({ abhaAddress }: { abhaAddress: string }) => abhaAddress)).toEqual([
      'dongar_1985@sbx',
      'sabri.mandavi88@sbx',
      'kotri.mandavi@sbx',
    ])
    expect(answer.body.tokens).toMatchObject({ expiresIn: 1800, refreshToken: null })
    const { body } = await name(txnId, 'sabri.mandavi88@sbx', answer.body.tokens.token)
    expect(body).toMatchObject({ expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    const profile = await abdm.read(`${APP}/profile`, { 'x-token': `Bearer ${body.token}` })
    expect(profile.body).toMatchObject({ abhaAddress: 'sabri.mandavi88@sbx', mobile: '******4444', pinCode: '494228', mobileVerified: 'true' })

    const bansi = await prove('mobile', '9000012121', '9000012121')
    expect(bansi.answer.body.users).toMatchObject([{ abhaAddress: 'bansi.nag69@sbx', abhaNumber: null, kycStatus: 'PENDING' }])
  })

  it('corrections 2: says by the route, not by lifetime or refresh token, whether an address is still to be named', async () => {
    const byAddress = await prove('address', 'indravati.kashyap@sbx', '9000033333')
    expect(byAddress.answer.body.tokens).toMatchObject({ expiresIn: 1800, refreshToken: null })
    expect((await abdm.read(`${APP}/profile`, { 'x-token': `Bearer ${byAddress.answer.body.tokens.token}` })).status).toBe(200)
    expect((await name(byAddress.txnId, 'indravati.kashyap@sbx', byAddress.answer.body.tokens.token)).body.message).toBe('Invalid T-token')

    for (const route of ['numberByMobile', 'numberByAadhaar', 'aadhaar'] as const) {
      const { txnId, answer } = await prove(route, route === 'aadhaar' ? '999933334448' : '91-1333-3000-0117', '9000033333')
      const { tokens } = answer.body
      expect(tokens.expiresIn).toBe(route === 'aadhaar' ? 300 : 1800)
      expect(Boolean(tokens.refreshToken)).toBe(route !== 'aadhaar')
      expect((await abdm.read(`${APP}/profile`, { 'x-token': `Bearer ${tokens.token}` })).status).toBe(400)
      expect((await name(txnId, 'indravati.kashyap@sbx', tokens.token)).body.expiresIn).toBe(1800)
    }
  })

  it('corrections 3, 39: takes its own key and its own hint only', async () => {
    const other = await abdm.abha(`${APP}/request/otp`, { ...ROUTES.mobile, loginId: abdm.encrypt('9000033333') })
    expect(other.status).toBe(400)
    const hint = await abdm.abha(`${APP}/request/otp`, { ...ROUTES.mobile, loginHint: 'mobile', loginId: abdm.encrypt('9000033333', 'phr') })
    expect(hint.body).toMatchObject({ code: 'ABDM-9999', message: 'Invalid Login Hint' })
    const scope = await abdm.abha(`${APP}/request/otp`, { ...ROUTES.mobile, scope: ['abha-enrol'], loginId: abdm.encrypt('9000033333', 'phr') })
    expect(JSON.parse(scope.body.message)).toEqual([{ scope: 'Invalid Scope' }])
  })

  it('corrections 15: says a code is wrong inside a 200', async () => {
    const { txnId, code } = await abdm.coded('9000033333', () => ask('mobile', '9000033333'))
    const answer = await verify('mobile', txnId, otherThan(code))
    expect([answer.status, answer.body.authResult, answer.body.users]).toEqual([200, 'failed', []])
  })

  it('corrections 38: does not take a token of the ABHA service for its profile, and the reverse', async () => {
    const m1 = await abdm.xToken('91-1333-3000-0117', '9000033333')
    const denied = await abdm.read(`${APP}/profile`, { 'x-token': `Bearer ${m1}` })
    expect([denied.status, denied.bytes.toString()]).toEqual([403, 'Access Denied'])
    const phr = (await prove('address', 'indravati.kashyap@sbx', '9000033333')).answer.body.tokens.token
    expect((await abdm.read('/profile/account', { 'x-token': `Bearer ${phr}` })).status).toBe(401)
  })

  it('corrections 8, 24: ends with its own logout, and answers pictures with 202', async () => {
    const { token } = (await prove('address', 'indravati.kashyap@sbx', '9000033333')).answer.body.tokens
    const mine = { 'x-token': `Bearer ${token}` }
    expect([(await abdm.read(`${APP}/profile/qrCode`, mine)).status, (await abdm.read(`${APP}/profile/phrCard`, mine)).status]).toEqual([202, 202])
    expect((await abdm.read(`${APP}/profile/request/logout`, mine)).body.message).toBe('You have been logged out')
    expect((await abdm.read(`${APP}/profile`, mine)).status).toBe(400)
  })
})

describe('the PHR web', () => {
  const WEB = '/phr/web/login'

  it('e.3, corrections 18: logs in by address with the key of the ABHA service', async () => {
    const found = await abdm.abha(`${WEB}/abha/search`, { abhaAddress: 'indravati.kashyap@sbx' })
    expect(found.body).toMatchObject({ healthIdNumber: '91-1333-3000-0117', mobile: '9000******', authMethods: ['MOBILE_OTP', 'AADHAAR_OTP'] })
    const scope = ['abha-address-login', 'mobile-verify']
    const { txnId, code } = await abdm.coded('9000033333', () =>
      abdm.abha(`${WEB}/abha/request/otp`, { scope, loginHint: 'abha-address', loginId: abdm.encrypt('indravati.kashyap@sbx'), otpSystem: 'abdm' }),
    )
    const { body } = await abdm.abha(`${WEB}/abha/verify`, {
      scope,
      authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code) } },
    })
    expect(body).toMatchObject({ users: [{ abhaAddress: 'indravati.kashyap@sbx' }], tokens: { expiresIn: 1800 } })
    expect(body).not.toHaveProperty('txnId')
    const profile = await abdm.read(`${WEB}/profile/abha-profile`, { 'x-token': `Bearer ${body.tokens.token}` })
    expect(profile.body.mobile).toBe('90000*****')
    expect(profile.body).not.toHaveProperty('districtName')
    expect((await abdm.read(`${WEB}/profile/abha/phr-card`, { 'x-token': `Bearer ${body.tokens.token}` })).status).toBe(202)
  })

  it('c.8: knows nobody by an address that does not exist', async () => {
    const answer = await abdm.abha(`${WEB}/abha/search`, { abhaAddress: 'nobody@sbx' })
    expect([answer.status, answer.body.code]).toEqual([400, 'ABDM-1211'])
  })
})
