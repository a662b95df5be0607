import { afterEach, describe, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { reveal } from './secret.ts'

let desk: Desk
let encrypt: Encryptor
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply, timeouts = {}) {
  desk = await startDesk(answer, { timeouts })
  const read = await desk.abdm.encryptors.profile()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const aadhaar = '234123412346'
const profile = {
  firstName: 'Sita',
  lastName: 'Devi',
  dob: '26-06-1999',
  gender: 'F',
  mobile: '******3210',
  ABHANumber: '91-1234-5678-9012',
  abhaType: 'STANDARD',
  abhaStatus: 'ACTIVE',
}
const tokens = { token: 'x-token', expiresIn: 1800, refreshToken: 'r-token', refreshExpiresIn: 1296000 }
const enrol = (mobile = '9876543210') => desk.abdm.enrolment.enrolByAadhaar({ txnId: 't1', otp: encrypt('482913'), mobile })

test('the Aadhaar code is asked for with the number encrypted, and its end is read from the sentence', async () => {
  await start(() => ({ json: { txnId: 't1', message: 'OTP sent to Aadhaar registered mobile number ending with ******0903' } }))
  expect(await desk.abdm.enrolment.requestAadhaarOtp({ aadhaar: encrypt(aadhaar) })).toEqual({ ok: true, value: { txnId: 't1', sentTo: '0903' } })
  const { loginId, ...rest } = desk.last().body
  expect(desk.last().path).toBe('/abha/api/v3/enrollment/request/otp')
  expect(rest).toEqual({ txnId: '', scope: ['abha-enrol'], loginHint: 'aadhaar', otpSystem: 'aadhaar' })
  expect(desk.open(loginId)).toBe(aadhaar)
})

describe('enrolment', () => {
  test('sends the consent and the plain mobile', async () => {
    await start(() => ({ json: { txnId: 't2', tokens, ABHAProfile: profile, isNew: true } }))
    await enrol()
    const { authData, consent } = desk.last().body
    expect(desk.last().path).toBe('/abha/api/v3/enrollment/enrol/byAadhaar')
    expect(consent).toEqual({ code: 'abha-enrollment', version: '1.4' })
    expect(authData.authMethods).toEqual(['otp'])
    expect(authData.otp).toMatchObject({ txnId: 't1', mobile: '9876543210' })
    expect(desk.open(authData.otp.otpValue)).toBe('482913')
  })

  test('a new account', async () => {
    await start(() => ({ json: { message: 'Account created successfully', txnId: 't2', tokens, ABHAProfile: profile, isNew: true } }))
    const enrolled = await enrol()
    expect(enrolled).toMatchObject({ ok: true, value: { kind: 'new', txnId: 't2', mobileNeedsOtp: false, profile: { name: 'Sita Devi' } } })
    if (enrolled.ok && enrolled.value.kind === 'new') {
      expect(reveal(enrolled.value.tokens.token)).toBe('x-token')
    }
    expect(JSON.stringify(enrolled)).not.toMatch(/x-token|r-token/)
  })

  test('an account that was there already is a success', async () => {
    await start(() => ({ json: { message: 'This account already exist', txnId: 't2', tokens, ABHAProfile: profile, isNew: false } }))
    expect(await enrol()).toMatchObject({ ok: true, value: { kind: 'existing' } })
  })

  test('another mobile than Aadhaar’s has to be proved', async () => {
    await start(() => ({ json: { txnId: 't2', tokens, ABHAProfile: { ...profile, mobile: null }, isNew: true } }))
    expect(await enrol()).toMatchObject({ ok: true, value: { kind: 'new', mobileNeedsOtp: true } })
  })

  test.each([
    ['deactivated, said in words', { message: 'This account already exist and is deactivated', isNew: false, ABHAProfile: profile }, 'deactivated'],
    ['deactivated, said by the status', { message: '', isNew: false, ABHAProfile: { ...profile, abhaStatus: 'DEACTIVATED' } }, 'deactivated'],
    ['matched with another account', { message: 'This account already exist', isNew: false, ABHAProfile: profile }, 'elsewhere'],
    ['under 18', { message: 'Account created successfully', isNew: true, tokens, ABHAProfile: { ...profile, abhaType: 'CHILD' } }, 'child'],
  ])('%s', async (_, json, kind) => {
    await start(() => ({ json }))
    expect(await enrol()).toMatchObject({ ok: true, value: { kind } })
  })

  test.each(['hang', 'reset', { status: 501, json: { error: { code: 'ABDM-9999', message: 'Tracking Id : 1' } } }, { status: 504 }] as Reply[])(
    'after %j it is not sent again: the account may exist',
    async reply => {
      await start(() => reply, reply === 'hang' ? { requestMs: 1_000 } : {})
      expect((await enrol()).ok).toBe(false)
      expect(desk.heard).toHaveLength(1)
    },
  )

  test.each([
    [{ json: { isNew: true, ABHAProfile: profile } }, 'unexpected'],
    [{ json: {} }, 'unexpected'],
    [{ text: '<html>welcome</html>', type: 'text/html' }, 'network'],
  ] as [Reply, string][])('a success that carries no token is none, and the account may exist: %j', async (reply, reason) => {
    await start(() => reply)
    expect(await enrol()).toMatchObject({ ok: false, error: { reason, accountMayExist: true } })
  })
})

describe('the mobile for messages', () => {
  test('is asked about in the same transaction', async () => {
    await start(() => ({ json: { txnId: 't2', message: 'OTP sent to mobile number ending with ******3210' } }))
    expect(await desk.abdm.enrolment.requestMobileOtp({ txnId: 't2', mobile: encrypt('9876543210') })).toMatchObject({
      value: { txnId: 't2', sentTo: '3210' },
    })
    const { loginId, ...rest } = desk.last().body
    expect(rest).toEqual({ txnId: 't2', scope: ['abha-enrol', 'mobile-verify'], loginHint: 'mobile', otpSystem: 'abdm' })
    expect(desk.open(loginId)).toBe('9876543210')
  })

  test.each([
    [
      { authResult: 'success', accounts: [] },
      { ok: true, value: undefined },
    ],
    [
      { authResult: 'failed', message: 'OTP expired, please try again' },
      { ok: false, error: { reason: 'otpExpired', code: null, status: 200 } },
    ],
    [
      { authResult: 'Failed', message: 'Invalid' },
      { ok: false, error: { reason: 'wrongOtp', code: null, status: 200 } },
    ],
  ])('%j', async (json, expected) => {
    await start(() => ({ json }))
    expect(await desk.abdm.enrolment.verifyMobile({ txnId: 't2', otp: encrypt('482913') })).toEqual(expected)
    expect(desk.last().path).toBe('/abha/api/v3/enrollment/auth/byAbdm')
    expect(desk.last().body.scope).toEqual(['abha-enrol', 'mobile-verify'])
  })
})

test('some page with status 200 proves no mobile, suggests no address and saves none', async () => {
  await start(() => ({ text: '<html>welcome</html>', type: 'text/html' }))
  const { enrolment } = desk.abdm
  const asked = [
    enrolment.verifyMobile({ txnId: 't2', otp: encrypt('482913') }),
    enrolment.suggestions({ txnId: 't2' }),
    enrolment.chooseAddress({ txnId: 't2', address: 'sita' }),
  ]
  for (const result of await Promise.all(asked)) expect(result).toMatchObject({ ok: false, error: { reason: 'network', line: 'notAbdm' } })
})

describe('the address', () => {
  test('suggestions come as local parts, each once', async () => {
    await start(() => ({ json: { txnId: 't2', abhaAddressList: ['sita.1999', '26_sita', 'sita.1999', 'sita@sbx', null] } }))
    expect(await desk.abdm.enrolment.suggestions({ txnId: 't2' })).toEqual({ ok: true, value: ['sita.1999', '26_sita', 'sita'] })
    expect(desk.last()).toMatchObject({ method: 'GET', path: '/abha/api/v3/enrollment/enrol/suggestion', headers: { transaction_id: 't2' } })
  })

  test.each([
    { healthIdNumber: '91-1234-5678-9012', preferredAbhaAddress: 'sita.1999@sbx' },
    { ABHANumber: '91-1234-5678-9012', abhaAddress: 'sita.1999@sbx', preferred: 1 },
  ])('chosen: %j', async json => {
    await start(() => ({ json }))
    expect(await desk.abdm.enrolment.chooseAddress({ txnId: 't2', address: 'sita.1999@sbx' })).toEqual({
      ok: true,
      value: { abhaNumber: '91-1234-5678-9012', abhaAddress: 'sita.1999@sbx' },
    })
    expect(desk.last().body).toEqual({ txnId: 't2', abhaAddress: 'sita.1999', preferred: 1 })
  })

  test('taken', async () => {
    await start(() => ({ status: 400, json: { error: { code: 'ABDM-1101', message: 'This ABHA Address already exists' } } }))
    expect(await desk.abdm.enrolment.chooseAddress({ txnId: 't2', address: 'sita' })).toMatchObject({ error: { reason: 'addressTaken' } })
  })
})
