import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { gunAt } from '../soak/devices/gun.ts'
import { tempFolder } from '../support/folder.ts'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { qrOnSlip, wholeSlips } from './support/paper.ts'
import { takeToken, toShare, toTokenJob } from './support/ways.ts'

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

test('a token in Hindi: the sheet before the camera, the code from the phone, one number on screen, in the queue and on paper', async () => {
  kiosk = await openKiosk({ sheets: ['2'] })
  const { abhaMobile } = await kiosk.someone('indravati')
  const mobile = abhaMobile ?? ''
  await toTokenJob(kiosk, 'hi')
  // the moving, slightly blurred picture of the sheet is what gets us on
  const otp = await toShare(kiosk, mobile)
  await expect(kiosk.page.locator('main')).not.toContainText(mobile)
  const number = await takeToken(kiosk)
  await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
  expect(qrOnSlip(kiosk.desk, wholeSlips(kiosk.desk)[0]?.index ?? -1)).toBe(number)
  expect(kiosk.desk.printer.state().counts).toMatchObject({ clipped: 0, unknown: 0, missingNv: 0 })
  await kiosk.press('done')
  await kiosk.on('end')
  await kiosk.on('language')
  expect((await kiosk.spoken()).missing).toEqual([])
  expect((await kiosk.spoken()).played.length).toBeGreaterThan(5)
  expect(kiosk.traces({ mobile, otp, name: 'Indravati', abhaNumber: '91-1333-3000-0117' })).toEqual([])
})

test("the same with the counter's QR from a serial scanner, on a machine whose camera is not there", async () => {
  const folder = tempFolder('pty')
  const scanner = join(folder.path, 'scanner')
  const gun = gunAt(scanner)
  try {
    await gun.plug()
    kiosk = await openKiosk({ sheets: null, change: text => text.replace('scanner: null', `scanner: { path: '${scanner}', baudRate: 9600 }`) })
    const mobile = '9000033333'
    await toTokenJob(kiosk, 'hi')
    // the camera was to be looked into; the red light is left
    await kiosk.on('scanCounter')
    await expect(kiosk.page.locator('main')).toContainText('लाल रोशनी')
    await gun.send([Buffer.from(`${await kiosk.desk.counterQr('OPD4')}\r\n`)], 0)
    const otp = await toShare(kiosk, mobile)
    const number = await takeToken(kiosk, 'OPD4')
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    expect(qrOnSlip(kiosk.desk, wholeSlips(kiosk.desk)[0]?.index ?? -1)).toBe(number)
    expect(kiosk.traces({ mobile, otp, name: 'Indravati' })).toEqual([])
  } finally {
    await gun.pull()
    folder.remove()
  }
})

test("the same with the counter's QR from a scanner that types, on a machine without a camera", async () => {
  kiosk = await openKiosk({
    sheets: null,
    change: text => text.replace('scanner: null', "scanner: { kind: keyboard, startKey: 'F9' }").replace(/^( +camera:) \{.*\}$/m, '$1 null'),
  })
  const main = kiosk.page.locator('main')
  const scan = async (text: string) => {
    await kiosk.page.keyboard.press('F9')
    for (const sign of text) await kiosk.page.keyboard.press(keyOf(sign))
    await kiosk.page.keyboard.press('Enter')
  }
  await toTokenJob(kiosk, 'hi')
  await kiosk.on('scanCounter')
  await expect(main).toContainText('लाल रोशनी')
  await expect.poll(async () => (await kiosk.spoken()).played).toContain('scanCounter.sub.scanner')
  await scan('upi://pay?pa=someone.upi')
  await expect(main).toContainText('पैसे')
  await kiosk.press('listOfCounters')
  await kiosk.on('chooseCounter')
  await kiosk.press('sheet')
  await kiosk.on('scanCounter')
  await expect(main).not.toContainText('पैसे')
  await scan(await kiosk.desk.counterQr('OPD4'))
  await toShare(kiosk, '9000033333')
  await takeToken(kiosk, 'OPD4')
  expect((await kiosk.spoken()).missing).toEqual([])
})

/** The keys a scanner presses for a sign, shift and all. */
function keyOf(sign: string): string {
  const others: Record<string, string> = {
    ':': 'Shift+Semicolon',
    '/': 'Slash',
    '?': 'Shift+Slash',
    '=': 'Equal',
    '-': 'Minus',
    '&': 'Shift+Digit7',
    '.': 'Period',
  }
  if (/[A-Z]/.test(sign)) return `Shift+Key${sign}`
  if (/[a-z]/.test(sign)) return `Key${sign.toUpperCase()}`
  return /\d/.test(sign) ? `Digit${sign}` : (others[sign] ?? sign)
}
