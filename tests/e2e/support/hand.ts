import { expect, type Page } from '@playwright/test'
import type { ScreenName } from '../../../service/contract/index.ts'

/** What a person does with one finger, in whichever window the kiosk is. */
export interface Hand {
  on(screen: ScreenName): Promise<void>
  /** presses a key until the screen has changed */
  press(key: string): Promise<void>
  /** presses a key that changes nothing else than itself */
  tap(key: string): Promise<void>
  type(digits: string): Promise<void>
}

/** A screen that has just come takes no touch and no key for a moment. */
export const settled = (page: Page) => expect(page.locator('main[data-settling]')).toHaveCount(0)

export function hand(page: Page): Hand {
  const key = (id: string) => page.locator(`[data-key="${id}"]`)
  const glass = page.locator('[data-step]')
  const step = () => glass.getAttribute('data-step')
  return {
    on: async screen => {
      await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', screen)
    },
    press: async id => {
      const before = await step()
      // too early a touch is not taken, so that a double tap does nothing twice: a finger tries again
      await expect(async () => {
        if ((await step()) !== before) return
        await key(id).click({ timeout: 2000 })
        await expect(glass).not.toHaveAttribute('data-step', before ?? '', { timeout: 700 })
      }).toPass({ timeout: 15_000 })
    },
    tap: async id => {
      await settled(page)
      await key(id).click()
    },
    type: async digits => {
      await settled(page)
      for (const [at, digit] of [...digits].entries()) {
        await key(digit).click()
        // two equal digits in a row are two touches, not the tremble of one
        if (digits[at + 1] === digit) await page.waitForTimeout(170)
      }
    },
  }
}
