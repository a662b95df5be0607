import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoStaff, staffRoom } from '../support/staff-room.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// A kiosk whose only reader is a scanner that types: the page catches its keys and sends the text.

let at: VisitDesk
const open = (camera: string) =>
  openVisit(text => text.replace('scanner: null', 'scanner: { kind: keyboard }').replace(/^( +camera:) \{.*\}$/m, `$1 ${camera}`))
beforeEach(async () => {
  at = await open('null')
})
afterEach(() => at.close())

const scan = (text: string) => at.person.say({ type: 'read', text, source: 'wedge' })

async function scanSheetAndAskForCard() {
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.choose('card')
}

test('counter’s sheet and ABHA card are both held before the scanner, and a token comes out without any number typed', async () => {
  const someone = await at.someone('indravati')
  await at.toTokenJob()
  expect(await at.person.on('scanCounter')).toMatchObject({ problem: null, reader: 'scanner' })
  await scanSheetAndAskForCard()
  expect(await at.person.on('showCard')).toMatchObject({ problem: null, reader: 'scanner' })
  // the letters of a name in Hindi do not come through keys
  scan(JSON.stringify({ hidn: someone.abhaNumber, phr: someone.abhaAddress, name: ' ' }))
  await at.person.on('enterCode')
  await at.typeCode(someone.abhaMobile)
  await at.person.on('share')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test.each([
  ['a counter of another hospital', 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN9999999999&counter-id=1', 'anotherHospital'],
  ['a counter nobody knows', 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000123&counter-id=no-such', 'unknownCounter'],
  ['a payment', 'upi://pay?pa=someone@bank', 'payment'],
  ['an Aadhaar card', '<PrintLetterBarcodeData uid="999911112221" name="Nobody"/>', 'aadhaarCard'],
  ['a torn sheet', '   ', 'notReadable'],
] as const)('instead of the counter’s sheet, %s: it is said, and the scanner still waits for the sheet', async (_, text, problem) => {
  await at.toTokenJob()
  scan(text)
  expect(await at.person.on('scanCounter', screen => screen.problem !== null)).toMatchObject({ problem, reader: 'scanner' })
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
})

test('who looks at the list of counters can go back and show the sheet after all, and hears nothing of what was wrong before', async () => {
  await at.toTokenJob()
  scan('upi://pay?pa=someone@bank')
  await at.person.on('scanCounter', screen => screen.problem === 'payment')
  at.person.choose('listOfCounters')
  expect((await at.person.on('chooseCounter')).sheetPossible).toBe(true)
  at.person.choose('sheet')
  expect(await at.person.on('scanCounter')).toMatchObject({ problem: null, reader: 'scanner' })
  at.person.choose('listOfCounters')
  await at.person.on('chooseCounter')
  at.person.say({ type: 'back' })
  await at.person.on('scanCounter')
})

test('a sheet shown while the list is on the glass counts as well', async () => {
  await at.toTokenJob()
  at.person.choose('listOfCounters')
  await at.person.on('chooseCounter')
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
})

test('instead of the card a payment is held up: it is said, and the scanner still waits for the card', async () => {
  await at.toTokenJob()
  await scanSheetAndAskForCard()
  await at.person.on('showCard')
  scan('upi://pay?pa=someone@bank')
  expect(await at.person.on('showCard', ({ problem }) => problem !== null)).toMatchObject({ problem: 'payment', reader: 'scanner' })
})

test('who types the card’s number and goes back can still show the card', async () => {
  await at.toTokenJob()
  await scanSheetAndAskForCard()
  await at.person.on('showCard')
  at.person.choose('abhaNumber')
  await at.person.on('enterAbhaNumber')
  at.person.say({ type: 'back' })
  await at.person.on('showCard')
})

test('the camera fails while sheet or card is before it: the scanner is left, not the list or the number alone', async () => {
  await at.close()
  at = await open('{ worker: true, html5qrcode: true, label: null }')
  await at.toTokenJob()
  await at.person.on('scanCounter', ({ reader }) => reader === 'camera')
  at.person.say({ type: 'hint', hint: 'closer' })
  await at.person.on('scanCounter', ({ hint }) => hint !== null)
  at.person.say({ type: 'camera', state: 'failed' })
  // what the camera said to do means nothing to the scanner
  expect(await at.person.on('scanCounter', ({ reader }) => reader === 'scanner')).toMatchObject({ hint: null })
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.say({ type: 'leave' })
  // the next visit tries the camera again
  await at.toTokenJob()
  await at.person.on('scanCounter', ({ reader }) => reader === 'camera')
  await scanSheetAndAskForCard()
  await at.person.on('showCard', ({ reader }) => reader === 'camera')
  at.person.say({ type: 'camera', state: 'missing' })
  await at.person.on('showCard', ({ reader }) => reader === 'scanner')
})

test('"check this kiosk" asks for any QR before the scanner, and finds it good when it has typed one', async () => {
  const { ask, onPage } = staffRoom(() => at.person)
  await at.person.on('language')
  ask({ what: 'open' })
  expect(await onPage('badge')).toMatchObject({ reader: 'scanner' })
  scan(demoStaff.badge)
  await onPage('pin')
  ask({ what: 'pin', digits: demoStaff.pin })
  await onPage('menu')
  ask({ what: 'go', to: 'check' })
  const scannerIs = (state: string) => onPage('check', page => page.items.some(item => item.name === 'scanner' && item.state === state))
  await scannerIs('testing')
  scan('any QR')
  await scannerIs('good')
})
