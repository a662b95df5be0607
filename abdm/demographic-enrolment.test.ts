import { afterEach, expect, test } from 'vitest'
import type { Encryptor } from './certificate.ts'
import type { Demographics } from './enrolment.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { reveal } from './secret.ts'

let desk: Desk
let encrypt: Encryptor
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply) {
  desk = await startDesk(answer)
  const read = await desk.abdm.encryptors.profile()
  if (!read.ok) throw new Error('no key')
  encrypt = read.value
}

const enrol = (change: Partial<Demographics> = {}) =>
  desk.abdm.enrolment.enrolByDemographics({
    aadhaar: encrypt('234123412346'),
    name: 'Sita Devi',
    gender: 'F',
    birth: { day: '6', month: '6', year: '1999' },
    stateCode: '22',
    districtCode: '374',
    pincode: '494001',
    address: null,
    mobile: null,
    ...change,
  })

test('name, gender and birth date go out with the encrypted number, without any code or phone', async () => {
  await start(() => ({ json: { token: 'x-token', healthIdNumber: '91-1234-5678-9012', healthId: 'sita@sbx', new: true, name: 'Sita Devi' } }))
  const enrolled = await enrol()
  const { authData, consent } = desk.last().body
  expect(desk.last().path).toBe('/abha/api/v3/enrollment/enrol/byAadhaar')
  expect(consent).toEqual({ code: 'abha-enrollment', version: '1.4' })
  const { aadhaarNumber, ...rest } = authData.demo_auth
  expect(authData.authMethods).toEqual(['demo_auth'])
  expect(desk.open(aadhaarNumber)).toBe('234123412346')
  expect(rest).toEqual({ name: 'Sita Devi', gender: 'F', dateOfBirth: '06-06-1999', stateCode: '22', districtCode: '374', pinCode: '494001' })
  expect(enrolled).toMatchObject({ ok: true, value: { kind: 'new', profile: { abhaNumber: '91-1234-5678-9012', abhaAddress: 'sita@sbx' } } })
})

test.each([
  [
    'the form of the other routes',
    { txnId: 't', tokens: { token: 'x-token' }, ABHAProfile: { ABHANumber: '91-1234-5678-9012', firstName: 'Sita' }, isNew: true },
  ],
  ['the older form', { jwtResponse: { token: 'x-token', expiresIn: 1800 }, healthIdNumber: '91-1234-5678-9012', firstName: 'Sita', new: true }],
])('its answer comes in %s', async (_, json) => {
  await start(() => ({ json }))
  const enrolled = await enrol()
  expect(enrolled).toMatchObject({ ok: true, value: { kind: 'new', profile: { abhaNumber: '91-1234-5678-9012', name: 'Sita' } } })
  if (enrolled.ok && enrolled.value.kind === 'new') expect(reveal(enrolled.value.tokens.token)).toBe('x-token')
})

test('a year alone is its first day, as Aadhaar enters it; without a year nothing leaves', async () => {
  await start(() => ({ json: { token: 'x', new: true } }))
  await enrol({ birth: { day: null, month: null, year: '1961' } })
  expect(desk.last().body.authData.demo_auth.dateOfBirth).toBe('01-01-1961')
  expect(await enrol({ birth: { day: '1', month: '1', year: null } })).toMatchObject({ ok: false, error: { reason: 'demographicsDiffer' } })
  expect(desk.heard).toHaveLength(1)
})

test('an account is made once, however the line breaks', async () => {
  await start(() => 'reset')
  expect(await enrol()).toMatchObject({ ok: false, error: { reason: 'network' } })
  expect(desk.heard).toHaveLength(1)
})
