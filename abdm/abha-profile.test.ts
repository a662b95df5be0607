import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillProfile, readAbhaProfile } from './abha-profile.ts'
import { birthDateOfText } from './birth-date.ts'

test('the answer of the enrolment', () => {
  expect(
    readAbhaProfile({
      firstName: 'Sita',
      middleName: '',
      lastName: 'Devi',
      dob: '26-06-1999',
      gender: 'F',
      photo: '/9j/',
      mobile: null,
      phrAddress: ['91123456789012@sbx'],
      address: 'House 4',
      pinCode: '424201',
      abhaType: 'STANDARD',
      stateName: 'MAHARASHTRA',
      districtName: 'JALGAON',
      ABHANumber: '91-1234-5678-9012',
      abhaStatus: 'ACTIVE',
    }),
  ).toEqual({
    abhaNumber: '91-1234-5678-9012',
    abhaAddress: '91123456789012@sbx',
    name: 'Sita Devi',
    gender: 'F',
    birth: { day: '26', month: '06', year: '1999' },
    mobile: null,
    address: { line: 'House 4', district: 'JALGAON', state: 'MAHARASHTRA', pincode: '424201' },
    village: null,
    photo: '/9j/',
    status: 'ACTIVE',
    isChild: false,
  })
})

test('the spellings of the other families', () => {
  const phr = readAbhaProfile({
    fullName: 'Ravi',
    abhaNumber: null,
    abhaAddress: 'ravi.k@sbx',
    dayOfBirth: 4,
    monthOfBirth: '00',
    yearOfBirth: 1980,
    pinCode: 110001,
    gender: 'male',
  })
  expect(phr).toMatchObject({
    name: 'Ravi',
    abhaNumber: null,
    abhaAddress: 'ravi.k@sbx',
    birth: { day: '4', month: null, year: '1980' },
    gender: 'M',
  })
  expect(phr.address.pincode).toBe('110001')
  expect(readAbhaProfile({ verificationType: 'CHILD_ABHA' }).isChild).toBe(true)
  expect(readAbhaProfile({ abhaType: 'CHILD' }).isChild).toBe(true)
  expect(readAbhaProfile({ localizedDetails: { name: 'सीता', villageName: 'पाल' } })).toMatchObject({ name: '', village: 'पाल' })
})

test.each([
  ['26-06-1999', '26', '06', '1999'],
  ['21-2-2020', '21', '2', '2020'],
  ['26/06/1999', '26', '06', '1999'],
  ['1999-06-26', '26', '06', '1999'],
  ['1999-00-00', null, null, '1999'],
  ['1964', null, null, '1964'],
  ['soon', null, null, null],
])('the birth date %s', (text, day, month, year) => {
  expect(birthDateOfText(text)).toEqual({ day, month, year })
})

test('of several addresses the one somebody chose is meant', () => {
  expect(readAbhaProfile({ phrAddress: ['91123456789012@sbx', 'sita.devi@sbx'] }).abhaAddress).toBe('sita.devi@sbx')
  expect(readAbhaProfile({ phrAddress: ['91123456789012@sbx'] }).abhaAddress).toBe('91123456789012@sbx')
  expect(readAbhaProfile({ phrAddress: 'sita.devi@sbx' }).abhaAddress).toBe('sita.devi@sbx')
  expect(readAbhaProfile({ phrAddress: [] }).abhaAddress).toBeNull()
})

test('a poor profile is filled from the account that was chosen', () => {
  const account = readAbhaProfile({
    ABHANumber: '91-1234-5678-9012',
    name: 'Sita Devi',
    dob: '26-06-1999',
    gender: 'F',
    preferredAbhaAddress: 'sita@sbx',
    status: 'ACTIVE',
  })
  expect(fillProfile(readAbhaProfile(null), account)).toEqual(account)
  expect(fillProfile(readAbhaProfile({ name: 'Sita D', address: 'House 4' }), account)).toMatchObject({
    name: 'Sita D',
    address: { line: 'House 4' },
    abhaAddress: 'sita@sbx',
  })
})

test('no answer, however strange, makes it throw', () => {
  fc.assert(fc.property(fc.jsonValue(), value => void readAbhaProfile(value)))
})
