import { expect, test } from '@playwright/test'
import { inLanguage, samples } from '../../renderer/samples/samples.ts'
import { covered } from '../../scripts/lib/covered.ts'
import { present } from '../../scripts/lib/page.ts'
import { fingerOn, pointOf } from './support/finger.ts'
import { glassForAll } from './support/glass.ts'
import { settled } from './support/hand.ts'
import { openKiosk } from './support/kiosk.ts'
import { toShare, toTokenJob } from './support/ways.ts'

// A finger reaches what an eye sees: no picture, no box of words and no mark lies over a key.

const glass = glassForAll()

/** Runs in the page: what it says to the service is kept. */
const listen = () => {
  const said: unknown[] = []
  const { kiosk } = window as unknown as { kiosk: { post(message: unknown): void } }
  kiosk.post = message => said.push(message)
  Object.assign(window, { said })
}

const sampleOf = (name: string) => {
  const sample = samples.find(one => one.name === name)
  if (!sample) throw new Error(`no sample ${name}`)
  return sample
}

test('a thing over a part of a key is found, whether it takes the touch or lets it through', async () => {
  const page = await glass.open('upright')
  await present(page, inLanguage(sampleOf('share'), 'hi'))
  const { x, y } = await pointOf(page, 'show', 0, 0)
  const cover = (inside: 'body' | 'main', look: Record<string, string>) =>
    page.evaluate(
      ([inside, look, left, top]) => {
        document.querySelector('.cover')?.remove()
        const cover = document.createElement('div')
        cover.className = 'cover'
        Object.assign(cover.style, { position: 'fixed', zIndex: '9', left: `${left}px`, top: `${top}px`, width: '40px', height: '40px', ...look })
        document.querySelector(inside)?.append(cover)
      },
      [inside, look, x, y] as const,
    )
  expect(await page.evaluate(covered)).toEqual([])
  await cover('body', {})
  expect(await page.evaluate(covered)).toEqual(['show: a finger meets <div cover>'])
  await cover('main', { pointerEvents: 'auto' })
  expect(await page.evaluate(covered)).toEqual(['show: a finger meets <div cover>'])
  await cover('main', { background: 'white' })
  expect(await page.evaluate(covered)).toEqual(['show: an eye meets <div cover>'])
  // a clear box of words on the glass is no harm
  await cover('main', {})
  expect(await page.evaluate(covered)).toEqual([])
  await page.context().close()
})

test('a finger that trembles presses; one that comes from elsewhere or leaves does not', async () => {
  for (const way of ['upright', 'across'] as const) {
    const page = await glass.open(way, { prepare: listen })
    await present(page, inLanguage(sampleOf('share'), 'hi'))
    await settled(page)
    const finger = await fingerOn(page)
    const chosen = () =>
      page.evaluate(() =>
        (window as unknown as { said: { intent?: { type: string; choice?: string } }[] }).said.flatMap(({ intent }) =>
          intent?.type === 'choose' ? [intent.choice] : [],
        ),
      )
    const middle = await pointOf(page, 'show')
    const beside = await pointOf(page, 'show', -0.1)
    await finger.slide(beside, middle)
    await finger.slide(middle, beside)
    await finger.slide(await pointOf(page, 'no'), await pointOf(page, 'agree'))
    // nothing may happen
    await page.waitForTimeout(500)
    expect(await chosen()).toEqual([])
    await finger.slide(middle, { x: middle.x + 4, y: middle.y + 3 })
    await expect.poll(chosen).toEqual(['show'])
    // a heavy finger smears, and stays on its key
    await finger.slide(await pointOf(page, 'agree', 0.3), await pointOf(page, 'agree', 0.7))
    await expect.poll(chosen).toEqual(['show', 'agree'])
    await page.context().close()
  }
})

for (const landscape of [false, true])
  test(`in a visit a click and a touch each show the plain values (${landscape ? 'across' : 'upright'})`, async () => {
    const kiosk = await openKiosk({ sheets: ['2'], landscape })
    try {
      const { page } = kiosk
      const mobile = (await kiosk.someone('indravati')).abhaMobile ?? ''
      await toTokenJob(kiosk, 'hi')
      await toShare(kiosk, mobile)
      const form = page.locator('dl')
      const finger = await fingerOn(page)
      const press = {
        click: async () => {
          const { x, y } = await pointOf(page, 'show')
          await page.mouse.click(x, y)
        },
        touch: async () => finger.tap(await pointOf(page, 'show')),
      }
      for (const way of ['click', 'touch'] as const) {
        // hidden at first, and again some seconds after they were shown
        await expect(page.locator('[data-key="show"]')).toBeVisible()
        await expect(form).not.toContainText(mobile)
        await settled(page)
        await press[way]()
        await expect(form, way).toContainText(mobile)
      }
    } finally {
      await kiosk.close()
    }
  })
