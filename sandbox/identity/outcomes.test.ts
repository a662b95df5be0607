import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { otherThan } from '../caller.fixture.ts'
import { type IdentityDesk, identityDesk, said } from './desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

describe('what an enrolment by Aadhaar code can end in', () => {
  it('c.2: a deleted ABHA is made fresh, with another number', async () => {
    const { answer } = await abdm.made('deleted')
    expect(answer.body).toMatchObject({ isNew: true, message: 'Account created successfully' })
    expect(answer.body.ABHAProfile.ABHANumber).not.toBe('91-2110-2000-0108')
    expect((await abdm.loginCode('abha-number', '91-2110-2000-0108')).status).toBe(400)
  })

  it("c.2: de-duplication finds somebody else's account: no tokens", async () => {
    const { answer } = await abdm.made('twin')
    expect(answer.body).toMatchObject({ isNew: false, ABHAProfile: { ABHANumber: '91-1333-3000-0117', abhaStatus: 'ACTIVE' } })
    expect(answer.body).not.toHaveProperty('tokens')
  })

  it('c.2: the right mobile, and still null, where UIDAI does not confirm it', async () => {
    const { txnId, answer } = await abdm.made('unproved')
    expect([answer.body.ABHAProfile.mobile, answer.body.ABHAProfile.mobileVerified]).toEqual([null, null])
    const { code } = await abdm.coded('9000200006', () => abdm.mobileCode(txnId, '9000200006'))
    expect((await abdm.linkMobile(txnId, code)).body.authResult).toBe('success')
    await abdm.set({ mobileVerifiedShown: false })
    expect((await abdm.made('unproved')).answer.body.ABHAProfile).not.toHaveProperty('mobileVerified')
  })

  it('c.2: seventeen is a child, a grown person of gender O is not', async () => {
    expect((await abdm.made('seventeen')).answer.body.ABHAProfile.abhaType).toBe('CHILD')
    expect((await abdm.made('other')).answer.body.ABHAProfile).toMatchObject({ abhaType: 'STANDARD', gender: 'O' })
  })

  it('c.2: the sixth ABHA on a mobile is made, the seventh is ABDM-1124', async () => {
    const five = abdm.world.registry.accounts.find(({ mobile, number }) => number && mobile && abdm.world.registry.numbersOn(mobile).length === 5)
    const mobile = five?.mobile ?? ''
    const { txnId, answer } = await abdm.made('other', mobile)
    expect(answer.body.isNew).toBe(true)
    const { code } = await abdm.coded(mobile, () => abdm.mobileCode(txnId, mobile))
    expect((await abdm.linkMobile(txnId, code)).body.authResult).toBe('success')
    expect(said((await abdm.made('seventeen', mobile)).answer)).toMatchObject({ status: 422, code: 'ABDM-1124' })
  })

  it('c.8: the cap of 100 creations stops new ones (ABDM-1227), not old ones', async () => {
    await abdm.set({ creationCap: true })
    expect(said((await abdm.made('mahua')).answer).code).toBe('ABDM-1227')
    expect((await abdm.made('indravati')).answer.body.isNew).toBe(false)
  })

  it('l.8: the account is made though its answer is lost, and a login by Aadhaar finds it', async () => {
    await abdm.set({ enrolAnswerLost: true })
    const { answer } = await abdm.made('mahua')
    expect([answer.status, answer.bytes.length]).toEqual([504, 0])
    const { txnId, code } = await abdm.coded('9000011111', () => abdm.loginCode('aadhaar', '999911112221', 'aadhaar'))
    expect((await abdm.loginVerify(txnId, code, 'aadhaar')).body).toMatchObject({ expiresIn: 1800, accounts: [{ name: 'Mahua Netam' }] })
  })

  it('c.8: methods that do not go together are a 501 with a tracking id; unknown ones a 400', async () => {
    expect(said(await abdm.byAadhaar({ authMethods: ['otp', 'bio'] }))).toMatchObject({
      status: 501,
      code: 'ABDM-9999',
      text: expect.stringMatching(/Tracking Id : [0-9a-f-]{36}/),
    })
    expect((await abdm.byAadhaar({ authMethods: ['magic'] })).body.authMethods).toBe('Invalid Auth Method')
  })

  it('h: an Aadhaar with a wrong check digit, a virtual id and a short number are bad input', async () => {
    for (const number of ['999911112222', '9999111122211234', '99991111222', '199911112221'])
      expect((await abdm.aadhaarCode(number)).body.loginId).toBe('Invalid LoginId')
  })
})

describe('the e-mail of an enrolment', () => {
  const SCOPE = ['abha-enrol', 'email-verify']
  const ask = (txnId: string, email: string) =>
    abdm.abha('/enrollment/request/otp', { txnId, scope: SCOPE, loginHint: 'email', loginId: abdm.encrypt(email), otpSystem: 'abdm' })
  const verify = (txnId: string, otp: string) =>
    abdm.abha('/enrollment/auth/byAbdm', { scope: SCOPE, authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(otp) } } })

  it('c.4: is proved by a code, shown with its head, and linked', async () => {
    const { txnId, answer } = await abdm.made('mahua')
    const sent = await abdm.coded('mahua@example.org', () => ask(txnId, 'mahua@example.org'))
    expect(sent.answer.body).toMatchObject({ txnId, message: expect.stringMatching(/mah\*{10}@example\.org$/) })
    expect((await verify(txnId, otherThan(sent.code))).body.authResult).toBe('failed')
    expect((await verify(txnId, sent.code)).body).toMatchObject({
      authResult: 'success',
      message: 'Email address is now successfully linked to your Account',
    })
    expect((await abdm.read('/profile/account', abdm.bearer(answer.body.tokens.token))).body.email).toBe('mah**********@example.org')
    expect((await ask(txnId, 'nonsense')).body.loginId).toBe('Invalid LoginId')
  })

  it('c.4: carries six ABHAs at most (ABDM-1135)', async () => {
    for (const account of abdm.world.registry.accounts.slice(0, 6)) account.email = 'all@example.org'
    const { txnId } = await abdm.made('mahua')
    expect(said(await ask(txnId, 'all@example.org'))).toMatchObject({ status: 422, code: 'ABDM-1135' })
  })

  it('c.4: or gets a link', async () => {
    const token = await abdm.xToken('91-1333-3000-0117', '9000033333')
    const body = { scope: ['abha-profile', 'email-link-verify'], loginHint: 'email', loginId: abdm.encrypt('i@example.org') }
    expect((await abdm.abha('/profile/account/request/emailVerificationLink', body, abdm.bearer(token))).status).toBe(200)
    expect((await abdm.dock.messages('i@example.org')).at(-1)?.text).toContain('https://')
    expect((await abdm.abha('/profile/account/request/emailVerificationLink', body)).status).toBe(400)
  })
})

describe('the address of a new ABHA', () => {
  const choose = (txnId: string, abhaAddress: string, preferred: unknown = 1) =>
    abdm.abha('/enrollment/enrol/abha-address', { txnId, abhaAddress, preferred })

  it('h: keeps 8 to 18 letters and digits, one dot, one underscore, or the stricter rule of the PHR document', async () => {
    const { txnId } = await abdm.made('mahua')
    const fits = async (local: string) => (await choose(txnId, local)).status === 200
    expect([await fits('12_mahua.x'), await fits('mah1'), await fits('mahua..netam'), await fits('a'.repeat(19))]).toEqual([
      true,
      false,
      false,
      false,
    ])
    await abdm.set({ addressRule: 'phr' })
    expect([await fits('mah2'), await fits('12_mahua.y'), await fits('mahua_netam9'), await fits('9876543210'), await fits('m.n1')]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })

  it('c.5: what was suggested is always taken, also when it begins with a digit', async () => {
    await abdm.set({ addressRule: 'phr' })
    const { txnId } = await abdm.made('mahua')
    const { abhaAddressList } = (await abdm.read('/enrollment/enrol/suggestion', { transaction_id: txnId })).body
    const odd = abhaAddressList.find((local: string) => /^\d/.test(local))
    expect(odd).toBeTruthy()
    expect((await choose(txnId, odd)).status).toBe(200)
  })

  it('corrections 30: is answered as in the sample or as in the schema', async () => {
    const { txnId, answer } = await abdm.made('mahua')
    expect((await choose(txnId, 'mahua.first')).body).toMatchObject({
      healthIdNumber: answer.body.ABHAProfile.ABHANumber,
      preferredAbhaAddress: 'mahua.first@sbx',
    })
    await abdm.set({ addressAnswer: 'schema' })
    expect((await choose(txnId, 'mahua.second')).body).toEqual({ txnId, abhaAddress: 'mahua.second@sbx', preferred: 1 })
  })

  it('c.5, corrections 29, 30: the suffix is refused or taken by switch; preferred 0 leaves the first one preferred', async () => {
    const { txnId } = await abdm.made('mahua')
    expect((await choose(txnId, 'mahua.netam5@sbx')).status).toBe(400)
    await abdm.set({ suffixAccepted: true })
    expect((await choose(txnId, 'mahua.netam5@sbx', 0)).body.preferredAbhaAddress).toMatch(/^\d{14}@sbx$/)
    for (const preferred of [2, true, '1', null])
      expect((await choose(txnId, 'mahua.netam6', preferred)).body.preferred).toBe('Invalid Preferred Flag')
  })

  it('c.5: one somebody has is ABDM-1101, also of a deleted ABHA; a bad shape ABDM-1170 or field-keyed', async () => {
    const { txnId } = await abdm.made('mahua')
    expect(said(await choose(txnId, 'indravati.kashyap')).code).toBe('ABDM-1101')
    expect(said(await choose(txnId, 'genda.sethia')).code).toBe('ABDM-1101')
    expect((await choose(txnId, 'x')).body).toHaveProperty('abhaAddress')
    expect(said(await choose(txnId, 'x')).code).toBe('ABDM-1170')
  })
})

describe('codes', () => {
  it('c.6: an Aadhaar send makes a new txnId, a mobile send keeps it', async () => {
    const first = await abdm.aadhaarCode('999922223338')
    const second = await abdm.aadhaarCode('999922223338')
    expect(second.body.txnId).not.toBe(first.body.txnId)
    const { txnId } = await abdm.made('sargi', '9000023456')
    expect((await abdm.mobileCode(txnId, '9000023456')).body.txnId).toBe(txnId)
    expect((await abdm.mobileCode(txnId, '9000023456')).body.txnId).toBe(txnId)
  })

  it('c.6: the third wrong code locks the receiver for every txnId and every call', async () => {
    const { txnId, code } = await abdm.coded('9000033333', () => abdm.loginCode('mobile', '9000033333'))
    for (let turn = 0; turn < 3; turn++) await abdm.loginVerify(txnId, otherThan(code))
    expect(said(await abdm.loginVerify(txnId, code))).toMatchObject({ status: 429, code: 'ABDM-1100' })
    expect((await abdm.loginCode('mobile', '9000033333')).status).toBe(429)
    expect((await abdm.loginCode('abha-number', '91-1333-3000-0117')).status).toBe(429)
    expect((await abdm.loginCode('abha-number', '91-1333-3000-0117', 'aadhaar')).status).toBe(200)
    await abdm.dock.forward(1800)
    await abdm.logIn()
    expect((await abdm.loginCode('mobile', '9000033333')).status).toBe(200)
  })

  it('c.6: a success clears the count of sends', async () => {
    for (let turn = 0; turn < 2; turn++) await abdm.loginCode('mobile', '9000033333')
    const { txnId, code } = await abdm.coded('9000033333', () => abdm.loginCode('mobile', '9000033333'))
    expect((await abdm.loginVerify(txnId, code)).body.authResult).toBe('success')
    expect((await abdm.loginCode('mobile', '9000033333')).status).toBe(200)
  })

  it('c.6: a code works once', async () => {
    const { txnId, code } = await abdm.coded('9000033333', () => abdm.loginCode('mobile', '9000033333'))
    expect((await abdm.loginVerify(txnId, code)).body.authResult).toBe('success')
    expect((await abdm.loginVerify(txnId, code)).body.authResult).toBe('failed')
  })

  it('c.1, e.1: the sentence hides the head, the tail, or says nothing', async () => {
    const heard = async () => (await abdm.loginCode('mobile', '9000044444')).body.message
    expect(await heard()).toMatch(/\*{6}4444$/)
    await abdm.set({ otpMessage: 'beginning' })
    expect(await heard()).toMatch(/9000\*{6}$/)
    await abdm.set({ otpMessage: 'none' })
    expect(await heard()).not.toMatch(/\d/)
    expect((await abdm.aadhaarCode('999911112221')).body.message).not.toMatch(/\d/)
  })
})
