import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { LoggedIn, LoginRoute, PhrLoggedIn, PhrRoute, UserTokens } from '../../abdm/index.ts'
import { type AbdmDesk, hipId, indravati, inside, openAbdmDesk, value } from './abdm-desk.ts'

/** Finding an ABHA that exists, by every route (abdm-v3 e), against the sandbox, with what is open in NHA's papers both ways. */

let desk: AbdmDesk
beforeAll(async () => {
  desk = await openAbdmDesk()
})
afterEach(() => desk.reset())
afterAll(() => desk.close())

const family = { mobile: '9000044444', names: ['Dongar Mandavi', 'Sabri Mandavi', 'Kotri Mandavi'] }

async function logIn(route: LoginRoute, id: string, mobile: string, txnId?: string) {
  const sent = await desk.abdm.login.requestOtp({ ...route, loginId: await desk.profile(id), ...(txnId === undefined ? {} : { txnId }) })
  if (!sent.ok) return sent
  const otp = await desk.profile(await desk.code(mobile))
  return desk.abdm.login.verify({ ...route, txnId: sent.value.txnId, otp })
}

const choice = (entered: LoggedIn): Extract<LoggedIn, { kind: 'choose' }> => {
  if (entered.kind !== 'choose') throw new Error('nothing was to be chosen')
  return entered
}

describe('by mobile', () => {
  test.each(['mixed', 'dayFirst', 'yearFirst'] as const)(
    'the family is listed with birth dates written %s, one is chosen and entered',
    async dobForms => {
      await desk.dock.set('dobForms', dobForms)
      const list = choice(value(await logIn({ by: 'mobile', via: 'abdm' }, family.mobile, family.mobile)))
      expect(list.accounts.map(account => account.name).sort()).toEqual([...family.names].sort())
      expect(list.accounts.find(account => account.name === 'Kotri Mandavi')?.isChild).toBe(true)
      expect(list.accounts.map(account => account.birth.year).sort()).toEqual(['1985', '1988', '2013'])
      const dongar = list.accounts.find(account => account.name === 'Dongar Mandavi')
      const tokens = value(await desk.abdm.login.verifyUser({ ...list, abhaNumber: dongar?.abhaNumber ?? '' }))
      expect(value(await desk.abdm.profile.get(tokens)).name).toBe('Dongar Mandavi')
    },
  )

  test.each(['never', 'starred', 'crossed'] as const)('numbers in the list are masked: %s; sent back as they stood', async maskedNumbers => {
    await desk.dock.set('maskedNumbers', maskedNumbers)
    const list = choice(value(await logIn({ by: 'mobile', via: 'abdm' }, indravati.mobile, indravati.mobile)))
    const [account] = list.accounts
    if (maskedNumbers !== 'never') expect(account?.abhaNumber).toMatch(/[*X]/)
    const tokens = value(await desk.abdm.login.verifyUser({ ...list, abhaNumber: account?.abhaNumber ?? '' }))
    expect(value(await desk.abdm.profile.get(tokens)).abhaNumber).toBe(indravati.number)
  })

  test('a masked number that ABDM does not take back: the look-up by place in the list is the way in', async () => {
    await desk.dock.set('maskedNumbers', 'starred')
    await desk.dock.set('maskedNumberWorks', false)
    const list = choice(value(await logIn({ by: 'mobile', via: 'abdm' }, indravati.mobile, indravati.mobile)))
    expect((await desk.abdm.login.verifyUser({ ...list, abhaNumber: list.accounts[0]?.abhaNumber ?? '' })).ok).toBe(false)
    const { txnId, found } = value(await desk.abdm.findAbha.byMobile({ mobile: await desk.profile(indravati.mobile) }))
    const entered = value(await logIn({ by: 'index', via: 'abdm' }, String(found[0]?.index), indravati.mobile, txnId))
    expect(value(await desk.abdm.profile.get(inside(entered))).abhaNumber).toBe(indravati.number)
  })

  test.each(['notFound', 'emptyList'] as const)('nobody on this mobile (%s)', async noAccounts => {
    await desk.dock.set('noAccounts', noAccounts)
    expect(await logIn({ by: 'mobile', via: 'abdm' }, '9000098989', '9000098989')).toMatchObject({ ok: false, error: { reason: 'noAbhaFound' } })
  })

  test('an address without an ABHA number is nobody here, and found as a PHR app', async () => {
    expect(await logIn({ by: 'mobile', via: 'abdm' }, '9000012121', '9000012121')).toMatchObject({ ok: false, error: { reason: 'noAbhaFound' } })
  })
})

describe('by ABHA number, Aadhaar, or place in a list', () => {
  test.each([
    ['number, code by ABDM', { by: 'abha-number', via: 'abdm' }, indravati.number],
    ['number, code by Aadhaar', { by: 'abha-number', via: 'aadhaar' }, indravati.number],
    ['Aadhaar', { by: 'aadhaar', via: 'aadhaar' }, indravati.aadhaar],
  ] as [string, LoginRoute, string][])('%s: in at once, and out again', async (_, route, id) => {
    const tokens = inside(value(await logIn(route, id, indravati.mobile)))
    expect(value(await desk.abdm.profile.get(tokens)).abhaAddress).toBe(indravati.address)
    await desk.abdm.login.logout(tokens)
    expect(await desk.abdm.profile.get(tokens)).toMatchObject({ ok: false, error: { reason: 'sessionExpired' } })
  })

  test.each(['abdm', 'aadhaar'] as const)('a place in the list of a mobile, code by %s', async via => {
    const { txnId, found } = value(await desk.abdm.findAbha.byMobile({ mobile: await desk.profile(indravati.mobile) }))
    expect(found).toMatchObject([{ ending: '0117', gender: 'F', kycVerified: true }])
    const entered = value(await logIn({ by: 'index', via }, String(found[0]?.index), indravati.mobile, txnId))
    expect(value(await desk.abdm.profile.get(inside(entered))).name).toBe(indravati.name)
  })

  test('a number or an Aadhaar with no ABHA behind it', async () => {
    expect(await logIn({ by: 'aadhaar', via: 'aadhaar' }, '999911112221', '9000011111')).toMatchObject({ error: { reason: 'noAbhaFound' } })
    expect(await logIn({ by: 'abha-number', via: 'abdm' }, '91-7000-0000-0000', '')).toMatchObject({ ok: false })
    expect(await desk.abdm.findAbha.byMobile({ mobile: await desk.profile('9000098989') })).toMatchObject({ error: { reason: 'noAbhaFound' } })
  })

  test.each(['1303', '1304', '1305'] as const)('ABDM sends no code for this number (%s)', async code => {
    await desk.dock.set('mobileOtpRefused', code)
    expect(await logIn({ by: 'abha-number', via: 'abdm' }, indravati.number, indravati.mobile)).toMatchObject({ error: { reason: 'noCodeByMobile' } })
  })

  test('one that was put to sleep', async () => {
    const asleep = await logIn({ by: 'abha-number', via: 'abdm' }, '91-1555-5000-0113', '9000055555')
    if (asleep.ok) expect(asleep.value.accounts[0]?.status).toBe('DEACTIVATED')
    else expect(asleep.error.reason).toBe('deactivated')
  })
})

describe('by ABHA address, as NHA’s web pages do', () => {
  async function enter(address: string, mobile: string, via: 'abdm' | 'aadhaar' = 'abdm') {
    const { addressLogin } = desk.abdm
    const found = value(await addressLogin.search({ abhaAddress: address }))
    expect(found.senders).toContain(via)
    const sent = value(await addressLogin.requestOtp({ via, loginId: await desk.phrWeb(address) }))
    const otp = await desk.phrWeb(await desk.code(mobile))
    return addressLogin.verify({ via, txnId: sent.txnId, otp })
  }

  test.each([
    ['abdm', 'masked', 'nha'],
    ['aadhaar', 'full', 'sdk'],
  ] as const)('code by %s, mobile %s, pictures at the paths of %s', async (via, webMobile, webPaths) => {
    await desk.dock.set('webMobile', webMobile)
    await desk.dock.set('webPaths', webPaths)
    const { tokens, users } = value(await enter(indravati.address, indravati.mobile, via))
    expect(users).toMatchObject([{ name: indravati.name }])
    expect(value(await desk.abdm.profile.get(tokens))).toMatchObject({ name: indravati.name, abhaNumber: indravati.number, birth: { year: '1974' } })
    expect(value(await desk.abdm.profile.card(tokens)).type).toBe('image/png')
    expect(value(await desk.abdm.profile.qrCode(tokens)).type).toBe('image/png')
    await desk.abdm.login.logout(tokens)
  })

  test.each(['profile', 'phr'] as const)('these pages take the %s key, and the config says so', async phrWebKey => {
    await desk.dock.set('phrWebKey', phrWebKey)
    for (const configured of ['profile', 'phr'] as const) {
      const { encryptors, addressLogin } = desk.another({ phrWebKey: configured })
      const loginId = value(await encryptors.phrWeb())(indravati.address)
      expect((await addressLogin.requestOtp({ via: 'abdm', loginId })).ok, configured).toBe(configured === phrWebKey)
    }
  })

  test('an address nobody has', async () => {
    for (let shape = 0; shape < 3; shape++)
      expect(await desk.abdm.addressLogin.search({ abhaAddress: 'nobody.here@sbx' })).toMatchObject({ ok: false, error: { reason: 'noAbhaFound' } })
  })
})

describe('as a PHR app', () => {
  async function enter(route: PhrRoute, id: string, mobile: string) {
    const sent = await desk.abdm.phrLogin.requestOtp({ ...route, loginId: await desk.phr(id) })
    if (!sent.ok) return sent
    const otp = await desk.phr(await desk.code(mobile))
    return desk.abdm.phrLogin.verify({ ...route, txnId: sent.value.txnId, otp })
  }
  async function choose(entered: PhrLoggedIn, abhaAddress: string): Promise<UserTokens> {
    return entered.kind === 'in' ? entered.tokens : value(await desk.abdm.phrLogin.verifyUser({ ...entered, abhaAddress }))
  }

  const routes: [string, PhrRoute, string][] = [
    ['mobile', { by: 'mobile', via: 'abdm' }, indravati.mobile],
    ['address', { by: 'abha-address', via: 'abdm' }, indravati.address],
    ['number, code by ABDM', { by: 'abha-number', via: 'abdm' }, indravati.number],
    ['number, code by Aadhaar', { by: 'abha-number', via: 'aadhaar' }, indravati.number],
    ['Aadhaar', { by: 'aadhaar', via: 'aadhaar' }, indravati.aadhaar],
  ]

  describe.each(['saved', 'sheet'] as const)('tokens as in NHA’s %s answers', phrTransfer => {
    test.each(routes)('by %s', async (_, route, id) => {
      await desk.dock.set('phrTransfer', phrTransfer)
      const tokens = await choose(value(await enter(route, id, indravati.mobile)), indravati.address)
      expect(value(await desk.abdm.profile.get(tokens)).name).toBe(indravati.name)
      expect(value(await desk.abdm.profile.card(tokens)).type).toBe('image/png')
      await desk.abdm.login.logout(tokens)
      expect((await desk.abdm.profile.get(tokens)).ok).toBe(false)
    })
  })

  test.each(['transfer', 'user'] as const)('a login by number gives a %s token', async phrNumberLogin => {
    await desk.dock.set('phrNumberLogin', phrNumberLogin)
    const entered = value(await enter({ by: 'abha-number', via: 'abdm' }, indravati.number, indravati.mobile))
    expect(value(await desk.abdm.profile.get(await choose(entered, indravati.address))).name).toBe(indravati.name)
  })

  test.each(['aadhaar', 'Aadhaar-number', 'either'] as const)('the hint for Aadhaar is %s', async phrAadhaarHint => {
    await desk.dock.set('phrAadhaarHint', phrAadhaarHint)
    expect((await enter({ by: 'aadhaar', via: 'aadhaar' }, indravati.aadhaar, indravati.mobile)).ok).toBe(true)
  })

  test.each([true, false])('profile calls want both headers: %s', async phrAuthTokenToo => {
    await desk.dock.set('phrAuthTokenToo', phrAuthTokenToo)
    const entered = value(await enter({ by: 'abha-address', via: 'abdm' }, indravati.address, indravati.mobile))
    expect((await desk.abdm.profile.get(await choose(entered, indravati.address))).ok).toBe(true)
  })

  test.each(['null', 'absent'] as const)('an address without an ABHA number has it %s', async addressOnlyNumber => {
    await desk.dock.set('addressOnlyNumber', addressOnlyNumber)
    const entered = value(await enter({ by: 'mobile', via: 'abdm' }, '9000012121', '9000012121'))
    expect(entered).toMatchObject({ kind: 'choose', users: [{ abhaAddress: 'bansi.nag69@sbx', abhaNumber: null }] })
    expect(value(await desk.abdm.profile.get(await choose(entered, 'bansi.nag69@sbx'))).name).toBe('Bansi Nag')
  })

  test('profile calls are denied in plain text', async () => {
    const entered = value(await enter({ by: 'abha-address', via: 'abdm' }, indravati.address, indravati.mobile))
    await desk.dock.set('accessDenied', true)
    const tokens = await choose(entered, indravati.address)
    expect(await desk.abdm.profile.get(tokens)).toMatchObject({ ok: false, error: { reason: 'notPermitted' } })
  })

  test('a second code within 30 seconds, where that is forbidden', async () => {
    await desk.dock.set('phrResendWait', true)
    const ask = async () => desk.abdm.phrLogin.requestOtp({ by: 'mobile', via: 'abdm', loginId: await desk.phr(indravati.mobile) })
    expect((await ask()).ok).toBe(true)
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'tooManyRequests' } })
  })
})

describe('reading is enrichment: a login stands without it', () => {
  test.each([
    ['allButQr', false, false, true],
    // there is a second path to the card (corrections 11)
    ['card', true, true, true],
    ['none', true, true, true],
  ] as const)('refused: %s', async (readsRefused, profile, card, qr) => {
    const tokens = inside(value(await logIn({ by: 'abha-number', via: 'abdm' }, indravati.number, indravati.mobile)))
    await desk.dock.set('readsRefused', readsRefused)
    const read = await desk.abdm.profile.get(tokens)
    expect([read.ok, (await desk.abdm.profile.card(tokens)).ok, (await desk.abdm.profile.qrCode(tokens)).ok]).toEqual([profile, card, qr])
    if (!read.ok) expect(read.error.reason).toBe('notPermitted')
  })

  test.each(['png', 'jpeg', 'svg', 'pdf', 'octets'] as const)('a card comes as %s, and its bytes say what it is', async cardForm => {
    const tokens = inside(value(await logIn({ by: 'abha-number', via: 'abdm' }, indravati.number, indravati.mobile)))
    await desk.dock.set('cardForm', cardForm)
    const card = value(await desk.abdm.profile.card(tokens))
    expect(card.type).toMatch(/^(image\/(png|jpeg|svg\+xml)|application\/pdf)$/)
  })

  test('a logout that ABDM no longer knows holds nobody up', async () => {
    const tokens = inside(value(await logIn({ by: 'abha-number', via: 'abdm' }, indravati.number, indravati.mobile)))
    await desk.dock.set('m1LogoutGone', true)
    await desk.abdm.login.logout(tokens)
    expect(tokens.token.wiped).toBe(true)
  })
})

describe('whatever form ABDM’s errors take (abdm-v3 c.7)', () => {
  const bodies = ['own', 'wrapped', 'flat', 'listed', 'keyed', 'messageOnly', 'description', 'textInside'] as const

  test.each(bodies)('%s: a wrong code, nobody there, and a gone transaction are told apart', async body => {
    await desk.dock.set('abhaErrorBody', body)
    const loginId = await desk.profile(indravati.mobile)
    const route = { by: 'mobile', via: 'abdm' } as const
    const sent = value(await desk.abdm.login.requestOtp({ ...route, loginId }))
    for (const otpShape of ['first', 'second'] as const) {
      await desk.dock.set('otpShape', otpShape)
      const wrong = await desk.abdm.login.verify({ ...route, txnId: sent.txnId, otp: await desk.profile('000000') })
      expect(wrong, otpShape).toMatchObject({ ok: false, error: { reason: 'wrongOtp' } })
    }
    expect(await desk.abdm.login.requestOtp({ ...route, loginId: await desk.profile('9000098989') })).toMatchObject({
      error: { reason: 'noAbhaFound' },
    })
    const gone = { txnId: '11111111-2222-4333-8444-555555555555', otp: await desk.profile('123456') }
    expect(await desk.abdm.login.verify({ ...route, ...gone })).toMatchObject({ ok: false, error: { reason: 'sessionExpired' } })
  })

  test.each(bodies)('%s, PHR family', async body => {
    await desk.dock.set('phrErrorBody', body)
    const route = { by: 'mobile', via: 'abdm' } as const
    const sent = value(await desk.abdm.phrLogin.requestOtp({ ...route, loginId: await desk.phr(indravati.mobile) }))
    const wrong = await desk.abdm.phrLogin.verify({ ...route, txnId: sent.txnId, otp: await desk.phr('000000') })
    expect(wrong).toMatchObject({ ok: false, error: { reason: 'wrongOtp' } })
    const nobody = await desk.abdm.phrLogin.requestOtp({ by: 'abha-address', via: 'abdm', loginId: await desk.phr('nobody.here@sbx') })
    expect(nobody).toMatchObject({ ok: false, error: { reason: 'noAbhaFound' } })
  })

  test('an error with nothing in it is a reason too', async () => {
    await desk.dock.set('abhaErrorBody', 'empty')
    expect(await logIn({ by: 'mobile', via: 'abdm' }, '9000098989', '9000098989')).toMatchObject({ ok: false })
  })
})

describe('the session (abdm-v3 a)', () => {
  test.each(['200', '202'] as const)('is opened by a %s', async status => {
    await desk.dock.set('sessions200or202', status)
    expect((await desk.another({}).ready(hipId)).ok).toBe(true)
  })

  test.each([200, 240, -240])('clocks that are %i seconds apart', async seconds => {
    await desk.dock.set('clockSkewSeconds', seconds)
    const ready = await desk.another({}).ready(hipId)
    // beyond five minutes ABDM itself refuses; from three on the kiosk says so
    if (!ready.ok) expect(ready.error.reason).toBe('clockWrong')
  })

  test('clocks ten minutes apart: every call is refused for it', async () => {
    await desk.dock.set('clockSkewSeconds', 600)
    expect(await desk.another({}).ready(hipId)).toMatchObject({ ok: false, error: { reason: 'clockWrong' } })
  })

  test('a client ABDM does not know', async () => {
    await desk.dock.set('credentialsRejected', true)
    for (let shape = 0; shape < 4; shape++)
      expect(await desk.another({}).ready(hipId)).toMatchObject({ ok: false, error: { reason: 'credentialsWrong' } })
  })

  test('ABDM changes its keys: what was encrypted with the old one is refused', async () => {
    const client = desk.another({})
    const route = { by: 'mobile', via: 'abdm' } as const
    const ask = async () => client.login.requestOtp({ ...route, loginId: value(await client.encryptors.profile())(indravati.mobile) })
    expect((await ask()).ok).toBe(true)
    await desk.dock.changeKeys()
    expect((await ask()).ok).toBe(false)
  })
})
