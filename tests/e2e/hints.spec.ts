import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { toTokenJob } from './support/ways.ts'

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

for (const landscape of [false, true]) {
  test(`a sheet held too far away, the glass ${landscape ? 'across' : 'upright'}: "closer" stands in the camera's picture, is said once, and goes with the screen`, async () => {
    kiosk = await openKiosk({ landscape, film: { module: 2, fingers: 0.4, empty: 1, held: 12 } })
    const { page } = kiosk
    await toTokenJob(kiosk, 'hi')
    await kiosk.on('scanCounter')
    const hint = page.locator('[data-hint]')
    await expect(hint).toHaveAttribute('data-hint', 'closer', { timeout: 45_000 })
    await expect(page.getByRole('status').locator(hint).getByText('पास लाइए')).toBeVisible()
    await expect(hint.locator('svg')).toBeVisible()
    await expect.poll(async () => (await kiosk.spoken()).played.at(-1), { timeout: 10_000 }).toBe('hint.closer')
    await kiosk.press('listOfCounters')
    await kiosk.on('chooseCounter')
    await expect(hint).toHaveCount(0)
    const { played, missing } = await kiosk.spoken()
    expect(played.filter(key => key === 'hint.closer')).toHaveLength(1)
    expect(missing).toEqual([])
  })
}
