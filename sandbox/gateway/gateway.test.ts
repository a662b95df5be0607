import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
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

const GATEWAY = '/api/hiecm/gateway/v3'
const sessions = (body: object, headers: Record<string, string | null> = {}) =>
  abdm.call('POST', `${GATEWAY}/sessions`, { body, headers: { authorization: null, ...headers } })
const CLIENT = { clientId: 'demo-kiosk', clientSecret: 'demo-secret' }

describe('the session (abdm-v3 a.2)', () => {
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

  it('a.2: is renewed by the refresh token, which ends after thirty minutes (1919)', async () => {
    const { refreshToken } = (await abdm.session()).body
    const renew = (token: string) => sessions({ ...CLIENT, grantType: 'refresh_token', refreshToken: token })
    expect((await renew(refreshToken)).body.accessToken).toEqual(expect.any(String))
    expect((await renew('nonsense')).body.error.code).toBe('1919')
    await abdm.dock.forward(1801)
    expect((await renew(refreshToken)).body.error.code).toBe('ABDM-1919')
    await abdm.dock.reset()
    await abdm.logIn()
  })

  it('corrections 5: wants a grantType (1920), unless NHA reads it as optional', async () => {
    expect((await sessions(CLIENT)).body.error.code).toMatch(/1920$/)
    expect((await sessions({ ...CLIENT, grantType: 'password' })).body.error.code).toMatch(/1920$/)
    await abdm.dock.set('grantTypeOptional', true)
    expect((await sessions(CLIENT)).status).toBe(200)
  })

  it('m.1: its headers come first too', async () => {
    expect((await sessions({ ...CLIENT, grantType: 'client_credentials' }, { 'x-cm-id': null })).body.error.code).toBe('ABDM-2403')
    expect((await sessions({ ...CLIENT, grantType: 'client_credentials' }, { timestamp: 'now' })).body.error.code).toBe('ABDM-2402')
  })

  it('refuses the kiosk, token in hand or not, while its credentials are withdrawn', async () => {
    await abdm.dock.set('credentialsRejected', true)
    expect((await abdm.session()).status).toBe(400)
    const answer = await abdm.call('GET', PROVIDER)
    expect([answer.status, answer.body.code]).toEqual([401, '900901'])
  })
})

describe('headers come first (abdm-v3 m.1, a.3)', () => {
  const askWith = (headers: Record<string, string | null>, path = CERTIFICATE) => abdm.call('GET', path, { headers })

  it('no token: 900902, a wrong one: 900901', async () => {
    expect((await askWith({ authorization: null })).body.code).toBe('900902')
    expect((await askWith({ authorization: 'Bearer nonsense' })).body.code).toBe('900901')
    expect((await askWith({ authorization: null })).status).toBe(401)
  })

  it('corrections 37: no token is 401, and 400 where NHA follows its PHR document', async () => {
    await abdm.dock.set('missingToken400', true)
    const answer = await askWith({ authorization: null })
    expect([answer.status, answer.body.code]).toEqual([400, '900902'])
  })

  it('m.1: come before the body: half a JSON without a token hears about the token', async () => {
    const answer = await fetch(`${abdm.url}/api/hiecm/patient-share/v3/share`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"intent":',
    })
    expect(await answer.json()).toMatchObject({ code: '900902' })
  })

  it('corrections 26: a bad time is 400 or 404 by the family: certificate, profile, PHR search (flat), HIE-CM', async () => {
    const timestamp = 'yesterday'
    const heard = [
      await askWith({ timestamp }),
      await askWith({ timestamp }, '/abha/api/v3/profile/account'),
      await abdm.abha('/phr/web/login/abha/search', { abhaAddress: 'a@sbx' }, { timestamp }),
      await askWith({ timestamp }, PROVIDER),
    ].map(({ status, body }) => [status, body.error?.code ?? body.code])
    expect(heard).toEqual([
      [400, 'ABDM-1016: '],
      [404, 'ABDM-1016: '],
      [404, 'ABDM-1016: '],
      [400, 'ABDM-2402'],
    ])
  })

  it('the Date of an answer shows the clock ABDM goes by', async () => {
    await abdm.dock.set('clockSkewSeconds', 7200)
    const ahead = Date.parse((await askWith({})).headers.get('date') ?? '') - Date.now()
    expect(Math.abs(ahead - 7_200_000)).toBeLessThan(60_000)
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

describe('the register and the bridge (abdm-v3 f.2, j)', () => {
  it('names the hospital in Latin letters, and answers an unknown id with 204 and nothing', async () => {
    const known = await abdm.call('GET', PROVIDER)
    expect(known.body).toMatchObject({ identifier: { id: 'IN2210000123', name: 'District Hospital Jagdalpur' }, isHIP: true })
    const unknown = await abdm.call('GET', '/api/hiecm/gateway/v3/providers/IN0000000000')
    expect([unknown.status, unknown.bytes.length]).toEqual([204, 0])
  })

  it('f.2, corrections 28: is searched by name, state and district; too short is 400 ABDM-1015, nobody is 204', async () => {
    const search = (query: string) => abdm.call('GET', `${GATEWAY}/providers?${query}`)
    const names = async (query: string) => (await search(query)).body.map(({ identifier }: { identifier: { name: string } }) => identifier.name)
    expect(await names('name=darbha')).toEqual(['Community Health Centre Darbha'])
    expect(await names('stateCode=22&districtCode=643')).toEqual(['District Hospital Kondagaon'])
    expect(await names('name=jagdalpur&stateCode=22')).toEqual(['District Hospital Jagdalpur', 'District Hospital Jagdalpur Laboratory'])
    expect((await search('name=jagdalpur&districtCode=643')).status).toBe(204)
    for (const query of ['', 'name=ab', 'stateCode=Chhattisgarh'])
      expect([query, (await search(query)).body.error?.code]).toEqual([query, 'ABDM-1015'])
    expect((await abdm.call('GET', `${GATEWAY}/providers/no%20id`)).body.error.code).toBe('ABDM-1015')
    expect(Object.keys((await search('name=darbha')).body[0])).toEqual(expect.arrayContaining(['isHIP', 'isHiu']))
  })

  it("j: tells the roles of a service of one's own, and 204 of anybody else's", async () => {
    const service = (id: string) => abdm.call('GET', `${GATEWAY}/bridge-service/serviceId/${id}`)
    expect((await service('IN2210009999')).body).toMatchObject({ isHip: false, isHiu: false, isPhr: true, active: true, endpoints: {} })
    expect((await service('IN2210000123')).status).toBe(204)
  })

  it('c.8: the same bridge URL twice can be a duplicate (ABDM-1094), no URL is a bad request', async () => {
    const patch = (url: string) => abdm.call('PATCH', `${GATEWAY}/bridge/url`, { body: { url } })
    await patch('http://127.0.0.1:9/again')
    expect((await patch('http://127.0.0.1:9/again')).status).toBe(202)
    await abdm.dock.set('bridgeDuplicate', true)
    expect((await patch('http://127.0.0.1:9/again/')).body.error.code).toBe('ABDM-1094')
    expect((await patch('ftp://127.0.0.1/')).body.error.code).toBe('ABDM-1006')
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

  it('corrections 21: names the key set in its openid document; both can be gone', async () => {
    const document = () => abdm.call('GET', `${GATEWAY}/.well-known/openid-configuration`)
    expect((await document()).body.jwks_uri).toBe(`${abdm.url}${GATEWAY}/certs`)
    await abdm.dock.set('certsOff', true)
    expect([(await document()).status, (await abdm.call('GET', `${GATEWAY}/certs`)).status]).toEqual([404, 404])
  })

  it('j: has an RS256 and an RS512 key, and signs with a new one under a new kid when its key changes', async () => {
    const keys = async () => (await abdm.call('GET', `${GATEWAY}/certs`)).body.keys as { kid: string; alg: string; n: string }[]
    const before = await keys()
    await abdm.dock.changeKeys('signing')
    const after = await keys()
    expect(after.map(({ alg }) => alg)).toEqual(['RS256', 'RS512'])
    expect([after[0]?.kid === before[0]?.kid, after[0]?.n === before[0]?.n]).toEqual([false, false])
    expect(after[1]).toEqual(before[1])
  })

  it('has two certificates, 4096 and 2048 bits', () => {
    expect([abdm.keys.profile, abdm.keys.phr].map(key => key.asymmetricKeyDetails?.modulusLength)).toEqual([4096, 2048])
  })
})

describe('what nobody reads (abdm-v3 c.7)', () => {
  it('a path with two slashes is unknown, in the two forms seen', async () => {
    for (const field of ['type', 'path']) {
      const { status, body } = await abdm.call('GET', '/abha/api/v3//profile/account')
      expect([status, body]).toEqual([404, expect.objectContaining({ [field]: expect.any(String) })])
    }
  })

  it('JSON sent as text is an invalid body', async () => {
    const { status, body } = await sessions(CLIENT, { 'content-type': 'text/plain' })
    expect([status, body.error.code]).toEqual([400, 'ABDM-1006'])
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
    for (const fault of [
      ...(['tooMany', 'restricted', 'unavailable', 'gatewayBroken', 'serviceBroken', 'blocked', 'forbidden', 'noResource'] as const),
    ]) {
      await abdm.dock.set('abdmFault', fault)
      heard.push((await abdm.loginCode('mobile', '9000033333')).status)
    }
    expect(heard).toEqual([429, 401, 503, 500, 501, 429, 403, 404])
    expect((await abdm.session()).status).toBe(404)
    await abdm.dock.set('abdmFaultAt', 'allButSessions')
    expect((await abdm.session()).status).toBe(200)
  })

  it('corrections 42: M1 asked of the gateway is 503, HIE-CM asked of the ABHA host 404', async () => {
    const status = (path: string, host?: string) =>
      new Promise(done => request(abdm.url + path, { headers: host ? { host } : {} }, answer => done(answer.resume().statusCode)).end())
    expect(await status('/api/v3/profile/public/certificate')).toBe(503)
    expect(await status('/api/abha/v3/profile/public/certificate')).toBe(503)
    expect(await status(CERTIFICATE, 'dev.abdm.gov.in')).toBe(503)
    expect(await status(CERTIFICATE, 'abhasbx.abdm.gov.in')).toBe(401)
    expect(await status(PROVIDER, 'abhasbx.abdm.gov.in')).toBe(404)
    expect(await status('/abha/api/profile/public/certificate')).toBe(404)
    expect(await status('/gateway/v1.0/patients/profile/on-share')).toBe(404)
  })

  it('c.8: more calls a minute than it may is 429, until the minute is over', async () => {
    await abdm.dock.set('callsPerMinute', 2)
    const ask = async () => (await abdm.call('GET', PROVIDER)).status
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
    expect((await abdm.read('/profile/account')).body.error.code).toBe('ABDM-1022')
    await abdm.dock.forward(61)
    expect(await ask()).toBe(200)
  })

  it('c.8: 403 is text, not JSON', async () => {
    await abdm.dock.set('abdmFault', 'forbidden')
    const answer = await abdm.read('/profile/account')
    expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([403, 'Access Denied', 'text/plain'])
  })

  it('answers unknown paths in the two forms seen', async () => {
    const bodies = [await abdm.read('/nowhere'), await abdm.read('/nowhere')].map(({ status, body }) => [status, body])
    expect(bodies[0]).toMatchObject([404, { type: 'Status report' }])
    expect(bodies[1]).toMatchObject([404, { error: 'Not Found', path: '/abha/api/v3/nowhere' }])
  })
})
