import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Heard } from '../caller.fixture.ts'
import { otherThan } from '../caller.fixture.ts'
import { type IdentityDesk, identityDesk, said } from './desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const NUMBER = '91-1333-3000-0117'
const AADHAAR = '999933334448'
const MOBILE = '9000033333'

describe('UIDAI', () => {
  it('c.8: every number comes by switch when a code is asked for', async () => {
    for (const uidaiError of ['998', '997', '996', '953', '952', '403', '110', '111', '112', '501', '561', '563'] as const) {
      await abdm.set({ uidaiError })
      expect(said(await abdm.aadhaarCode('999911112221'))).toMatchObject({
        status: 422,
        code: 'ABDM-1204',
        text: expect.stringMatching(new RegExp(`UIDAI Error code : ${uidaiError} : \\w`)),
      })
      expect((await abdm.loginCode('aadhaar', AADHAAR, 'aadhaar')).status).toBe(422)
    }
  })

  it('c.8: or only when the code is given, or both', async () => {
    await abdm.set({ uidaiErrorAt: 'verify', uidaiError: '563' })
    expect(said((await abdm.made('mahua')).answer).text).toContain('563')
    const login = await abdm.coded(MOBILE, () => abdm.loginCode('aadhaar', AADHAAR, 'aadhaar'))
    expect(said(await abdm.loginVerify(login.txnId, login.code, 'aadhaar')).text).toContain('563')
    await abdm.set({ uidaiErrorAt: 'both' })
    expect((await abdm.aadhaarCode('999911112221')).status).toBe(422)
  })

  it('c.8: by person: suspended 997, cancelled 996, mobile not verified 110', async () => {
    const heard = async (key: string) => said(await abdm.aadhaarCode(abdm.someone(key).aadhaar)).text
    expect(await heard('suspended')).toContain('997')
    expect(await heard('cancelled')).toContain('996')
    expect(await heard('unverified')).toMatch(/110 : .*verified mobile/)
  })

  it('corrections 16: the number comes with ABDM-1204, in a bare message, or in a list without blanks', async () => {
    await abdm.set({ uidaiForm: 'rotate', uidaiError: '998' })
    const heard = []
    for (let turn = 0; turn < 3; turn++) heard.push(await abdm.aadhaarCode('999911112221'))
    expect(heard.map(({ status }) => status)).toEqual([422, 422, 400])
    expect(heard[0]?.body.error.code).toBe('ABDM-1204')
    expect(heard[1]?.body).toMatchObject({ message: expect.stringContaining('UIDAI Error code : 998'), timestamp: expect.any(String) })
    expect(heard[2]?.body[0]).toMatchObject({ code: 'ABDM-1204: ', message: expect.stringContaining('UIDAI Error code:998') })
    await abdm.set({ uidaiForm: 'message' })
    expect((await abdm.aadhaarCode('999911112221')).body).not.toHaveProperty('error')
    await abdm.set({ uidaiForm: 'listed' })
    expect((await abdm.aadhaarCode('999911112221')).body).toHaveLength(1)
  })

  it('c.8, l.7: an Aadhaar without a mobile is 110, 111, 112 or HIS-3005', async () => {
    for (const noMobileCode of ['110', '111', '112', 'HIS-3005'] as const) {
      await abdm.set({ noMobileCode })
      expect(said(await abdm.aadhaarCode('999977778887'))).toMatchObject({ status: 422, text: expect.stringContaining(noMobileCode) })
    }
  })

  it('c.8: down after the code was sent, in each disguise; a mobile code goes on working', async () => {
    const enrolment = await abdm.coded('9000011111', () => abdm.aadhaarCode('999911112221'))
    for (const [aadhaarDown, status] of [
      ['empty401', 401],
      ['plain400', 400],
      ['gateway504', 504],
    ] as const) {
      await abdm.set({ aadhaarDown })
      expect((await abdm.enrol(enrolment.txnId, enrolment.code, '9000011111')).status).toBe(status)
    }
    expect((await abdm.listed(MOBILE)).answer.body.authResult).toBe('success')
    await abdm.set({ aadhaarDown: 'off' })
    expect((await abdm.enrol(enrolment.txnId, enrolment.code, '9000011111')).status).toBe(200)
  })
})

describe('login', () => {
  it('c.8: mobile code not allowed: ABDM-1303 by person, each of the three by switch', async () => {
    expect(said(await abdm.loginCode('abha-number', '91-2110-2000-0702'))).toMatchObject({ status: 400, code: 'ABDM-1303' })
    for (const mobileOtpRefused of ['1303', '1304', '1305'] as const) {
      await abdm.set({ mobileOtpRefused })
      expect(said(await abdm.loginCode('abha-number', NUMBER))).toMatchObject({ status: 400, code: `ABDM-${mobileOtpRefused}` })
    }
    expect((await abdm.loginCode('abha-number', NUMBER, 'aadhaar')).status).toBe(200)
  })

  it('l.1: a login by number may have to be exchanged too, and a single account may not', async () => {
    await abdm.set({ loginTokens: 'always' })
    const { txnId, code } = await abdm.coded(MOBILE, () => abdm.loginCode('abha-number', NUMBER))
    const { body } = await abdm.loginVerify(txnId, code)
    expect([body.expiresIn, body.refreshToken]).toEqual([300, undefined])
    expect((await abdm.pick(txnId, body.token, NUMBER)).body.expiresIn).toBe(1800)
    await abdm.set({ loginTokens: 'onlyForSeveral' })
    const single = (await abdm.listed(MOBILE)).answer.body
    expect((await abdm.read('/profile/account', abdm.bearer(single.token))).status).toBe(200)
    expect((await abdm.listed('9000044444')).answer.body).not.toHaveProperty('refreshToken')
  })

  it('c.8: a deactivated account has three codes, on every way in', async () => {
    const codes = []
    for (let turn = 0; turn < 3; turn++) codes.push(said(await abdm.loginCode('abha-number', '91-1555-5000-0113')).code)
    expect(codes).toEqual(['ABDM-1216', 'ABDM-1134', 'ABDM-1308'])
    expect(said(await abdm.loginCode('aadhaar', '999955556661', 'aadhaar')).code).toBe('ABDM-1216')
    const { txnId, answer } = await abdm.listed('9000055555')
    expect(answer.body.accounts).toMatchObject([{ status: 'DEACTIVATED' }])
    expect(said(await abdm.pick(txnId, answer.body.token, '91-1555-5000-0113')).status).toBe(400)
  })

  it('c.8: a mobile nobody registered is a 404, or a code and an empty list', async () => {
    expect(said(await abdm.loginCode('mobile', '9000011111'))).toMatchObject({ status: 404, code: 'ABDM-1114' })
    await abdm.set({ noAccounts: 'emptyList' })
    expect((await abdm.listed('9000011111')).answer.body).toMatchObject({ authResult: 'success', accounts: [], expiresIn: 300 })
    const found = await abdm.abha('/profile/account/abha/search', { scope: ['search-abha'], mobile: abdm.encrypt('9000011111') })
    expect(found.body[0].ABHA).toEqual([])
  })

  it('c.8, corrections 15: a wrong code is a failed 200 or a 400 about otpValue; six digits are wanted', async () => {
    const { txnId, code } = await abdm.coded(MOBILE, () => abdm.loginCode('mobile', MOBILE))
    await abdm.set({ otpShape: 'second' })
    expect((await abdm.loginVerify(txnId, otherThan(code))).body.otpValue).toBe('Invalid OTP Value')
    await abdm.set({ otpShape: 'first' })
    expect((await abdm.loginVerify(txnId, otherThan(code))).body.authResult).toBe('failed')
    expect((await abdm.loginVerify(txnId, '12345')).body.otpValue).toBe('Invalid OTP Value')
    expect((await abdm.loginVerify(txnId, code)).body.authResult).toBe('success')
  })

  it('corrections 36: known scopes that do not go together are ABDM-1107 or ABDM-1006, unknown ones field-keyed', async () => {
    const ask = (scope: string[]) =>
      abdm.abha('/profile/login/request/otp', { scope, loginHint: 'mobile', loginId: abdm.encrypt(MOBILE), otpSystem: 'abdm' })
    const mixed = ['aadhaar-verify', 'mobile-verify']
    expect([said(await ask(mixed)).code, said(await ask(mixed)).code]).toEqual(['ABDM-1107', 'ABDM-1006'])
    await abdm.set({ scopeCombination: '1107' })
    expect([said(await ask(mixed)).code, said(await ask(mixed)).code]).toEqual(['ABDM-1107', 'ABDM-1107'])
    expect((await ask(['nonsense'])).body.scope).toBe('Invalid Scope')
  })

  it('b.3: the number wants its dashes; an unknown one is bad input or a 404', async () => {
    expect((await abdm.loginCode('abha-number', NUMBER.replaceAll('-', ''))).body.loginId).toBe('LoginId is invalid')
    const heard = [await abdm.loginCode('abha-number', '91-1333-3000-0125'), await abdm.loginCode('abha-number', '91-1333-3000-0125')]
    expect(heard.map(({ status }) => status)).toEqual([400, 404])
  })
})

describe('tokens', () => {
  it('a.3, c.8: an X-token bare, foreign, expired or unknown, in words or in codes', async () => {
    const token = await abdm.xToken(NUMBER, MOBILE)
    const read = (value: string) => abdm.read('/profile/account', { 'x-token': value })
    expect((await read(token)).body).toMatchObject({ message: 'Invalid X-token' })
    expect((await read('Bearer nonsense')).status).toBe(400)
    await abdm.set({ tokenErrors: 'codes' })
    expect(said(await read(token))).toMatchObject({ status: 400, code: 'ABDM-1130' })
    await abdm.dock.forward(1801)
    await abdm.logIn()
    expect(said(await read(`Bearer ${token}`))).toMatchObject({ status: 401, code: 'ABDM-1131' })
    await abdm.set({ tokenErrors: 'words' })
    const heard = [await read(`Bearer ${token}`), await read(`Bearer ${token}`)]
    expect(heard.map(one => [one.status, said(one).text])).toEqual([
      [401, expect.stringContaining('X-token expired')],
      [401, expect.stringContaining('ABDM-1094')],
    ])
  })

  it('c.8: a T-token missing is an empty 401, a wrong one a 400 in words or as ABDM-1128, an old one ABDM-1129', async () => {
    const { txnId, answer } = await abdm.listed(MOBILE)
    const missing = await abdm.abha('/profile/login/verify/user', { txnId, ABHANumber: NUMBER })
    expect([missing.status, missing.bytes.length]).toEqual([401, 0])
    expect((await abdm.pick(txnId, 'nonsense', NUMBER)).body.message).toBe('Invalid T-token')
    await abdm.set({ tokenErrors: 'codes' })
    expect(said(await abdm.pick(txnId, 'nonsense', NUMBER)).code).toBe('ABDM-1128')
    await abdm.dock.forward(301)
    expect(said(await abdm.pick(txnId, answer.body.token, NUMBER)).code).toBe('ABDM-1129')
  })

  it('e.2: an X-token is no T-token, and a T-token no X-token', async () => {
    const { answer } = await abdm.listed(MOBILE)
    expect((await abdm.read('/profile/account', abdm.bearer(answer.body.token))).status).toBe(400)
    const token = await abdm.xToken(NUMBER, MOBILE)
    expect((await abdm.pick('x', token, NUMBER)).body.message).toBe('Invalid T-token')
  })
})

describe('every identity call', () => {
  const calls = (): Promise<Heard>[] => [
    abdm.aadhaarCode('999911112221'),
    abdm.loginCode('mobile', MOBILE),
    abdm.abha('/phr/web/login/abha/search', { abhaAddress: 'indravati.kashyap@sbx' }),
    abdm.abha('/phr/app/login/search', { abhaAddress: 'indravati.kashyap@sbx' }),
  ]

  it('c.8: can meet a dependency that is down, a block of 24 hours, a 501 with a tracking id', async () => {
    for (const identityFault of ['1019', '1024', '1029', '1034', '1200', '1201', '1202', '1205', '1208', '1209', '1226'] as const) {
      await abdm.set({ identityFault })
      const heard = said(await abdm.loginCode('mobile', MOBILE))
      expect([heard.status >= 500, heard.code]).toEqual([true, `ABDM-${identityFault}`])
    }
    await abdm.set({ identityFault: '1027' })
    for (const heard of await Promise.all(calls())) expect(said(heard)).toMatchObject({ status: 429, code: 'ABDM-1027' })
    await abdm.set({ identityFault: 'tracking' })
    for (const heard of await Promise.all(calls()))
      expect(said(heard)).toMatchObject({ status: 501, code: 'ABDM-9999', text: expect.stringContaining('Tracking Id : ') })
  })

  it('c.7, corrections 39: can write the same error in every form that was seen', async () => {
    const wrong = () => abdm.loginCode('mobile', '9000011111')
    const forms = {
      wrapped: { error: { code: 'ABDM-1114', message: 'User not found.' } },
      flat: { code: 'ABDM-1114', message: 'User not found.' },
      listed: [{ code: 'ABDM-1114: ', message: 'User not found.' }],
      keyed: { loginId: 'User not found.', timestamp: expect.any(String) },
      messageOnly: { message: 'User not found.', timestamp: expect.any(String) },
      description: { txnId: expect.any(String), description: 'User not found.' },
      textInside: { code: 'ABDM-1114: ', message: ' [{"message":"User not found."}]' },
    } as const
    for (const [abhaErrorBody, body] of Object.entries(forms)) {
      await abdm.set({ abhaErrorBody: abhaErrorBody as keyof typeof forms })
      expect([(await wrong()).status, (await wrong()).body]).toEqual([404, body])
    }
    await abdm.set({ abhaErrorBody: 'empty' })
    expect([(await wrong()).status, (await wrong()).bytes.length]).toEqual([404, 0])
    expect((await abdm.abha('/phr/web/login/abha/search', { abhaAddress: 'nobody@sbx' })).body.code).toBe('ABDM-1211')
    await abdm.set({ phrErrorBody: 'listed' })
    expect((await abdm.abha('/phr/web/login/abha/search', { abhaAddress: 'nobody@sbx' })).body).toHaveLength(1)
  })

  it('corrections 23: writes the time of an error with a blank, or as ISO', async () => {
    const wrong = async () => (await abdm.loginCode('abha-number', 'nonsense')).body.timestamp
    expect(await wrong()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    await abdm.set({ errorTime: 'iso' })
    expect(await wrong()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})
