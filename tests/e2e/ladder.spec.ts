import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { wholeSlips } from './support/paper.ts'
import { agreeToText, enrol, takeToken, toCode, toConsentText, toTokenJob, typeCode } from './support/ways.ts'

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

test('the phone is at home: a slip with a number; back with the phone, the number is typed, then the code, then the token', async () => {
  kiosk = await openKiosk({ sheets: ['2'] })
  await toTokenJob(kiosk, 'hi')
  await toCode(kiosk, '9000033333')
  await kiosk.press('codeNotCome')
  await kiosk.on('codeLadder')
  await kiosk.press('phoneElsewhere')
  await kiosk.on('parkOffer')
  await kiosk.press('park')
  await kiosk.on('parked')
  const number = await kiosk.page
    .locator('main svg text', { hasText: /^\d{4}$/ })
    .first()
    .innerHTML()
  await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
  await kiosk.press('done')
  await kiosk.on('language')
  await kiosk.press('en')
  await kiosk.on('want')
  await kiosk.press('resume')
  await kiosk.on('enterPickup')
  await kiosk.type(number)
  await kiosk.press('next')
  await kiosk.on('enterCode')
  const otp = await typeCode(kiosk, '9000033333')
  await takeToken(kiosk)
  expect((await kiosk.spoken()).missing).toEqual([])
  expect(kiosk.traces({ otp, mobile: '9000033333', name: 'Indravati' })).toEqual([])
})

test('an ABHA address of one’s own, letter by letter, across: "next" waits until every rule is kept', async () => {
  kiosk = await openKiosk({ sheets: null, landscape: true })
  await toConsentText(kiosk, 'en')
  await kiosk.tap('listen')
  await expect.poll(async () => (await kiosk.spoken()).played).toContain('consentText.read.1')
  await agreeToText(kiosk)
  await enrol(kiosk, await kiosk.someone('mahua'))
  await kiosk.on('chooseAddress')
  await kiosk.press('ownAddress')
  await kiosk.on('ownAddress')
  await kiosk.type('MAHUA._')
  const next = kiosk.page.locator('[data-key="next"]')
  await expect(next).toBeDisabled()
  await kiosk.tap('erase')
  await kiosk.type('PHOOL91')
  await expect(next).toBeEnabled()
  await kiosk.press('next')
  await kiosk.on('abhaReady')
  await expect(kiosk.page.locator('main')).toContainText('mahua.phool91@sbx')
  expect((await kiosk.spoken()).missing).toEqual([])
})
