import { afterEach, expect, test } from 'vitest'
import type { AssistedPart } from '../../service/contract/index.ts'
import { staffRoom } from '../support/staff-room.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The staff beside the patient: an ordinary visit that is counted as assisted, and an ABHA without any code.

let at: VisitDesk
afterEach(() => at.close())

const { ask, signIn } = staffRoom(() => at.person)
const onPart = async <Name extends AssistedPart['name']>(name: Name, when: (part: Extract<AssistedPart, { name: Name }>) => boolean = () => true) =>
  (await at.person.on('assisted', screen => screen.part.name === name && when(screen.part as never))).part as Extract<AssistedPart, { name: Name }>

/** old, and the Aadhaar carries no mobile */
const salfi = { aadhaar: '999977778887', name: 'SALFI MARKAM', year: '1953', gender: 'M' as const }

async function begin(government = true) {
  at = await openVisit(
    text => text.replace('demographic: null', "demographic: { stateCode: '22', districtCode: '374' }"),
    desk => desk.dock.set('governmentIntegrator', government).then(() => {}),
  )
}
async function toDeclaration() {
  await signIn()
  ask({ what: 'assist', demographic: true })
  for (const point of [1, 2, 3, 4, 5]) {
    await at.person.on('consent', screen => screen.point === point)
    at.person.choose('next')
  }
  const { pages } = await at.person.on('consentText')
  for (let page = 0; page < pages - 1; page++) {
    await at.person.on('consentText', screen => screen.page === page)
    at.person.choose('next')
  }
  await at.person.on('consentText', screen => screen.page === pages - 1)
  at.person.choose('agree')
  await onPart('declaration')
}
async function typeDetails(details: { name: string; birth: string; gender: 'M' | 'F' | 'O' }) {
  await onPart('details')
  at.person.say({ type: 'details', ...details })
}

test('typed from the card: consent, declaration, number by the patient, ABHA without a code; nothing of it stays', async () => {
  await begin()
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.choose('dontKnow')
  await at.person.on('enterAadhaar')
  at.person.say({ type: 'aadhaar', digits: salfi.aadhaar })
  await typeDetails({ name: salfi.name, birth: salfi.year, gender: salfi.gender })
  expect(await onPart('confirm')).toEqual({
    name: 'confirm',
    details: { name: salfi.name, birth: salfi.year, gender: 'M' },
    fromCard: false,
    differs: false,
  })
  at.person.choose('yes')
  const ready = await at.person.on('abhaReady', screen => screen.slip === 'printed')
  expect(ready).toMatchObject({ isNew: true })
  expect(ready.abhaNumber).toMatch(/^91-\d{4}-\d{4}-\d{4}$/)
  at.person.choose('done')
  await at.person.on('end')
  at.person.choose('done')
  await at.person.on('language')
  expect(at.journalRows('visit')).toMatchObject([{ abha: 'madeByDemographics', assisted: 1, outcome: 'abha' }])
  expect(at.journalRows('consent').map(({ code }) => code)).toEqual(['abha-enrollment', 'kiosk-operator-declaration'])
  const secrets = { aadhaar: salfi.aadhaar, name: salfi.name, abha: ready.abhaNumber }
  expect(at.traces(secrets)).toEqual([])
  expect(at.person.heard.filter(text => text.includes(salfi.aadhaar))).toEqual([])
})

test("an old card's QR: name, birth date and number are read, nothing has to be typed", async () => {
  await begin()
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.say({ type: 'read', text: 'https://example.org' })
  await onPart('card', part => part.problem === 'notAnAadhaarQr')
  at.person.say({ type: 'read', text: `<PrintLetterBarcodeData uid="${salfi.aadhaar}" name="Salfi Markam" gender="M" yob="1953" pc="494001"/>` })
  expect(await onPart('confirm')).toMatchObject({ details: { name: 'Salfi Markam', birth: '1953', gender: 'M' }, fromCard: true })
  at.person.choose('yes')
  await at.person.on('abhaReady')
  expect(at.person.heard.filter(text => text.includes(salfi.aadhaar))).toEqual([])
})

test("a new card's QR has no number: the patient types it, and no detail is asked for twice", async () => {
  await begin()
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.say({ type: 'read', text: '<PrintLetterBarcodeData uid="xxxxxxxx8887" name="Salfi Markam" gender="M" yob="1953"/>' })
  await at.person.on('enterAadhaar')
  at.person.say({ type: 'aadhaar', digits: salfi.aadhaar })
  await onPart('confirm', part => part.fromCard)
  at.person.choose('yes')
  await at.person.on('abhaReady')
})

test('Aadhaar has something else: said, changed, and it goes; or to the counter with that reason on the slip', async () => {
  await begin()
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.choose('dontKnow')
  await at.person.on('enterAadhaar')
  at.person.say({ type: 'aadhaar', digits: salfi.aadhaar })
  await typeDetails({ name: 'SALFI MARKAN', birth: salfi.year, gender: 'M' })
  await onPart('confirm')
  at.person.choose('yes')
  await onPart('confirm', part => part.differs)
  at.person.choose('yes')
  await onPart('confirm', part => part.differs)
  at.person.choose('no')
  await typeDetails({ name: salfi.name, birth: '31021953', gender: 'M' })
  await onPart('details')
  await typeDetails({ name: salfi.name, birth: '1963', gender: 'M' })
  await onPart('confirm', part => !part.differs)
  at.person.choose('yes')
  await onPart('confirm', part => part.differs)
  at.person.choose('notNow')
  await at.person.on('scanCounter')
  at.person.say({ type: 'read', text: await at.counterQr('1') })
  expect(await at.person.on('goToCounter', screen => screen.slip === 'printed')).toMatchObject({ reason: 'detailsDiffer', code: 'K-27' })
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  expect(at.journalRows('visit')).toMatchObject([{ outcome: 'counter', why: 'detailsDiffer', assisted: 1, abha: null }])
})

test('an enrolment whose answer is lost is never sent a second time', async () => {
  await begin()
  await at.desk.dock.set('enrolAnswerLost', true)
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.say({ type: 'read', text: `<PrintLetterBarcodeData uid="${salfi.aadhaar}" name="Salfi Markam" gender="M" yob="1953"/>` })
  await onPart('confirm')
  at.person.choose('yes')
  const trouble = await at.person.on('trouble')
  await at.desk.dock.set('enrolAnswerLost', false)
  if (trouble.canTryAgain) {
    at.person.choose('again')
    await onPart('declaration')
    at.person.choose('agree')
    await onPart('card')
    at.person.say({ type: 'read', text: `<PrintLetterBarcodeData uid="${salfi.aadhaar}" name="Salfi Markam" gender="M" yob="1953"/>` })
    await onPart('confirm')
    at.person.choose('yes')
    await at.person.on('trouble')
  }
  at.person.choose('notNow')
  await at.person.on('scanCounter')
})

test('where NHA has not opened it: the key is not there, and asking for it does nothing', async () => {
  at = await openVisit()
  expect(await signIn()).toMatchObject({ name: 'menu', demographic: false })
  ask({ what: 'assist', demographic: true })
  expect(at.person.snapshot().screen).toMatchObject({ name: 'staff' })
})

test('where the config opens it but ABDM does not: to the counter', async () => {
  await begin(false)
  await toDeclaration()
  at.person.choose('agree')
  await onPart('card')
  at.person.say({ type: 'read', text: `<PrintLetterBarcodeData uid="${salfi.aadhaar}" name="Salfi Markam" gender="M" yob="1953"/>` })
  await onPart('confirm')
  at.person.choose('yes')
  expect(await at.person.on('trouble')).toMatchObject({ trouble: 'notPermitted' })
})

test('an ordinary visit the staff began is a visit like any other, counted as assisted', async () => {
  await begin()
  await signIn()
  ask({ what: 'assist', demographic: false })
  await at.person.on('want')
  ask({ what: 'go', to: 'menu' })
  expect(at.person.snapshot()).toMatchObject({ screen: { name: 'want' }, visit: expect.any(String) })
  at.person.say({ type: 'leave' })
  await at.person.on('language')
  expect(at.journalRows('visit')).toMatchObject([{ assisted: 1, outcome: 'none' }])
})

test('a UIDAI certificate that is none stops the start, with its place in the config', async () => {
  at = await openVisit()
  const { startService } = await import('../../service/start.ts')
  const { openNodeSqlite } = await import('../../service/sqlite-node.ts')
  const { readFileSync, writeFileSync } = await import('node:fs')
  const file = `${at.desk.configFile}.certificates.yaml`
  writeFileSync(file, readFileSync(at.desk.configFile, 'utf8').replace('uidaiCertificates: []', `uidaiCertificates: ['${at.desk.configFile}']`))
  const started = startService({ configFile: file, openSqlite: openNodeSqlite, host: 'browser' })
  expect(started).toMatchObject({ ok: false, sentences: [expect.stringMatching(/abdm\.uidaiCertificates\.0 .* holds no certificate/)] })
})
