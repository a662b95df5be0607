import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AbhaProfile, type LoggedIn, type LoginRoute, readQr, type UserTokens } from '../../abdm/index.ts'
import { population } from '../../sandbox/world/population.ts'
import { type AbdmDesk, counterId, hipId, openAbdmDesk, seed, value } from './abdm-desk.ts'

/** People who exist for one behaviour each, and the crowd: whoever comes, the client knows what became of it. */

let desk: AbdmDesk
beforeAll(async () => {
  desk = await openAbdmDesk()
})
afterEach(() => desk.reset())
afterAll(() => desk.close())

const everybody = population(seed)
const someone = (key: string) => {
  const found = everybody.find(person => person.key === key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

async function enrol(key: string) {
  const { aadhaar, aadhaarMobile } = someone(key)
  const sent = await desk.abdm.enrolment.requestAadhaarOtp({ aadhaar: await desk.profile(aadhaar ?? '') })
  if (!sent.ok) return sent
  const otp = await desk.profile(await desk.code(aadhaarMobile ?? ''))
  return desk.abdm.enrolment.enrolByAadhaar({ txnId: sent.value.txnId, otp, mobile: aadhaarMobile ?? '' })
}

async function enter(key: string, route: LoginRoute = { by: 'abha-number', via: 'abdm' }): Promise<{ tokens: UserTokens; accounts: AbhaProfile[] }> {
  const { abha, aadhaar, aadhaarMobile } = someone(key)
  const id = { 'abha-number': abha?.number, mobile: abha?.mobile, aadhaar, index: null }[route.by] ?? ''
  const sent = value(await desk.abdm.login.requestOtp({ ...route, loginId: await desk.profile(id) }), key)
  const otp = await desk.profile(await desk.code((route.via === 'aadhaar' ? aadhaarMobile : abha?.mobile) ?? ''))
  const entered: LoggedIn = value(await desk.abdm.login.verify({ ...route, txnId: sent.txnId, otp }))
  if (entered.kind === 'in') return entered
  const account = entered.accounts.find(({ abhaNumber }) => abhaNumber === abha?.number) ?? entered.accounts[0]
  const tokens = value(await desk.abdm.login.verifyUser({ ...entered, abhaNumber: account?.abhaNumber ?? '' }))
  return { tokens, accounts: entered.accounts }
}

describe('enrolment', () => {
  test.each([
    ['deleted', { kind: 'new' }],
    ['twin', { kind: 'elsewhere' }],
    ['unproved', { kind: 'new', mobileNeedsOtp: true }],
    ['seventeen', { kind: 'child' }],
    ['other', { kind: 'new', profile: { gender: 'O' } }],
  ] as const)('%s', async (key, outcome) => {
    expect(value(await enrol(key))).toMatchObject(outcome)
  })

  test.each([
    ['suspended', 'unexpected'],
    ['cancelled', 'unexpected'],
    ['unverified', 'aadhaarHasNoMobile'],
  ] as const)('%s is refused: %s', async (key, reason) => {
    expect(await enrol(key)).toMatchObject({ ok: false, error: { reason } })
  })
})

describe('names as they are', () => {
  test.each([
    ['onename', 'Budhram', '1949'],
    ['longname', 'Venkatasubrahmanyeswara Satyanarayanamurthy Lakshminarasimha Chhatrapatimuni', null],
    ['photoless', null, null],
    ['defaultaddress', null, null],
  ] as const)('%s', async (key, name, year) => {
    for (const unknownBirth of ['null', 'zeros'] as const) {
      await desk.dock.set('unknownBirth', unknownBirth)
      const { tokens } = await enter(key)
      const profile = value(await desk.abdm.profile.get(tokens))
      if (name !== null) expect(profile.name).toBe(name)
      if (year !== null) expect(profile.birth).toEqual({ day: null, month: null, year })
      if (key === 'photoless') expect(profile.photo).toBeNull()
      if (key === 'defaultaddress') expect(profile.abhaAddress).toMatch(/^\d{14}@sbx$/)
      await desk.abdm.login.logout(tokens)
    }
  })
})

describe('what a login gives, said in every way', () => {
  test.each(['asSeen', 'always', 'onlyForSeveral'] as const)('a transfer token %s', async loginTokens => {
    await desk.dock.set('loginTokens', loginTokens)
    for (const route of [
      { by: 'mobile', via: 'abdm' },
      { by: 'abha-number', via: 'abdm' },
    ] as const) {
      const { tokens } = await enter('indravati', route)
      expect(value(await desk.abdm.profile.get(tokens)).name).toBe('Indravati Kashyap')
    }
  })

  test.each(['all', 'few'] as const)('a list that carries %s fields', async listFields => {
    await desk.dock.set('listFields', listFields)
    const { accounts } = await enter('dongar', { by: 'mobile', via: 'abdm' })
    expect(accounts.map(({ name }) => name)).toContain('Dongar Mandavi')
  })

  test.each(['words', 'codes'] as const)('a token that is none any more, told in %s', async tokenErrors => {
    const { tokens } = await enter('indravati')
    await desk.dock.set('tokenErrors', tokenErrors)
    await desk.dock.forward(31 * 60)
    expect(await desk.abdm.profile.get(tokens)).toMatchObject({ ok: false, error: { reason: 'sessionExpired' } })
  })

  test.each(['spaced', 'iso'] as const)('an error dated in the %s form', async errorTime => {
    await desk.dock.set('errorTime', errorTime)
    await desk.dock.set('abhaErrorBody', 'keyed')
    const wrong = await desk.abdm.login.requestOtp({ by: 'mobile', via: 'abdm', loginId: await desk.profile('9000098989') })
    expect(wrong).toMatchObject({ ok: false, error: { reason: 'noAbhaFound' } })
  })
})

test.each(['blanks', 'underscores', 'few'] as const)('a card’s QR written with %s names its owner and nothing more', async cardQr => {
  await desk.dock.set('cardQr', cardQr)
  const { tokens } = await enter('indravati')
  const profile = value(await desk.abdm.profile.get(tokens))
  const card = value(await desk.abdm.profile.qrCode(tokens))
  expect(card.bytes.length).toBeGreaterThan(100)
  const text = JSON.stringify({ hidn: profile.abhaNumber, hid: profile.abhaAddress, 'dist name': 'BASTAR' })
  expect(readQr(text, { counter: { hipIds: [hipId], hosts: [] }, aadhaar: null })).toMatchObject({
    kind: 'abhaCard',
    card: { abhaNumber: '91-1333-3000-0117' },
  })
})

test('of the crowd, everybody with an ABHA and a mobile gets a token with the profile ABDM gave', async () => {
  const some = everybody
    .filter(({ key, abha }) => abha?.status === 'ACTIVE' && abha.mobile && abha.number && !['blocked'].includes(key))
    .filter((_, index) => index % 8 === 0)
  expect(some.length).toBeGreaterThan(15)
  for (const { key } of some) {
    const { tokens } = await enter(key)
    const profile = value(await desk.abdm.profile.get(tokens))
    const shared = await desk.abdm.share({ phrToken: tokens.token, profile, mobile: null, hipId, counterId })
    expect(shared, key).toMatchObject({ ok: true, value: { acceptance: 'accepted' } })
    await desk.abdm.login.logout(tokens)
  }
})
