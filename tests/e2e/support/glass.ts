import { type Browser, type Page, test } from '@playwright/test'
import { sizes, type Way } from '../../../scripts/lib/looks.ts'
import { bridge, servePage } from '../../../scripts/lib/page.ts'
import { launchChromium } from './chromium.ts'

interface Glass {
  /**
   * One page that draws the snapshots it is handed; nothing moves in it. `prepare` runs in it before its own script, `address` is that of a page built elsewhere.
   * Whoever opens it closes its context.
   */
  open(way: Way, more?: { prepare?: () => void; address?: string }): Promise<Page>
}

/** The built page without a service, in one browser for all tests of a file; called at the file's top. */
export function glassForAll(): Glass {
  let browser: Browser
  let served: Awaited<ReturnType<typeof servePage>>
  test.beforeAll(async () => {
    browser = await launchChromium(null)
    served = await servePage()
  })
  test.afterAll(async () => {
    await browser?.close()
    served?.close()
  })
  return {
    open: async (way, { prepare, address = served.address } = {}) => {
      const context = await browser.newContext({ viewport: sizes[way], reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.addInitScript(bridge)
      if (prepare) await page.addInitScript(prepare)
      await page.goto(address)
      await page.waitForFunction(() => 'show' in window)
      return page
    },
  }
}
