import { expect } from '@playwright/test'
import type { KioskAtDesk } from './kiosk.ts'

/** touches in the upper right corner, where five open the staff's room */
export async function corner(at: Pick<KioskAtDesk, 'page'>, times: number) {
  const width = await at.page.evaluate(() => innerWidth)
  for (let touch = 0; touch < times; touch++) {
    await at.page.mouse.click(width - 40, 40)
    await at.page.waitForTimeout(120)
  }
}

/** into the staff's room of a kiosk without a camera: the corner, the badge's number, the PIN */
export async function signIn(at: KioskAtDesk) {
  await at.on('language')
  await corner(at, 5)
  await at.on('staff')
  // there is no camera on this machine: the page says so before a finger is asked for
  await expect(at.page.getByText('कैमरा बंद है')).toBeVisible()
  await at.press('typeNumber')
  await expect(at.page.locator('[data-key="eraseAll"]')).toBeVisible()
  await at.type('1111222233334444')
  await at.press('next')
  await expect(at.page.locator('[data-boxes="6"]')).toBeVisible()
  await at.type('123456')
  await expect(at.page.locator('[data-key="staff-today"]')).toBeVisible({ timeout: 15_000 })
}
