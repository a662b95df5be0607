import { expect, test } from '@playwright/test'
import { type TextKey, text } from '../../locales/index.ts'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { wholeSlips } from './support/paper.ts'
import * as ways from './support/ways.ts'

// ABDM cannot be reached: people read and hear why, and leave with a slip of the hospital's own.

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

const series = (config: string) => config.replace('series: false', 'series: true')
/** nobody listens there */
const unreachable = (config: string) => series(config).replace(/gateway: '[^']+'/, "gateway: 'http://127.0.0.1:9/api/hiecm'")

for (const language of ['hi', 'en'] as const) {
  const says = (key: TextKey, values?: Record<string, string>) => expect(kiosk.page.locator('main')).toContainText(text(language, key, values))

  test(`no ABDM from the start: counter, slip with its number, and the next (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null, change: unreachable })
    for (const [index, number] of ['KA-1', 'KA-2'].entries()) {
      await kiosk.on('language')
      await kiosk.press(language)
      await kiosk.on('offline')
      await says('offline.title')
      await says('offline.sub')
      await kiosk.press('token')
      await kiosk.on('chooseCounter')
      await kiosk.press('counter-2')
      await kiosk.on('goToCounter')
      await says('goToCounter.number', { number })
      await says('goToCounter.nameThere')
      await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(index + 1)
      await kiosk.press('done')
      await kiosk.on('end')
    }
    expect((await kiosk.spoken()).missing).toEqual([])
  })

  test(`ABDM goes away in the middle: the same number on glass and paper (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null, change: series })
    await ways.toKnownBy(kiosk, language)
    await kiosk.desk.dock.set('network', 'cut')
    await kiosk.press('mobile')
    await kiosk.on('enterMobile')
    await kiosk.type('9000033333')
    await kiosk.press('next')
    await kiosk.on('trouble')
    await says('trouble.abdmDown.title')
    await kiosk.press('notNow')
    await kiosk.on('goToCounter')
    await says('goToCounter.reason.abdmDown')
    await says('goToCounter.number', { number: 'KA-1' })
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile: '9000033333' })).toEqual([])
  })
}
