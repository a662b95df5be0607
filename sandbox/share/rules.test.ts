import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processKeys } from '../world/keys.ts'
import { createWorld } from '../world/world.ts'
import { sharedProfile } from './profile.fixture.ts'
import { formFault } from './rules.ts'

const world = createWorld({ keys: await processKeys() })
const body = (patient: object = {}, meta: object = {}) => sharedProfile('1', patient, meta)
const code = (value: unknown) => (formFault(world, value)?.body as { error: { code: string } } | undefined)?.error.code ?? 'taken'
const field = (value: unknown) => formFault(world, value)?.headers?.['x-sandbox-field'] ?? 'taken'

describe('the rules of a share (abdm-v3 f.3)', () => {
  it.each([
    ['metaData.hipId', body({}, { hipId: '' }), body({}, { hipId: null })],
    [
      'metaData.context',
      body({}, { context: '' }),
      body({}, { context: ' -' }),
      body({}, { context: 'कक्ष' }),
      body({}, { context: 'x'.repeat(251) }),
    ],
    ['metaData.hprId', body({}, { hprId: 'doctor' }), body({}, { hprId: 12345678901234 })],
    ['metaData.latitude', body({}, { latitude: undefined }), body({}, { latitude: 'north' }), body({}, { latitude: 91 })],
    ['metaData.longitude', body({}, { longitude: undefined }), body({}, { longitude: '181.0' })],
    ['metaData.note', body({}, { note: 'x' })],
    ['profile.patient.abhaAddress', body({ abhaAddress: 'indravati.kashyap' }), body({ abhaAddress: undefined }), body({ abhaAddress: 'a b@sbx' })],
    ['profile.patient.abhaNumber', body({ abhaNumber: 91133330000117 }), body({ abhaNumber: '1'.repeat(30) }), body({ abhaNumber: '' })],
    ['profile.patient.name', body({ name: 'इन्द्रावती' }), body({ name: null }), body({ name: '-' })],
    ['profile.patient.gender', body({ gender: 'female' }), body({ gender: undefined })],
    ['profile.patient.dayOfBirth', body({ dayOfBirth: 5 }), body({ dayOfBirth: '32' }), body({ dayOfBirth: '005' })],
    ['profile.patient.monthOfBirth', body({ monthOfBirth: '0' }), body({ monthOfBirth: '13' })],
    ['profile.patient.yearOfBirth', body({ yearOfBirth: 1974 }), body({ yearOfBirth: '74' }), body({ yearOfBirth: null })],
    ['profile.patient.address.line', body({ address: { district: 'BASTAR' } }), body({ address: undefined }), body({ address: { line: '' } })],
    ['profile.patient.address.district', body({ address: { line: 'x', district: 'Bastar-1' } })],
    ['profile.patient.address.state', body({ address: { line: 'x', state: 'Jammu & Kashmir' } }), body({ address: { line: 'x', state: null } })],
    ['profile.patient.address.pincode', body({ address: { line: 'x', pincode: '494 22' } }), body({ address: { line: 'x', pincode: null } })],
    ['profile.patient.phoneNumber', body({ phoneNumber: '******3333' }), body({ phoneNumber: undefined }), body({ phoneNumber: '99999999' })],
  ])('%s is checked', (name, ...broken) => {
    expect(broken.map(field)).toEqual(broken.map(() => name))
    expect(broken.map(code)).toEqual(broken.map(() => 'ABDM-1006'))
  })

  it('takes what is published: corrections 41 (no number, months as 01), 40 (a UUID as counter), 9 (nulls), coordinates as text or number', () => {
    const taken = [
      body(),
      body({ abhaNumber: undefined, monthOfBirth: '01' }),
      body({ abhaNumber: null, phoneNumber: null, dayOfBirth: null, monthOfBirth: null }),
      body({}, { context: '0b1f6c0e-7a4f-4a51-8a38-0f3c58b3a9d1' }),
      body({}, { latitude: '12.97', longitude: 77.59, hprId: 'someone@hpr.abdm' }),
      body({ address: { line: null, district: null } }),
      body({ address: { line: 'x', state: 'Jammu and Kashmir', pincode: '49422' } }),
      body({ phoneNumber: '+91 9000033333', gender: 'T' }),
    ]
    expect(taken.map(field)).toEqual(taken.map(() => 'taken'))
  })

  it('names the code where f.7 has one, by switch', () => {
    world.switches.shareFieldCodes = 'named'
    expect([body({}, { context: '' }), body({ abhaNumber: '1' }), body({ abhaAddress: 'x' }), body({ name: '' })].map(code)).toEqual([
      'ABDM-1050',
      'ABDM-1051',
      'ABDM-1170',
      'ABDM-1006',
    ])
    world.switches.shareFieldCodes = 'rotate'
    expect([code(body({ abhaNumber: '1' })), code(body({ abhaNumber: '1' }))]).toEqual(['ABDM-1006', 'ABDM-1051'])
    world.switches.shareFieldCodes = 'ABDM-1006'
  })

  it('knows intents, a missing body and a null profile', () => {
    expect([undefined, { ...body(), intent: 'RECORD_SHARE' }, { ...body(), intent: 'SHARE' }, { ...body(), profile: null }].map(code)).toEqual([
      'ABDM-1064',
      'ABDM-1149',
      'ABDM-1049',
      'ABDM-1102',
    ])
  })

  it('may do without coordinates, by switch', () => {
    world.switches.shareCoordinates = 'optional'
    expect(field(body({}, { latitude: undefined, longitude: undefined }))).toBe('taken')
    expect(field(body({}, { latitude: 'north' }))).toBe('metaData.latitude')
    world.switches.shareCoordinates = 'required'
  })

  it('corrections 10: no counter id and no number makes it hang, and any JSON is answered', () => {
    expect(field(body({ abhaNumber: `${'1'.repeat(29)}x`, name: `${'a'.repeat(249)}!` }, { context: `${'A '.repeat(124)}!` }))).toBe(
      'metaData.context',
    )
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        formFault(world, value)
        formFault(world, { ...body(), metaData: value })
        formFault(world, { ...body(), profile: { patient: value } })
      }),
    )
  })
})
