import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { takeToken, toTokenJob } from './support/ways.ts'

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

const card = JSON.stringify({ hidn: '91-1333-3000-0117', phr: 'indravati.kashyap@sbx', name: 'Indravati Kashyap', gender: 'F' })

test('by the card: the sheet, then the card before the camera, the code from the phone; no number is typed', async () => {
  kiosk = await openKiosk({ sheets: ['2', card] })
  await toTokenJob(kiosk, 'hi')
  await kiosk.on('knownBy')
  await kiosk.press('card')
  await kiosk.on('enterCode')
  const otp = await kiosk.code('9000033333')
  await kiosk.type(otp)
  await takeToken(kiosk)
  await kiosk.press('done')
  await kiosk.on('end')
  expect((await kiosk.spoken()).missing).toEqual([])
  expect(kiosk.traces({ otp, name: 'Indravati', number: '91-1333-3000-0117', address: 'indravati.kashyap' })).toEqual([])
})
