import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { recordedFor, spokenFile } from './support/spoken.ts'
import { signIn } from './support/staff.ts'

// A voice of the facility's own: spoken into the machine, cut, heard, kept, and then said to a patient.

let at: KioskAtDesk
test.afterEach(() => at.close())

const key = (id: string) => at.page.locator(`[data-key="${id}"]`)
const say = () => at.page.locator('[class*="say"]').first().innerText()
const heard = () => at.page.locator('[data-kept-ms]')
const folder = (language: string) => join(at.desk.dataFolder, 'languages', language)
const manifest = (language: string) => JSON.parse(readFileSync(join(folder(language), 'manifest.json'), 'utf8')) as { key: string; file: string }[]

/** Chromium's own words when a page asks for what its document may not have */
const refused = /^Permissions policy violation: microphone/

/** what the browser answers when the page asks to hear */
const askToHear = () =>
  at.page
    .evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        stream => {
          for (const track of stream.getTracks()) track.stop()
          return 'given'
        },
        (error: DOMException) => error.name,
      ),
    )
    // asked of a document that was just being left
    .catch(() => 'loading')

async function toRecorder(language: string) {
  await at.press('staff-voices')
  await at.press(`voice-${language}`)
  // the recorder is a document of its own in the browser: it comes with its first step again
  await expect.poll(askToHear).toBe('given')
  await expect(key('record-start')).toBeVisible()
}

async function record(ms: number) {
  await at.tap('record-start')
  await expect(key('record-stop')).toBeVisible()
  await recordedFor(at.page, ms / 2)
  await at.page.screenshot({ path: test.info().outputPath('speaking.png') })
  await recordedFor(at.page, ms)
  await at.tap('record-stop')
  await expect(heard()).toBeVisible()
  await at.page.screenshot({ path: test.info().outputPath('spoken.png') })
}

for (const landscape of [false, true])
  test(`recorded, cut, played, kept: the patient hears the facility’s own voice, and the machine’s where there is none (${landscape ? 'across' : 'upright'})`, async () => {
    at = await openKiosk({ sheets: null, landscape, microphone: spokenFile(), complaints: refused })
    await signIn(at)
    await toRecorder('hi')
    const first = await say()
    expect(first).toContain('अपनी भाषा')
    await record(3600)
    const kept = Number(await heard().getAttribute('data-kept-ms'))
    expect(Number(await heard().getAttribute('data-heard-ms'))).toBeGreaterThan(2600)
    // what was said, 60 ms before it and 150 ms after it
    expect(kept).toBeGreaterThan(1500)
    expect(kept).toBeLessThan(2000)
    await expect(heard()).toHaveAttribute('data-played', 'true')
    expect(existsSync(folder('hi'))).toBe(false)
    await at.press('record-keep')
    await expect.poll(say).not.toBe(first)
    const [clip] = manifest('hi')
    expect(clip?.key).toBe('language.title')
    expect(readdirSync(folder('hi')).sort()).toEqual([clip?.file, 'manifest.json'].sort())
    await at.press('staff-leave')
    await at.on('language')
    await expect.poll(async () => (await at.spoken()).files).toContain(`hi/${clip?.file}`)
    // the next sentence has nobody's voice: it is the machine's
    await expect.poll(async () => (await at.spoken()).files.find(file => file?.endsWith('.opus'))).toBeTruthy()
    expect((await at.spoken()).missing).toEqual([])
  })

test('the page may hear while the recorder is on the glass, and at no other time', async () => {
  at = await openKiosk({ sheets: null, microphone: spokenFile(), complaints: refused })
  await at.on('language')
  expect(await askToHear()).toBe('NotAllowedError')
  await signIn(at)
  expect(await askToHear()).toBe('NotAllowedError')
  await toRecorder('en')
  await at.press('staff-back')
  await expect(key('voice-en')).toBeVisible()
  await expect.poll(askToHear).toBe('NotAllowedError')
  await at.press('staff-leave')
  await at.on('language')
  expect(await askToHear()).toBe('NotAllowedError')
})

test('what cannot be kept is said in words, and nothing is written', async () => {
  at = await openKiosk({ sheets: null, microphone: spokenFile({ peak: 0.03 }), complaints: refused })
  await signIn(at)
  await toRecorder('hi')
  await record(3000)
  await expect(at.page.getByText('आवाज़ बहुत धीमी है')).toBeVisible()
  await expect(key('record-keep')).toHaveCount(0)
  await at.tap('staff-language')
  await expect(at.page.getByText('Too quiet')).toBeVisible()
  expect(existsSync(folder('hi'))).toBe(false)
})

test('a sentence that takes far too long ends by itself', async () => {
  at = await openKiosk({ sheets: null, microphone: spokenFile({ before: 0.2, speech: 20 }), complaints: refused })
  await signIn(at)
  await toRecorder('en')
  // "yes" and its like: short sentences have a short end
  await at.tap('record-start')
  await expect(at.page.getByText('बहुत लंबा हो गया')).toBeVisible({ timeout: 30_000 })
})

test('no microphone: the staff are told so', async () => {
  at = await openKiosk({ sheets: null, complaints: refused })
  await signIn(at)
  await at.press('staff-voices')
  await at.press('voice-hi')
  await expect.poll(askToHear).toBe('NotFoundError')
  await expect(key('record-start')).toBeVisible()
  await at.tap('record-start')
  await expect(at.page.getByText('माइक नहीं मिला')).toBeVisible()
})

test('a folder that cannot be written to: the recording stays on the glass and the staff are told', async () => {
  at = await openKiosk({
    sheets: null,
    microphone: spokenFile(),
    complaints: refused,
    // where the folder should be there is a file
    before: desk => {
      mkdirSync(join(desk.dataFolder, 'languages'), { recursive: true })
      writeFileSync(join(desk.dataFolder, 'languages', 'hi'), '')
    },
  })
  await signIn(at)
  await toRecorder('hi')
  const first = await say()
  await record(3200)
  await at.press('record-keep')
  await expect(at.page.getByText('फ़ोल्डर में नहीं रखा गया')).toBeVisible()
  expect(await say()).toBe(first)
  await expect(key('record-keep')).toBeVisible()
})

test('a language nobody has thought of: made at the machine, spoken, switched on, offered', async () => {
  at = await openKiosk({ sheets: null, microphone: spokenFile(), complaints: refused })
  await signIn(at)
  await at.press('staff-voices')
  await at.press('newLanguage')
  await at.press('make-hlb')
  await expect.poll(askToHear).toBe('given')
  await expect(key('record-start')).toBeVisible()
  await expect(at.page.getByText('यही बात हल्बी में बोलिए')).toBeVisible()
  await record(3200)
  await at.press('record-keep')
  await expect.poll(() => existsSync(join(folder('hlb'), 'manifest.json'))).toBe(true)
  const [clip] = manifest('hlb')
  await at.press('staff-leave')
  await at.on('language')
  // patients get it when the staff say so
  await expect(key('hlb')).toHaveCount(0)
  await signIn(at)
  await at.press('staff-settings')
  await at.press('offer-hlb')
  await at.press('staff-leave')
  await at.on('language')
  await expect(key('hlb')).toBeVisible()
  expect(clip?.key).toBe('language.title')
})
