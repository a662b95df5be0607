import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller } from '../caller.fixture.ts'
import { checkScenario, parseScenario } from './parse.ts'
import { strayCalls } from './routes.ts'
import { meant } from './runner.ts'

const FOLDER = new URL('scenarios/', import.meta.url)
const faults = (text: string) => {
  const read = parseScenario(text)
  return read.ok ? [] : read.faults
}

describe('a scenario file', () => {
  it('each one here can be played', () => {
    const files = readdirSync(FOLDER)
    expect(files.length).toBeGreaterThanOrEqual(4)
    expect(files.flatMap(file => faults(readFileSync(new URL(file, FOLDER), 'utf8')))).toEqual([])
  })

  it('says where it is wrong and what to write there', () => {
    expect(faults('switches: { aadhaardown: empty401 }')).toEqual(['switches.aadhaardown: there is no switch of this name; write one of aadhaarDown'])
    expect(faults('switches: { networkCut: maybe, hospitalSlow: -1e9 }')).toEqual([
      'switches.networkCut: write true or false, not "maybe"',
      'switches.hospitalSlow: write a number of seconds from 0 to 86400, not -1000000000',
    ])
    expect(faults('steps: [{ when: { call: share } }]')[0]).toMatch(/^steps\[0\]\.when\.call: write a method and a path/)
    expect(faults('steps: [{ when: { call: GET /x, times: 0 } }]')).toEqual(['steps[0].when.times: write a whole number from 1'])
    expect(faults('steps: [{ set: {} }]')).toEqual(['steps[0].when: is missing'])
    expect(faults('stepps: []')).toEqual(['stepps: no such field; write one of title, switches, steps'])
    expect(faults('{')[0]).toMatch(/^the file: write YAML or JSON/)
    expect(faults('seven')[0]).toMatch(/^the file: /)
  })

  it('a misspelt switch is told the nearest names, nearest first; an empty file what to write', () => {
    expect(faults('switches: { hospitalSlo: 3 }')[0]).toMatch(/write one of hospitalSlow/)
    expect(faults('switches: { netwrokLoss: 3 }')[0]).toMatch(/write one of networkLoss/)
    expect(faults('')).toEqual(['the file: is empty; write title, switches or steps, as in "switches: { network: 2g }"'])
    expect(faults('switches: { networkLoss: 101, hospitalSlow: -1 }')).toHaveLength(2)
    expect(faults('{ title: 7, switches: { clockSkewSeconds: -60, uidaiError: 998, sessions200or202: 202 } }')).toEqual([])
  })

  it('a step that waits for a call nobody answers is told the nearest route', () => {
    const routes = ['POST /api/hiecm/patient-share/v3/share', 'GET /api/hiecm/gateway/v3/providers/:id', 'POST /dock/api/switch']
    const stray = (call: string) => {
      const read = checkScenario({ steps: [{ when: { call } }] })
      return read.ok ? strayCalls(read.scenario.steps, routes) : read.faults
    }
    for (const call of ['POST /…/share', 'GET /…/providers/IN1', 'POST /api/hiecm/patient-share/v3/share', 'GET /…']) expect(stray(call)).toEqual([])
    expect(stray('POST /…/patient-share/v3/shair')).toEqual([
      'steps[0].when.call: no call is "POST /…/patient-share/v3/shair"; the nearest is "POST /api/hiecm/patient-share/v3/share"',
    ])
    expect(stray('GET /…/providers/a/b')[0]).toMatch(/nearest is "GET .*providers\/:id"/)
    expect(stray('POST /dock/api/switch')).toHaveLength(1)
  })

  it('… in a path stands for any part of it', () => {
    expect(meant('/…/enrollment/request/otp', '/abha/api/v3/enrollment/request/otp')).toBe(true)
    expect(meant('/…/request/otp', '/abha/api/v3/profile/login/request/otp')).toBe(true)
    expect(meant('/abha/…', '/api/hiecm/x')).toBe(false)
    expect(meant('/a.c', '/abc')).toBe(false)
  })
})

describe('a scenario that plays', () => {
  let abdm: Caller
  beforeAll(async () => {
    abdm = await caller()
  })
  afterEach(() => abdm.dock.reset())
  afterAll(() => abdm.close())

  it('Aadhaar is down after the OTP was sent', async () => {
    await abdm.dock.scenario(readFileSync(new URL('aadhaar-down-after-code.yaml', FOLDER), 'utf8'))
    const { answer } = await abdm.coded('9000011111', () => abdm.aadhaarCode('999911112221'))
    expect(answer.status).toBe(200)
    const again = await abdm.aadhaarCode('999911112221')
    expect([again.status, again.bytes.length]).toEqual([401, 0])
    expect((await abdm.dock.state()).scenario).toMatchObject({
      title: 'Aadhaar down after the OTP was sent',
      steps: [{ seen: 2, done: true }, { done: false }],
    })
  })

  it('a step before the answer changes that answer; time can move with it', async () => {
    await abdm.dock.scenario({
      steps: [{ when: { call: 'POST /…/profile/login/request/otp', times: 2 }, set: { abdmFault: 'tooMany' }, forwardSeconds: 60 }],
    })
    const ask = () => abdm.loginCode('mobile', '9000033333')
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429])
    expect((await abdm.dock.state()).timeOffsetSeconds).toBe(60)
  })

  it('the cable is pulled during the share: the hospital has it, the kiosk does not hear so', async () => {
    const { steps } = (
      await abdm.call('POST', '/dock/api/scenario', {
        body: { steps: [{ when: { call: 'GET /…/certs', after: true }, set: { network: 'silent' } }] },
      })
    ).body
    expect(steps).toEqual([{ call: 'GET /…/certs', times: 1, after: true, seen: 0, done: false }])
    await expect(fetch(`${abdm.url}/api/hiecm/gateway/v3/certs`, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/)
  })

  it('is told what is wrong over HTTP, and ends with a reset', async () => {
    const wrong = await abdm.call('POST', '/dock/api/scenario', { body: { switches: { network: '5g' } } })
    expect([wrong.status, wrong.body.faults]).toEqual([400, ['switches.network: write one of full, 2g, lossy, cut, silent, not "5g"']])
    await abdm.dock.scenario({ title: 'x', switches: { hospitalSilent: true } })
    await abdm.dock.reset()
    expect((await abdm.call('GET', '/dock/api/scenario')).body).toEqual({ title: null, steps: [] })
    await abdm.dock.scenario({ title: 'y' })
    await abdm.call('DELETE', '/dock/api/scenario')
    expect((await abdm.dock.state()).scenario).toBeNull()
  })

  it('one the sandbox was started with begins again at a reset', async () => {
    const read = parseScenario('{ title: z, switches: { hospitalSilent: true } }')
    if (!read.ok) throw new Error('it cannot be read')
    const other = await caller({ scenario: read.scenario })
    await other.dock.set('hospitalSilent', false)
    await other.dock.reset()
    const state = await other.dock.state()
    await other.close()
    expect([state.values.hospitalSilent, state.scenario?.title]).toEqual([true, 'z'])
  })
})

describe('a seed', () => {
  it('gives the same codes, txnIds and ABHA numbers again, in another sandbox and after a reset', async () => {
    const visit = async (abdm: Caller) => {
      const { txnId, code } = await abdm.coded('9000011111', () => abdm.aadhaarCode('999911112221'))
      const { body } = await abdm.enrol(txnId, code, '9000011111')
      return [txnId, code, body.ABHAProfile.ABHANumber]
    }
    const [one, two, other] = [await caller({ seed: 7 }), await caller({ seed: 7 }), await caller({ seed: 8 })]
    const first = await visit(one)
    expect(await visit(two)).toEqual(first)
    expect(await visit(other)).not.toEqual(first)
    await one.dock.reset()
    expect(await visit(one)).toEqual(first)
    expect(first[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    await Promise.all([one, two, other].map(abdm => abdm.close()))
  })
})
