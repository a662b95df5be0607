import type { Browser, Page } from '@playwright/test'
import { bridge } from '../../../scripts/lib/page.ts'

/** One page that draws the snapshots it is handed; nothing moves in it. */
export async function openGlass(browser: Browser, address: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.addInitScript(bridge)
  await page.goto(address)
  await page.waitForFunction(() => 'show' in window)
  return page
}
