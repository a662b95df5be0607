import { expect, type Page, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { takeToken, toCode, toKnownBy, typeCode } from './support/ways.ts'

// The page a person keeps beside the kiosk: what it shows is what the kiosk did, and its switches reach the world.

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

async function openDock(): Promise<Page> {
  const page = await kiosk.page
    .context()
    .browser()
    ?.newPage({ viewport: { width: 1366, height: 768 } })
  if (!page) throw new Error('no browser')
  await page.goto(`${kiosk.desk.sandbox.url}/`)
  return page
}

test('a visit beside the dock: the code on its phone, the number at its counter, the slip on its paper, the QR on its sheet', async () => {
  kiosk = await openKiosk({ sheets: null })
  const dock = await openDock()
  await expect(dock.locator('body')).toContainText('DEMO')
  await expect(dock.locator('#people')).toContainText('Mahua')
  const mobile = '9000033333'
  await toKnownBy(kiosk, 'hi')
  await toCode(kiosk, mobile)
  await expect(dock.locator('#messages')).toContainText(await kiosk.code(mobile))
  await typeCode(kiosk, mobile)
  await expect(dock.locator('#counters li').nth(1)).toContainText(await takeToken(kiosk))
  await expect.poll(() => dock.locator('#strip').evaluate((strip: HTMLImageElement) => strip.naturalHeight)).toBeGreaterThan(500)
  await dock.keyboard.press('2')
  await expect(dock.locator('#sheet-qr')).toBeVisible()
  await dock.locator('#sheet-close').click()
  await expect(dock.locator('#sheet-qr')).toBeHidden()
})

test("the dock's switches reach printer and network, and the kiosk says what it then finds", async () => {
  kiosk = await openKiosk({ sheets: null })
  const dock = await openDock()
  await dock.locator('#printer-switches').getByText('Paper out', { exact: true }).click()
  await expect.poll(() => kiosk.desk.printer.state().paper).toBe('out')
  await expect(dock.locator('#printer-says')).toContainText(/paper/i)
  await dock.locator('#printer-switches').getByText('Paper out', { exact: true }).click()
  await expect.poll(() => kiosk.desk.printer.state().paper).toBe('ok')
  await toKnownBy(kiosk, 'en', '1')
  await kiosk.press('mobile')
  await kiosk.on('enterMobile')
  await dock.locator('#world-switches').getByText('Network cut', { exact: true }).click()
  await expect.poll(async () => (await kiosk.desk.dock.state()).values.networkCut).toBe(true)
  await kiosk.type('9000033333')
  await kiosk.press('next')
  await kiosk.on('trouble')
  await dock.locator('#reset').click()
  await expect.poll(async () => (await kiosk.desk.dock.state()).values.networkCut).toBe(false)
})
