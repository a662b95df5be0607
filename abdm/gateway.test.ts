import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createAbdm } from './abdm.ts'
import type { Encrypted } from './certificate.ts'
import { isSameName } from './providers.ts'
import type { Desk, Heard, Reply } from './scripted-desk.ts'
import { deskPublicKey, startDesk } from './scripted-desk.ts'

let desk: Desk
afterEach(() => desk.close())

const named = { json: { identifier: { name: 'District Hospital' } } }
const ask = () => desk.abdm.facility('IN3410000260')
const start = async (answer: (call: Heard, count: number) => Reply = () => named, options: Parameters<typeof startDesk>[1] = {}) => {
  desk = await startDesk(answer, options)
}

describe('headers', () => {
  test('each call carries a fresh id, UTC time to the millisecond, the bearer and the network’s name', async () => {
    await start()
    await ask()
    await ask()
    const [first, second] = desk.heard
    expect(first?.headers).toMatchObject({ authorization: 'Bearer access-1', 'x-cm-id': 'sbx' })
    expect(first?.headers.timestamp).toBe(desk.clock.now.toISOString())
    expect(first?.headers.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const ids = [desk.sessions[0], first, second].map(call => String(call?.headers['request-id']))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(3)
  })

  test('the session call has no bearer and always says its grant type', async () => {
    await start()
    await ask()
    expect(desk.sessions[0]?.headers.authorization).toBeUndefined()
    expect(desk.sessions[0]?.headers['x-cm-id']).toBe('sbx')
    expect(desk.sessions[0]?.body).toEqual({ clientId: 'SBX_000001', clientSecret: 'desk-secret', grantType: 'client_credentials' })
  })

  test('the network’s name stays off the ABHA service’s calls', async () => {
    await start(() => ({ json: { txnId: 't1' } }))
    const encrypt = await desk.abdm.encryptors.profile()
    if (!encrypt.ok) throw new Error('no key')
    await desk.abdm.login.requestOtp({ by: 'mobile', via: 'abdm', loginId: encrypt.value('9876543210') })
    expect(desk.last().headers['x-cm-id']).toBeUndefined()
  })
})

describe('the session token', () => {
  test('is kept as long as ABDM says, and renewed a little early', async () => {
    await start()
    await ask()
    desk.clock.now = new Date(desk.clock.now.getTime() + 1_100_000)
    await ask()
    expect(desk.sessions).toHaveLength(1)
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000)
    await ask()
    expect(desk.sessions).toHaveLength(2)
    expect(desk.last().headers.authorization).toBe('Bearer access-2')
  })

  test('is fetched once for calls that start together', async () => {
    await start()
    await Promise.all([ask(), ask(), ask()])
    expect(desk.sessions).toHaveLength(1)
  })

  test('is taken from a 202 as from a 200', async () => {
    await start(undefined, { session: () => ({ status: 202, json: { accessToken: 'later', expiresIn: 1200 } }) })
    expect((await ask()).ok).toBe(true)
  })

  test('turned away by the API manager, it is fetched again and the call goes once more', async () => {
    await start((_, count) => (count === 1 ? { status: 401, json: { code: '900901', message: 'Invalid Credentials' } } : named))
    expect(await ask()).toEqual({ ok: true, value: { hipId: 'IN3410000260', name: 'District Hospital' } })
    expect(desk.heard.map(call => call.headers.authorization)).toEqual(['Bearer access-1', 'Bearer access-2'])
  })

  test('turned away for ever, the credentials are wrong', async () => {
    await start(() => ({ status: 400, json: { code: '900902', message: 'Missing Credentials' } }))
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'credentialsWrong', code: '900902' } })
    expect(desk.heard).toHaveLength(2)
  })

  test('any other 401 drops it, and repeats nothing', async () => {
    await start((_, count) => (count === 1 ? { status: 401 } : named))
    expect((await ask()).ok).toBe(false)
    expect(desk.heard).toHaveLength(1)
    await ask()
    expect(desk.sessions).toHaveLength(2)
  })
})

describe('ready', () => {
  test('says how far ABDM’s clock is ahead', async () => {
    await start(undefined, {
      session: () => ({ json: { accessToken: 'a', expiresIn: 1200 }, headers: { date: new Date(desk.clock.now.getTime() + 90_000).toUTCString() } }),
    })
    const ready = await desk.abdm.ready('IN3410000260')
    if (!ready.ok) throw new Error(ready.error.reason)
    expect(Math.abs((ready.value.driftSeconds ?? 0) - 90)).toBeLessThanOrEqual(1)
  })

  test.each([600_000, -600_000])('%d ms apart is a wrong clock', async apart => {
    await start(undefined, {
      session: () => ({ json: { accessToken: 'a' }, headers: { date: new Date(desk.clock.now.getTime() + apart).toUTCString() } }),
    })
    expect(await desk.abdm.ready('IN3410000260')).toMatchObject({ ok: false, error: { reason: 'clockWrong' } })
  })

  test.each([
    [{ status: 400, json: { error: { code: '1921', message: 'Invalid client id' } } }, 'credentialsWrong'],
    [{ status: 400, json: { error: { code: 'ABDM-1923' } } }, 'credentialsWrong'],
    [{ status: 400, json: { error: { code: 'ABDM-2402', message: 'Invalid Timestamp' } } }, 'clockWrong'],
    [{ status: 503, text: '<html>' }, 'network'],
    [{ status: 200, json: {} }, 'unexpected'],
    ['reset', 'network'],
  ] as [Reply, string][])('%j: %s', async (reply, reason) => {
    await start(undefined, { session: () => reply })
    expect(await desk.abdm.ready('IN3410000260')).toMatchObject({ ok: false, error: { reason } })
  })

  test('without credentials nothing is asked', async () => {
    await start(undefined, { credentials: () => null })
    expect(await desk.abdm.ready('IN3410000260')).toMatchObject({ ok: false, error: { reason: 'credentialsWrong' } })
    expect(desk.sessions).toHaveLength(0)
  })
})

describe('no answer', () => {
  test('nobody listens: network', async () => {
    await start()
    const port = await new Promise<number>(resolve => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
      })
    })
    const lost = createAbdm({ ...desk.config, urls: { ...desk.config.urls, gateway: `http://127.0.0.1:${port}` } }, desk.deps)
    expect(await lost.ready('IN3410000260')).toEqual({ ok: false, error: { reason: 'network', code: null, status: null, line: 'refused' } })
    await lost.close()
  })

  test('it takes too long: timeout', async () => {
    await start(() => 'hang', { timeouts: { requestMs: 60 } })
    expect(await ask()).toEqual({ ok: false, error: { reason: 'timeout', code: null, status: null, line: 'silent' } })
  })

  test('a redirect is not followed: it would carry the tokens away', async () => {
    await start(call => (call.path === '/elsewhere' ? named : { status: 302, headers: { location: '/elsewhere' } }))
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'network', line: 'notAbdm' } })
    expect(desk.heard).toHaveLength(1)
  })

  test('an unknown facility answers 204 with nothing in it', async () => {
    await start(() => ({ status: 204 }))
    expect(await ask()).toEqual({ ok: false, error: { reason: 'facilityNotFound', code: null, status: 204 } })
  })

  test('a page instead of JSON is the network’s, not ABDM’s, and is not asked for again', async () => {
    await start(() => ({ text: '<html>login to the hospital Wi-Fi</html>', type: 'text/html' }))
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'network', line: 'notAbdm' } })
    expect(desk.heard).toHaveLength(1)
  })

  test('a page for a session is none: the kiosk knows that ABDM is not there', async () => {
    await start(undefined, { session: () => ({ text: '<html>login to the hospital Wi-Fi</html>', type: 'text/html' }) })
    expect(await desk.abdm.ready('IN3410000260')).toMatchObject({ ok: false, error: { reason: 'network', line: 'notAbdm' } })
  })
})

describe('going again', () => {
  test('a call that only reads is tried once more when the line breaks', async () => {
    await start((_, count) => (count === 1 ? 'reset' : named))
    expect(await ask()).toMatchObject({ ok: true })
    expect(desk.heard).toHaveLength(2)
    await start(() => 'reset')
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'network' } })
    expect(desk.heard).toHaveLength(2)
  })

  test('a code is never asked for twice, nor any refusal questioned', async () => {
    await start(call => (call.method === 'POST' ? 'reset' : { status: 503 }))
    expect(await desk.abdm.findAbha.byMobile({ mobile: 'x' as Encrypted })).toMatchObject({ ok: false, error: { reason: 'network' } })
    expect(await ask()).toMatchObject({ ok: false, error: { reason: 'network' } })
    expect(desk.heard.map(call => call.method)).toEqual(['POST', 'GET'])
  })
})

describe('before the patient comes', () => {
  const minutes = (count: number) => {
    desk.clock.now = new Date(desk.clock.now.getTime() + count * 60_000)
  }

  test('session and both keys are fetched, and none of them again while they last for a visit', async () => {
    await start()
    expect(await desk.abdm.warm()).toEqual({ ok: true, value: undefined })
    expect([desk.sessions.length, desk.certificates.length]).toEqual([1, 2])
    minutes(9)
    await desk.abdm.warm()
    expect([desk.sessions.length, desk.certificates.length]).toEqual([1, 2])
    minutes(2)
    await desk.abdm.warm()
    expect([desk.sessions.length, desk.certificates.length]).toEqual([2, 2])
    minutes(7 * 60)
    await desk.abdm.warm()
    expect([desk.sessions.length, desk.certificates.length]).toEqual([3, 4])
  })

  test('a key that cannot be renewed is still good', async () => {
    let down = false
    await start(undefined, { certificate: () => (down ? { status: 503 } : { json: { publicKey: deskPublicKey } }) })
    await desk.abdm.warm()
    down = true
    minutes(7 * 60)
    expect((await desk.abdm.warm()).ok).toBe(true)
    expect((await desk.abdm.encryptors.profile()).ok).toBe(true)
    minutes(6 * 60)
    expect(await desk.abdm.warm()).toMatchObject({ ok: false, error: { reason: 'network' } })
  })
})

describe('where callbacks go', () => {
  test('the registered address, or that there is none', async () => {
    await start((_, count) => ({ json: count === 1 ? { bridge: { url: 'https://relay.example', active: true, blocklisted: false } } : {} }))
    expect(await desk.abdm.bridge()).toEqual({ ok: true, value: { url: 'https://relay.example', active: true } })
    expect(desk.last().path).toBe('/api/hiecm/gateway/v3/bridge-services')
    expect(await desk.abdm.bridge()).toEqual({ ok: true, value: { url: null, active: false } })
  })
})

test('a facility’s name is the same whatever its signs', () => {
  expect(isSameName('District Hospital, Bastar', ' DISTRICT  HOSPITAL BASTAR')).toBe(true)
  expect(isSameName('District Hospital, Bastar', 'District Hospital, Kondagaon')).toBe(false)
})

test('an answer about another facility is none', async () => {
  await start(() => ({ json: { identifier: { name: 'Private Clinic', id: 'IN9999999999' } } }))
  expect(await ask()).toMatchObject({ ok: false, error: { reason: 'facilityNotFound' } })
})
