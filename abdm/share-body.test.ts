import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AbhaProfile, readAbhaProfile } from './abha-profile.ts'
import { isContext, shareBody } from './share-body.ts'

const sita: AbhaProfile = {
  abhaNumber: '91-1234-5678-9012',
  abhaAddress: 'sita.devi@sbx',
  name: 'Sita Devi',
  gender: 'F',
  birth: { day: '1', month: '8', year: '1964' },
  mobile: '******3210',
  address: { line: 'House 4, Ward 2', district: 'JALGAON', state: 'MAHARASHTRA', pincode: '424201' },
  village: null,
  photo: null,
  status: 'ACTIVE',
  isChild: false,
}
const where = { hipId: 'IN3410000260', counterId: 'OPD1', mobile: '9876543210' }

function patientOf(profile: Partial<AbhaProfile>, more: Partial<typeof where> | { mobile: string | null } = {}) {
  const body = shareBody({ ...sita, ...profile }, { ...where, ...more })
  if (!body.ok) throw new Error(body.error)
  return body.value.profile.patient
}

test('a whole profile goes out as ABDM wrote it', () => {
  expect(shareBody(sita, where)).toEqual({
    ok: true,
    value: {
      intent: 'PROFILE_SHARE',
      metaData: { hipId: 'IN3410000260', context: 'OPD1', hprId: null, latitude: null, longitude: null },
      profile: {
        patient: {
          abhaNumber: '91-1234-5678-9012',
          abhaAddress: 'sita.devi@sbx',
          name: 'Sita Devi',
          gender: 'F',
          dayOfBirth: '1',
          monthOfBirth: '8',
          yearOfBirth: '1964',
          address: { line: 'House 4, Ward 2', district: 'JALGAON', state: 'MAHARASHTRA', pincode: '424201' },
          phoneNumber: '9876543210',
        },
      },
    },
  })
})

describe('what may not be sent is cleaned or left out', () => {
  test('a mobile hidden in part becomes an explicit null', () => {
    for (const mobile of ['******0903', '89995*****', '+919876543210', '', null])
      expect(patientOf({}, { mobile })).toHaveProperty('phoneNumber', null)
  })
  test('an ABHA number hidden in part is left out', () => {
    for (const abhaNumber of ['91-****-****-5727', '91-7561-4088-XXXX', null]) expect(patientOf({ abhaNumber })).not.toHaveProperty('abhaNumber')
  })
  test('signs in state and district', () => {
    const { address } = patientOf({ address: { line: null, district: 'Y.S.R.', state: 'JAMMU & KASHMIR', pincode: null } })
    expect(address).toEqual({ line: null, district: 'Y S R', state: 'JAMMU and KASHMIR' })
  })
  test('Devanagari and accents in a name', () => {
    expect(patientOf({ name: 'Sítá  Devi (सीता)' }).name).toBe('Sita Devi')
  })
  test('an unknown gender', () => {
    expect(patientOf({ gender: '' }).gender).toBe('U')
  })
  test('unknown parts of a birth date', () => {
    const patient = patientOf({ birth: { day: null, month: null, year: '1964' } })
    expect(patient).not.toHaveProperty('dayOfBirth')
    expect(patient).not.toHaveProperty('monthOfBirth')
  })
})

test.each([
  ['abhaAddress', { ...sita, abhaAddress: null }, where],
  ['abhaAddress', { ...sita, abhaAddress: 'sita.devi' }, where],
  ['name', { ...sita, name: 'सीता देवी' }, where],
  ['yearOfBirth', { ...sita, birth: { day: null, month: null, year: null } }, where],
  ['context', sita, { ...where, counterId: 'OPD<1>' }],
  ['hipId', sita, { ...where, hipId: 'IN1/../x' }],
])('without a right %s nothing can be shared', (field, profile, metadata) => {
  expect(shareBody(profile, metadata)).toEqual({ ok: false, error: field })
})

test('a counter id made to hang NHA’s own pattern is decided at once', () => {
  expect(isContext(`${'A '.repeat(120)}!`)).toBe(false)
  expect(isContext('A'.repeat(250))).toBe(true)
  expect(isContext('A'.repeat(251))).toBe(false)
  expect(isContext('Counter 1.b_c-d')).toBe(true)
  for (const text of ['', ' ', '-1', '1-']) expect(isContext(text)).toBe(false)
})

test('whatever ABDM’s profile holds, the body keeps every rule of the share call', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('सीता देवी', '******0903', 'JAMMU & KASHMIR', '', 'Sita'))
  const part = fc.option(text, { nil: null })
  const profile = fc.record({
    abhaNumber: fc.oneof(part, fc.constantFrom('91-1234-5678-9012', '91-****-****-5727')),
    abhaAddress: fc.oneof(fc.constant('sita.devi@sbx'), part),
    name: fc.oneof(fc.constant('Sita Devi'), text),
    gender: fc.constantFrom('M', 'F', '', 'X'),
    dob: fc.oneof(fc.constantFrom('26-06-1999', '1999', '00-00-1999'), text),
    mobile: part,
    address: part,
    districtName: part,
    stateName: part,
    pincode: fc.oneof(part, fc.constantFrom('424201', 424201)),
    localizedDetails: fc.constant({ name: 'सीता देवी', stateName: 'महाराष्ट्र' }),
  })
  fc.assert(
    fc.property(profile, fc.option(fc.oneof(text, fc.constant('9876543210')), { nil: null }), (raw, mobile) => {
      const body = shareBody(readAbhaProfile(raw), { ...where, mobile })
      if (!body.ok) return
      const { patient } = body.value.profile
      expect(JSON.stringify(patient)).not.toMatch(/[^\x20-\x7e]/)
      expect(patient.phoneNumber).toSatisfy((phone: string | null) => phone === null || /^\d{10}$/.test(phone))
      expect(patient.address).toHaveProperty('line')
      for (const name of ['district', 'state'] as const)
        if (name in patient.address) expect(patient.address[name]).toMatch(/^[A-Za-z]+( [A-Za-z]+)*$/)
      if ('pincode' in patient.address) expect(patient.address.pincode).toMatch(/^\d{5,6}$/)
      if ('abhaNumber' in patient) expect(patient.abhaNumber).toMatch(/^(\d-?){13}\d$/)
      expect(patient.yearOfBirth).toMatch(/^(19|20|21|22)\d\d$/)
      expect(patient.gender).toMatch(/^[MFODTU]$/)
    }),
    { numRuns: 1000 },
  )
})
