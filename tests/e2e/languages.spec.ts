import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { textHash } from '../../locales/clips.ts'
import { hi } from '../../locales/index.ts'
import { wavFile } from '../../service/languages/wav.fixture.ts'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { signIn } from './support/staff.ts'

// A third, partial language by data alone: what it has is shown and said in it, what it lacks in Hindi, and no patient sees the seam.

let at: KioskAtDesk
test.afterEach(() => at.close())

const key = (id: string) => at.page.locator(`[data-key="${id}"]`)
const token = { text: 'पर्ची निया', speak: 'पर्ची निया' }
const words = { 'want.title': { text: 'तुमके काय होवना?' }, 'want.choice.token': token, 'want.gone': { text: 'x' } }

/** Halbi with a few words; one recording named by the hash of its words, two by their keys. */
const withHalbi = (landscape = false) =>
  openKiosk({
    sheets: null,
    landscape,
    before: ({ dataFolder }) => {
      const folder = join(dataFolder, 'languages', 'hlb')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'language.json'), JSON.stringify({ name: 'हल्बी', fallback: 'hi', words }))
      writeFileSync(join(folder, `${textHash(token.speak)}.wav`), wavFile(600))
      writeFileSync(join(folder, 'language.title.wav'), wavFile(700))
      writeFileSync(join(folder, 'language.choice.tongue.wav'), wavFile(800))
    },
  })

for (const landscape of [false, true])
  test(`three languages stand on the first screen, each in its own words, and nothing else has to be read (${landscape ? 'across' : 'upright'})`, async () => {
    at = await withHalbi(landscape)
    await at.on('language')
    await expect(key('hlb')).toHaveText('हल्बी')
    const keys = await at.page.locator('main [data-key]').evaluateAll(all => all.map(one => one.getAttribute('data-key')))
    expect(keys.filter(id => id !== null && ['hi', 'hlb', 'en', 'moreLanguages'].includes(id))).toEqual(['hi', 'hlb', 'en'])
    const boxes = await Promise.all(['hi', 'hlb', 'en'].map(id => key(id).boundingBox()))
    const middles = boxes.map(box => (box ? box.y + box.height / 2 : 0))
    expect(middles).toEqual([...middles].sort((a, b) => a - b))
    await at.page.screenshot({ path: test.info().outputPath('three.png') })
  })

test('the first screen greets in all three, from the facility’s own files where it has them', async () => {
  at = await withHalbi()
  await at.on('language')
  await expect.poll(async () => (await at.spoken()).files.filter(file => file?.startsWith('hlb/')).length, { timeout: 60_000 }).toBe(2)
  const { played, files, missing } = await at.spoken()
  expect(files.filter(file => file?.startsWith('hlb/'))).toEqual(['hlb/language.title.wav', 'hlb/language.choice.tongue.wav'])
  expect(played.slice(0, 4)).toEqual(['language.title', 'language.choice.hi', 'language.title', 'language.choice.tongue'])
  expect(missing).toEqual([])
})

test('key by key: its own word or Hindi’s, its own voice or Hindi’s; of what is missing a patient sees nothing', async () => {
  at = await withHalbi()
  await at.on('language')
  await at.press('hlb')
  await at.on('want')
  await expect(at.page.locator('h1')).toHaveText('तुमके काय होवना?')
  await expect(key('token')).toContainText('पर्ची निया')
  await expect(key('abha')).toContainText(hi['want.choice.abha'].text)
  await expect.poll(async () => (await at.spoken()).played, { timeout: 30_000 }).toContain('want.choice.abha')
  const { played, files } = await at.spoken()
  const fileOf = (wanted: string) => files[played.lastIndexOf(wanted)]
  expect(fileOf('want.choice.token')).toBe(`hlb/${textHash(token.speak)}.wav`)
  expect(fileOf('want.title')).toMatch(/^hi\/[0-9a-f]{16}\.opus$/)
  expect(fileOf('want.choice.abha')).toMatch(/^hi\/[0-9a-f]{16}\.opus$/)
  expect((await at.spoken()).missing).toEqual([])
  await at.press('token')
  await at.on('chooseCounter')
  const shown = await at.page.locator('main').innerText()
  for (const [name, { text }] of Object.entries(hi)) if (name.startsWith('staff.voices.')) expect(shown).not.toContain(text.split('{{')[0] || text)
  expect(shown).not.toMatch(/\{\{|\w+\.\w+\.\w+|hlb/)
})

test('the staff see how much is missing, in words', async () => {
  at = await withHalbi()
  await signIn(at)
  await at.press('staff-voices')
  await expect(key('voice-hlb')).toContainText('हल्बी')
  await expect(key('voice-hlb')).toContainText('आवाज़ें: 3 /')
  await expect(key('voice-hlb')).toContainText('वाक्य बाकी')
  await expect(key('voice-hlb')).toContainText('गलत वाक्य: 1')
  await expect(key('voice-hi')).not.toContainText('वाक्य बाकी')
})
