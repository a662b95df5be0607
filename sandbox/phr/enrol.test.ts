import { constants, privateDecrypt } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { otherThan } from '../caller.fixture.ts'
import { type IdentityDesk, identityDesk, said } from '../identity/desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const BASE = '/phr/app/enrollment'
const NEW = '9000299999'
const ROUTES = {
  mobile: { scope: ['abha-address-enroll', 'mobile-verify'], loginHint: 'mobile-number', otpSystem: 'abdm' },
  numberByMobile: { scope: ['abha-login', 'mobile-verify'], loginHint: 'abha-number', otpSystem: 'abdm' },
  numberByAadhaar: { scope: ['abha-login', 'aadhaar-verify'], loginHint: 'abha-number', otpSystem: 'aadhaar' },
}
type Route = keyof typeof ROUTES

const ask = (route: Route, loginId: string, over: object = {}) =>
  abdm.abha(`${BASE}/request/otp`, { ...ROUTES[route], loginId: abdm.encrypt(loginId, 'phr'), ...over })
const verify = (route: Route, txnId: string, code: string, over: object = {}) =>
  abdm.abha(`${BASE}/verify`, {
    scope: ROUTES[route].scope,
    authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code, 'phr') } },
    ...over,
  })
async function proved(route: Route, loginId: string, phone = loginId) {
  const { txnId, code } = await abdm.coded(phone, () => ask(route, loginId))
  return { txnId, answer: await verify(route, txnId, code) }
}
const details = (over: Record<string, unknown> = {}) => ({
  mobile: abdm.encrypt(NEW, 'phr'),
  firstName: 'Sitara',
  middleName: '',
  lastName: 'Sethia',
  yearOfBirth: '1997',
  dayOfBirth: '',
  monthOfBirth: '',
  gender: 'F',
  email: '',
  profilePhoto: '',
  address: 'Kumharpara',
  stateName: 'Chhattisgarh',
  stateCode: '22',
  districtName: 'Bastar',
  districtCode: '374',
  pinCode: '494001',
  abhaAddress: 'sitara.sethia@sbx',
  password: abdm.encrypt('Sitara#2026', 'phr'),
  ...over,
})
const enrol = (txnId: string, over: Record<string, unknown> = {}) => abdm.abha(`${BASE}/enrol`, { txnId, phrDetails: details(over) })

describe('an address by mobile, without Aadhaar', () => {
  it('corrections 14: five calls end in a token of 1800 seconds, PENDING and without a number', async () => {
    const { txnId, answer } = await proved('mobile', NEW)
    expect(answer.body).toMatchObject({ authResult: 'success', users: [], tokens: { expiresIn: 1800 } })
    const offered = await abdm.abha(`${BASE}/suggestion`, {
      txnId,
      firstName: 'Sitara',
      lastName: 'Sethia',
      dayOfBirth: '01',
      monthOfBirth: '11',
      yearOfBirth: '1997',
    })
    expect(offered.body.abhaAddressList.length).toBeGreaterThanOrEqual(3)
    expect((await abdm.read(`${BASE}/isExists?abhaAddress=sitara.sethia`)).body).toBe(false)
    const { status, body } = await enrol(txnId)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      message: 'ABHA Address Created Successfully',
      phrDetails: { fullName: 'Sitara Sethia', mobile: '******9999', abhaAddress: ['sitara.sethia@sbx'] },
      tokens: { expiresIn: 1800 },
    })
    const profile = await abdm.read('/phr/app/login/profile', abdm.bearer(body.tokens.token))
    expect(profile.body).toMatchObject({
      abhaAddress: 'sitara.sethia@sbx',
      abhaNumber: null,
      kycStatus: 'PENDING',
      stateName: 'Chhattisgarh',
      dayOfBirth: null,
    })
    expect((await abdm.read(`${BASE}/isExists?abhaAddress=sitara.sethia@sbx`)).body).toBe(true)
    expect((await abdm.loginCode('mobile', NEW)).status).toBe(404)
  })

  it('corrections 14: the password of the enrolment logs in', async () => {
    const { txnId } = await proved('mobile', NEW)
    await enrol(txnId)
    const { body } = await abdm.abha('/phr/app/login/verify', {
      scope: ['abha-address-login', 'password-verify'],
      authData: { authMethods: ['password'], password: { abhaAddress: 'sitara.sethia@sbx', password: abdm.encrypt('Sitara#2026', 'phr') } },
    })
    expect(body.authResult).toBe('success')
  })

  it('corrections 14: addresses the mobile has already are listed first, and one of them can be logged in with', async () => {
    const { txnId, answer } = await proved('mobile', '9000012121')
    expect(answer.body.users).toMatchObject([{ abhaAddress: 'bansi.nag69@sbx', kycStatus: 'PENDING' }])
    const chosen = await abdm.abha(
      '/phr/app/login/verify/user',
      { txnId, abhaAddress: 'bansi.nag69@sbx' },
      { 't-token': `Bearer ${answer.body.tokens.token}` },
    )
    expect(chosen.body.expiresIn).toBe(1800)
  })

  it('corrections 15: a wrong code is a 400 list that says Invalid OTP Request, with the wrong scope before it', async () => {
    const { txnId, code } = await abdm.coded(NEW, () => ask('mobile', NEW))
    const wrong = await verify('mobile', txnId, otherThan(code))
    expect([wrong.status, wrong.body]).toEqual([400, [{ code: 'ABDM-1006: ', message: 'Invalid OTP Request' }]])
    expect((await verify('mobile', txnId, code, { scope: ['abha-login'] })).body.map(({ message }: { message: string }) => message)).toEqual([
      'Invalid Scope',
      'Invalid OTP Request',
    ])
    expect(said(await verify('mobile', 'nothing', code)).text).toContain('Invalid Transaction Id')
    expect((await verify('mobile', txnId, code)).status).toBe(200)
  })

  it('corrections 14: nothing is made before the code, and one txnId makes one address', async () => {
    const { txnId } = await abdm.coded(NEW, () => ask('mobile', NEW))
    expect(said(await enrol(txnId)).text).toContain('Invalid Transaction Id')
    expect((await abdm.abha(`${BASE}/suggestion`, { txnId, firstName: 'Sitara', yearOfBirth: '1997' })).status).toBe(400)
    const again = await proved('mobile', NEW)
    expect((await enrol(again.txnId)).status).toBe(200)
    expect((await enrol(again.txnId, { abhaAddress: 'sitara.other@sbx' })).status).toBe(400)
  })

  it('corrections 14, 30: what is wrong is named; the whole address, the same mobile and a password are wanted', async () => {
    const { txnId } = await proved('mobile', NEW)
    const refused = async (over: Record<string, unknown>) => said(await enrol(txnId, over)).text
    expect(await refused({ monthOfBirth: '13', dayOfBirth: '32' })).toMatch(/Invalid Month Of Birth.*Invalid Day Of Birth/)
    expect(await refused({ firstName: '' })).toContain('Invalid First Name')
    expect(await refused({ stateName: 'Jammu & Kashmir' })).toContain('only Alphabets')
    expect(await refused({ mobile: abdm.encrypt('9000033333', 'phr') })).toContain('Invalid Mobile Number')
    expect(await refused({ mobile: NEW })).toContain('Invalid Mobile Number')
    expect(await refused({ password: '' })).toContain('Invalid Password')
    expect(await refused({ abhaAddress: 'sitara.sethia' })).toContain('Invalid ABHA Address')
    expect(await refused({ abhaAddress: 'short@sbx' })).toContain('Invalid ABHA Address')
    expect(await refused({ abhaAddress: 'indravati.kashyap@sbx' })).toContain('already exists')
    expect((await enrol(txnId)).status).toBe(200)
  })

  it('h: the PHR rule wants eight signs on a mobile alone, and a letter first', async () => {
    await abdm.set({ addressRule: 'phr' })
    const { txnId } = await proved('mobile', NEW)
    for (const local of ['sita', '9sitara.s', 'sitara_set']) expect((await enrol(txnId, { abhaAddress: `${local}@sbx` })).status).toBe(400)
    expect((await enrol(txnId)).status).toBe(200)
  })

  it('e.5: wrong scope, hint, system, mobile and key are refused in lists', async () => {
    const texts = [
      await ask('mobile', NEW, { scope: ['abha-enrol'] }),
      await ask('mobile', NEW, { loginHint: 'mobile' }),
      await ask('mobile', NEW, { otpSystem: 'aadhaar' }),
      await ask('mobile', '123'),
      await ask('mobile', NEW, { loginId: abdm.encrypt(NEW) }),
    ].map(answer => said(answer).text)
    for (const [index, message] of [
      'Invalid Scope',
      'Invalid Login Hint',
      'Invalid Otp System',
      'Invalid Mobile Number',
      'Invalid LoginId',
    ].entries())
      expect(texts[index]).toContain(message)
    expect(said(await abdm.read(`${BASE}/isExists?abhaAddress=!`)).code).toBe('ABDM-1006')
  })
})

describe('a further address for somebody with an ABHA number', () => {
  it('corrections 14: is added to the account by either code, and the account comes along', async () => {
    for (const [route, local] of [
      ['numberByMobile', 'indravati.two'],
      ['numberByAadhaar', 'indravati.three'],
    ] as const) {
      const { txnId, answer } = await proved(route, '91-1333-3000-0117', '9000033333')
      expect(answer.body.accounts).toMatchObject([{ ABHANumber: '91-1333-3000-0117' }])
      const { body } = await enrol(txnId, { mobile: abdm.encrypt('9000033333', 'phr'), abhaAddress: `${local}@sbx` })
      expect(body.phrDetails.abhaAddress).toContain(`${local}@sbx`)
      expect((await abdm.read('/phr/app/login/profile', abdm.bearer(body.tokens.token))).body).toMatchObject({
        abhaNumber: '91-1333-3000-0117',
        kycStatus: 'VERIFIED',
      })
    }
  })
})

describe('the helper that encrypts', () => {
  it('b.3, corrections 42: answers encryptedData under the PHR key', async () => {
    const { body } = await abdm.abha(`${BASE}/encrypt`, { data: 'mahua' })
    const open = { key: abdm.world.keys.phr.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    expect(privateDecrypt(open, Buffer.from(body.encryptedData, 'base64')).toString()).toBe('mahua')
    expect((await abdm.abha(`${BASE}/encrypt`, {})).status).toBe(400)
  })
})
