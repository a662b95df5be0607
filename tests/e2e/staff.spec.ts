import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { corner, signIn } from './support/staff.ts'
import { agreeToText, hearPoints } from './support/ways.ts'

// The staff at the glass itself: the hidden corner, the badge's number, the PIN; and what a finger meets in the room.

let at: KioskAtDesk
test.afterEach(() => at.close())

for (const landscape of [false, true])
  test(`the corner, the badge and the PIN open the room; "leave" closes it (${landscape ? 'across' : 'upright'})`, async () => {
    at = await openKiosk({ sheets: null, landscape })
    await at.on('language')
    await corner(at, 4)
    await at.page.waitForTimeout(3200)
    await corner(at, 1)
    await at.on('language')
    await signIn(at)
    await at.press('staff-today')
    await at.press('staff-back')
    await at.press('staff-leave')
    await at.on('language')
  })

test('out of service with a reason: a patient sees and hears it, and no key is left', async () => {
  at = await openKiosk({ sheets: null })
  await signIn(at)
  await at.press('staff-close')
  await at.press('close-noPaper')
  await at.press('staff-leave')
  await at.on('outOfService')
  await expect(at.page.getByText('पर्ची का कागज़ खत्म है')).toBeVisible()
  await expect.poll(async () => (await at.spoken()).played).toContain('outOfService.why.noPaper')
  expect((await at.spoken()).missing).toEqual([])
  await expect(at.page.locator('[data-key="hi"]')).toHaveCount(0)
})

test('while the glass is cleaned there is nothing on it to touch', async () => {
  at = await openKiosk({ sheets: null })
  await signIn(at)
  await at.press('staff-cleaning')
  await expect(at.page.getByRole('heading', { name: 'स्क्रीन साफ़ हो रही है' })).toBeVisible()
  expect(await at.page.locator('main button').count()).toBe(0)
  await corner(at, 5)
  await expect(at.page.getByRole('heading', { name: 'स्क्रीन साफ़ हो रही है' })).toBeVisible()
})

test('an ABHA without a code, typed from the card on the letter pad', async () => {
  at = await openKiosk({
    sheets: null,
    change: text => text.replace('demographic: null', "demographic: { stateCode: '22', districtCode: '374' }"),
  })
  await at.desk.dock.set('governmentIntegrator', true)
  await signIn(at)
  await at.press('demographic')
  await hearPoints(at)
  await agreeToText(at)
  await at.on('assisted')
  await at.press('agree')
  await at.press('dontKnow')
  await at.on('enterAadhaar')
  await at.type('999977778887')
  await at.press('next')
  await at.on('assisted')
  for (const letter of 'SALFI MARKAM') await at.tap(letter === ' ' ? 'space' : `letter-${letter}`)
  await at.tap('next')
  await at.type('1953')
  await at.tap('next')
  await at.press('gender-M')
  await expect(at.page.getByText('SALFI MARKAM')).toBeVisible()
  await at.press('yes')
  await at.on('abhaReady')
})
