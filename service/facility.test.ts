import { expect, test } from 'vitest'
import { type Abdm, type AbdmState, err, ok } from '../abdm/index.ts'
import { heldClock } from './clock.fixture.ts'
import { parseConfig } from './config.ts'
import { watchFacility } from './facility.ts'
import type { LogEvents } from './log.ts'

const text = `
facility: { hipId: IN2210000123, name: { hi: ज़िला अस्पताल, en: 'District Hospital, Jagdalpur' } }
counters: [{ id: '1', sign: '1', name: { hi: एक, en: One } }]
help: { counter: '1', who: { hi: साथी, en: helper } }
screen: { orientation: portrait, widthMm: 268 }
abdm:
  urls: { gateway: 'https://a', abha: 'https://a', phrApp: 'https://a', phrWeb: 'https://a' }
  cmId: sbx
  hiuId: IN2210009999
  qrHosts: [phrsbx.abdm.gov.in]
  credentials: { file: none }
  tokens: { relay: { url: 'https://relay.example', bridgeUrl: 'https://relay.example' } }
devices: { camera: null, scanner: null, printer: null }
data: none
`

/** A watch over what ABDM says, with the states it has logged. */
function watch(facility: Abdm['facility'], bridgeUrl = 'https://relay.example') {
  const parsed = parseConfig(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const logged: string[] = []
  let asked = 0
  let state: AbdmState = { headerForms: { authToken: 'bare', hiuId: 'configured' }, refusedCallbacks: 0, certsFailures: 0 }
  const clock = heldClock(Date.parse('2026-11-23T04:00:00Z'))
  const found = watchFacility(
    {
      facility: hipId => {
        asked++
        return facility(hipId)
      },
      bridge: async () => ok({ url: bridgeUrl, active: true }),
      state: () => state,
    },
    parsed.config,
    { event: (name, fields) => void (name === 'health' && logged.push((fields as LogEvents['health']).state)) },
    clock,
  )
  return {
    found,
    logged,
    asked: () => asked,
    learned: (change: Partial<AbdmState>) => {
      state = { ...state, ...change }
    },
    later: (minutes: number) => clock.pass(minutes * 60_000),
  }
}

test('people read the name ABDM has; it is asked for once an hour', async () => {
  const { found, logged, asked, later } = watch(async hipId => ok({ hipId, name: 'DISTRICT HOSPITAL JAGDALPUR' }))
  expect(found.name()).toBe('District Hospital, Jagdalpur')
  await found.look()
  expect(found.name()).toBe('DISTRICT HOSPITAL JAGDALPUR')
  later(59)
  await found.look()
  expect(asked()).toBe(1)
  later(2)
  await found.look()
  expect([asked(), logged]).toEqual([2, []])
})

test('a name that is another hospital’s is said in the log: the hip-id may be wrong', async () => {
  const { found, logged } = watch(async hipId => ok({ hipId, name: 'District Hospital, Kondagaon' }))
  await found.look()
  expect(logged).toEqual(['facilityNameDiffers'])
  expect(found.name()).toBe('District Hospital, Kondagaon')
})

test('a hip-id ABDM does not know is said too; a broken line is not, and is tried again at once', async () => {
  const unknown = watch(async () => err({ reason: 'facilityNotFound', code: null, status: 204 }))
  await unknown.found.look()
  expect(unknown.logged).toEqual(['facilityUnknown'])
  const broken = watch(async () => err({ reason: 'network', code: null, status: null }))
  await broken.found.look()
  await broken.found.look()
  expect([broken.asked(), broken.logged]).toEqual([2, []])
  expect(broken.found.name()).toBe('District Hospital, Jagdalpur')
})

test('somebody else has taken the bridge over', async () => {
  const { found, logged } = watch(async hipId => ok({ hipId, name: 'District Hospital, Jagdalpur' }), 'https://elsewhere.example')
  await found.look()
  expect(logged).toEqual(['bridgeMoved'])
})

test('what the client learns about this ABDM is said once', async () => {
  const { found, logged, learned } = watch(async hipId => ok({ hipId, name: 'District Hospital, Jagdalpur' }))
  await found.look()
  learned({ headerForms: { authToken: 'bearer', hiuId: 'configured' }, refusedCallbacks: 2, certsFailures: 1 })
  await found.look()
  await found.look()
  expect(logged).toEqual(['headers-bearer-configured', 'callbackRefused', 'certsFail'])
})
