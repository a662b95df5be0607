import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The ABHA card's QR instead of typed digits: by its number, or by its address where it has no number.

let at: VisitDesk
beforeEach(async () => {
  at = await openVisit()
})
afterEach(() => at.close())

const cardOf = (person: Awaited<ReturnType<VisitDesk['someone']>>, more: object = {}) =>
  JSON.stringify({ hidn: person.abhaNumber ?? '', phr: person.abhaAddress, name: person.name, gender: person.gender, ...more })

const show = (text: string) => at.person.say({ type: 'read', text })

test('the card is held up, the code typed, the profile shared: a token without any number typed', async () => {
  const someone = await at.someone('indravati')
  await at.toCard()
  show(cardOf(someone))
  const code = await at.person.on('enterCode')
  expect(code.sentTo).toBe(someone.abhaMobile?.slice(-4))
  await at.typeCode(someone.abhaMobile)
  expect((await at.person.on('share')).profile.name).toMatch(/Indravati/)
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
  for (const secret of [someone.abhaNumber ?? '', someone.abhaAddress ?? '']) expect(at.traces({ secret })).toEqual([])
})

test('a second card never replaces the patient: neither while the first is taken, nor at the code, nor at the share', async () => {
  const [first, second] = [await at.someone('indravati'), await at.someone('dongar')]
  await at.toCard()
  show(cardOf(first))
  show(cardOf(second))
  await at.person.on('enterCode')
  show(cardOf(second))
  expect(await at.desk.dock.messages(second.abhaMobile ?? '')).toEqual([])
  await at.typeCode(first.abhaMobile)
  await at.person.on('share')
  show(cardOf(second))
  expect((await at.person.on('share')).profile.name).toMatch(/Indravati/)
  expect(await at.desk.dock.traffic({ find: second.abhaNumber ?? '' })).toEqual([])
})

test.each([
  ['a counter of this hospital', 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000123&counter-id=2', 'counterSheet'],
  ['a counter of another hospital', 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'counterSheet'],
  ['a payment', 'upi://pay?pa=someone@bank', 'payment'],
  ['a consent request', 'https://phrsbx.abdm.gov.in/consent-manager/requests/1', 'consentLink'],
  ['a web page', 'https://example.org/menu', 'webLink'],
  ['an Aadhaar card', '<PrintLetterBarcodeData uid="999911112221" name="Nobody"/>', 'aadhaarCard'],
  ['something else', 'hello', 'notAQrWeKnow'],
  ['nothing that can be read', '   ', 'notReadable'],
] as const)('instead of the card, %s: said, and nothing is sent anywhere', async (_, text, problem) => {
  await at.toCard()
  await at.desk.dock.forgetTraffic()
  show(text)
  await at.person.on('showCard', screen => screen.problem === problem)
  expect(await at.desk.dock.traffic({ path: 'otp' })).toEqual([])
  at.person.choose('abhaNumber')
  await at.person.on('enterAbhaNumber')
})

test('where the counter is asked for, a card, a consent link and a web page have their own words', async () => {
  const someone = await at.someone('indravati')
  await at.toTokenJob()
  for (const [text, problem] of [
    [cardOf(someone), 'abhaCard'],
    ['https://phrsbx.abdm.gov.in/consent-manager/requests/1', 'consentLink'],
    ['https://example.org/menu', 'webLink'],
    ['  ', 'notReadable'],
  ] as const) {
    show(text)
    await at.person.on('scanCounter', screen => screen.problem === problem)
  }
})

test('a card without a number is known by its address, and ABDM says where the code may go', async () => {
  const someone = await at.someone('bansi')
  await at.toCard()
  show(cardOf(someone))
  expect((await at.person.on('enterCode')).sentTo).toBe(someone.abhaMobile?.slice(-4))
  await at.typeCode(someone.abhaMobile)
  expect((await at.person.on('share')).profile).toMatchObject({ abhaAddress: someone.abhaAddress, name: expect.stringMatching(/Bansi/) })
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('two phones may get the code: the person says which, and can change their mind', async () => {
  const someone = await at.someone('dongar')
  await at.toCard()
  show(cardOf(someone, { hidn: '' }))
  expect((await at.person.on('chooseSender')).senders).toEqual(['mobile', 'aadhaar'])
  at.person.choose('toAadhaar')
  await at.person.on('enterCode')
  await at.typeCode(someone.aadhaarMobile)
  expect((await at.person.on('share')).profile.name).toMatch(/Dongar/)
})

test('no mobile on this ABHA, or a blocked one: the code goes to the phone of the Aadhaar, as ABDM allows', async () => {
  for (const [key, more] of [
    ['nomobile', {}],
    ['nomobile', { hidn: '' }],
    ['blocked', { hidn: '' }],
  ] as const) {
    const someone = await at.someone(key)
    await at.toCard()
    show(cardOf(someone, more))
    if ('hidn' in more) await at.person.on('enterCode')
    else {
      expect((await at.person.on('chooseSender')).senders).toEqual(['aadhaar'])
      at.person.choose('toAadhaar')
      await at.person.on('enterCode')
    }
    await at.typeCode(someone.aadhaarMobile)
    expect((await at.person.on('share')).profile.abhaAddress).toBe(someone.abhaAddress)
    at.person.say({ type: 'leave' })
  }
})

test('a card nobody stands behind, a child’s card, a sleeping one: each has its own end', async () => {
  await at.toCard()
  show(JSON.stringify({ hidn: '', hid: 'nobody.here@sbx' }))
  expect((await at.person.on('noAbhaFound')).by).toBe('card')
  at.person.say({ type: 'leave' })
  for (const [key, trouble] of [
    ['kotri', 'child'],
    ['tendu', 'deactivated'],
  ] as const) {
    const someone = await at.someone(key)
    await at.toCard()
    show(cardOf(someone, { hidn: '' }))
    if (trouble === 'child') {
      await at.person.on('chooseSender')
      at.person.choose('toMobile')
      await at.person.on('enterCode')
      await at.typeCode(someone.abhaMobile)
    }
    expect((await at.person.on('trouble')).trouble).toBe(trouble)
    at.person.say({ type: 'leave' })
  }
})

test('a wrong code on the address way is said, and the right one still works', async () => {
  const someone = await at.someone('bansi')
  await at.toCard()
  show(cardOf(someone))
  await at.person.on('enterCode')
  at.person.say({ type: 'code', digits: '000000' })
  await at.person.on('enterCode', screen => screen.problem === 'wrong')
  await at.typeCode(someone.abhaMobile)
  await at.person.on('share')
})

test('the camera dies while the card is held up: the number can be typed', async () => {
  await at.toCard()
  at.person.say({ type: 'camera', state: 'failed' })
  await at.person.on('enterAbhaNumber')
  at.person.say({ type: 'back' })
  await at.person.on('knownBy')
  at.person.choose('card')
  await at.person.on('enterAbhaNumber')
})

test('ABDM takes somebody for the owner of another ABHA: no second one is made, and the way to find it stands open', async () => {
  const someone = await at.someone('twin')
  const before = at.desk.sandbox.world.registry.accounts.length
  await at.toAadhaarCode(someone)
  await at.typeCode(someone.aadhaarMobile)
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'alreadyElsewhere', canUseOtherNumber: true })
  expect(at.desk.sandbox.world.registry.accounts).toHaveLength(before)
  at.person.choose('otherNumber')
  await at.person.on('enterMobile', screen => screen.purpose === 'login')
})
