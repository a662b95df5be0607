import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller } from '../caller.fixture.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const CERTIFICATE = '/abha/api/v3/profile/public/certificate'
const PROVIDER = '/api/hiecm/gateway/v3/providers/IN2210000123'

describe('the session', () => {
  it('gives a token for twenty minutes, with 200 or with 202', async () => {
    const first = await abdm.session()
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ expiresIn: 1200, refreshExpiresIn: 1800, tokenType: 'bearer' })
    await abdm.dock.set('sessions200or202', '202')
    expect((await abdm.session()).status).toBe(202)
  })

  it('refuses wrong credentials with 400, in both spellings of the code', async () => {
    const codes = [await abdm.session('demo-kiosk', 'x'), await abdm.session('demo-kiosk', 'x')].map(({ status, body }) => [status, body.error.code])
    expect(codes).toEqual([
      [400, '1922'],
      [400, 'ABDM-1922'],
    ])
    expect((await abdm.session('nobody', 'demo-secret')).body.error.code).toMatch(/1921$/)
    expect((await abdm.session('nobody', 'nothing')).body.error.code).toMatch(/1923$/)
  })

  it('refuses the kiosk, token in hand or not, while its credentials are withdrawn', async () => {
    await abdm.dock.set('credentialsRejected', true)
    expect((await abdm.session()).status).toBe(400)
    const answer = await abdm.call('GET', PROVIDER)
    expect([answer.status, answer.body.code]).toEqual([401, '900901'])
  })
})

describe('headers come first', () => {
  const askWith = (headers: Record<string, string | null>, path = CERTIFICATE) => abdm.call('GET', path, { headers })

  it('no token: 900902, a wrong one: 900901', async () => {
    expect((await askWith({ authorization: null })).body.code).toBe('900902')
    expect((await askWith({ authorization: 'Bearer nonsense' })).body.code).toBe('900901')
    expect((await askWith({ authorization: null })).status).toBe(401)
  })

  it('the time is UTC with milliseconds and Z, at most five minutes off', async () => {
    const wrong = [
      new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      new Date().toISOString().replace('Z', '+05:30'),
      new Date(Date.now() - 6 * 60_000).toISOString(),
      new Date(Date.now() + 6 * 60_000).toISOString(),
      '',
    ]
    for (const timestamp of wrong) {
      const answer = await askWith({ timestamp })
      expect([400, 404]).toContain(answer.status)
      expect(answer.body.error.code).toBe('ABDM-1016: ')
    }
    expect((await askWith({ timestamp: new Date(Date.now() - 4 * 60_000).toISOString() })).status).toBe(200)
    expect((await askWith({ timestamp: 'yesterday' }, PROVIDER)).body.error.code).toBe('ABDM-2402')
  })

  it('a clock that differs makes every time wrong', async () => {
    await abdm.dock.set('clockSkewSeconds', 600)
    expect((await askWith({})).body.error.code).toBe('ABDM-1016: ')
  })

  it('time moved forward for codes does not make the time wrong', async () => {
    await abdm.dock.forward(600)
    expect((await askWith({})).status).toBe(200)
  })

  it('a request id is a UUID and is used once', async () => {
    expect((await askWith({ 'request-id': 'seven' })).body.error.code).toBe('ABDM-1030: ')
    const id = randomUUID()
    expect((await askWith({ 'request-id': id })).status).toBe(200)
    expect((await askWith({ 'request-id': id })).status).toBe(400)
    expect((await askWith({ 'request-id': id }, PROVIDER)).body.error.code).toBe('ABDM-2404')
  })

  it('HIE-CM wants X-CM-ID, the ABHA service does not', async () => {
    expect((await askWith({ 'x-cm-id': null }, PROVIDER)).body.error.code).toBe('ABDM-2403')
    expect((await askWith({ 'x-cm-id': null })).status).toBe(200)
  })

  it('the token ends after twenty minutes', async () => {
    await abdm.dock.forward(1201)
    expect((await askWith({})).body.code).toBe('900901')
    await abdm.logIn()
    expect((await askWith({})).status).toBe(200)
  })
})

describe('the register', () => {
  it('names the hospital in Latin letters, and answers an unknown id with 204 and nothing', async () => {
    const known = await abdm.call('GET', PROVIDER)
    expect(known.body).toMatchObject({ identifier: { id: 'IN2210000123', name: 'District Hospital Jagdalpur' }, isHIP: true })
    const unknown = await abdm.call('GET', '/api/hiecm/gateway/v3/providers/IN0000000000')
    expect([unknown.status, unknown.bytes.length]).toEqual([204, 0])
  })

  it('keeps the bridge URL and reads it back', async () => {
    const set = await abdm.call('PATCH', '/api/hiecm/gateway/v3/bridge/url', { body: { url: 'http://127.0.0.1:9/bridge' } })
    expect([set.status, set.bytes.length]).toEqual([202, 0])
    const back = await abdm.call('GET', '/api/hiecm/gateway/v3/bridge-services')
    expect(back.body.bridge).toMatchObject({ url: 'http://127.0.0.1:9/bridge', active: true, blocklisted: false })
  })

  it('gives its keys to those who have a token', async () => {
    expect((await abdm.call('GET', '/api/hiecm/gateway/v3/certs', { headers: { authorization: null } })).status).toBe(401)
    const { keys } = (await abdm.call('GET', '/api/hiecm/gateway/v3/certs')).body
    expect(keys.map(({ alg }: { alg: string }) => alg)).toEqual(['RS256', 'RS512'])
  })

  it('has two certificates, 4096 and 2048 bits', () => {
    expect([abdm.keys.profile, abdm.keys.phr].map(key => key.asymmetricKeyDetails?.modulusLength)).toEqual([4096, 2048])
  })
})

describe('the line', () => {
  it('can be cut', async () => {
    await abdm.dock.set('networkCut', true)
    await expect(abdm.call('GET', PROVIDER)).rejects.toThrow()
    await abdm.dock.set('networkCut', false)
    expect((await abdm.call('GET', PROVIDER)).status).toBe(200)
  })

  it('can be slow', async () => {
    await abdm.dock.set('abdmSlow', 3600)
    await expect(fetch(abdm.url + PROVIDER, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/)
    await abdm.dock.set('abdmSlow', 0)
    expect((await abdm.call('GET', PROVIDER)).status).toBe(200)
  })

  it('can be overrun, closed to this client, or broken', async () => {
    const heard = []
    for (const fault of ['tooMany', 'restricted', 'unavailable', 'gatewayBroken', 'serviceBroken'] as const) {
      await abdm.dock.set('abdmFault', fault)
      heard.push((await abdm.loginCode('mobile', '9000033333')).status)
    }
    expect(heard).toEqual([429, 401, 503, 500, 501])
    expect((await abdm.session()).status).toBe(200)
  })

  it('answers unknown paths in the two forms seen', async () => {
    const bodies = [await abdm.read('/nowhere'), await abdm.read('/nowhere')].map(({ status, body }) => [status, body])
    expect(bodies[0]).toMatchObject([404, { type: 'Status report' }])
    expect(bodies[1]).toMatchObject([404, { error: 'Not Found', path: '/abha/api/v3/nowhere' }])
  })
})
