import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { qrOnSlip, wholeSlips } from './support/paper.ts'
import { enrol, takeToken, toAadhaar, typeAadhaar } from './support/ways.ts'

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

test('a new ABHA in English, messages to another mobile: the slip carries number, address and a QR; then a token', async () => {
  kiosk = await openKiosk({ sheets: ['3'] })
  const { aadhaar, aadhaarMobile, messagesMobile } = await kiosk.someone('sargi')
  await toAadhaar(kiosk, 'en')
  await typeAadhaar(kiosk, aadhaar)
  await expect(kiosk.page.locator('main')).toContainText((aadhaarMobile ?? '').slice(-4))
  await kiosk.type(messagesMobile ?? '')
  await kiosk.press('next')
  await kiosk.on('enterCode')
  const otp = await kiosk.code(aadhaarMobile ?? '')
  await kiosk.type(otp)
  await kiosk.on('isThisYou')
  await expect(kiosk.page.locator('main')).toContainText('Sargi')
  await kiosk.press('yes')
  await kiosk.on('enterCode')
  const second = await kiosk.code(messagesMobile ?? '')
  await kiosk.type(second)
  await kiosk.on('chooseAddress')
  await expect(kiosk.page.locator('[data-key^="address-"]')).toHaveCount(3)
  await kiosk.tap('address-1')
  await kiosk.press('next')
  await kiosk.on('abhaReady')
  const shown = await kiosk.page.locator('main').innerText()
  const number = /91-\d{4}-\d{4}-\d{4}/.exec(shown)?.[0] ?? ''
  const address = /[a-z0-9._]+@sbx/i.exec(shown)?.[0] ?? ''
  expect(number).not.toBe('')
  expect(address).not.toBe('')
  await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
  expect(JSON.parse(qrOnSlip(kiosk.desk, wholeSlips(kiosk.desk)[0]?.index ?? -1) ?? '{}')).toEqual({ hidn: number, hid: address })
  await kiosk.press('next')
  await takeToken(kiosk, '3')
  await kiosk.press('done')
  await kiosk.on('language')
  expect((await kiosk.spoken()).missing).toEqual([])
  expect(kiosk.traces({ aadhaar: aadhaar ?? '', otp, second, name: 'Sargi', mobile: messagesMobile ?? '', number, address })).toEqual([])
})

test('an Aadhaar that already has an ABHA, in Hindi: "this is your ABHA"', async () => {
  kiosk = await openKiosk({ sheets: null, landscape: true })
  const someone = await kiosk.someone('indravati')
  await toAadhaar(kiosk, 'hi')
  await enrol(kiosk, someone)
  await kiosk.on('abhaReady')
  await expect(kiosk.page.locator('main')).toContainText(someone.abhaNumber ?? 'no number')
  await kiosk.press('done')
  await kiosk.on('end')
  expect(kiosk.traces({ aadhaar: someone.aadhaar ?? '', name: 'Indravati', abhaNumber: someone.abhaNumber ?? '' })).toEqual([])
})
