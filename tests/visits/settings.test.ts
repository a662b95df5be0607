import { afterEach, expect, test } from 'vitest'
import type { Snapshot } from '../../service/contract/index.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// How one person sees and hears is theirs for one visit, and gone with it (R32).

let at: VisitDesk
afterEach(() => at?.close())

const defaults = { text: 'normal', contrast: 'normal', volume: 2, voice: 'normal', reach: 'normal' }
const open = async () => {
  at.person.say({ type: 'settings' })
  await at.person.until('the settings', ({ overlay }) => overlay?.name === 'settings')
}

test('what is set stays through the visit, the screen below stays, and the next person begins with the defaults', async () => {
  at = await openVisit()
  await at.toTokenJob('hi')
  const { step, visit } = at.kiosk.snapshot()
  await open()
  for (const setting of [
    { of: 'text', to: 'big' },
    { of: 'contrast', to: 'high' },
    { of: 'volume', to: 3 },
    { of: 'voice', to: 'slow' },
    { of: 'reach', to: 'low' },
    { of: 'language', to: 'en' },
  ] as const) {
    at.person.say({ type: 'set', setting })
    expect(at.kiosk.snapshot().overlay).toEqual({ name: 'settings', changed: setting })
  }
  const chosen = { text: 'big', contrast: 'high', volume: 3, voice: 'slow', reach: 'low' }
  expect(at.kiosk.snapshot()).toMatchObject({ settings: chosen, language: 'en', visit, screen: { name: 'scanCounter' } })
  at.person.say({ type: 'closeSettings' })
  expect(at.kiosk.snapshot()).toMatchObject({ settings: chosen, overlay: null, screen: { name: 'scanCounter' } })
  expect(at.kiosk.snapshot().step).toBeGreaterThan(step)
  at.person.say({ type: 'choose', choice: 'listOfCounters' })
  await at.person.on('chooseCounter')
  expect(at.kiosk.snapshot()).toMatchObject({ settings: chosen, language: 'en' })
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  expect(at.kiosk.snapshot()).toMatchObject({ settings: defaults, language: 'hi', overlay: null })
})

test('the settings may be opened before a language is chosen, and hold for the visit that begins then', async () => {
  at = await openVisit()
  await at.person.on('language')
  await open()
  at.person.say({ type: 'set', setting: { of: 'contrast', to: 'high' } })
  at.person.say({ type: 'closeSettings' })
  at.person.say({ type: 'language', language: 'en' })
  await at.person.on('want')
  expect(at.kiosk.snapshot()).toMatchObject({ settings: { ...defaults, contrast: 'high' }, language: 'en' })
})

test('somebody who set something and walked away before choosing a language leaves nothing to the next', async () => {
  at = await openVisit(text => text.replace('idleSeconds: 60', 'idleSeconds: 1'))
  await at.person.on('language')
  await open()
  at.person.say({ type: 'set', setting: { of: 'text', to: 'big' } })
  at.person.say({ type: 'closeSettings' })
  await expect.poll(() => at.kiosk.snapshot().settings, { timeout: 10_000 }).toEqual(defaults)
})

test('a page that is loaded anew draws what is set: the settings are in the service, not in the page', async () => {
  at = await openVisit()
  await at.toTokenJob('hi')
  await open()
  at.person.say({ type: 'set', setting: { of: 'text', to: 'big' } })
  const heard: Snapshot[] = []
  at.kiosk.connect({
    post: message => message.kind === 'snapshot' && heard.push(message.snapshot),
    onMessage: () => {},
    onClose: () => {},
    close: () => {},
  })
  expect(heard[0]).toMatchObject({ settings: { ...defaults, text: 'big' }, overlay: { name: 'settings' } })
})

test('a setting is heard only while the settings are open, and help and settings do not lie over each other', async () => {
  at = await openVisit()
  await at.toTokenJob('hi')
  at.person.say({ type: 'set', setting: { of: 'text', to: 'big' } })
  expect(at.kiosk.snapshot().settings).toEqual(defaults)
  await open()
  at.person.say({ type: 'help' })
  expect(at.kiosk.snapshot().overlay?.name).toBe('help')
  at.person.say({ type: 'settings' })
  expect(at.kiosk.snapshot().overlay?.name).toBe('settings')
})
