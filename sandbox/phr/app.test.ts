import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { otherThan } from '../caller.fixture.ts'
import { type IdentityDesk, identityDesk, said } from '../identity/desk.fixture.ts'
import { ROUTES, type Route } from './routes.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const APP = '/phr/app/login'
const INDRAVATI = { number: '91-1333-3000-0117', mobile: '9000033333', aadhaar: '999933334448', address: 'indravati.kashyap@sbx' }
const ID: Record<Route, string> = {
  mobile: INDRAVATI.mobile,
  address: INDRAVATI.address,
  numberByAadhaar: INDRAVATI.number,
  numberByMobile: INDRAVATI.number,
  aadhaar: INDRAVATI.aadhaar,
  email: 'chitthi@example.org',
  addressByEmail: 'chitthi.sethia@sbx',
}
const RECEIVER = (route: Route) => (route === 'email' || route === 'addressByEmail' ? 'chitthi@example.org' : INDRAVATI.mobile)

const ask = (route: Route, loginId = ID[route], over: object = {}) =>
  abdm.abha(`${APP}/request/otp`, { ...ROUTES[route], loginId: abdm.encrypt(loginId, 'phr'), ...over })
const verify = (route: Route, txnId: string, code: string, over: object = {}) =>
  abdm.abha(`${APP}/verify`, {
    scope: ROUTES[route].scope,
    authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code, 'phr') } },
    ...over,
  })
async function prove(route: Route, loginId = ID[route], phone = RECEIVER(route)) {
  const { txnId, code } = await abdm.coded(phone, () => ask(route, loginId))
  return { txnId, body: (await verify(route, txnId, code)).body }
}
const name = (txnId: string, abhaAddress: string, token: string) =>
  abdm.abha(`${APP}/verify/user`, { txnId, abhaAddress }, { 't-token': `Bearer ${token}` })
const userToken = async () => (await prove('address')).body.tokens.token as string

describe('PHR app login', () => {
  it('corrections 2, 3: the seven routes by code, each with the lifetimes and refresh tokens of the saved responses', async () => {
    const seen: Record<string, unknown> = {}
    for (const route of Object.keys(ROUTES) as Route[]) {
      const { tokens } = (await prove(route)).body
      seen[route] = [tokens.expiresIn, tokens.refreshToken === undefined ? 'absent' : tokens.refreshToken === null ? null : 'there']
    }
    expect(seen).toEqual({
      mobile: [1800, null],
      address: [1800, null],
      numberByAadhaar: [1800, 'there'],
      numberByMobile: [1800, 'there'],
      aadhaar: [300, 'absent'],
      email: [1800, null],
      addressByEmail: [1800, null],
    })
  })

  it('corrections 2: every route goes through verify/user, but for one address', async () => {
    for (const route of ['mobile', 'numberByAadhaar', 'numberByMobile', 'aadhaar', 'email'] as const) {
      const { txnId, body } = await prove(route)
      expect((await name(txnId, body.users[0].abhaAddress, body.tokens.token)).body).toMatchObject({ expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    }
    for (const route of ['address', 'addressByEmail'] as const) {
      const { txnId, body } = await prove(route)
      expect((await name(txnId, body.users[0].abhaAddress, body.tokens.token)).body.message).toBe('Invalid T-token')
      expect((await abdm.read(`${APP}/profile`, abdm.bearer(body.tokens.token))).status).toBe(200)
    }
  })

  it('corrections 2: a login by ABHA number may give a user token at once, and verify/user then refuses', async () => {
    await abdm.set({ phrNumberLogin: 'user' })
    const { txnId, body } = await prove('numberByMobile')
    expect((await name(txnId, INDRAVATI.address, body.tokens.token)).body.message).toBe('Invalid T-token')
    expect((await abdm.read(`${APP}/profile`, abdm.bearer(body.tokens.token))).body.abhaAddress).toBe(INDRAVATI.address)
  })

  it('e.5: the T-token lives 300 seconds where the switch follows the sheet', async () => {
    await abdm.set({ phrTransfer: 'sheet' })
    const { txnId, body } = await prove('mobile')
    expect(body.tokens).toEqual({ token: expect.any(String), expiresIn: 300 })
    await abdm.dock.forward(301)
    expect((await name(txnId, INDRAVATI.address, body.tokens.token)).status).toBe(400)
  })

  it('l.1: an address may open nothing here, and the mobile all the same', async () => {
    await abdm.set({ phrAddressLogin: 'refused' })
    expect((await ask('address', INDRAVATI.address)).body).toEqual({ code: 'ABDM-1211', message: 'User not found.' })
    expect((await ask('mobile', INDRAVATI.mobile)).status).toBe(200)
  })

  it('corrections 3: the hint for Aadhaar is aadhaar, Aadhaar-number, or either', async () => {
    const heard = async (loginHint: string) => (await ask('aadhaar', ID.aadhaar, { loginHint })).status
    expect([await heard('aadhaar'), await heard('Aadhaar-number')]).toEqual([200, 400])
    await abdm.set({ phrAadhaarHint: 'Aadhaar-number' })
    expect([await heard('aadhaar'), await heard('Aadhaar-number')]).toEqual([400, 200])
    await abdm.set({ phrAadhaarHint: 'either' })
    expect(await heard('aadhaar')).toBe(200)
  })

  it('e.5: the hint mobile, a wrong OTP system, a blank or unreadable loginId are refused flat or in lists', async () => {
    const heard = []
    for (let turn = 0; turn < 3; turn++) heard.push(said(await ask('mobile', ID.mobile, { loginHint: 'mobile' })))
    expect(heard.map(({ code }) => code)).toEqual(['ABDM-9999', 'ABDM-1006', 'ABDM-9999'])
    expect(said(await ask('mobile', ID.mobile, { otpSystem: 'aadhaar' })).text).toContain('Invalid Otp System')
    expect(said(await ask('mobile', ID.mobile, { loginId: '' })).text).toContain('Invalid LoginId')
    expect(said(await ask('mobile', ID.mobile, { loginId: abdm.encrypt(ID.mobile) })).text).toContain('Invalid LoginId')
    expect(said(await ask('mobile', '9999999999'))).toMatchObject({ code: 'ABDM-1006', text: expect.stringContaining('Invalid mobile number') })
    expect(said(await ask('numberByMobile', '91133330000117')).text).toContain('Invalid ABHA Number')
  })

  it('corrections 36, 39: an unknown scope hides JSON in the message; a mixed one is ABDM-1107 or ABDM-1006', async () => {
    const hidden = await ask('mobile', ID.mobile, { scope: ['nonsense'] })
    expect(hidden.body.code).toBe('ABDM-1006: ')
    expect(JSON.parse(hidden.body.message)).toEqual([{ scope: 'Invalid Scope' }])
    const mixed = { scope: ['abha-login', 'password-verify'] }
    expect([said(await ask('mobile', ID.mobile, mixed)).code, said(await ask('mobile', ID.mobile, mixed)).code]).toEqual(['ABDM-1107', 'ABDM-1006'])
    await abdm.set({ scopeCombination: '1006' })
    expect(said(await ask('mobile', ID.mobile, mixed)).code).toBe('ABDM-1006')
  })

  it('corrections 15: each route has its own words for a wrong code; Aadhaar has a 400 besides', async () => {
    const words = async (route: Route) => {
      const { txnId, code } = await abdm.coded(RECEIVER(route), () => ask(route))
      const first = await verify(route, txnId, otherThan(code))
      const second = await verify(route, txnId, otherThan(code))
      expect((await verify(route, txnId, code)).body.authResult).toBe('success')
      expect([first.status, first.body.authResult, first.body.users]).toEqual([200, 'failed', []])
      return [first.body.message, said(second).code]
    }
    expect(await words('mobile')).toEqual(['Entered OTP is incorrect. Kindly re-enter valid OTP.', null])
    expect(await words('email')).toEqual(['OTP did not match, please try again', null])
    expect(await words('numberByMobile')).toEqual(['Please enter a valid OTP. Entered OTP is either expired or incorrect.', null])
    expect(await words('numberByAadhaar')).toEqual(['Please enter a valid OTP. Entered OTP is either expired or incorrect.', 'ABDM-9999'])
  })

  it('c.6: the third wrong code locks, and a new code within 30 seconds is AS-1296 by switch', async () => {
    await abdm.set({ phrResendWait: true })
    const { txnId, code } = await abdm.coded(INDRAVATI.mobile, () => ask('mobile'))
    expect(said(await ask('mobile'))).toMatchObject({ status: 400, code: 'AS-1296' })
    await abdm.dock.forward(31)
    expect((await ask('mobile')).status).toBe(200)
    await abdm.set({ phrResendWait: false })
    expect((await verify('mobile', txnId, code)).body.authResult).toBe('failed')
    const last = await abdm.coded(INDRAVATI.mobile, () => ask('mobile'))
    for (let turn = 0; turn < 3; turn++) await verify('mobile', last.txnId, otherThan(last.code))
    expect(said(await verify('mobile', last.txnId, last.code))).toMatchObject({ status: 429, code: 'ABDM-1100' })
  })

  it('e.5: an address without a number says null, or nothing', async () => {
    const bansi = async () => (await prove('mobile', '9000012121', '9000012121')).body.users[0]
    expect(await bansi()).toMatchObject({ abhaAddress: 'bansi.nag69@sbx', abhaNumber: null, kycStatus: 'PENDING' })
    await abdm.set({ addressOnlyNumber: 'absent' })
    expect(await bansi()).not.toHaveProperty('abhaNumber')
  })

  it('e.5: a login by ABHA number carries the account, one by Aadhaar the preferred address', async () => {
    expect((await prove('numberByMobile')).body.accounts).toMatchObject([{ ABHANumber: INDRAVATI.number, mobile: '******3333', townName: null }])
    expect((await prove('aadhaar')).body).toMatchObject({ preferredAbhaAddress: INDRAVATI.address, tokens: { switchProfileEnabled: false } })
  })

  it('e.5: an Aadhaar without an ABHA ends in no users; a mobile nobody has in User not found, or no users', async () => {
    expect((await prove('aadhaar', '999911112221', '9000011111')).body.users).toEqual([])
    expect(said(await ask('mobile', '9000011111')).text).toContain('User not found.')
    await abdm.set({ noAccounts: 'emptyList' })
    expect((await prove('mobile', '9000011111', '9000011111')).body.users).toEqual([])
  })

  it('e.5: verify/user refuses an address that was not offered, a blank one, another txnId', async () => {
    const { txnId, body } = await prove('mobile')
    const { token } = body.tokens
    const notMine = [said(await name(txnId, 'dongar_1985@sbx', token)).text, said(await name(txnId, 'dongar_1985@sbx', token)).text]
    expect(notMine).toEqual([expect.stringContaining('Invalid ABHA Address'), expect.stringContaining('User not found.')])
    expect(said(await name(txnId, '', token)).text).toContain('Invalid ABHA Address')
    expect(said(await name('another', INDRAVATI.address, token)).text).toContain('Invalid Transaction Id')
  })

  it('c.8: UIDAI down is one thing here: flat ABDM-9999', async () => {
    await abdm.set({ aadhaarDown: 'rotate' })
    for (let turn = 0; turn < 2; turn++) expect((await ask('aadhaar')).body).toEqual({ code: 'ABDM-9999', message: 'Aadhaar Gateway is unavailable' })
    expect((await ask('mobile')).status).toBe(200)
  })

  it('c.8: a deactivated ABHA is ABDM-1308', async () => {
    expect(said(await ask('address', 'tendu.poyam@sbx')).code).toBe('ABDM-1308')
    expect(said(await ask('numberByMobile', '91-1555-5000-0113')).code).toBe('ABDM-1308')
  })
})

describe('PHR app login by password', () => {
  const password = (abhaAddress: string, text: string, over: object = {}) =>
    abdm.abha(`${APP}/verify`, {
      scope: ['abha-address-login', 'password-verify'],
      authData: { authMethods: ['password'], password: { abhaAddress, password: abdm.encrypt(text, 'phr') }, ...over },
    })

  it('corrections 3: gives the user token at once, to an address with or without a number', async () => {
    const { body } = await password('chitthi.sethia@sbx', 'Mahua#2026')
    expect(body).toMatchObject({
      authResult: 'success',
      message: 'Password verified successfully',
      tokens: { expiresIn: 1800, refreshExpiresIn: 1_296_000 },
    })
    expect((await abdm.read(`${APP}/profile`, abdm.bearer(body.tokens.token))).body.abhaAddress).toBe('chitthi.sethia@sbx')
    expect((await password('jheel.sethia@sbx', 'Imli#2026')).body.users).toMatchObject([{ abhaNumber: null, kycStatus: 'PENDING' }])
  })

  it('corrections 3: a wrong one fails inside a 200, a blank one is a 400', async () => {
    const wrong = await password('chitthi.sethia@sbx', 'mahua#2026')
    expect([wrong.status, wrong.body]).toEqual([200, { message: 'Password did not match, please try again', authResult: 'failed', users: [] }])
    expect(said(await password('chitthi.sethia@sbx', '')).text).toContain('Invalid Password')
    expect(said(await password('nobody@sbx', 'x')).text).toContain('User not found')
    expect(said(await password('chitthi.sethia@sbx', 'x', { authMethods: ['otp'] })).text).toContain('Invalid Auth Methods')
  })
})

describe('what a PHR token opens', () => {
  it('corrections 24, 25: card and QR are 202, refresh is wrapped in tokens', async () => {
    const { txnId, body } = await prove('mobile')
    const tokens = (await name(txnId, INDRAVATI.address, body.tokens.token)).body
    const mine = abdm.bearer(tokens.token)
    for (const path of ['phrCard', 'qrCode']) {
      const answer = await abdm.read(`${APP}/profile/${path}`, mine)
      expect([answer.status, answer.bytes.subarray(1, 4).toString()]).toEqual([202, 'PNG'])
    }
    const renewed = await abdm.read(`${APP}/profile/request/token`, { 'r-token': `Bearer ${tokens.refreshToken}` })
    expect(renewed.body.tokens).toMatchObject({ expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    expect(renewed.body).not.toHaveProperty('token')
  })

  it('corrections 2: the refresh token beside a T-token opens nothing', async () => {
    const { body } = await prove('numberByMobile')
    expect((await abdm.read(`${APP}/profile/request/token`, { 'r-token': `Bearer ${body.tokens.refreshToken}` })).status).toBe(400)
  })

  it('corrections 4: profile calls may want X-AUTH-TOKEN beside X-token', async () => {
    const token = await userToken()
    await abdm.set({ phrAuthTokenToo: true })
    const paths = ['', '/phrCard', '/qrCode']
    for (const path of paths) expect((await abdm.read(`${APP}/profile${path}`, abdm.bearer(token))).status).toBe(401)
    for (const path of paths)
      expect((await abdm.read(`${APP}/profile${path}`, { ...abdm.bearer(token), 'x-auth-token': token })).status).toBeLessThan(300)
  })

  it('corrections 38: may be denied in plain text', async () => {
    const token = await userToken()
    await abdm.set({ accessDenied: true })
    const denied = await abdm.read(`${APP}/profile`, abdm.bearer(token))
    expect([denied.status, denied.headers.get('content-type'), denied.bytes.toString()]).toEqual([
      403,
      expect.stringContaining('text/plain'),
      'Access Denied',
    ])
    const { txnId, body } = await prove('mobile')
    expect((await name(txnId, INDRAVATI.address, body.tokens.token)).status).toBe(403)
  })

  it('e.5: search says how an address may be logged in with, the head of its mobile masked', async () => {
    const found = await abdm.abha(`${APP}/search`, { abhaAddress: 'chitthi.sethia@sbx' })
    expect(found.body).toMatchObject({ authMethods: ['MOBILE_OTP', 'PASSWORD', 'EMAIL_OTP'], mobile: '******0014', status: 'ACTIVE' })
    expect((await abdm.abha(`${APP}/search`, { abhaAddress: 'jheel.sethia@sbx' })).body.healthIdNumber).toBeNull()
    expect(said(await abdm.abha(`${APP}/search`, { abhaAddress: 'nobody@sbx' })).code).toBe('ABDM-1211')
  })
})
