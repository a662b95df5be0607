import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StaffAsk, StaffPage } from '../service/contract/index.ts'
import { openVisit, type VisitDesk } from './support/visit-desk.ts'

// A kiosk whose only reader is a scanner that types: the page catches its keys and sends the text.

let at: VisitDesk
const open = (camera: string) =>
  openVisit(text => text.replace('scanner: null', 'scanner: { kind: keyboard }').replace(/^( +camera:) \{.*\}$/m, `$1 ${camera}`))
beforeEach(async () => {
  at = await open('null')
})
afterEach(() => at.close())

const scan = (text: string) => at.person.say({ type: 'read', text, source: 'wedge' })
async function toCounters() {
  await at.person.on('language')
  at.person.say({ type: 'language', language: 'hi' })
  await at.person.on('want')
  at.person.choose('token')
}

test('counter’s sheet and ABHA card are both held before the scanner, and a token comes out without any number typed', async () => {
  const someone = await at.someone('indravati')
  await toCounters()
  const { cameraPossible } = await at.person.on('chooseCounter')
  expect(cameraPossible).toBe(false)
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.choose('card')
  expect(await at.person.on('showCard')).toMatchObject({ problem: null, reader: 'scanner' })
  // the letters of a name in Hindi do not come through keys
  scan(JSON.stringify({ hidn: someone.abhaNumber, phr: someone.abhaAddress, name: ' ' }))
  await at.person.on('enterCode')
  at.person.say({ type: 'code', digits: await at.desk.dock.code(someone.abhaMobile ?? '') })
  await at.person.on('share')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('instead of the card a payment is held up: it is said, and the scanner still waits for the card', async () => {
  await toCounters()
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.choose('card')
  await at.person.on('showCard')
  scan('upi://pay?pa=someone@bank')
  expect(await at.person.on('showCard', ({ problem }) => problem !== null)).toMatchObject({ problem: 'payment', reader: 'scanner' })
})

test('who types the card’s number and goes back can still show the card', async () => {
  await toCounters()
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.choose('card')
  await at.person.on('showCard')
  at.person.choose('abhaNumber')
  await at.person.on('enterAbhaNumber')
  at.person.say({ type: 'back' })
  await at.person.on('showCard')
})

test('the camera fails while the card is before it: the scanner is left, not the number alone', async () => {
  await at.close()
  at = await open('{ worker: true, html5qrcode: true, label: null }')
  await at.toTokenJob()
  scan(await at.counterQr('2'))
  await at.person.on('knownBy')
  at.person.choose('card')
  await at.person.on('showCard', ({ reader }) => reader === 'camera')
  at.person.say({ type: 'camera', state: 'missing' })
  await at.person.on('showCard', ({ reader }) => reader === 'scanner')
})

test('"check this kiosk" asks for any QR before the scanner, and finds it good when it has typed one', async () => {
  const ask = (what: StaffAsk) => at.person.say({ type: 'staff', ask: what })
  const onPage = (name: StaffPage['name'], when: (page: StaffPage) => boolean = () => true) =>
    at.person.on('staff', ({ page }) => page.name === name && when(page))
  const scannerIs = (state: string) => (page: StaffPage) =>
    page.name === 'check' && page.items.some(item => item.name === 'scanner' && item.state === state)
  await at.person.on('language')
  ask({ what: 'open' })
  await onPage('badge')
  scan('KIOSK-STAFF:1111222233334444')
  await onPage('pin')
  ask({ what: 'pin', digits: '123456' })
  await onPage('menu')
  ask({ what: 'go', to: 'check' })
  await onPage('check', scannerIs('testing'))
  scan('any QR')
  await onPage('check', scannerIs('good'))
})
