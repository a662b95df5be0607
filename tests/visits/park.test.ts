import { afterEach, expect, test } from 'vitest'
import { cleanPaper, openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The phone that gets the code is elsewhere: the visit waits under a number, the next person is served, and it goes on where it stopped.

let at: VisitDesk
afterEach(() => at.close())

const begin = async (change?: (text: string) => string) => {
  at = await openVisit(change)
}

async function toParkOffer() {
  at.person.choose('codeNotCome')
  await at.person.on('codeLadder', screen => screen.canPark)
  at.person.choose('phoneElsewhere')
  return at.person.on('parkOffer')
}

async function park() {
  expect((await toParkOffer()).minutes).toBe(10)
  at.person.choose('park')
  const { number } = await at.person.on('parked', screen => screen.slip === 'printed')
  at.person.choose('done')
  await at.person.on('language')
  return number
}

async function toPickup() {
  at.person.say({ type: 'language', language: 'en' })
  await at.person.on('want', screen => screen.resumable)
  at.person.choose('resume')
  await at.person.on('enterPickup')
}

test('a login waits for its phone; the next person is served meanwhile; then the code ends in the first one’s token', async () => {
  await begin()
  const first = await at.someone('indravati')
  await at.toLoginCode(first.abhaMobile, '2')
  const number = await park()
  expect(number).toMatch(/^\d{4}$/)
  expect(at.desk.printer.state().slips).toHaveLength(1)
  expect(at.desk.printer.state().counts).toMatchObject(cleanPaper)

  await at.toShare('9000044444', '3')
  at.person.choose('agree')
  await at.person.on('token', screen => screen.counter.id === '3')
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await at.person.on('language')

  await toPickup()
  at.person.say({ type: 'pickup', digits: number })
  expect((await at.person.on('enterCode')).sentTo).toBe(first.abhaMobile?.slice(-4))
  expect((await at.typeCodeToShare(first.abhaMobile)).profile.name).toMatch(/Indravati/)
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(token.counter.id).toBe('2')
  expect(await at.queueOf('2')).toEqual([token.number])
  expect(at.traces({ mobile: first.abhaMobile ?? '', name: 'Indravati' })).toEqual([])
})

test('a new ABHA waits for the Aadhaar phone: neither the number nor the consent is asked for again', async () => {
  await begin()
  const someone = await at.someone('mahua')
  await at.toAadhaarCode(someone)
  const number = await park()
  // what stands on the glass between the visits knows nobody
  expect(JSON.stringify(at.person.snapshot())).not.toContain(someone.aadhaarMobile?.slice(-4))
  await toPickup()
  at.person.say({ type: 'pickup', digits: number })
  await at.person.on('enterCode', screen => screen.purpose === 'aadhaar')
  await at.typeCode(someone.aadhaarMobile)
  expect((await at.person.on('isThisYou')).person.name).toMatch(/Mahua/)
  expect(at.journalRows('consent')).toHaveLength(1)
})

test('a wrong number is said, three are enough; the right one works in the next visit, once', async () => {
  await begin()
  await at.toLoginCode('9000033333')
  const number = await park()
  const wrong = number === '0000' ? '0001' : '0000'
  await toPickup()
  for (const triesLeft of [2, 1]) {
    at.person.say({ type: 'pickup', digits: wrong })
    await at.person.on('enterPickup', screen => screen.problem === 'wrong' && screen.triesLeft === triesLeft)
  }
  at.person.say({ type: 'pickup', digits: wrong })
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'pickupNotFound', canTryAgain: true })
  at.person.choose('again')
  expect((await at.person.on('want')).resumable).toBe(false)
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  await toPickup()
  at.person.say({ type: 'pickup', digits: number })
  await at.person.on('enterCode')
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
  expect((await at.person.on('want')).resumable).toBe(false)
})

test('when its time is over a parked visit is forgotten: its number leads nowhere', async () => {
  await begin(text => text.replace('parkSeconds: 600', 'parkSeconds: 5'))
  await at.toLoginCode('9000033333')
  await toParkOffer()
  at.person.choose('park')
  const { number } = await at.person.on('parked', screen => screen.slip === 'printed')
  at.person.choose('done')
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
  await at.person.on('want', screen => screen.resumable)
  at.person.choose('resume')
  await at.person.on('enterPickup')
  // nothing on the glass says so
  await expect.poll(() => at.traces({ forgotten: '"state":"forgotten"' }), { timeout: 15_000 }).toHaveLength(1)
  at.person.say({ type: 'pickup', digits: number })
  await at.person.on('enterPickup', screen => screen.problem === 'wrong')
})

test('the ladder in its order: sent again twice, then other ways; by the card to the same token', async () => {
  await begin(text => text.replace('resendSeconds: 60', 'resendSeconds: 1'))
  const { abhaNumber, abhaMobile } = await at.someone('indravati')
  await at.toLoginCode('9000044444')
  at.person.choose('codeNotCome')
  await at.person.on('codeLadder')
  at.person.choose('otherWay')
  await at.person.on('otherWays')
  at.person.say({ type: 'back' })
  await at.person.on('codeLadder')
  for (const sent of [2, 3]) {
    await at.person.on('codeLadder', screen => screen.resend.inSeconds === 0)
    at.person.choose('resend')
    await at.person.on('enterCode', screen => screen.sent === sent)
    at.person.choose('codeNotCome')
    await at.person.on('codeLadder')
  }
  expect((await at.person.on('codeLadder')).resend.left).toBe(0)
  at.person.choose('otherWay')
  expect((await at.person.on('otherWays')).ways).toEqual(['card', 'mobile', 'aadhaar'])
  at.person.choose('card')
  await at.person.on('showCard')
  at.person.say({ type: 'read', text: JSON.stringify({ hidn: abhaNumber }) })
  await at.person.on('enterCode', screen => screen.sent === 1)
  at.person.choose('codeNotCome')
  await at.person.on('codeLadder')
  at.person.choose('otherWay')
  expect((await at.person.on('otherWays')).ways).toEqual(['toAadhaar', 'mobile', 'aadhaar'])
  const after = await at.newestMessage()
  at.person.choose('toAadhaar')
  await at.person.on('enterCode')
  await at.typeCode(abhaMobile, after)
  await at.person.on('share')
})

test('no phone for the Aadhaar code at all: with staff, and the slip says why', async () => {
  await begin()
  const someone = await at.someone('mahua')
  await at.toAadhaarCode(someone)
  await toParkOffer()
  at.person.choose('otherWay')
  expect((await at.person.on('otherWays')).ways).toEqual(['card', 'mobile', 'staff'])
  at.person.choose('staff')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('1') })
  expect(await at.person.on('goToCounter')).toMatchObject({ reason: 'phoneElsewhere', code: 'K-20' })
})

test('nobody at the slip screen: it goes by itself, and the visit still waits', async () => {
  await begin(text => text.replace('tokenScreenSeconds: 60', 'tokenScreenSeconds: 1'))
  await at.toLoginCode('9000033333')
  await toParkOffer()
  at.person.choose('park')
  const { number } = await at.person.on('parked')
  await at.person.on('language')
  await toPickup()
  at.person.say({ type: 'pickup', digits: number })
  await at.person.on('enterCode')
})
