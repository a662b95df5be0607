import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Demographics, Enrolled } from '../../abdm/index.ts'
import { type AbdmDesk, openAbdmDesk, value } from './abdm-desk.ts'

/** Making an ABHA (abdm-v3 c, d), against the sandbox, with what is open in NHA's papers both ways. */

let desk: AbdmDesk
beforeAll(async () => {
  desk = await openAbdmDesk()
})
afterEach(() => desk.reset())
afterAll(() => desk.close())

const mahua = { aadhaar: '999911112221', mobile: '9000011111' }
const sargi = { aadhaar: '999922223338', mobile: '9000022222', messages: '9000023456' }

async function askAadhaar(aadhaar: string) {
  return desk.abdm.enrolment.requestAadhaarOtp({ aadhaar: await desk.profile(aadhaar) })
}

async function enrol(aadhaar: string, aadhaarMobile: string, messages = aadhaarMobile) {
  const { txnId } = value(await askAadhaar(aadhaar))
  const otp = await desk.profile(await desk.code(aadhaarMobile))
  return desk.abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile: messages })
}

type Made = Extract<Enrolled, { kind: 'new' | 'existing' }>
const made = (enrolled: Enrolled): Made => {
  if (enrolled.kind !== 'new' && enrolled.kind !== 'existing') throw new Error(enrolled.kind)
  return enrolled
}

describe('a new ABHA', () => {
  test.each(['swagger', 'phr'] as const)('with the Aadhaar mobile and a suggested address (rule of %s)', async rule => {
    await desk.dock.set('addressRule', rule)
    const { txnId, sentTo } = value(await askAadhaar(mahua.aadhaar))
    expect(sentTo).toBe('1111')
    const otp = await desk.profile(await desk.code(mahua.mobile))
    const enrolled = made(value(await desk.abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile: mahua.mobile })))
    expect(enrolled).toMatchObject({ kind: 'new', mobileNeedsOtp: false, profile: { name: 'Mahua Netam', gender: 'F', isChild: false } })
    const names = value(await desk.abdm.enrolment.suggestions({ txnId: enrolled.txnId }))
    expect(names.length).toBeGreaterThanOrEqual(3)
    expect(names.every(name => !name.includes('@'))).toBe(true)
    const chosen = value(await desk.abdm.enrolment.chooseAddress({ txnId: enrolled.txnId, address: names[0] ?? '' }))
    expect(chosen.abhaAddress).toContain(names[0])
    const profile = value(await desk.abdm.profile.get(enrolled.tokens))
    expect(profile).toMatchObject({ abhaAddress: `${names[0]}@sbx`, name: 'Mahua Netam', birth: { year: '1991' } })
  })

  test.each(['sample', 'schema'] as const)('the answer to a chosen address as in the %s', async answer => {
    await desk.dock.set('addressAnswer', answer)
    const enrolled = made(value(await enrol(mahua.aadhaar, mahua.mobile)))
    const chosen = value(await desk.abdm.enrolment.chooseAddress({ txnId: enrolled.txnId, address: 'mahua.kiosk' }))
    expect(chosen.abhaAddress.replace('@sbx', '')).toBe('mahua.kiosk')
  })

  test('an address that is taken, and one typed with its suffix', async () => {
    const enrolled = made(value(await enrol(mahua.aadhaar, mahua.mobile)))
    const choose = (address: string) => desk.abdm.enrolment.chooseAddress({ txnId: enrolled.txnId, address })
    expect(await choose('indravati.kashyap')).toMatchObject({ ok: false, error: { reason: 'addressTaken' } })
    expect(await choose('mahua.kiosk@sbx')).toMatchObject({ ok: true })
  })

  test.each([true, false])('mobileVerified is said: %s; another mobile has to be proved by a code of its own', async shown => {
    await desk.dock.set('mobileVerifiedShown', shown)
    const enrolled = made(value(await enrol(sargi.aadhaar, sargi.mobile, sargi.messages)))
    expect(enrolled).toMatchObject({ kind: 'new', mobileNeedsOtp: true })
    const sent = value(await desk.abdm.enrolment.requestMobileOtp({ txnId: enrolled.txnId, mobile: await desk.profile(sargi.messages) }))
    expect(sent.sentTo).toBe('3456')
    const wrong = await desk.abdm.enrolment.verifyMobile({ txnId: sent.txnId, otp: await desk.profile('000000') })
    expect(wrong).toMatchObject({ ok: false, error: { reason: 'wrongOtp' } })
    const otp = await desk.profile(await desk.code(sargi.messages))
    expect(await desk.abdm.enrolment.verifyMobile({ txnId: sent.txnId, otp })).toEqual({ ok: true, value: undefined })
  })

  test.each(['ending', 'beginning', 'none'] as const)('the sentence about the code shows the %s of the number', async otpMessage => {
    await desk.dock.set('otpMessage', otpMessage)
    expect(value(await askAadhaar(mahua.aadhaar)).sentTo).toBe(otpMessage === 'ending' ? '1111' : null)
  })
})

describe('an Aadhaar that is known already', () => {
  test('has its ABHA: as good as new', async () => {
    expect(value(await enrol('999933334448', '9000033333'))).toMatchObject({ kind: 'existing', profile: { abhaNumber: '91-1333-3000-0117' } })
  })

  test('has one that was put to sleep', async () => {
    expect(value(await enrol('999955556661', '9000055555'))).toEqual({ kind: 'deactivated' })
  })

  test('belongs to a child', async () => {
    expect(value(await enrol('999966667775', '9000066666'))).toMatchObject({ kind: 'child', isNew: true })
  })
})

test('an answer that is lost on its way: nobody enrols twice, the account is found by a login', async () => {
  await desk.dock.set('enrolAnswerLost', true)
  const lost = await enrol(mahua.aadhaar, mahua.mobile)
  expect(lost).toMatchObject({ ok: false, error: { accountMayExist: true } })
  await desk.dock.set('enrolAnswerLost', false)
  const sent = value(await desk.abdm.login.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: await desk.profile(mahua.aadhaar) }))
  const otp = await desk.profile(await desk.code(mahua.mobile))
  const entered = value(await desk.abdm.login.verify({ by: 'aadhaar', via: 'aadhaar', txnId: sent.txnId, otp }))
  expect(entered).toMatchObject({ kind: 'in', accounts: [{ name: 'Mahua Netam' }] })
})

describe('codes (abdm-v3 c.6)', () => {
  test.each(['first', 'second', 'third'] as const)('a wrong one, told in the %s shape', async shape => {
    await desk.dock.set('otpShape', shape)
    const { txnId } = value(await askAadhaar(mahua.aadhaar))
    const wrong = { txnId, otp: await desk.profile('000000'), mobile: mahua.mobile }
    expect(await desk.abdm.enrolment.enrolByAadhaar(wrong)).toMatchObject({ ok: false, error: { reason: 'wrongOtp', accountMayExist: false } })
  })

  test('three wrong ones lock the receiver, also for a fresh start; half an hour later all is well', async () => {
    const { txnId } = value(await askAadhaar(mahua.aadhaar))
    const wrong = { txnId, otp: await desk.profile('000000'), mobile: mahua.mobile }
    for (let tries = 0; tries < 2; tries++) expect(await desk.abdm.enrolment.enrolByAadhaar(wrong)).toMatchObject({ error: { reason: 'wrongOtp' } })
    await desk.abdm.enrolment.enrolByAadhaar(wrong)
    expect(await askAadhaar(mahua.aadhaar)).toMatchObject({ ok: false, error: { reason: 'lockedUntil' } })
    await desk.dock.forward(31 * 60)
    expect((await askAadhaar(mahua.aadhaar)).ok).toBe(true)
  })

  test('the newest of two transactions counts', async () => {
    const first = value(await askAadhaar(mahua.aadhaar))
    const second = value(await askAadhaar(mahua.aadhaar))
    expect(second.txnId).not.toBe(first.txnId)
    await desk.code(mahua.mobile)
    const codes = (await desk.dock.messages(mahua.mobile)).map(({ text }) => text.slice(0, 6))
    const otp = await desk.profile(codes.at(-1) ?? '')
    expect(await desk.abdm.enrolment.enrolByAadhaar({ txnId: second.txnId, otp, mobile: mahua.mobile })).toMatchObject({ ok: true })
  })

  test('one that is ten minutes old has run out', async () => {
    const { txnId } = value(await askAadhaar(mahua.aadhaar))
    const otp = await desk.profile(await desk.code(mahua.mobile))
    await desk.dock.forward(11 * 60)
    const late = await desk.abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile: mahua.mobile })
    expect(late.ok).toBe(false)
    // UIDAI has one number for "too many tries" and "no such code": the kiosk says the first, after which a new code is sent all the same
    if (!late.ok) expect(['otpExpired', 'wrongOtp', 'sessionExpired', 'lockedUntil']).toContain(late.error.reason)
  })
})

describe('refusals on the way', () => {
  test.each(['empty401', 'plain400', 'gateway504'] as const)('UIDAI is down (%s)', async aadhaarDown => {
    await desk.dock.set('aadhaarDown', aadhaarDown)
    expect(await askAadhaar(mahua.aadhaar)).toMatchObject({ ok: false, error: { reason: 'aadhaarServiceDown' } })
  })

  test.each(['empty401', 'plain400', 'gateway504'] as const)('UIDAI goes down after the code was sent (%s)', async aadhaarDown => {
    const { txnId } = value(await askAadhaar(mahua.aadhaar))
    const otp = await desk.profile(await desk.code(mahua.mobile))
    await desk.dock.set('aadhaarDown', aadhaarDown)
    const refused = await desk.abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile: mahua.mobile })
    expect(refused).toMatchObject({ ok: false, error: { reason: 'aadhaarServiceDown' } })
  })

  test.each(['110', '111', '112', 'HIS-3005'] as const)('an Aadhaar without a mobile (%s)', async noMobileCode => {
    await desk.dock.set('noMobileCode', noMobileCode)
    expect(await askAadhaar('999977778887')).toMatchObject({ ok: false, error: { reason: 'aadhaarHasNoMobile' } })
  })

  test.each([
    ['998', 'aadhaarWrong'],
    ['997', 'unexpected'],
    ['996', 'unexpected'],
    ['953', 'lockedUntil'],
    ['952', 'lockedUntil'],
  ] as const)('UIDAI says %s: %s', async (number, reason) => {
    await desk.dock.set('uidaiError', number)
    for (const form of ['coded', 'message', 'listed'] as const) {
      await desk.dock.set('uidaiForm', form)
      expect(await askAadhaar(mahua.aadhaar), form).toMatchObject({ ok: false, error: { reason } })
    }
  })

  test('a mobile that carries six ABHAs', async () => {
    const enrolled = await enrol('999988889996', '9000088888', '9000077777')
    expect(enrolled).toMatchObject({ ok: false, error: { reason: 'mobileFull' } })
  })

  test('this client has made its hundred', async () => {
    await desk.dock.set('creationCap', true)
    expect(await enrol(mahua.aadhaar, mahua.mobile)).toMatchObject({ ok: false, error: { reason: 'notPermitted' } })
  })

  test.each(['tooMany', 'blocked'] as const)('too many requests (%s)', async fault => {
    await desk.dock.set('abdmFault', fault)
    expect(await askAadhaar(mahua.aadhaar)).toMatchObject({ ok: false, error: { reason: 'tooManyRequests' } })
  })
})

describe('without any code (abdm-v3 d)', () => {
  /** old, and the Aadhaar carries no mobile */
  const salfi = async (change: Partial<Demographics> = {}): Promise<Demographics> => ({
    aadhaar: await desk.profile('999977778887'),
    name: 'Salfi Markam',
    gender: 'M',
    birth: { day: null, month: null, year: '1953' },
    stateCode: '22',
    districtCode: '374',
    pincode: '494001',
    address: null,
    mobile: null,
    ...change,
  })

  test('is closed to a client that is no government integrator', async () => {
    expect(await desk.abdm.enrolment.enrolByDemographics(await salfi())).toMatchObject({ ok: false, error: { reason: 'notPermitted' } })
  })

  test.each(['sample', 'schema', 'otp'] as const)('makes one, answered as in the %s', async answer => {
    await desk.dock.set('governmentIntegrator', true)
    await desk.dock.set('demographicAnswer', answer)
    const enrolled = made(value(await desk.abdm.enrolment.enrolByDemographics(await salfi())))
    expect(enrolled.profile.abhaNumber).toMatch(/^91-\d{4}-\d{4}-\d{4}$/)
    expect(value(await desk.abdm.profile.get(enrolled.tokens)).name).toBe('Salfi Markam')
    const again = value(await desk.abdm.enrolment.enrolByDemographics(await salfi()))
    expect(again).toMatchObject({ kind: 'existing' })
  })

  test.each([
    ['name', { name: 'Somebody Else' }],
    ['gender', { gender: 'F' }],
    ['birth', { birth: { day: null, month: null, year: '1963' } }],
  ] as [string, Partial<Demographics>][])('another %s than Aadhaar’s', async (_, change) => {
    await desk.dock.set('governmentIntegrator', true)
    expect(await desk.abdm.enrolment.enrolByDemographics(await salfi(change))).toMatchObject({ ok: false, error: { reason: 'demographicsDiffer' } })
  })
})
