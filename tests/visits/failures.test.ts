import { afterEach, expect, test } from 'vitest'
import { cleanPaper, openVisit, type VisitDesk } from '../support/visit-desk.ts'

// What goes wrong in a hall, one by one: each ends in a screen of its own and in a slip or another try, never in nothing.

let at: VisitDesk
const begin = async (change?: (text: string) => string) => {
  at = await openVisit(change)
  const { abhaMobile } = await at.someone('indravati')
  return abhaMobile ?? ''
}
afterEach(() => at.close())

const wrong = '000000'

test('a wrong code: typed again; the third time this way is closed, and the counter is open', async () => {
  const mobile = await begin()
  await at.toLoginCode(mobile)
  const right = await at.desk.dock.code(mobile)
  expect(right).not.toBe(wrong)
  for (const triesLeft of [2, 1]) {
    at.person.say({ type: 'code', digits: wrong })
    await at.person.on('enterCode', screen => screen.problem === 'wrong' && screen.triesLeft === triesLeft)
  }
  at.person.say({ type: 'code', digits: wrong })
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'codeLocked', canUseOtherNumber: true })
  at.person.choose('notNow')
  expect(await at.person.on('goToCounter', screen => screen.slip === 'printed')).toMatchObject({
    reason: 'codeLocked',
    code: 'K-21',
    counter: { id: '2' },
  })
})

test('one wrong code, then the right one: the visit goes on', async () => {
  const mobile = await begin()
  await at.toLoginCode(mobile)
  at.person.say({ type: 'code', digits: wrong })
  await at.person.on('enterCode', screen => screen.problem === 'wrong')
  await at.typeCode(mobile)
  await at.person.on('chooseAccount')
})

test('no code came: it is sent again after the wait, at most twice', async () => {
  const mobile = await begin(text => text.replace('resendSeconds: 60', 'resendSeconds: 1'))
  const first = await at.toLoginCode(mobile)
  expect(first.resend).toEqual({ inSeconds: 1, ofSeconds: 1, left: 2 })
  at.person.choose('resend')
  expect(at.person.snapshot().screen).toMatchObject({ name: 'enterCode', sent: 1 })
  at.person.choose('codeNotCome')
  await at.person.on('codeLadder', screen => screen.resend.inSeconds === 0)
  for (const sent of [2, 3]) {
    const after = await at.newestMessage()
    at.person.choose('resend')
    await at.person.on('enterCode', screen => screen.sent === sent)
    await at.desk.dock.code(mobile, { after })
    await at.person.on('enterCode', screen => screen.resend.inSeconds === 0)
  }
  expect((await at.person.on('enterCode')).resend.left).toBe(0)
  const messages = (await at.desk.dock.messages(mobile)).length
  at.person.choose('resend')
  await at.typeCode(mobile)
  await at.person.on('chooseAccount')
  expect(await at.desk.dock.messages(mobile)).toHaveLength(messages)
})

test('the code is too old: said, and a new one helps', async () => {
  const mobile = await begin(text => text.replace('resendSeconds: 60', 'resendSeconds: 1'))
  await at.toLoginCode(mobile)
  const old = await at.desk.dock.code(mobile)
  await at.desk.dock.forward(11 * 60)
  at.person.say({ type: 'code', digits: old })
  await at.person.on('enterCode', screen => screen.problem === 'expired')
  await at.person.on('enterCode', screen => screen.resend.inSeconds === 0)
  const after = await at.newestMessage()
  at.person.choose('resend')
  await at.person.on('enterCode', screen => screen.problem === null)
  await at.typeCode(mobile, after)
  await at.person.on('chooseAccount')
})

test('the hospital is silent: "no answer yet" with a slip for the counter, and no second share', async () => {
  const mobile = await begin(text => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 2'))
  await at.desk.dock.set('hospitalSilent', true)
  await at.toShare(mobile)
  at.person.choose('agree')
  await at.person.on('waitingForToken')
  await at.person.on('noAnswerYet', screen => screen.slip === 'printed')
  expect(at.person.snapshot().canGoBack).toBe(false)
  expect(at.journalTokens()).toHaveLength(1)
  expect(at.desk.printer.state().slips).toHaveLength(1)
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await at.person.on('language')
})

test('the hospital answers late, the patient is still there: the token comes after all', async () => {
  const mobile = await begin(text => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 1'))
  await at.desk.dock.set('hospitalSlow', 4)
  await at.toShare(mobile)
  at.person.choose('agree')
  await at.person.on('noAnswerYet')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('the hospital refuses and only its callback says so: for a kiosk that asks, it is "no answer yet"', async () => {
  const mobile = await begin(text => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 2'))
  await at.desk.dock.set('hospitalRefuses', 'error')
  await at.toShare(mobile)
  at.person.choose('agree')
  await at.person.on('noAnswerYet', screen => screen.slip === 'printed')
})

test('paper out in the middle of the slip: said at once; paper back: one slip, marked as a copy, by itself', async () => {
  const mobile = await begin()
  await at.toShare(mobile)
  at.desk.printer.set('paperOutAtRow', 200)
  at.person.choose('agree')
  const without = await at.person.on('token', screen => screen.slip === 'noPaper')
  at.desk.printer.set('paperOutAtRow', null)
  at.desk.printer.set('paperOut', false)
  const token = await at.person.on('token', screen => screen.slip === 'copyPrinted')
  expect(token.number).toBe(without.number)
  const whole = at.desk.printer.state().slips
  expect(whole.length).toBeGreaterThanOrEqual(1)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)
})

test('paper put back only after the visit: nothing comes out in front of the next patient', async () => {
  const mobile = await begin()
  await at.toShare(mobile)
  at.desk.printer.set('paperOut', true)
  at.person.choose('agree')
  await at.person.on('token', screen => screen.slip === 'noPaper')
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  at.desk.printer.set('paperOut', false)
  await at.person.until('the printer to be ready', ({ printer }) => printer === 'ready')
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect(at.desk.printer.state().slips).toEqual([])
})

test('cover open, and no printer at all: the token stays on the screen', async () => {
  const mobile = await begin()
  await at.toShare(mobile)
  at.desk.printer.set('coverOpen', true)
  at.person.choose('agree')
  await at.person.on('token', screen => screen.slip === 'coverOpen')
})

test('the network is cut while a code is asked for: plain words, and another try when it is back', async () => {
  await begin()
  await at.toKnownBy()
  at.person.choose('mobile')
  await at.person.on('enterMobile')
  await at.desk.dock.set('networkCut', true)
  at.person.say({ type: 'mobile', digits: '9000033333' })
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'abdmDown', canTryAgain: true })
  await at.desk.dock.set('networkCut', false)
  at.person.choose('again')
  await at.person.on('knownBy')
})

test('UIDAI is down: its own words, and the counter without an ABHA', async () => {
  await begin()
  const { aadhaar } = await at.someone('mahua')
  await at.desk.dock.set('aadhaarDown', 'rotate')
  await at.toAadhaar()
  at.person.say({ type: 'aadhaar', digits: aadhaar ?? '' })
  expect((await at.person.on('trouble')).trouble).toBe('aadhaarServiceDown')
})

test('nobody touches the glass: asked once, then everything is wiped', async () => {
  const mobile = await begin(text => text.replace('idleSeconds: 60', 'idleSeconds: 1').replace('stillThereSeconds: 20', 'stillThereSeconds: 2'))
  await at.toShare(mobile)
  await at.person.until('the question', ({ overlay }) => overlay?.name === 'stillThere')
  at.person.say({ type: 'stillHere' })
  await at.person.until('the question to go', ({ overlay }) => overlay === null)
  await at.person.on('language')
  expect(at.person.snapshot().visit).toBeNull()
})

test('"are you still there?" answered with no: the finger that comes down does not take the question away under itself', async () => {
  const mobile = await begin(text => text.replace('idleSeconds: 60', 'idleSeconds: 1'))
  await at.toShare(mobile)
  await at.person.until('the question', ({ overlay }) => overlay?.name === 'stillThere')
  at.person.say({ type: 'touched' })
  expect(at.person.snapshot().overlay?.name).toBe('stillThere')
  at.person.say({ type: 'leave' })
  await at.person.on('language')
})

test('credentials refused: out of service, says where to go, and comes back by itself', async () => {
  at = await openVisit(
    text => text,
    desk => desk.dock.set('credentialsRejected', true),
  )
  expect(await at.person.on('outOfService')).toMatchObject({ why: 'credentials', counter: { id: '3' } })
  await at.desk.dock.set('credentialsRejected', false)
  await at.person.on('language')
})

test('no credentials at all: out of service', async () => {
  at = await openVisit(text => text.replace(/credentials: \{ file: '(.*)credentials\.json' \}/, "credentials: { file: '$1not-there.json' }"))
  expect(await at.person.on('outOfService')).toMatchObject({ why: 'credentials' })
})

test('ABDM falls silent at the very moment of sharing: nothing was shared, and neither screen nor slip says so', async () => {
  const mobile = await begin(text => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 2'))
  await at.toShare(mobile)
  await at.desk.dock.set('abdmSlow', 5)
  at.person.choose('agree')
  expect((await at.person.on('trouble')).trouble).toBe('abdmDown')
  await at.desk.dock.set('abdmSlow', 0)
  await new Promise(resolve => setTimeout(resolve, 6000))
  expect(await at.queueOf('2')).toEqual([])
  expect(at.journalTokens()).toEqual([])
})

test("the kiosk's clock is wrong: out of service, and back by itself when it is right", async () => {
  at = await openVisit(
    text => text,
    desk => desk.dock.set('clockSkewSeconds', 600),
  )
  expect(await at.person.on('outOfService')).toMatchObject({ why: 'clock' })
  await at.desk.dock.set('clockSkewSeconds', 0)
  await at.person.on('language')
})
