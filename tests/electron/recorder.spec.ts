import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { recordedFor, spokenFile } from '../e2e/support/spoken.ts'
import { signIn } from '../e2e/support/staff.ts'
import { openShell, type Shell } from './shell.ts'

let shell: Shell | null = null
test.afterEach(async () => {
  await shell?.close()
  shell = null
})

test('the shell lets the page hear while the recorder is on the glass, and at no other time; what is kept there is said there', async () => {
  shell = await openShell('2', [`--use-file-for-fake-audio-capture=${spokenFile()}%noloop`])
  const { page, desk } = shell
  const person = hand(page)
  const { on, press, tap } = person
  const hear = () =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        stream => {
          for (const track of stream.getTracks()) track.stop()
          return 'given'
        },
        () => 'refused',
      ),
    )
  expect(await hear()).toBe('refused')
  await signIn({ ...person, page }, true)
  expect(await hear()).toBe('refused')
  await press('staff-voices')
  await press('voice-hi')
  await expect(page.locator('[data-key="record-start"]')).toBeVisible()
  await expect.poll(hear).toBe('given')
  await tap('record-start')
  await expect(page.locator('[data-key="record-stop"]')).toBeVisible()
  await recordedFor(page, 3500)
  await tap('record-stop')
  await press('record-keep')
  const files = () => readdirSync(join(desk.dataFolder, 'languages', 'hi')).filter(name => name.endsWith('.wav'))
  await expect.poll(files).toHaveLength(1)
  // whoever leaves the room leaves a fresh page behind: it says the first sentence
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    window.addEventListener('voice:playing', event => said.push((event as CustomEvent<{ file: string }>).detail.file))
  })
  const said = () => page.evaluate(() => (window as unknown as { said?: string[] }).said?.[0]).catch(() => undefined)
  await press('staff-leave')
  await on('language')
  await expect.poll(said).toBe(`hi/${files()[0]}`)
  await expect.poll(hear).toBe('refused')
})
