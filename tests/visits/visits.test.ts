import { statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cleanPaper, openVisit, type VisitDesk } from '../support/visit-desk.ts'

// Whole visits by the port, against the sandbox over HTTP and the pretend printer over TCP: everything but the glass.

let at: VisitDesk
beforeEach(async () => {
  at = await openVisit()
})
afterEach(() => at.close())

test('a token for someone who has an ABHA: one number on the screen, in the hospital and on paper; nothing of the person on the disk', async () => {
  const { abhaMobile: mobile } = await at.someone('indravati')
  const code = await at.toLoginCode(mobile)
  expect(code.sentTo).toBe(mobile?.slice(-4))
  const otp = await at.desk.dock.code(mobile ?? '')
  at.person.say({ type: 'code', digits: otp })
  const choose = await at.person.on('chooseAccount')
  expect(choose.accounts).toHaveLength(1)
  at.person.say({ type: 'account', index: 0 })
  const share = await at.person.on('share')
  expect(share.profile.mobile).not.toContain(mobile)
  expect(share.facility).toMatch(/Jagdalpur/)
  at.person.choose('show')
  const shown = await at.person.on('share', screen => screen.revealed)
  expect(shown.profile.mobile).toContain(mobile)
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
  expect(at.desk.printer.state().slips).toHaveLength(1)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await at.person.on('language')
  expect(at.person.snapshot().visit).toBeNull()
  expect(at.traces({ mobile: mobile ?? '', otp, name: 'Indravati', number: '91-1333-3000-0117', bare: '91133330000117' })).toEqual([])
})

test('the family of three on one mobile: each is there to choose, and the one chosen is the one in the queue', async () => {
  const { abhaMobile: mobile } = await at.someone('sabri')
  await at.toLoginCode(mobile)
  await at.typeCode(mobile)
  const { accounts } = await at.person.on('chooseAccount')
  expect(accounts).toHaveLength(3)
  at.person.say({ type: 'account', index: accounts.findIndex(({ name }) => name.startsWith('Sabri')) })
  expect((await at.person.on('share')).profile.name).toMatch(/Sabri/)
})

test('six people on one mobile come on two pages; the one on the second page is the one who is taken', async () => {
  const six = (await at.desk.dock.state()).people.filter(({ abhaMobile }) => abhaMobile === '9000077777')
  expect(six).toHaveLength(6)
  await at.toLoginCode('9000077777')
  await at.typeCode('9000077777')
  const first = await at.person.on('chooseAccount')
  expect([first.accounts.length, first.pages, first.total]).toEqual([3, 2, 6])
  at.person.choose('more')
  const second = await at.person.on('chooseAccount', screen => screen.page === 1)
  at.person.say({ type: 'account', index: 0 })
  expect((await at.person.on('share')).profile.name).toBe(second.accounts[0]?.name)
})

test('known by the ABHA number: the code goes to its mobile', async () => {
  const { abhaMobile, abhaNumber } = await at.someone('indravati')
  await at.toNumberCode(abhaNumber, '3')
  await at.typeCode(abhaMobile)
  await at.person.on('share')
  at.person.choose('agree')
  const token = await at.person.on('token')
  expect(await at.queueOf('3')).toEqual([token.number])
})

test('where a login token may not share, one more code is asked for and the token comes all the same', async () => {
  await at.desk.dock.set('m1TokenWorksForShare', false)
  const { abhaMobile: mobile } = await at.someone('indravati')
  await at.toShare(mobile)
  const after = await at.newestMessage()
  at.person.choose('agree')
  await at.person.on('enterCode')
  await at.typeCode(mobile, after)
  const token = await at.person.on('token')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('a mobile nobody has registered: make an ABHA, or go on without, with a slip that says so', async () => {
  await at.toKnownBy('1')
  at.person.choose('mobile')
  await at.person.on('enterMobile')
  at.person.say({ type: 'mobile', digits: '9000099998' })
  await at.person.on('noAbhaFound')
  at.person.choose('notNow')
  const sent = await at.person.on('goToCounter', screen => screen.slip === 'printed')
  expect(sent.reason).toBe('notNow')
  expect(sent.counter?.id).toBe('1')
  expect(await at.queueOf('1')).toEqual([])
})

test('a new ABHA with another mobile for messages: two codes, an address of at least three, a slip, and on to a token', async () => {
  const { aadhaar, aadhaarMobile, messagesMobile } = await at.someone('sargi')
  await at.toAadhaar()
  at.person.say({ type: 'aadhaar', digits: aadhaar ?? '' })
  await at.person.on('enterMobile')
  await at.person.until('the ending of the code', ({ screen }) => screen.name === 'enterMobile' && screen.codeSentTo === aadhaarMobile?.slice(-4))
  at.person.say({ type: 'mobile', digits: messagesMobile ?? '' })
  await at.person.on('enterCode', screen => screen.purpose === 'aadhaar')
  const otp = await at.desk.dock.code(aadhaarMobile ?? '')
  at.person.say({ type: 'code', digits: otp })
  const who = await at.person.on('isThisYou')
  expect(who.person.name).toMatch(/Sargi/)
  at.person.choose('yes')
  await at.person.on('enterCode', screen => screen.purpose === 'messages')
  await at.typeCode(messagesMobile)
  const address = await at.person.on('chooseAddress')
  expect(address.suggestions).toHaveLength(3)
  at.person.say({ type: 'address', index: 1 })
  const ready = await at.person.on('abhaReady', screen => screen.slip === 'printed')
  expect(ready.isNew).toBe(true)
  expect(ready.abhaAddress).toBe(`${address.suggestions[1]}@sbx`)
  // the glass never gets the digits back
  for (const secret of [aadhaar, otp]) expect(at.person.heard.filter(message => message.includes(secret ?? 'no digits'))).toEqual([])
  at.person.choose('next')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await at.person.on('share')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
  expect(at.desk.printer.state().slips).toHaveLength(2)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
  at.person.choose('done')
  await at.person.on('end')
  expect(
    at.traces({ aadhaar: aadhaar ?? '', otp, name: 'Sargi', mobile: messagesMobile ?? '', number: ready.abhaNumber, address: ready.abhaAddress }),
  ).toEqual([])
})

test('an address of one’s own: the rules are kept at the door, a taken name brings the suggestions back, a free one is on the slip', async () => {
  await at.enrol(await at.someone('mahua'))
  await at.person.on('chooseAddress')
  at.person.choose('ownAddress')
  expect((await at.person.on('ownAddress')).suffix).toBe('@sbx')
  for (const broken of ['mahua', '1mahua.netam', 'mahua..netam', 'mahua_netam_', 'mahua netam']) at.person.say({ type: 'ownAddress', text: broken })
  expect(at.person.snapshot().screen.name).toBe('ownAddress')
  expect(await at.desk.dock.traffic({ path: 'enrol/abha-address' })).toEqual([])
  at.person.say({ type: 'ownAddress', text: 'indravati.kashyap' })
  expect((await at.person.on('chooseAddress', screen => screen.problem === 'taken')).suggestions).toHaveLength(3)
  at.person.choose('ownAddress')
  await at.person.on('ownAddress')
  at.person.say({ type: 'ownAddress', text: 'mahua.phool91' })
  const ready = await at.person.on('abhaReady', screen => screen.slip === 'printed')
  expect(ready.abhaAddress).toBe('mahua.phool91@sbx')
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
})

test('an Aadhaar that already has an ABHA ends at "this is your ABHA"', async () => {
  const someone = await at.someone('indravati')
  await at.enrol(someone)
  const ready = await at.person.on('abhaReady')
  expect([ready.isNew, ready.abhaNumber]).toEqual([false, someone.abhaNumber])
})

test('a code that comes while the mobile is still being typed is waited for; a code that cannot come is said', async () => {
  const { aadhaar } = await at.someone('salfi')
  await at.toAadhaar()
  at.person.say({ type: 'aadhaar', digits: aadhaar ?? '' })
  const trouble = await at.person.on('trouble')
  expect(trouble.trouble).toBe('aadhaarHasNoMobile')
  at.person.choose('notNow')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('1') })
  expect((await at.person.on('goToCounter')).reason).toBe('aadhaarHasNoMobile')
})

test('deactivated, and a child: each has an end of its own, and nobody is shared', async () => {
  for (const [key, expected] of [
    ['tendu', 'deactivated'],
    ['jugnu', 'child'],
  ] as const) {
    const someone = await at.someone(key)
    await at.toAadhaarCode(someone)
    await at.typeCode(someone.aadhaarMobile)
    expect((await at.person.on('trouble')).trouble).toBe(expected)
    at.person.say({ type: 'leave' })
  }
})

test('a mobile that already carries six: another one is asked for, and the code stays good', async () => {
  const someone = await at.someone('palash')
  await at.toAadhaarCode(someone, someone.messagesMobile)
  const otp = await at.desk.dock.code(someone.aadhaarMobile ?? '')
  at.person.say({ type: 'code', digits: otp })
  await at.person.on('enterMobile', screen => screen.problem === 'mobileFull')
  at.person.say({ type: 'mobile', digits: someone.aadhaarMobile ?? '' })
  await at.person.on('enterCode')
  at.person.say({ type: 'code', digits: otp })
  await at.person.on('isThisYou')
})

test('a wrong check digit never leaves the kiosk', async () => {
  await at.toAadhaar()
  const before = (await at.desk.dock.messages()).length
  at.person.say({ type: 'aadhaar', digits: '999911112222' })
  await at.person.on('enterAadhaar', screen => screen.problem === 'checkDigit')
  expect(await at.desk.dock.messages()).toHaveLength(before)
})

test('not a phone here: on to the counter with a slip, or by another number', async () => {
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
  await at.person.on('want')
  at.person.choose('abha')
  await at.person.on('aadhaarPhone')
  at.person.choose('no')
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'phoneElsewhere', canUseOtherNumber: true })
  at.person.choose('otherNumber')
  await at.person.on('enterMobile')
})

test('not sharing is a choice, not a failure: a slip for the counter and everything is wiped', async () => {
  const { abhaMobile: mobile } = await at.someone('indravati')
  await at.toShare(mobile)
  at.person.choose('no')
  expect((await at.person.on('goToCounter')).reason).toBe('shareDeclined')
  expect(await at.queueOf('2')).toEqual([])
})

test('a double tap does nothing twice', async () => {
  const { abhaMobile: mobile } = await at.someone('indravati')
  await at.toLoginCode(mobile)
  await at.typeCode(mobile)
  await at.person.on('chooseAccount')
  at.person.say({ type: 'account', index: 0 })
  const { step } = await at.person.until('share', ({ screen }) => screen.name === 'share')
  at.person.sayAt(step, { type: 'choose', choice: 'agree' })
  at.person.sayAt(step, { type: 'choose', choice: 'agree' })
  await at.person.on('token')
  at.person.sayAt(step, { type: 'choose', choice: 'no' })
  expect(await at.queueOf('2')).toHaveLength(1)
  expect(at.person.snapshot().screen.name).toBe('token')
})

test("another hospital's QR, a payment QR, a counter we do not know: said, and nothing happens", async () => {
  await at.toTokenJob()
  for (const [text, problem] of [
    ['https://phrsbx.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'anotherHospital'],
    ['upi://pay?pa=someone@bank', 'payment'],
    ['https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000123&counter-id=77', 'unknownCounter'],
    ['hello', 'notAQrWeKnow'],
  ] as const) {
    at.person.say({ type: 'read', text })
    await at.person.on('scanCounter', screen => screen.problem === problem)
  }
})

test('somebody leaves while the hospital is still asked: the number that comes is in the journal', async () => {
  await at.desk.dock.set('hospitalSlow', 3)
  await at.toShare('9000033333')
  at.person.choose('agree')
  await expect.poll(() => at.journalTokens().map(({ stage }) => stage), { timeout: 15_000 }).toEqual(['requested'])
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  await expect.poll(() => at.queueOf('2'), { timeout: 15_000 }).toHaveLength(1)
  const [number] = await at.queueOf('2')
  await expect.poll(() => at.journalTokens(), { timeout: 15_000 }).toMatchObject([{ tokenNumber: number, stage: 'late' }])
})

test('the token is taken before the printer has answered: the journal still learns that it came out', async () => {
  await at.toShare('9000033333')
  at.desk.printer.set('lateAnswers', 800)
  at.person.choose('agree')
  await at.person.on('token')
  // a slip that has not begun when its visit ends is never begun
  await expect.poll(() => at.desk.printer.state().slips.length, { timeout: 15_000 }).toBe(1)
  at.person.choose('done')
  await at.person.on('end')
  await expect.poll(() => at.journalTokens(), { timeout: 15_000 }).toMatchObject([{ stage: 'printed' }])
})

test('somebody leaves while the answer to the code is under way: the way in that comes too late is logged out, and nothing is kept', async () => {
  const revoke = vi.spyOn(at.desk.sandbox.world.tokens, 'revoke')
  const { abhaNumber } = await at.someone('indravati')
  await at.toNumberCode(abhaNumber, '2')
  const otp = await at.desk.dock.code('9000033333')
  await at.desk.dock.set('abdmSlow', 1)
  at.person.say({ type: 'code', digits: otp })
  await at.person.on('checking')
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  await expect.poll(() => revoke.mock.calls.length, { timeout: 15_000 }).toBe(1)
})

test('every visit that came in goes out: logged out at ABDM at the token, before anybody else comes', async () => {
  const revoke = vi.spyOn(at.desk.sandbox.world.tokens, 'revoke')
  await at.toShare('9000033333')
  expect(revoke).not.toHaveBeenCalled()
  at.person.choose('agree')
  await at.person.on('token')
  await expect.poll(() => revoke.mock.calls.length, { timeout: 10_000 }).toBe(1)
})

test('the whole text stands after all five points, is read aloud page by page when asked, in either language', async () => {
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
  await at.person.on('want')
  at.person.choose('abha')
  await at.person.on('aadhaarPhone')
  at.person.choose('yes')
  for (const point of [1, 2, 3, 4, 5]) {
    await at.person.on('consent', screen => screen.point === point)
    at.person.choose('agree')
    at.person.choose('next')
  }
  await at.person.on('consentText', screen => !screen.aloud && screen.version === 'original')
  at.person.choose('translation')
  at.person.choose('listen')
  await at.person.on('consentText', screen => screen.aloud && screen.version === 'translation')
  at.person.choose('next')
  await at.person.on('consentText', screen => screen.aloud && screen.page === 1)
  at.person.choose('listen')
  await at.person.on('consentText', screen => !screen.aloud)
})

test('the agreement is written down: which text, in which language, and not whose', async () => {
  await at.toAadhaar('hi')
  expect(at.journalRows('consent')).toEqual([
    { code: 'abha-enrollment', version: '1.4', text_hash: expect.stringMatching(/^[0-9a-f]{64}$/), language: 'hi', at: expect.any(String) },
  ])
})

test("a child's ABHA known by its number: the counter, as by the mobile", async () => {
  const { abhaNumber, abhaMobile } = await at.someone('kotri')
  await at.toNumberCode(abhaNumber, '2')
  await at.typeCode(abhaMobile)
  expect((await at.person.on('trouble')).trouble).toBe('child')
  expect(await at.queueOf('2')).toEqual([])
})

test('one Aadhaar typed over by another while its code was under way: the second one is made, with the second code', async () => {
  const [first, second] = [await at.someone('mahua'), await at.someone('sargi')]
  await at.toAadhaar()
  await at.desk.dock.set('abdmSlow', 2)
  at.person.say({ type: 'aadhaar', digits: first.aadhaar ?? '' })
  await at.person.on('enterMobile')
  at.person.say({ type: 'back' })
  await at.person.on('enterAadhaar')
  await at.desk.dock.set('abdmSlow', 0)
  at.person.say({ type: 'aadhaar', digits: second.aadhaar ?? '' })
  await at.person.on('enterMobile')
  at.person.say({ type: 'mobile', digits: second.messagesMobile ?? '' })
  await at.person.on('enterCode')
  await at.typeCode(second.aadhaarMobile)
  expect((await at.person.on('isThisYou')).person.name).toMatch(/Sargi/)
})

test('help does not outlive its screen: a screen that comes by itself is not hidden, and the next person finds the greeting', async () => {
  await at.toShare('9000033333')
  at.person.choose('agree')
  await at.person.on('waitingForToken')
  at.person.say({ type: 'help' })
  await at.person.until('help', ({ overlay }) => overlay?.name === 'help')
  await at.person.on('token')
  await at.person.until('help to go', ({ overlay }) => overlay === null)
})

test('what was shown is hidden again after ten seconds', async () => {
  await at.toShare('9000033333')
  at.person.choose('show')
  await at.person.on('share', screen => screen.revealed)
  await at.person.on('share', screen => !screen.revealed)
  expect(JSON.stringify(at.person.snapshot())).not.toContain('9000033333')
})

test('the folder of journal and log is for the kiosk alone', () => {
  expect(statSync(at.desk.dataFolder).mode & 0o777).toBe(0o700)
})
