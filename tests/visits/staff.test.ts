import { afterEach, expect, test } from 'vitest'
import type { StaffAsk, StaffPage } from '../../service/contract/index.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The staff at the machine: in by badge and PIN, out by a key, by the clock, or because they have left.

const badge = 'KIOSK-STAFF:1111222233334444'
const pin = '123456'

let at: VisitDesk
afterEach(() => at.close())

const ask = (what: StaffAsk) => at.person.say({ type: 'staff', ask: what })
async function onPage<Name extends StaffPage['name']>(name: Name, when: (page: Extract<StaffPage, { name: Name }>) => boolean = () => true) {
  const { page } = await at.person.on('staff', screen => screen.page.name === name && when(screen.page as never))
  return page as Extract<StaffPage, { name: Name }>
}
async function signIn() {
  await at.person.on('language')
  ask({ what: 'open' })
  await onPage('badge')
  at.person.say({ type: 'read', text: badge })
  await onPage('pin')
  ask({ what: 'pin', digits: pin })
  return onPage('menu')
}

test('gesture, badge, PIN: in; "leave": out, and the next patient begins as ever', async () => {
  at = await openVisit()
  expect(await signIn()).toMatchObject({ who: 'Demo' })
  ask({ what: 'language', language: 'en' })
  await at.person.until('English', ({ language }) => language === 'en')
  ask({ what: 'leave' })
  await at.person.on('language')
  expect(at.person.snapshot()).toMatchObject({ language: 'hi', visit: null })
  await at.toTokenJob()
  expect(at.journalRows('visit')).toEqual([])
})

test('neither PIN nor badge is in anything that was shown or written', async () => {
  at = await openVisit()
  await at.person.on('language')
  ask({ what: 'open' })
  await onPage('badge')
  ask({ what: 'typeNumber' })
  await onPage('badgeNumber')
  ask({ what: 'badgeNumber', digits: '1111222233334444' })
  await onPage('pin')
  ask({ what: 'pin', digits: '918273' })
  await onPage('pin', page => page.problem === 'wrong')
  ask({ what: 'pin', digits: pin })
  await onPage('menu')
  const secrets = { pin, wrong: '918273', badge: '1111222233334444' }
  for (const [name, secret] of Object.entries(secrets)) expect([name, at.person.heard.filter(text => text.includes(secret))]).toEqual([name, []])
  expect(at.traces(secrets)).toEqual([])
})

test('while a patient is at the glass neither the gesture nor a badge opens anything', async () => {
  at = await openVisit()
  await at.toTokenJob()
  ask({ what: 'open' })
  at.person.say({ type: 'read', text: badge })
  expect((await at.person.on('scanCounter', screen => screen.problem !== null)).problem).toBe('notAQrWeKnow')
  at.person.say({ type: 'leave' })
  await signIn()
})

test('before the PIN nothing of the room can be asked for', async () => {
  at = await openVisit()
  await at.person.on('language')
  ask({ what: 'go', to: 'menu' })
  ask({ what: 'pin', digits: pin })
  expect(at.person.snapshot().screen.name).toBe('language')
  ask({ what: 'open' })
  await onPage('badge')
  ask({ what: 'go', to: 'menu' })
  ask({ what: 'pin', digits: pin })
  at.person.say({ type: 'language', language: 'hi' })
  await onPage('badge')
})

test('a kiosk whose config names nobody has no door', async () => {
  at = await openVisit(text => text.replace(/\nstaff:\n(?: .*\n)+/, '\n'))
  await at.person.on('language')
  ask({ what: 'open' })
  at.person.say({ type: 'read', text: badge })
  await at.toTokenJob()
})

test('out of service is no obstacle to the staff', async () => {
  at = await openVisit(undefined, async desk => {
    await desk.dock.set('credentialsRejected', true)
  })
  await at.person.on('outOfService')
  ask({ what: 'open' })
  await onPage('badge')
})
