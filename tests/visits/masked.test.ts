import { afterEach, expect, test } from 'vitest'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

let at: VisitDesk
afterEach(() => at.close())

test.each(['starred', 'crossed'] as const)(
  'ABDM lists an ABHA with a masked number (%s) and does not take it back: said, with the card as the way on',
  async form => {
    at = await openVisit()
    await at.desk.dock.set('maskedNumbers', form)
    await at.desk.dock.set('maskedNumberWorks', false)
    await at.toLoginCode('9000033333')
    await at.typeCode('9000033333')
    await at.person.on('chooseAccount')
    at.person.say({ type: 'account', index: 0 })
    expect(await at.person.on('trouble')).toMatchObject({ trouble: 'notOpened', canTryAgain: false, canUseOtherNumber: true })
    at.person.choose('otherNumber')
    await at.person.on('showCard')
    const { abhaNumber, abhaAddress, name } = await at.someone('indravati')
    at.person.say({ type: 'read', text: JSON.stringify({ hidn: abhaNumber, hid: abhaAddress, name, gender: 'F', dob: '12-03-1964' }) })
    await at.person.on('enterCode')
  },
)

test('and who has no card gets to the counter with a code that says so', async () => {
  at = await openVisit()
  await at.desk.dock.set('maskedNumbers', 'starred')
  await at.desk.dock.set('maskedNumberWorks', false)
  await at.toLoginCode('9000033333')
  await at.typeCode('9000033333')
  await at.person.on('chooseAccount')
  at.person.say({ type: 'account', index: 0 })
  await at.person.on('trouble')
  at.person.choose('notNow')
  expect(await at.person.on('goToCounter', screen => screen.slip === 'printed')).toMatchObject({ reason: 'notOpened', code: 'K-28' })
})
