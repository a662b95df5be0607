import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'

// "Easier": each key does at once what it shows, all of it holds for this visit, and the next person begins as if nobody had been there.

let at: KioskAtDesk
test.afterEach(() => at.close())

const key = (id: string) => at.page.locator(`[data-key="${id}"]`)
const board = () => at.page.locator('[data-job][data-contrast]')
const pixels = (selector: string, property: string) =>
  at.page
    .locator(selector)
    .first()
    .evaluate((element, name) => Number.parseFloat(getComputedStyle(element).getPropertyValue(name)), property)
const pressed = async (id: string) => {
  await at.tap(id)
  await expect(key(id)).toHaveAttribute('aria-pressed', 'true')
}
/** How the newest clip is played. */
const sound = () =>
  at.page.evaluate(() => {
    const { volume, playbackRate } = (window as unknown as { played: HTMLAudioElement[] }).played.at(-1) ?? {
      volume: Number.NaN,
      playbackRate: Number.NaN,
    }
    return { volume, playbackRate }
  })
const listen = () =>
  at.page.evaluate(() => {
    const played: HTMLAudioElement[] = []
    Object.assign(window, { played })
    const play = HTMLMediaElement.prototype.play
    HTMLMediaElement.prototype.play = function (this: HTMLAudioElement) {
      if (this instanceof HTMLAudioElement) played.push(this)
      return play.call(this)
    }
  })
const leave = async () => {
  await at.press('help')
  await at.press('leave')
  await at.on('language')
}

test('bigger, darker, lower, louder, slower, English: each at once, all for this visit, none for the next', async () => {
  at = await openKiosk({ sheets: null })
  await at.on('language')
  await listen()
  await at.press('hi')
  await at.on('want')
  await expect.poll(async () => (await sound()).volume).toBeGreaterThan(0)
  const before = {
    type: await pixels('[data-key="token"] span', 'font-size'),
    key: await key('token').boundingBox(),
    ground: await board().evaluate(element => getComputedStyle(element).backgroundColor),
    sound: await sound(),
  }
  await at.press('settings')
  for (const id of ['text-big', 'contrast-high', 'reach-low', 'volume-3', 'voice-slow', 'language-en']) await pressed(id)
  for (const id of ['text-normal', 'contrast-normal', 'reach-normal', 'volume-2', 'voice-normal', 'language-hi'])
    await expect(key(id)).toHaveAttribute('aria-pressed', 'false')
  await at.press('closeSettings')

  await expect(at.page.locator('h1')).toHaveText('What do you need?')
  await expect(board()).toHaveAttribute('lang', 'en')
  expect(await board().evaluate(element => getComputedStyle(element).backgroundColor)).not.toBe(before.ground)
  const low = await key('token').boundingBox()
  expect(low?.y).toBeGreaterThan(before.key?.y ?? Number.NaN)
  await at.tap('repeat')
  await expect.poll(sound).not.toEqual(before.sound)
  const now = await sound()
  expect(now.volume).toBeGreaterThan(before.sound.volume)
  expect(now.playbackRate).toBeLessThan(before.sound.playbackRate)

  // low keys alone make all smaller: with them off again, what is left is that the type is bigger
  await at.press('settings')
  await pressed('reach-normal')
  await at.press('closeSettings')
  expect(await pixels('[data-key="token"] span', 'font-size')).toBeGreaterThan(before.type)

  await leave()
  // the next person has a page of their own
  await listen()
  await at.press('hi')
  await at.on('want')
  await expect(at.page.locator('h1')).toHaveText('क्या चाहिए?')
  expect(await pixels('[data-key="token"] span', 'font-size')).toBe(before.type)
  expect(await board().evaluate(element => getComputedStyle(element).backgroundColor)).toBe(before.ground)
  expect(await key('token').boundingBox()).toEqual(before.key)
  await expect.poll(sound).toEqual(before.sound)
})

test('a language of the facility’s own stands in the settings and can be taken in the middle of a visit', async () => {
  at = await openKiosk({
    sheets: null,
    before: ({ dataFolder }) => {
      const folder = join(dataFolder, 'languages', 'hlb')
      mkdirSync(folder, { recursive: true })
      writeFileSync(
        join(folder, 'language.json'),
        JSON.stringify({ name: 'हल्बी', fallback: 'hi', words: { 'want.title': { text: 'तुमके काय होवना?' } } }),
      )
    },
  })
  await at.on('language')
  await at.press('en')
  await at.press('settings')
  await pressed('language-hlb')
  await expect(key('language-hi')).toHaveAttribute('aria-pressed', 'false')
  await at.press('closeSettings')
  await expect(at.page.locator('h1')).toHaveText('तुमके काय होवना?')
  await at.press('settings')
  await pressed('language-hi')
  await at.press('closeSettings')
  await expect(at.page.locator('h1')).toHaveText('क्या चाहिए?')
})
