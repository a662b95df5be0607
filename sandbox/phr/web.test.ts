import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { otherThan } from '../caller.fixture.ts'
import { type IdentityDesk, identityDesk, said } from '../identity/desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const WEB = '/phr/web/login'
const ADDRESS = 'indravati.kashyap@sbx'
const PHONE = '9000033333'
const SCOPES = { mobile: ['abha-address-login', 'mobile-verify'], aadhaar: ['abha-address-login', 'aadhaar-verify'] }
type By = keyof typeof SCOPES

const ask = (by: By = 'mobile', address = ADDRESS, key: 'profile' | 'phr' = 'profile') =>
  abdm.abha(`${WEB}/abha/request/otp`, {
    scope: SCOPES[by],
    loginHint: 'abha-address',
    loginId: abdm.encrypt(address, key),
    otpSystem: by === 'aadhaar' ? 'aadhaar' : 'abdm',
  })
const verify = (txnId: string, code: string, by: By = 'mobile', key: 'profile' | 'phr' = 'profile') =>
  abdm.abha(`${WEB}/abha/verify`, { scope: SCOPES[by], authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code, key) } } })
async function token(by: By = 'mobile') {
  const { txnId, code } = await abdm.coded(PHONE, () => ask(by))
  return (await verify(txnId, code, by)).body.tokens.token as string
}

describe('PHR web', () => {
  it('e.3: search offers the methods that work, the tail of the mobile masked', async () => {
    const found = async (abhaAddress: string) => (await abdm.abha(`${WEB}/abha/search`, { abhaAddress })).body
    expect(await found(ADDRESS)).toMatchObject({ authMethods: ['MOBILE_OTP', 'AADHAAR_OTP'], mobile: '9000******', blockedAuthMethods: [] })
    expect(await found('bansi.nag69@sbx')).toMatchObject({ authMethods: ['MOBILE_OTP'], healthIdNumber: null })
    expect(await found('tala.sethia@sbx')).toMatchObject({ authMethods: ['AADHAAR_OTP'], blockedAuthMethods: ['MOBILE_OTP'] })
    expect(said(await ask('mobile', 'tala.sethia@sbx')).code).toBe('ABDM-1304')
    expect(await found('rimjhim.sethia@sbx')).toMatchObject({ authMethods: ['AADHAAR_OTP'], mobile: null })
    expect((await found('91133330000117@sbx')).fullName).toBe('Indravati Kashyap')
  })

  it('e.3, corrections 35: logs in by mobile or Aadhaar code; txnId only where it failed', async () => {
    for (const by of ['mobile', 'aadhaar'] as const) {
      const { txnId, code } = await abdm.coded(PHONE, () => ask(by))
      const { body } = await verify(txnId, code, by)
      expect(body).toMatchObject({
        authResult: 'success',
        users: [{ abhaAddress: ADDRESS }],
        tokens: { expiresIn: 1800, switchProfileEnabled: false },
      })
      expect(body).not.toHaveProperty('txnId')
    }
    const { txnId, code } = await abdm.coded(PHONE, () => ask())
    expect((await verify(txnId, otherThan(code))).body).toMatchObject({ txnId, authResult: 'failed', users: [] })
    await abdm.dock.forward(601)
    expect((await verify(txnId, code)).body).toMatchObject({ message: 'OTP expired, please try again', users: [] })
  })

  it('e.3: an expired Aadhaar code fails inside a 200', async () => {
    const { txnId, code } = await abdm.coded(PHONE, () => ask('aadhaar'))
    await abdm.dock.forward(601)
    const late = await verify(txnId, code, 'aadhaar')
    expect([late.status, late.body]).toEqual([200, expect.objectContaining({ authResult: 'failed', users: [] })])
  })

  it('corrections 16: a wrong Aadhaar code is a list with ABDM-1204 and no blanks', async () => {
    const { txnId, code } = await abdm.coded(PHONE, () => ask('aadhaar'))
    const wrong = await verify(txnId, otherThan(code), 'aadhaar')
    expect([wrong.status, wrong.body]).toEqual([400, [{ code: 'ABDM-1204: ', message: 'UIDAI Error code:400 : Invalid Aadhaar OTP value.' }]])
  })

  it('b.1, corrections 18: takes the key of the ABHA service, or of the PHR app by switch', async () => {
    expect((await ask('mobile', ADDRESS, 'phr')).body.loginId).toBe('Invalid LoginId')
    await abdm.set({ phrWebKey: 'phr' })
    expect((await ask('mobile', ADDRESS, 'profile')).body.loginId).toBe('Invalid LoginId')
    const { txnId, code } = await abdm.coded(PHONE, () => ask('mobile', ADDRESS, 'phr'))
    expect((await verify(txnId, code, 'mobile', 'phr')).body.authResult).toBe('success')
  })

  it('corrections 1, 34: the profile shows a masked mobile, or the whole', async () => {
    const mine = abdm.bearer(await token())
    const profile = async () => (await abdm.read(`${WEB}/profile/abha-profile`, mine)).body
    expect(await profile()).toMatchObject({
      mobile: '90000*****',
      emailVerified: 'false',
      mobileVerified: 'true',
      kycStatus: 'VERIFIED',
      pinCode: '494224',
    })
    expect(await profile()).not.toHaveProperty('districtName')
    await abdm.set({ webMobile: 'full' })
    expect((await profile()).mobile).toBe(PHONE)
  })

  it('corrections 24: the card is 202, the QR 200; c.9: at the paths of NHA, or those an SDK used', async () => {
    const mine = abdm.bearer(await token())
    const statuses = async () =>
      Promise.all(
        ['/profile/abha/phr-card', '/profile/abha/qr-code', '/abha/phr-card', '/profile/abha/qrcode'].map(
          async path => (await abdm.read(WEB + path, mine)).status,
        ),
      )
    expect(await statuses()).toEqual([202, 200, 404, 404])
    await abdm.set({ webPaths: 'sdk' })
    expect(await statuses()).toEqual([404, 404, 202, 200])
  })

  it('c.8: an invalid X-token is a list with ABDM-1006; a token of another family an empty 401', async () => {
    const wrong = await abdm.read(`${WEB}/profile/abha-profile`, { 'x-token': await token() })
    expect([wrong.status, wrong.body]).toEqual([400, [{ code: 'ABDM-1006: ', message: 'Invalid X-token' }]])
    const m1 = await abdm.xToken('91-1333-3000-0117', PHONE)
    const other = await abdm.read(`${WEB}/profile/abha-profile`, abdm.bearer(m1))
    expect([other.status, other.bytes.length]).toEqual([401, 0])
  })

  it('c.8: unknown addresses have two codes, a deactivated one ABDM-1308', async () => {
    const codes = [said(await ask('mobile', 'nobody@sbx')).code, said(await ask('mobile', 'nobody@sbx')).code]
    expect(codes).toEqual(['ABDM-1211', 'ABDM-9999'])
    expect(said(await ask('mobile', 'tendu.poyam@sbx')).code).toBe('ABDM-1308')
    expect(said(await ask('mobile', 'rimjhim.sethia@sbx')).code).toBe('ABDM-1303')
  })
})
