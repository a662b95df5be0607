import { createPublicKey } from 'node:crypto'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsqr from 'jsqr'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, otherThan } from '../caller.fixture.ts'
import { makeKeys } from '../world/keys.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const INDRAVATI = { number: '91-1333-3000-0117', mobile: '9000033333', aadhaar: '999933334448' }
const FAMILY = '9000044444'
const bearer = (token: string) => ({ 'x-token': `Bearer ${token}` })

async function byMobile(mobile: string) {
  const { txnId, code } = await abdm.coded(mobile, () => abdm.loginCode('mobile', mobile))
  return { txnId, answer: await abdm.loginVerify(txnId, code) }
}

describe('login by mobile', () => {
  it('e.2: lists the household with a token good for five minutes only', async () => {
    const { answer } = await byMobile(FAMILY)
    expect(answer.body).toMatchObject({ authResult: 'success', expiresIn: 300 })
    expect(answer.body).not.toHaveProperty('refreshToken')
    expect(answer.body.accounts.map(({ name }: { name: string }) => name)).toEqual(['Dongar Mandavi', 'Sabri Mandavi', 'Kotri Mandavi'])
    expect(answer.body.accounts.map(({ dob }: { dob: string }) => dob)).toEqual(['14-02-1985', '30-12-1988', '2013-07-07'])
    expect(answer.body.accounts[2].verificationType).toBe('CHILD_ABHA')
  })

  it('e.2: gives an X-token for the one who is named', async () => {
    const { txnId, answer } = await byMobile(FAMILY)
    const picked = await abdm.pick(txnId, answer.body.token, '91-1444-4000-0228')
    expect(picked.body).toMatchObject({ expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    const profile = await abdm.read('/profile/account', bearer(picked.body.token))
    expect(profile.body).toMatchObject({
      ABHANumber: '91-1444-4000-0228',
      preferredAbhaAddress: 'sabri.mandavi88@sbx',
      name: 'Sabri Mandavi',
      mobile: '******4444',
      pincode: '494228',
      yearOfBirth: '1988',
    })
  })

  it('c.8: refuses a stranger to the household, a missing, an old and a wrong T-token', async () => {
    const { txnId, answer } = await byMobile(FAMILY)
    expect((await abdm.pick(txnId, answer.body.token, INDRAVATI.number)).status).toBe(400)
    const missing = await abdm.abha('/profile/login/verify/user', { txnId, ABHANumber: '91-1444-4000-0228' })
    expect([missing.status, missing.bytes.length]).toEqual([401, 0])
    expect((await abdm.pick(txnId, 'nonsense', '91-1444-4000-0228')).body.message).toBe('Invalid T-token')
    await abdm.dock.forward(301)
    expect((await abdm.pick(txnId, answer.body.token, '91-1444-4000-0228')).status).toBe(400)
  })

  it('c.8: sends nothing to a mobile nobody registered: 404 in three shapes', async () => {
    const heard = []
    for (let turn = 0; turn < 3; turn++) heard.push(await abdm.loginCode('mobile', '9000011111'))
    expect(heard.map(({ status }) => status)).toEqual([404, 404, 404])
    expect([heard[0]?.body.error.code, heard[1]?.body.code, heard[2]?.body[0].code]).toEqual(['ABDM-1114', 'ABDM-1114', 'ABDM-1114: '])
    expect(await abdm.dock.messages('9000011111')).toEqual([])
  })

  it('c.8, b.3: answers a mobile that makes no sense, or the wrong key, as bad input', async () => {
    expect((await abdm.loginCode('mobile', '9999999999')).body.loginId).toBe('Invalid Mobile Number')
    const loginId = abdm.encrypt(FAMILY, 'phr')
    const wrong = await abdm.abha('/profile/login/request/otp', {
      scope: ['abha-login', 'mobile-verify'],
      loginHint: 'mobile',
      loginId,
      otpSystem: 'abdm',
    })
    expect([wrong.status, wrong.body[0].code]).toEqual([400, 'ABDM-1006: '])
  })

  it('c.8: says a code is wrong inside a 200, or in a 400', async () => {
    const { txnId, code } = await abdm.coded(FAMILY, () => abdm.loginCode('mobile', FAMILY))
    const first = await abdm.loginVerify(txnId, otherThan(code))
    expect([first.status, first.body.authResult]).toEqual([200, 'failed'])
    const second = await abdm.loginVerify(txnId, otherThan(code))
    expect([second.status, second.body.otpValue]).toEqual([400, 'Invalid OTP Value'])
    await abdm.dock.forward(601)
    expect((await abdm.loginVerify(txnId, code)).body).toMatchObject({ authResult: 'failed', message: 'OTP expired, please try again' })
  })
})

describe('login by ABHA number', () => {
  it('e.2: gives the X-token at once, by the mobile and by Aadhaar', async () => {
    for (const by of ['mobile', 'aadhaar'] as const) {
      const { txnId, code } = await abdm.coded(INDRAVATI.mobile, () => abdm.loginCode('abha-number', INDRAVATI.number, by))
      const { body } = await abdm.loginVerify(txnId, code, by)
      expect(body).toMatchObject({ expiresIn: 1800, accounts: [{ ABHANumber: INDRAVATI.number }] })
      expect(body.refreshToken).toBeTruthy()
      expect((await abdm.pick(txnId, body.token, INDRAVATI.number)).body.message).toBe('Invalid T-token')
      expect((await abdm.read('/profile/account', bearer(body.token))).body.name).toBe('Indravati Kashyap')
    }
  })

  it('b.3: wants the dashes and a number that exists', async () => {
    expect((await abdm.loginCode('abha-number', '91133330000117')).body.loginId).toBe('LoginId is invalid')
    expect((await abdm.loginCode('abha-number', '91-1333-3000-0118')).body.loginId).toBe('LoginId is invalid')
  })

  it('c.8: refuses one that is deactivated', async () => {
    expect((await abdm.loginCode('abha-number', '91-1555-5000-0113')).status).toBe(400)
  })
})

describe('login by Aadhaar', () => {
  it('e.1: gives the X-token, and 404 where there is no ABHA', async () => {
    const { txnId, code } = await abdm.coded(INDRAVATI.mobile, () => abdm.loginCode('aadhaar', INDRAVATI.aadhaar, 'aadhaar'))
    expect((await abdm.loginVerify(txnId, code, 'aadhaar')).body).toMatchObject({ expiresIn: 1800 })
    expect((await abdm.loginCode('aadhaar', '999911112221', 'aadhaar')).body.error.message).toMatch(/No ABHA user/)
  })
})

describe('the keys', () => {
  it('b.1: can change: what was encrypted with the old one is bad input, the new certificate works', async () => {
    const other = await caller({ keys: await makeKeys() })
    await other.dock.changeKeys()
    expect((await other.loginCode('abha-number', INDRAVATI.number)).body.loginId).toBe('Invalid LoginId')
    const { publicKey } = (await other.read('/profile/public/certificate')).body
    other.keys.profile = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    expect((await other.loginCode('abha-number', INDRAVATI.number)).status).toBe(200)
    await other.close()
  }, 60_000)
})

describe('find ABHA', () => {
  it('e.4: lists by mobile with masked numbers, and logs in by index', async () => {
    const found = await abdm.abha('/profile/account/abha/search', { scope: ['search-abha'], mobile: abdm.encrypt(FAMILY) })
    const [{ txnId, ABHA }] = found.body
    expect(ABHA[1]).toMatchObject({ index: 2, ABHANumber: 'xx-xxxx-xxxx-0228', kycVerified: 'true' })
    const sent = await abdm.coded(FAMILY, () =>
      abdm.abha('/profile/login/request/otp', {
        txnId,
        scope: ['abha-login', 'search-abha', 'mobile-verify'],
        loginHint: 'index',
        loginId: abdm.encrypt('2'),
        otpSystem: 'abdm',
      }),
    )
    expect((await abdm.loginVerify(sent.txnId, sent.code)).body).toMatchObject({ expiresIn: 1800, accounts: [{ ABHANumber: '91-1444-4000-0228' }] })
  })
})

describe('the X-token', () => {
  it('a.3, e.6: needs Bearer before it, ends after half an hour, is renewed and ended', async () => {
    const { txnId, code } = await abdm.coded(INDRAVATI.mobile, () => abdm.loginCode('abha-number', INDRAVATI.number))
    const { token, refreshToken } = (await abdm.loginVerify(txnId, code)).body
    const bare = await abdm.read('/profile/account', { 'x-token': token })
    expect([bare.status, bare.body.message]).toEqual([400, 'Invalid X-token'])
    const renewed = await abdm.read('/profile/account/request/token', { 'r-token': `Bearer ${refreshToken}` })
    expect(renewed.body).toMatchObject({ expiresIn: 1800 })
    expect((await abdm.read('/profile/account/request/logout', bearer(token))).status).toBe(200)
    expect((await abdm.read('/profile/account', bearer(renewed.body.token))).status).toBe(400)
    const fresh = await abdm.xToken(INDRAVATI.number, INDRAVATI.mobile)
    await abdm.dock.forward(1801)
    await abdm.logIn()
    expect([(await abdm.read('/profile/account', bearer(fresh))).status]).toEqual([401])
  })

  it('c.9: brings the card and a QR that can be read', async () => {
    const token = await abdm.xToken(INDRAVATI.number, INDRAVATI.mobile)
    const card = await abdm.read('/profile/account/abha-card', bearer(token))
    expect([card.headers.get('content-type'), card.bytes.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG'])
    const qr = await abdm.read('/profile/account/qrCode', bearer(token))
    for (const { bytes } of [qr, card]) {
      const image = await loadImage(bytes)
      const canvas = createCanvas(image.width, image.height)
      canvas.getContext('2d').drawImage(image, 0, 0)
      const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
      expect(JSON.parse(jsqr(data, image.width, image.height)?.data ?? 'null')).toMatchObject({
        hidn: INDRAVATI.number,
        phr: 'indravati.kashyap@sbx',
      })
    }
    await abdm.dock.set('cardOff', true)
    const off = await abdm.read('/profile/account/abha-card', bearer(token))
    expect([off.status, off.bytes.length]).toEqual([401, 0])
  })
})
