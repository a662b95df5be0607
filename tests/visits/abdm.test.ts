import { afterEach, expect, test } from 'vitest'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// What ABDM may do to a whole visit, and what the line between them carries.

let at: VisitDesk
afterEach(() => at.close())

const relayed = (text: string) => text.replace('tokens: { poll: true, relay: null }', "tokens: { poll: false, relay: { url: '{{relay}}' } }")
/** the demo's config with a relay; its address is known once the sandbox listens */
const withRelay = (text: string) => relayed(text).replace('{{relay}}', `${/gateway: '?(http[^/]*\/\/[^/']+)/.exec(text)?.[1]}/relay`)

test('on the line no Aadhaar number and no code is in clear, and a mobile only where ABDM wants it so', async () => {
  at = await openVisit()
  const someone = await at.someone('sargi')
  await at.toAadhaarCode(someone, someone.messagesMobile)
  const codes = [await at.desk.dock.code(someone.aadhaarMobile ?? '')]
  at.person.say({ type: 'code', digits: codes[0] ?? '' })
  await at.person.on('isThisYou')
  at.person.choose('yes')
  await at.person.on('enterCode', screen => screen.purpose === 'messages')
  codes.push(await at.desk.dock.code(someone.messagesMobile ?? ''))
  at.person.say({ type: 'code', digits: codes[1] ?? '' })
  await at.person.on('chooseAddress')
  at.person.say({ type: 'address', index: 0 })
  await at.person.on('abhaReady')
  at.person.choose('next')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await at.person.on('share')
  at.person.choose('agree')
  await at.person.on('token')

  const sent = (await at.desk.dock.traffic({ from: 'kiosk' })).map(({ path, request }) => ({
    path,
    text: JSON.stringify(request.headers) + request.body,
  }))
  expect(sent.length).toBeGreaterThan(8)
  const carrying = (secret: string | null | undefined) => {
    const forms = [
      secret ?? '',
      (secret ?? '').replace(/(\d{4})(?=\d)/g, '$1-'),
      Buffer.from(secret ?? '')
        .toString('base64')
        .replace(/=+$/, ''),
    ]
    return sent.filter(({ path, text }) => forms.some(form => path.includes(form) || text.includes(form))).map(({ path }) => path.split('?')[0])
  }
  for (const secret of [someone.aadhaar, ...codes]) expect(carrying(secret)).toEqual([])
  expect(carrying(someone.aadhaarMobile)).toEqual([])
  expect(new Set(carrying(someone.messagesMobile))).toEqual(new Set(['/abha/api/v3/enrollment/enrol/byAadhaar', '/api/hiecm/patient-share/v3/share']))
})

test('the answer to an enrolment is lost: one more code, the account is found, and there is one account, not two', async () => {
  at = await openVisit(text => text.replace('resendSeconds: 60', 'resendSeconds: 1'))
  const someone = await at.someone('mahua')
  await at.toAadhaarCode(someone)
  await at.desk.dock.set('enrolAnswerLost', true)
  await at.typeCode(someone.aadhaarMobile)
  await at.person.on('enterCode', screen => screen.problem === 'expired')
  await at.desk.dock.set('enrolAnswerLost', false)
  const after = await at.newestMessage()
  await at.person.on('enterCode', screen => screen.resend.inSeconds === 0)
  at.person.choose('resend')
  await at.person.on('enterCode', screen => screen.problem === null)
  await at.typeCode(someone.aadhaarMobile, after)
  expect((await at.person.on('isThisYou')).person.name).toMatch(/Mahua/)
  const enrolments = await at.desk.dock.traffic({ from: 'kiosk', path: '/enrol/byAadhaar' })
  expect(enrolments).toHaveLength(1)
})

test('no code goes to the address: the proved mobile opens the share instead', async () => {
  at = await openVisit()
  await at.desk.dock.set('m1TokenWorksForShare', false)
  await at.toShare('9000033333')
  await at.desk.dock.set('phrAddressLogin', 'refused')
  const after = await at.newestMessage()
  at.person.choose('agree')
  await at.person.on('enterCode')
  await at.typeCode('9000033333', after)
  const token = await at.person.on('token')
  expect(await at.queueOf('2')).toEqual([token.number])
  const asked = await at.desk.dock.traffic({ from: 'kiosk', path: '/phr/app/login/request/otp' })
  expect(asked.map(call => call.status)).toEqual([400, 200])
})

test('through a relay alone the number comes', async () => {
  at = await openVisit(withRelay)
  await at.toShare('9000033333')
  at.person.choose('agree')
  const token = await at.person.on('token')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('through a relay a hospital’s refusal is a refusal, with the way to the counter', async () => {
  at = await openVisit(withRelay)
  await at.desk.dock.set('hospitalRefuses', 'error')
  await at.toShare('9000033333')
  at.person.choose('agree')
  expect((await at.person.on('goToCounter')).reason).toBe('hospitalRefused')
})

test('whatever becomes of ABDM’s answers, the person is told and the next visit is as good as any', async () => {
  at = await openVisit()
  const broken = [
    ['answerBody', 'truncated'],
    ['answerBody', 'html'],
    ['answerBody', 'wrongType'],
    ['answerBody', 'empty'],
    ['answerBody', 'huge'],
    ['answerBody', 'garbage'],
    ['answerResetAt', 5],
    ['answerResetAt', 150],
    ['abdmFault', 'gatewayBroken'],
    ['abdmFault', 'serviceBroken'],
    ['abdmFault', 'noResource'],
  ] as const
  for (const [name, value] of broken) {
    await at.toLoginCode('9000033333')
    await at.desk.dock.set(name, value)
    await at.typeCode('9000033333')
    const screen = await at.person.until(`something after ${name} ${value}`, ({ screen: { name: on } }) =>
      ['trouble', 'enterCode', 'chooseAccount', 'noAbhaFound'].includes(on),
    )
    expect(screen.screen.name, String(value)).not.toBe('share')
    await at.desk.dock.reset()
    at.person.say({ type: 'leave' })
    await at.person.on('language')
  }
  await at.toShare('9000033333')
  at.person.choose('agree')
  const token = await at.person.on('token')
  expect(await at.queueOf('2')).toEqual([token.number])
}, 120_000)

test('ABDM takes no token at all for a share: each way is asked for once, then the counter', async () => {
  at = await openVisit()
  await at.toShare('9000033333')
  await at.desk.dock.set('shareFault', '1065')
  at.person.choose('agree')
  let typed = 0
  for (;;) {
    const { screen } = await at.person.until('a code or the end of it', ({ screen: { name } }) => name === 'enterCode' || name === 'trouble')
    if (screen.name === 'trouble') break
    typed++
    expect(typed).toBeLessThanOrEqual(2)
    at.person.say({ type: 'code', digits: await at.desk.dock.code('9000033333', { after: typed === 1 ? 1 : (await at.newestMessage()) - 1 }) })
    await at.person.until('the code to be taken', ({ screen: { name } }) => name !== 'enterCode')
  }
  expect(typed).toBe(2)
}, 60_000)

test('what ABDM refused of one person is open to the next', async () => {
  at = await openVisit()
  await at.desk.dock.set('m1TokenWorksForShare', false)
  await at.desk.dock.set('phrAddressLogin', 'refused')
  await at.toShare('9000033333')
  at.person.choose('agree')
  await at.person.on('enterCode')
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  await at.desk.dock.set('phrAddressLogin', 'open')
  const { abhaMobile, abhaNumber } = await at.someone('tendu').then(() => at.someone('indravati'))
  const before = await at.newestMessage()
  await at.toNumberCode(abhaNumber, '3')
  await at.typeCode(abhaMobile, before)
  await at.person.on('share')
  at.person.choose('agree')
  // by the address, though no mobile was proved in this visit
  await at.person.on('enterCode')
}, 60_000)

test('an ABHA without a mobile at ABDM is entered with a code from Aadhaar', async () => {
  at = await openVisit()
  await at.desk.dock.set('mobileOtpRefused', '1303')
  const { aadhaarMobile, abhaNumber } = await at.someone('indravati')
  await at.toAbhaNumber('3')
  at.person.say({ type: 'abhaNumber', digits: (abhaNumber ?? '').replaceAll('-', '') })
  expect((await at.person.on('chooseSender')).senders).toEqual(['aadhaar'])
  at.person.choose('toAadhaar')
  await at.person.on('enterCode')
  await at.typeCode(aadhaarMobile)
  expect((await at.person.on('share')).profile.name).toMatch(/Indravati/)
})
