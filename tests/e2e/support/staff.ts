import { expect, type Page } from '@playwright/test'
import { demoStaff } from '../../support/staff-room.ts'
import type { Hand } from './hand.ts'

type AtGlass = Hand & { page: Page }

/** touches in the upper right corner, where five open the staff's room */
export async function corner({ page }: Pick<AtGlass, 'page'>, times: number) {
  const width = await page.evaluate(() => innerWidth)
  for (let touch = 0; touch < times; touch++) {
    await page.mouse.click(width - 40, 40)
    await page.waitForTimeout(120)
  }
}

/** into the staff's room: the corner, the badge's number, the PIN. `camera`: whether the machine has one */
export async function signIn(at: AtGlass, camera = false) {
  await at.on('language')
  await corner(at, 5)
  await at.on('staff')
  // without one the page says so before a finger is asked for
  if (!camera) await expect(at.page.getByText('कैमरा बंद है')).toBeVisible()
  await at.press('typeNumber')
  await expect(at.page.locator('[data-key="eraseAll"]')).toBeVisible()
  await at.type(demoStaff.number)
  await at.press('next')
  await expect(at.page.locator('[data-boxes="6"]')).toBeVisible()
  await at.type(demoStaff.pin)
  await expect(at.page.locator('[data-key="staff-today"]')).toBeVisible({ timeout: 15_000 })
}
