import { type Browser, expect, test } from '@playwright/test'
import { inLanguage, samples } from '../../renderer/samples/samples.ts'
import { type ClipRef, speechOf } from '../../renderer/voice/spoken.ts'
import { bridge, servePage } from '../../scripts/lib/page.ts'
import { launchChromium } from './support/chromium.ts'

// Each screen asks for its clips, the clips exist, and they are played to their end. Played sixteen times as fast: nobody is listening.

let browser: Browser
let page: Awaited<ReturnType<typeof servePage>>
test.beforeAll(async () => {
  browser = await launchChromium(null)
  page = await servePage()
})
test.afterAll(async () => {
  await browser?.close()
  page?.close()
})

const name = ({ language, key }: ClipRef) => `${language} ${key}`

/** Shows one screen after the other in a language until each clip was played to its end. */
async function listen(language: 'hi' | 'en') {
  const tab = await browser.newPage()
  await tab.addInitScript(bridge)
  await tab.addInitScript(() => {
    const heard = { played: [] as string[], missing: [] as string[] }
    Object.assign(window, { heard })
    const note = (list: string[]) => (event: Event) => {
      const { language, key } = (event as CustomEvent<{ language: string; key: string }>).detail
      list.push(`${language} ${key}`)
    }
    window.addEventListener('voice:played', note(heard.played))
    for (const type of ['voice:missing', 'voice:blocked']) window.addEventListener(type, note(heard.missing))
    const { play } = HTMLMediaElement.prototype
    HTMLMediaElement.prototype.play = function fast() {
      this.playbackRate = 16
      return play.call(this)
    }
  })
  await tab.goto(page.address)
  await tab.waitForFunction(() => 'show' in window)
  const heard = () => tab.evaluate(() => (window as unknown as { heard: { played: string[]; missing: string[] } }).heard)
  const known = new Set<string>()
  const silent: string[] = []
  for (const sample of samples) {
    const snapshot = inLanguage(sample, language)
    const wanted = speechOf(snapshot).parts.map(name)
    // the staff's room is silent on purpose
    if (wanted.length === 0 && snapshot.screen.name !== 'staff') silent.push(sample.name)
    // a screen whose every clip was already heard on another adds nothing
    if (wanted.every(clip => known.has(clip))) continue
    await tab.evaluate(message => (window as unknown as { show(message: unknown): void }).show(message), { kind: 'snapshot', snapshot })
    await expect(async () => {
      const { played } = await heard()
      expect(wanted.filter(clip => !played.includes(clip))).toEqual([])
    }, sample.name).toPass({ timeout: 30_000, intervals: [200] })
    for (const clip of wanted) known.add(clip)
  }
  const { played, missing } = await heard()
  // on a busy machine a clip may have to be asked for twice; one that is not there is never played
  return { missing: missing.filter(clip => !played.includes(clip)), silent, known: known.size }
}

test('every screen speaks, in both languages: each clip it asks for is there and is played', async () => {
  test.setTimeout(300_000)
  for (const { missing, silent, known } of await Promise.all([listen('hi'), listen('en')])) {
    expect(missing).toEqual([])
    expect(silent, 'screens that say nothing').toEqual([])
    expect(known).toBeGreaterThan(100)
  }
})
