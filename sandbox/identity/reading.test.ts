import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsqr from 'jsqr'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityDesk, identityDesk } from './desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const NUMBER = '91-1333-3000-0117'
const MOBILE = '9000033333'
const FAMILY = '9000044444'

describe('the profile', () => {
  const profileOf = async (number: string, mobile: string) =>
    (await abdm.read('/profile/account', abdm.bearer(await abdm.xToken(number, mobile)))).body

  it('c.9: carries the name in Devanagari beside the Latin one, codes as text, the mobile masked', async () => {
    expect(await profileOf(NUMBER, MOBILE)).toMatchObject({
      name: 'Indravati Kashyap',
      mobile: '******3333',
      stateCode: '22',
      districtCode: '374',
      pincode: '494224',
      dayOfBirth: '05',
      monthOfBirth: '10',
      yearOfBirth: '1974',
      kycVerified: true,
      createdDate: '07-05-2024',
      localizedDetails: { name: 'इन्द्रावती कश्यप', localizedLabels: { abhaNumber: 'आभा संख्या' } },
    })
  })

  it('h: may lack a last name, a day, a photo, a name in Devanagari', async () => {
    expect(await profileOf('91-2110-2000-0801', '9000200008')).toMatchObject({ name: 'Budhram', lastName: '', dayOfBirth: null, monthOfBirth: null })
    expect(await profileOf('91-2110-2000-1304', '9000200013')).toMatchObject({ profilePhoto: '', localizedDetails: null })
  })

  it('h: an unknown day is null or 00', async () => {
    await abdm.set({ unknownBirth: 'zeros' })
    expect(await profileOf('91-2110-2000-0801', '9000200008')).toMatchObject({ dayOfBirth: '00', monthOfBirth: '00', yearOfBirth: '1949' })
  })

  it('corrections 9: may hold a state with an ampersand and a district with digits', async () => {
    expect((await profileOf('91-2110-2000-1106', '9000200011')).stateName).toBe('JAMMU & KASHMIR')
    expect((await profileOf('91-2110-2000-1205', '9000200012')).districtName).toBe('24 PARGANAS NORTH')
  })

  it('c.9: a name of 71 letters comes whole, and the card holds it', async () => {
    const body = await profileOf('91-2110-2000-1007', '9000200010')
    expect(body.name.length).toBeGreaterThan(70)
    const token = await abdm.xToken('91-2110-2000-1007', '9000200010')
    expect((await loadImage((await abdm.read('/profile/account/abha-card', abdm.bearer(token))).bytes)).width).toBe(860)
  })

  it('c.9: some reads are refused with an empty 401 while others work', async () => {
    const token = abdm.bearer(await abdm.xToken(NUMBER, MOBILE))
    const statuses = async () =>
      Promise.all(['', '/abha-card', '/download-abha-card', '/qrCode'].map(async path => (await abdm.read(`/profile/account${path}`, token)).status))
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await abdm.set({ readsRefused: 'allButQr' })
    expect(await statuses()).toEqual([401, 401, 401, 200])
    await abdm.set({ readsRefused: 'card' })
    expect(await statuses()).toEqual([200, 401, 200, 200])
  })

  it('g.1: the QR spells its keys and its birth date in three ways', async () => {
    const token = abdm.bearer(await abdm.xToken(NUMBER, MOBILE))
    const text = async () => {
      const image = await loadImage((await abdm.read('/profile/account/qrCode', token)).bytes)
      const canvas = createCanvas(image.width, image.height)
      canvas.getContext('2d').drawImage(image, 0, 0)
      return JSON.parse(jsqr(canvas.getContext('2d').getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data ?? 'null')
    }
    expect(await text()).toMatchObject({ hidn: NUMBER, phr: 'indravati.kashyap@sbx', dob: '05-10-1974', distlgd: '374', 'dist name': 'BASTAR' })
    await abdm.set({ cardQr: 'underscores' })
    expect(await text()).toMatchObject({ hid: 'indravati.kashyap@sbx', dob: '05/10/1974', distlgd: 374, district_name: 'BASTAR', mobile: MOBILE })
    await abdm.set({ cardQr: 'few' })
    expect(Object.keys(await text())).toEqual(['hidn', 'name', 'gender', 'hid', 'dob'])
  })

  it('c.9: the card comes as PNG, JPEG, SVG, PDF or unnamed bytes', async () => {
    const token = abdm.bearer(await abdm.xToken(NUMBER, MOBILE))
    const card = async () => {
      const { bytes, headers } = await abdm.read('/profile/account/abha-card', token)
      return { type: headers.get('content-type'), bytes }
    }
    const starts = { png: '\x89PNG', jpeg: '\xff\xd8\xff', svg: '<svg', pdf: '%PDF-1.4', octets: '\x89PNG' } as const
    for (const [cardForm, start] of Object.entries(starts)) {
      await abdm.set({ cardForm: cardForm as keyof typeof starts })
      const { type, bytes } = await card()
      expect(bytes.toString('latin1').startsWith(start)).toBe(true)
      expect(type).toContain(cardForm === 'octets' ? 'octet-stream' : cardForm)
      if (cardForm === 'png' || cardForm === 'jpeg') expect((await loadImage(bytes)).width).toBe(860)
    }
  })
})

describe('refresh and logout', () => {
  it('e.6: refresh is flat, takes the R-token with Bearer only, and refuses an X-token', async () => {
    const { txnId, code } = await abdm.coded(MOBILE, () => abdm.loginCode('abha-number', NUMBER))
    const { token, refreshToken } = (await abdm.loginVerify(txnId, code)).body
    const renew = (value: string) => abdm.read('/profile/account/request/token', { 'r-token': value })
    expect((await renew(`Bearer ${refreshToken}`)).body).toMatchObject({ expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    for (const wrong of [refreshToken, `Bearer ${token}`, 'Bearer x']) {
      const answer = await renew(wrong)
      expect([answer.status, answer.body.message]).toEqual([400, 'Invalid R-token'])
    }
  })

  it('corrections 8: the logout of the ABHA service may be gone, and the token lives on', async () => {
    const token = abdm.bearer(await abdm.xToken(NUMBER, MOBILE))
    await abdm.set({ m1LogoutGone: true })
    expect((await abdm.read('/profile/account/request/logout', token)).status).toBe(404)
    expect((await abdm.read('/profile/account', token)).status).toBe(200)
    await abdm.set({ m1LogoutGone: false })
    expect((await abdm.read('/profile/account/request/logout', token)).body.message).toBe('You have been logged out')
    expect((await abdm.read('/profile/account', token)).status).toBe(400)
  })
})

describe('lists', () => {
  const numbers = (body: { accounts: { ABHANumber: string }[] }) => body.accounts.map(({ ABHANumber }) => ABHANumber)

  it('l.9, corrections 20: ABHA numbers in full, with asterisks, or crossed', async () => {
    expect(numbers((await abdm.listed(FAMILY)).answer.body)[0]).toBe('91-1444-4000-0111')
    await abdm.set({ maskedNumbers: 'starred' })
    const starred = (await abdm.listed(FAMILY)).answer.body
    expect(numbers(starred)[0]).toBe('91-****-****-0111')
    expect(starred.accounts[0].preferredAbhaAddress).toBe('do*******85@sbx')
    await abdm.set({ maskedNumbers: 'crossed' })
    expect(numbers((await abdm.listed(FAMILY)).answer.body)[0]).toBe('91-1444-4000-XXXX')
    await abdm.set({ maskedNumbers: 'aadhaarLogin' })
    expect(numbers((await abdm.listed(FAMILY)).answer.body)[0]).toBe('91-1444-4000-0111')
    const { txnId, code } = await abdm.coded(MOBILE, () => abdm.loginCode('aadhaar', '999933334448', 'aadhaar'))
    expect(numbers((await abdm.loginVerify(txnId, code, 'aadhaar')).body)).toEqual(['91-****-****-0117'])
  })

  it('l.9: a masked number works in verify/user when it means one account, or never', async () => {
    await abdm.set({ maskedNumbers: 'starred' })
    const { txnId, answer } = await abdm.listed(FAMILY)
    expect((await abdm.pick(txnId, answer.body.token, '91-****-****-0228')).body.expiresIn).toBe(1800)
    await abdm.set({ maskedNumberWorks: false })
    expect((await abdm.pick(txnId, answer.body.token, '91-****-****-0228')).status).toBe(400)
    await abdm.set({ maskedNumbers: 'crossed', maskedNumberWorks: true })
    expect((await abdm.pick(txnId, answer.body.token, '91-1444-4000-XXXX')).status).toBe(400)
  })

  it('e.2: entries may lack gender, birth and kind', async () => {
    await abdm.set({ listFields: 'few' })
    const [entry] = (await abdm.listed(FAMILY)).answer.body.accounts
    expect(Object.keys(entry)).toEqual(['ABHANumber', 'preferredAbhaAddress', 'name', 'status', 'profilePhoto'])
  })

  it('e.2: birth dates are mixed, or one form throughout', async () => {
    const births = async () => (await abdm.listed(FAMILY)).answer.body.accounts.map(({ dob }: { dob: string }) => dob)
    expect(await births()).toEqual(['14-02-1985', '30-12-1988', '2013-07-07'])
    await abdm.set({ dobForms: 'dayFirst' })
    expect(await births()).toEqual(['14-02-1985', '30-12-1988', '07-07-2013'])
    await abdm.set({ dobForms: 'yearFirst' })
    expect(await births()).toEqual(['1985-02-14', '1988-12-30', '2013-07-07'])
  })
})

describe('look-ups without a code', () => {
  const search = (mobile: string, scope = ['search-abha']) => abdm.abha('/profile/account/abha/search', { scope, mobile: abdm.encrypt(mobile) })

  it('e.4, corrections 33: show the full name, the last four digits, kycVerified as text; no self-declared address', async () => {
    const [{ ABHA }] = (await search('9000200014')).body
    expect(ABHA).toEqual([
      {
        index: 1,
        ABHANumber: 'xx-xxxx-xxxx-1403',
        name: 'Chitthi Sethia',
        gender: 'F',
        kycVerified: 'true',
        authMethods: ['AADHAAR_OTP', 'MOBILE_OTP', 'EMAIL_OTP', 'DEMOGRAPHICS', 'PASSWORD'],
      },
    ])
    expect((await search('9000012121')).status).toBe(404)
    expect((await search('9000200014', ['search'])).body.scope).toBe('Invalid Scope')
  })

  it('e.1: an index logs in by Aadhaar too; an index nobody has is bad input', async () => {
    const [{ txnId }] = (await search(MOBILE)).body
    const ask = (index: string) =>
      abdm.abha('/profile/login/request/otp', {
        txnId,
        scope: ['abha-login', 'search-abha', 'aadhaar-verify'],
        loginHint: 'index',
        loginId: abdm.encrypt(index),
        otpSystem: 'aadhaar',
      })
    expect((await ask('2')).body.loginId).toBe('Invalid LoginId')
    const sent = await abdm.coded(MOBILE, () => ask('1'))
    const { body } = await abdm.abha('/profile/login/verify', {
      scope: ['abha-login', 'search-abha', 'aadhaar-verify'],
      authData: { authMethods: ['otp'], otp: { txnId: sent.txnId, otpValue: abdm.encrypt(sent.code) } },
    })
    expect(body).toMatchObject({ expiresIn: 1800, accounts: [{ ABHANumber: NUMBER }] })
  })

  it('corrections 11: profile/login/search answers, marked withdrawn, or is gone', async () => {
    const found = await abdm.abha('/profile/login/search', { ABHANumber: NUMBER })
    expect(found.body).toMatchObject([
      { ABHANumber: NUMBER, preferredAbhaAddress: 'indravati.kashyap@sbx', mobile: '******3333', isDocumentAccount: false },
    ])
    expect(found.headers.get('deprecation')).toBe('true')
    expect((await abdm.abha('/profile/login/search', { ABHANumber: '91-0000-0000-0000' })).status).toBe(404)
    await abdm.set({ withdrawnGone: true })
    expect((await abdm.abha('/profile/login/search', { ABHANumber: NUMBER })).status).toBe(404)
  })
})
