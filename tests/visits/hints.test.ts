import { afterEach, expect, test } from 'vitest'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// What the camera sees and cannot read: the page says it, the service shows it where the camera is looked into.

let at: VisitDesk
afterEach(() => at.close())

const sees = (hint: 'closer' | 'still' | 'tilt' | 'light' | null) => at.person.say({ type: 'hint', hint })

test('a hint comes and goes on the screen it belongs to, and takes no touch away', async () => {
  at = await openVisit()
  await at.toTokenJob()
  const { step } = at.person.snapshot()
  sees('closer')
  await at.person.on('scanCounter', screen => screen.hint?.of === 'closer' && screen.hint.shown)
  sees(null)
  await at.person.on('scanCounter', screen => screen.hint?.of === 'closer' && !screen.hint.shown)
  // the finger that came down before the hint still counts
  at.person.sayAt(step, { type: 'choose', choice: 'listOfCounters' })
  await at.person.on('chooseCounter')
  at.person.say({ type: 'back' })
  expect((await at.person.on('scanCounter')).hint).toBeNull()
})

test('the wrong sheet is more than a hint; the next hint comes beside it, and neither goes on to the card', async () => {
  at = await openVisit()
  await at.toTokenJob()
  sees('still')
  at.person.say({ type: 'read', text: 'upi://pay?pa=someone@bank' })
  expect((await at.person.on('scanCounter', screen => screen.problem === 'payment')).hint).toBeNull()
  sees('tilt')
  await at.person.on('scanCounter', screen => screen.problem === 'payment' && screen.hint?.of === 'tilt')
  at.person.say({ type: 'read', text: await at.counterQr('2') })
  await at.person.on('knownBy')
  at.person.choose('card')
  expect((await at.person.on('showCard')).hint).toBeNull()
  sees('light')
  await at.person.on('showCard', screen => screen.hint?.of === 'light')
})

test('what the camera says holds whatever step it was said at; where no camera is shown it means nothing', async () => {
  at = await openVisit()
  await at.toTokenJob()
  at.person.sayAt(0, { type: 'hint', hint: 'closer' })
  await at.person.on('scanCounter', screen => screen.hint?.of === 'closer')
  at.person.choose('listOfCounters')
  await at.person.on('chooseCounter')
  sees('closer')
  expect(at.person.snapshot().screen).not.toHaveProperty('hint')
  at.person.say({ type: 'back' })
  expect((await at.person.on('scanCounter')).hint).toBeNull()
})

test('a poster in view of the camera keeps no visit alive, and the next one does not see its hint', async () => {
  at = await openVisit(text => text.replace('idleSeconds: 60', 'idleSeconds: 1').replace('stillThereSeconds: 20', 'stillThereSeconds: 2'))
  await at.toTokenJob()
  const poster = setInterval(() => {
    sees('closer')
    sees(null)
  }, 100)
  try {
    await at.person.until('the question', ({ overlay }) => overlay?.name === 'stillThere')
    await at.person.on('language')
  } finally {
    clearInterval(poster)
  }
  expect(at.person.snapshot().visit).toBeNull()
  await at.toTokenJob()
  expect((await at.person.on('scanCounter')).hint).toBeNull()
})
