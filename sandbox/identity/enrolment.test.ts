import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, otherThan } from '../caller.fixture.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const MAHUA = '999911112221'
const SARGI = '999922223338'

const begin = (aadhaar: string, mobile: string) => abdm.coded(mobile, () => abdm.aadhaarCode(aadhaar))
const made = async (aadhaar: string, aadhaarMobile: string, mobile = aadhaarMobile) => {
  const { txnId, code } = await begin(aadhaar, aadhaarMobile)
  return { txnId, answer: await abdm.enrol(txnId, code, mobile) }
}

describe('a new ABHA', () => {
  it('c.1: comes with a code on the Aadhaar phone, the masked number in the sentence only', async () => {
    const { answer } = await begin(MAHUA, '9000011111')
    expect(answer.status).toBe(200)
    expect(answer.body.message).toMatch(/\*{6,7}1111$/)
    expect((await abdm.dock.messages('9000011111')).at(-1)?.text).toMatch(/^\d{6} is your OTP for Aadhaar XXXXXXXX2221/)
  })

  it('c.2: is made from the right code, with tokens, photo and the automatic address', async () => {
    const { txnId, answer } = await made(MAHUA, '9000011111')
    expect(answer.status).toBe(200)
    const { body } = answer
    expect(body).toMatchObject({
      message: 'Account created successfully',
      txnId,
      isNew: true,
      tokens: { expiresIn: 1800, refreshExpiresIn: 1_296_000 },
    })
    expect(body.ABHAProfile).toMatchObject({
      firstName: 'Mahua',
      dob: '15-06-1991',
      mobile: '******1111',
      abhaType: 'STANDARD',
      abhaStatus: 'ACTIVE',
    })
    expect(body.ABHAProfile.ABHANumber).toMatch(/^91-[1-8]/)
    expect(body.ABHAProfile.phrAddress).toEqual([`${body.ABHAProfile.ABHANumber.replaceAll('-', '')}@sbx`])
    expect(Buffer.from(body.ABHAProfile.photo, 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  })

  it('c.2: is made once: the second time it "already exist"', async () => {
    const first = await made(MAHUA, '9000011111')
    const again = await made(MAHUA, '9000011111')
    expect(again.answer.body).toMatchObject({ message: 'This account already exist', isNew: false })
    expect(again.answer.body.ABHAProfile.ABHANumber).toBe(first.answer.body.ABHAProfile.ABHANumber)
  })

  it('c.3: has no mobile when another one was typed, until that one is proved', async () => {
    const { txnId, answer } = await made(SARGI, '9000022222', '9000023456')
    expect(answer.body.ABHAProfile.mobile).toBeNull()
    const second = await abdm.coded('9000023456', () => abdm.mobileCode(txnId, '9000023456'))
    expect(second.answer.body).toMatchObject({ txnId, message: expect.stringContaining('******3456') })
    const wrong = await abdm.linkMobile(txnId, otherThan(second.code))
    expect([wrong.status, wrong.body.authResult, wrong.body.accounts]).toEqual([200, 'failed', []])
    expect(await abdm.linkMobile(txnId, otherThan(second.code))).toMatchObject({ status: 400, body: { txnId, description: 'Invalid OTP value' } })
    const right = await abdm.linkMobile(txnId, second.code)
    expect(right.body).toMatchObject({ txnId, authResult: 'success', accounts: [{ ABHANumber: answer.body.ABHAProfile.ABHANumber }] })
    const profile = await abdm.read('/profile/account', { 'x-token': `Bearer ${answer.body.tokens.token}` })
    expect(profile.body.mobile).toBe('******3456')
  })

  it('c.5: takes one of at least three suggested addresses, not one that is taken', async () => {
    const { txnId, answer } = await made(MAHUA, '9000011111')
    const { body } = await abdm.read('/enrollment/enrol/suggestion', { transaction_id: txnId })
    expect(body.abhaAddressList.length).toBeGreaterThanOrEqual(8)
    expect(body.abhaAddressList.every((local: string) => /^[a-z0-9._]{8,18}$/.test(local))).toBe(true)
    const choose = (abhaAddress: string, preferred: unknown = 1) => abdm.abha('/enrollment/enrol/abha-address', { txnId, abhaAddress, preferred })
    expect((await choose('indravati.kashyap')).body).toMatchObject({ error: { code: 'ABDM-1101' } })
    expect((await choose('a.b')).body).toHaveProperty('abhaAddress')
    expect((await choose(body.abhaAddressList[0], '1')).body.preferred).toBe('Invalid Preferred Flag')
    const chosen = await choose(body.abhaAddressList[0])
    expect(chosen.body).toEqual({
      txnId,
      healthIdNumber: answer.body.ABHAProfile.ABHANumber,
      preferredAbhaAddress: `${body.abhaAddressList[0]}@sbx`,
    })
    const wrong = await abdm.read('/enrollment/enrol/suggestion', { transaction_id: 'nothing' })
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'ABDM-1017'])
  })

  it('c.2, corrections 31: of a child is of the child kind, with a date without zeros and no txnId of its own', async () => {
    const { txnId, answer } = await made('999966667775', '9000066666')
    expect(answer.body.ABHAProfile).toMatchObject({ abhaType: 'CHILD', dob: '3-2-2017' })
    expect(answer.body).not.toHaveProperty('txnId')
    expect((await abdm.read('/enrollment/enrol/suggestion', { transaction_id: txnId })).status).toBe(200)
  })
})

describe('an Aadhaar that is known already', () => {
  it('c.2: brings its ABHA back, with tokens', async () => {
    const { answer } = await made('999933334448', '9000033333')
    expect(answer.body).toMatchObject({ isNew: false, ABHAProfile: { ABHANumber: '91-1333-3000-0117', mobile: '******3333' } })
    expect(answer.body.tokens.token).toBeTruthy()
  })

  it('c.2: whose ABHA is deactivated brings no tokens', async () => {
    const { answer } = await made('999955556661', '9000055555')
    expect([answer.status, answer.body.isNew, answer.body.ABHAProfile.abhaStatus]).toEqual([200, false, 'DEACTIVATED'])
    expect(answer.body).not.toHaveProperty('tokens')
  })
})

describe('what goes wrong', () => {
  it('c.6, c.8: a wrong code: UIDAI 400 twice, then a 400 about the mobile, then locked for everything', async () => {
    const { txnId, code } = await begin(MAHUA, '9000011111')
    const heard = []
    for (let turn = 0; turn < 4; turn++) heard.push(await abdm.enrol(txnId, otherThan(code), '9000011111'))
    expect(heard.map(({ status }) => status)).toEqual([422, 422, 400, 429])
    expect(heard[0]?.body.error).toMatchObject({ code: 'ABDM-1204', message: expect.stringMatching(/UIDAI Error code : 400/) })
    expect(heard[2]?.body).toMatchObject({ mobile: 'Invalid Mobile Number', timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) })
    expect(heard[3]?.body.error.code).toBe('ABDM-1100')
    expect((await abdm.enrol(txnId, code, '9000011111')).status).toBe(429)
    expect((await abdm.aadhaarCode(MAHUA)).status).toBe(429)
  })

  it('c.6: an old code: expired after ten minutes, worthless after a newer one', async () => {
    const first = await begin(MAHUA, '9000011111')
    const second = await begin(MAHUA, '9000011111')
    expect(second.txnId).not.toBe(first.txnId)
    expect((await abdm.enrol(first.txnId, first.code, '9000011111')).body.error.message).toMatch(/code : 403/)
    await abdm.dock.forward(601)
    expect((await abdm.enrol(second.txnId, second.code, '9000011111')).body.error.message).toMatch(/code : 403/)
  })

  it('c.6: the fourth code is not sent, and half an hour later it is', async () => {
    const codes = []
    for (let turn = 0; turn < 4; turn++) codes.push((await abdm.aadhaarCode(MAHUA)).status)
    expect(codes).toEqual([200, 200, 200, 429])
    await abdm.dock.forward(1800)
    await abdm.logIn()
    expect((await abdm.aadhaarCode(MAHUA)).status).toBe(200)
  })

  it('c.8: an Aadhaar nobody has, and one without a mobile', async () => {
    expect((await abdm.aadhaarCode('999900000013')).body).toEqual({ loginId: 'Invalid LoginId', timestamp: expect.any(String) })
    const nobody = await abdm.aadhaarCode('999900000000')
    expect([nobody.status, nobody.body.error?.message]).toEqual([422, expect.stringContaining('998')])
    const unlinked = await abdm.aadhaarCode('999977778887')
    expect([unlinked.status, unlinked.body.error.message]).toEqual([422, expect.stringMatching(/code : 11[12]/)])
  })

  it('c.2: a mobile that carries six already', async () => {
    const { answer } = await made('999988889996', '9000088888', '9000077777')
    expect([answer.status, answer.body.error.code]).toEqual([422, 'ABDM-1124'])
  })

  it('i: a consent of another version or code', async () => {
    const { txnId, code } = await begin(MAHUA, '9000011111')
    expect((await abdm.enrol(txnId, code, '9000011111', { code: 'abha-enrollment', version: '1.3' })).status).toBe(400)
    expect((await abdm.enrol(txnId, code, '9000011111', { code: 'abha-enrolment', version: '1.4' })).status).toBe(400)
    expect((await abdm.enrol(txnId, code, '9000011111')).status).toBe(200)
  })

  it('c.8: wrong scope, hint or system', async () => {
    const ask = (over: object) =>
      abdm.abha('/enrollment/request/otp', {
        scope: ['abha-enrol'],
        loginHint: 'aadhaar',
        loginId: abdm.encrypt(MAHUA),
        otpSystem: 'aadhaar',
        ...over,
      })
    expect((await ask({ scope: ['abha-login'] })).body.scope).toBe('Invalid Scope')
    expect((await ask({ loginHint: 'Aadhar-number' })).body.loginHint).toBe('Invalid Login Hint')
    expect((await ask({})).status).toBe(200)
  })

  it('b.3: every mistake of encryption is an "Invalid LoginId"', async () => {
    const wrong = [
      abdm.encrypt(MAHUA, 'phr'),
      abdm.encrypt(MAHUA, 'profile', 'oaep-sha256'),
      abdm.encrypt(MAHUA, 'profile', 'pkcs1'),
      MAHUA,
      '%%%',
      7,
    ]
    for (const loginId of wrong) {
      const answer = await abdm.abha('/enrollment/request/otp', { scope: ['abha-enrol'], loginHint: 'aadhaar', loginId, otpSystem: 'aadhaar' })
      expect([answer.status, answer.body.loginId]).toEqual([400, 'Invalid LoginId'])
    }
  })

  it('c.8: an unknown txnId, in its three shapes', async () => {
    const heard = []
    for (let turn = 0; turn < 3; turn++) heard.push(await abdm.enrol('nothing', '123456', '9000011111'))
    expect(heard.map(({ status }) => status)).toEqual([401, 400, 400])
    expect(heard[1]?.body.txnId).toBe('Invalid Transaction Id')
    expect(heard[2]?.body[0].code).toBe('ABDM-9999: ')
  })

  it('c.8: UIDAI down, in its three shapes; mobile codes keep working', async () => {
    await abdm.dock.set('aadhaarDown', 'rotate')
    const heard = []
    for (let turn = 0; turn < 3; turn++) heard.push(await abdm.aadhaarCode(MAHUA))
    expect(heard.map(({ status, bytes }) => [status, bytes.length > 0])).toEqual([
      [401, false],
      [400, true],
      [504, true],
    ])
    expect(heard[0]?.headers.get('www-authenticate')).toBe('Basic realm="Realm"')
    expect(heard[1]?.body.code).toBe('ABDM-9999')
    expect(heard[2]?.body.error.code).toBe('ABDM-1206')
    expect((await abdm.loginCode('mobile', '9000033333')).status).toBe(200)
  })
})
