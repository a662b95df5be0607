import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityDesk, identityDesk, said } from './desk.fixture.ts'

let abdm: IdentityDesk
beforeAll(async () => {
  abdm = await identityDesk()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

describe('demographic enrolment', () => {
  const details = (key: string, over: Record<string, unknown> = {}) => {
    const person = abdm.someone(key)
    const [year, month = '01', day = '01'] = person.born.split('-')
    return {
      aadhaarNumber: abdm.encrypt(person.aadhaar),
      name: [person.firstName, person.lastName].filter(Boolean).join(' '),
      gender: person.gender,
      dateOfBirth: `${day}-${month}-${year}`,
      stateCode: '22',
      districtCode: '374',
      ...over,
    }
  }
  const demo = (key: string, over: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    abdm.byAadhaar({ authMethods: ['demo_auth'], demo_auth: details(key, over) }, headers)

  it('d: is closed to a private client, with either of two codes', async () => {
    expect([said(await demo('salfi')), said(await demo('salfi'))]).toMatchObject([
      { status: 401, code: 'ABDM-1094' },
      { status: 401, code: 'ABDM-1021' },
    ])
  })

  it('d, c.2: needs no code and no mobile, and answers in names of its own', async () => {
    await abdm.set({ governmentIntegrator: true })
    const { status, body } = await demo('salfi')
    expect(status).toBe(200)
    expect(body).toMatchObject({ healthIdNumber: expect.stringMatching(/^91-/), name: 'Salfi Markam', mobile: null, status: 'ACTIVE', new: true })
    expect(body.healthId).toBe(`${body.healthIdNumber.replaceAll('-', '')}@sbx`)
    expect(body.jwtResponse).toMatchObject({ token: body.token, expiresIn: 1800, refreshExpiresIn: 1_296_000 })
    expect(body).not.toHaveProperty('txnId')
    expect((await abdm.read('/profile/account', abdm.bearer(body.token))).body.ABHANumber).toBe(body.healthIdNumber)
    expect((await demo('salfi')).body).toMatchObject({ healthIdNumber: body.healthIdNumber, new: false })
  })

  it('d: takes a one-digit day, a name in other letters, and compares a bare birth year by its year', async () => {
    await abdm.set({ governmentIntegrator: true })
    expect((await demo('mahua', { dateOfBirth: '15-6-1991', name: 'MAHUA  netam', mobile: '9000011111' })).body.mobile).toBe('******1111')
    expect((await demo('onenamenew', { dateOfBirth: '17-03-1957' })).body).toMatchObject({ name: 'Phulmati', lastName: '' })
  })

  it('corrections 31: details that differ are ABDM-1207, a district of another state a 400 about districtCode', async () => {
    await abdm.set({ governmentIntegrator: true })
    for (const over of [{ name: 'Mahua Nettam' }, { gender: 'M' }, { dateOfBirth: '16-06-1991' }])
      expect(said(await demo('mahua', over))).toMatchObject({ status: 422, code: 'ABDM-1207' })
    const place = await demo('mahua', { districtCode: '303' })
    expect([place.status, place.body.districtCode]).toEqual([400, 'Invalid state and district code'])
    expect((await demo('mahua', { dateOfBirth: '1991-06-15' })).body).toHaveProperty('dateOfBirth')
    expect(said(await demo('mahua', { aadhaarNumber: abdm.encrypt('999900000000') })).text).toContain('998')
    expect((await demo('mahua', { aadhaarNumber: '999911112221' })).body).toHaveProperty('aadhaarNumber')
  })

  it('c.2: refuses a mobile that carries six, and gives no tokens for a deactivated ABHA', async () => {
    await abdm.set({ governmentIntegrator: true })
    expect(said(await demo('mahua', { mobile: '9000077777' }))).toMatchObject({ status: 422, code: 'ABDM-1124' })
    const { body } = await demo('tendu')
    expect(body).toMatchObject({ status: 'DEACTIVATED', new: false })
    expect([body.token, body.jwtResponse]).toEqual([undefined, undefined])
  })

  it('c.2: says "new" as text, or answers like the OTP route, by switch', async () => {
    await abdm.set({ governmentIntegrator: true, demographicAnswer: 'schema' })
    expect((await demo('mahua')).body.new).toBe('true')
    await abdm.set({ demographicAnswer: 'otp' })
    const { body } = await demo('mahua')
    expect(body).toMatchObject({ isNew: false, ABHAProfile: { firstName: 'Mahua' }, tokens: { expiresIn: 1800 } })
    expect((await abdm.read('/enrollment/enrol/suggestion', { transaction_id: body.txnId })).status).toBe(200)
  })

  it('a.3: a BENEFIT_NAME is refused, known or needed, in every spelling', async () => {
    await abdm.set({ governmentIntegrator: true })
    for (const name of ['BENEFIT_NAME', 'Benefit-Name'])
      expect(said(await demo('mahua', {}, { [name]: 'healthid api' }))).toMatchObject({
        status: 401,
        text: expect.stringContaining('Invalid Benefit Name'),
      })
    await abdm.set({ benefitName: 'known' })
    expect((await demo('mahua', {}, { BENEFIT_NAME: 'healthid api' })).status).toBe(200)
    expect((await demo('mahua', {}, { BENEFIT_NAME: 'another' })).status).toBe(401)
    await abdm.set({ benefitName: 'needed' })
    expect((await demo('mahua')).status).toBe(401)
    expect((await demo('mahua', {}, { 'Benefit-Name': 'healthid api' })).status).toBe(200)
    expect((await abdm.made('other')).answer.status).toBe(200)
  })

  it('c.8: UIDAI down or refusing is told here too', async () => {
    await abdm.set({ governmentIntegrator: true, aadhaarDown: 'gateway504' })
    expect(said(await demo('mahua'))).toMatchObject({ status: 504, code: 'ABDM-1206' })
    await abdm.set({ aadhaarDown: 'off', uidaiError: '561', uidaiErrorAt: 'verify' })
    expect(said(await demo('mahua'))).toMatchObject({ status: 422, text: expect.stringContaining('UIDAI Error code : 561') })
  })
})

describe('a child named by a parent', () => {
  const CHILD = { dayOfBirth: '21', monthOfBirth: '2', yearOfBirth: '2020', gender: 'F', name: 'Tara Sethia', parentConsent: 'true' }
  const parentToken = () => abdm.xToken('91-2110-2000-1908', '9000200019')
  const child = (token: string | null, over: Record<string, unknown> = {}) =>
    abdm.byAadhaar({ authMethods: ['child'], child: { ...CHILD, ...over } }, token ? { 'x-token': token } : {})

  it('d: is closed to a private client and needs the X-token of the parent', async () => {
    const token = await parentToken()
    expect((await child(`Bearer ${token}`)).status).toBe(401)
    await abdm.set({ governmentIntegrator: true })
    expect((await child(null)).status).toBe(401)
    expect((await child(token)).body.message).toBe('Invalid X-token')
  })

  it("d, corrections 31: is of the child kind on the parent's mobile, without txnId, its date in short form", async () => {
    await abdm.set({ governmentIntegrator: true })
    const token = `Bearer ${await parentToken()}`
    const { status, body } = await child(token)
    expect(status).toBe(200)
    expect(body).toMatchObject({ isNew: true, message: 'Account created successfully', tokens: { expiresIn: 1800 } })
    expect(body.ABHAProfile).toMatchObject({ abhaType: 'CHILD', dob: '21-2-2020', mobile: '******0019', photo: '' })
    expect([body.txnId, body.ABHAProfile.phrAddress]).toEqual([undefined, undefined])
    const again = await child(token)
    expect(again.body).toMatchObject({
      isNew: false,
      message: 'This account already exist',
      ABHAProfile: { ABHANumber: body.ABHAProfile.ABHANumber },
    })
    expect(again.body.ABHAProfile.phrAddress).toHaveLength(1)
    const { answer } = await abdm.listed('9000200019')
    expect(answer.body.accounts.map(({ verificationType }: { verificationType: string }) => verificationType)).toEqual(['AADHAAR', 'CHILD_ABHA'])
  })

  it('d: is refused without consent, at 18, and as the seventh on a mobile (ABDM-1157)', async () => {
    await abdm.set({ governmentIntegrator: true })
    const token = `Bearer ${await parentToken()}`
    expect((await child(token, { parentConsent: true })).body).toHaveProperty('parentConsent')
    expect((await child(token, { yearOfBirth: '2008' })).body).toHaveProperty('yearOfBirth')
    for (const name of ['Tara A', 'Tara B', 'Tara C', 'Tara D', 'Tara E']) expect((await child(token, { name })).status).toBe(200)
    expect(said(await child(token, { name: 'Tara F' }))).toMatchObject({ status: 422, code: 'ABDM-1157' })
  })
})

describe('finger, iris and face', () => {
  const PID = Buffer.from('<PidData><Resp errCode="0"/></PidData>').toString('base64')
  const block = (key: string, more: Record<string, unknown>) => ({
    aadhaar: abdm.encrypt(abdm.someone(key).aadhaar),
    mobile: abdm.someone(key).aadhaarMobile,
    ...more,
  })
  const finger = (key: string, pid: unknown = PID) => abdm.byAadhaar({ authMethods: ['bio'], bio: block(key, { fingerPrintAuthPid: pid }) })
  const initFace = async () => (await abdm.abha('/enrollment/enrol/auth/init', { scope: ['abha-enrol', 'face-auth'] })).body.txnId
  const poll = (txnId: string) => abdm.abha('/enrollment/enrol/capturePID', { scope: ['abha-enrol', 'face-verify'], txnId })

  it('d, c.8: are restricted, with ABDM-1224 or ABDM-1094', async () => {
    expect([said(await finger('mahua')), said(await finger('mahua'))]).toMatchObject([
      { status: 401, code: 'ABDM-1224' },
      { status: 401, code: 'ABDM-1094' },
    ])
  })

  it('d: make an ABHA where they are allowed, and go on with suggestions', async () => {
    await abdm.set({ biometrics: true })
    const { body } = await finger('mahua')
    expect(body).toMatchObject({ isNew: true, ABHAProfile: { mobile: '******1111' } })
    expect((await abdm.read('/enrollment/enrol/suggestion', { transaction_id: body.txnId })).body.abhaAddressList.length).toBeGreaterThan(5)
    expect((await abdm.byAadhaar({ authMethods: ['iris'], iris: block('other', { pid: PID }) })).body.isNew).toBe(true)
  })

  it('c.8: a missing PID is UIDAI 810, one that does not match 300', async () => {
    await abdm.set({ biometrics: true })
    expect(said(await finger('mahua', 'nothing')).text).toContain('UIDAI Error code : 810')
    await abdm.set({ uidaiError: '300', uidaiErrorAt: 'verify' })
    expect(said(await finger('mahua'))).toMatchObject({ status: 422, code: 'ABDM-1204', text: expect.stringContaining('300') })
  })

  it('d: a face goes pending, verified, complete, and then enrols', async () => {
    expect((await abdm.abha('/enrollment/enrol/auth/init', { scope: ['abha-enrol', 'face-auth'] })).status).toBe(401)
    await abdm.set({ biometrics: true })
    const txnId = await initFace()
    const states = []
    for (let turn = 0; turn < 3; turn++) states.push((await poll(txnId)).body.status)
    expect(states).toEqual(['PENDING', 'VERIFIED', 'COMPLETE'])
    expect((await abdm.byAadhaar({ authMethods: ['face_auth'], face: block('mahua', { txnId }) })).body.isNew).toBe(true)
    expect(said(await poll('nothing'))).toMatchObject({ status: 400, code: 'ABDM-1017' })
  })

  it('d: a face that fails or never comes enrols nobody', async () => {
    await abdm.set({ biometrics: true, faceResult: 'failed' })
    const txnId = await initFace()
    await poll(txnId)
    expect((await poll(txnId)).body.status).toBe('FAILED')
    expect((await abdm.byAadhaar({ authMethods: ['face_auth'], face: block('mahua', { txnId }) })).status).toBe(422)
    await abdm.set({ faceResult: 'pending' })
    expect((await poll(txnId)).body.status).toBe('PENDING')
  })

  it('corrections 11, 44: log in by one step of v3.1, and no more by two', async () => {
    const finger31 = (aadhaar: string) =>
      abdm.call('POST', '/abha/api/v3.1/profile/login/verify', {
        body: {
          scope: ['abha-login', 'aadhaar-bio-verify'],
          authData: { authMethods: ['bio'], bio_login: { aadhaar: abdm.encrypt(aadhaar), fingerPrintAuthPid: PID } },
        },
      })
    expect(said(await finger31('999933334448'))).toMatchObject({ status: 401, code: 'ABDM-1224' })
    const twoStep = () =>
      abdm.abha('/profile/login/request/otp', {
        scope: ['abha-login', 'aadhaar-bio-verify'],
        loginHint: 'abha-number',
        loginId: abdm.encrypt('91-1333-3000-0117'),
        otpSystem: 'abdm',
      })
    expect((await twoStep()).status).toBe(401)
    await abdm.set({ biometrics: true })
    const { body } = await finger31('999933334448')
    expect(body).toMatchObject({
      authResult: 'success',
      message: 'BIO verified successfully',
      expiresIn: 1800,
      accounts: [{ name: 'Indravati Kashyap' }],
    })
    expect(body.refreshToken).toBeTruthy()
    expect((await twoStep()).body.scope).toBe('Invalid Scope')
    expect((await finger31('999911112221')).status).toBe(404)
  })
})

describe('a driving licence', () => {
  const SCOPE = ['abha-enrol', 'mobile-verify', 'dl-flow']
  const MOBILE = '9000200016'
  async function proved() {
    const { txnId, code } = await abdm.coded(MOBILE, () =>
      abdm.abha('/enrollment/request/otp', { scope: SCOPE, loginHint: 'mobile', loginId: abdm.encrypt(MOBILE), otpSystem: 'abdm' }),
    )
    const verified = await abdm.abha('/enrollment/auth/byAbdm', {
      scope: SCOPE,
      authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code), timeStamp: '2026-11-23T06:00:00.000Z' } },
    })
    return { txnId, verified }
  }
  const licence = (txnId: string, over: Record<string, unknown> = {}) =>
    abdm.abha('/enrollment/enrol/byDocument', {
      txnId,
      documentType: 'DRIVING_LICENCE',
      documentId: 'CG17 20110012345',
      firstName: 'Gadi',
      middleName: '',
      lastName: 'Sethia',
      dob: '1984-08-16',
      gender: 'F',
      frontSidePhoto: 'AAAA',
      backSidePhoto: 'AAAA',
      address: 'Kumharpara',
      state: 'CHHATTISGARH',
      district: 'BASTAR',
      pinCode: '494001',
      consent: { code: 'abha-enrollment', version: '1.4' },
      ...over,
    })

  it('d, corrections 32: gives a provisional number after a mobile code, which no login knows', async () => {
    const { txnId, verified } = await proved()
    expect(verified.body).toMatchObject({ authResult: 'success', accounts: [] })
    const { body } = await licence(txnId)
    expect(body).toMatchObject({ isNew: true, enrolProfile: { enrolmentState: 'PROVISIONAL', enrolmentNumber: expect.stringMatching(/^91-/) } })
    expect(body).not.toHaveProperty('tokens')
    expect((await licence(txnId)).body).toMatchObject({ isNew: false, enrolProfile: { enrolmentNumber: body.enrolProfile.enrolmentNumber } })
    expect((await abdm.loginCode('abha-number', body.enrolProfile.enrolmentNumber)).status).toBe(400)
    expect((await abdm.loginCode('mobile', MOBILE)).status).toBe(404)
  })

  it('d: is refused before the mobile is proved, and when the details are others (ABDM-1203)', async () => {
    const { txnId } = await abdm.coded(MOBILE, () =>
      abdm.abha('/enrollment/request/otp', { scope: SCOPE, loginHint: 'mobile', loginId: abdm.encrypt(MOBILE), otpSystem: 'abdm' }),
    )
    expect((await licence(txnId)).status).toBe(401)
    const again = await proved()
    expect(said(await licence(again.txnId, { lastName: 'Sethi' }))).toMatchObject({ status: 422, code: 'ABDM-1203' })
    expect((await licence(again.txnId, { documentType: 'PASSPORT' })).body).toHaveProperty('documentType')
  })
})
