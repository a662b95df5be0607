import { createPublicKey, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, until } from '../caller.fixture.ts'
import { gatewayJwt } from '../gateway/jwt.ts'
import { sharedProfile } from '../share/profile.fixture.ts'
import { createMailbox } from './mailbox.ts'

let abdm: Caller
let wall = Date.now()
beforeAll(async () => {
  abdm = await caller({ clock: () => wall })
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

interface Said {
  cursor: string
  callbacks: { headers: Record<string, string>; body: { acknowledgement: { profile: { tokenNumber: string } } }; receivedAt: string }[]
}
const ask = async (query = '', secret = 'demo-relay-secret') => {
  const answer = await fetch(`${abdm.url}/relay/v1/callbacks?${query}`, { headers: { authorization: `Bearer ${secret}` } })
  return { status: answer.status, body: (answer.ok ? await answer.json() : { cursor: '', callbacks: [] }) as Said }
}
const someCallback = () => until(async () => ((await ask()).body.callbacks.length > 0 ? (await ask()).body : null))
const share = async () => abdm.share(await abdm.xToken('91-1333-3000-0117', '9000033333'), sharedProfile('2'))
/** Waits until the relay has answered so many posts, and says how. */
const posts = (count: number) =>
  until(async () => {
    const calls = (await abdm.dock.traffic({ path: '/relay/api/v3/hiu/patient/on-share' })).filter(({ durationMs }) => durationMs !== null)
    return calls.length >= count ? calls.map(({ status }) => status) : null
  })

describe('the relay (abdm-v3 j, f.4)', () => {
  afterEach(() => abdm.dock.forgetTraffic())

  it('is the registered bridge from the start, and hands the callback on with the JWT it came with', async () => {
    expect((await abdm.call('GET', '/api/hiecm/gateway/v3/bridge-services')).body.bridge.url).toBe(`${abdm.url}/relay`)
    await share()
    const { cursor, callbacks } = await someCallback()
    expect(cursor).toEqual(expect.any(String))
    expect(callbacks).toHaveLength(1)
    expect(callbacks[0]).toMatchObject({
      headers: { 'x-hiu-id': 'IN2210009999', timestamp: expect.stringMatching(/Z$/), 'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) },
      body: { acknowledgement: { status: 'SUCCESS', profile: { context: '2', tokenNumber: '7' } } },
      receivedAt: new Date(wall).toISOString(),
    })
    const [head = '', claims = '', signature = ''] = (callbacks[0]?.headers.authorization ?? '').replace('Bearer ', '').split('.')
    const { keys } = (await abdm.call('GET', '/api/hiecm/gateway/v3/certs')).body
    const key = createPublicKey({ key: keys[0], format: 'jwk' })
    expect(verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  it('the cursor gives what came since; a strange one gives everything', async () => {
    await share()
    const { cursor } = await someCallback()
    expect((await ask(`after=${cursor}`)).body).toEqual({ cursor, callbacks: [] })
    expect((await ask('after=of-another-life-3')).body.callbacks).toHaveLength(1)
  })

  it('tells a kiosk that names its share of that share alone', async () => {
    await share()
    const { callbacks } = await someCallback()
    const [call] = await abdm.dock.traffic({ path: '/patient-share/v3/share' })
    expect(callbacks).toHaveLength(1)
    expect((await ask(`requestId=${call?.request.headers['request-id']}`)).body.callbacks).toHaveLength(1)
    const waiting = ask('requestId=11111111-2222-4333-8444-555555555555&waitSeconds=1')
    await share()
    expect((await waiting).body.callbacks).toEqual([])
  })

  it('holds the question until something comes', async () => {
    const { cursor } = (await ask()).body
    const waiting = ask(`after=${cursor}&waitSeconds=25`)
    await share()
    expect((await waiting).body.callbacks).toHaveLength(1)
  })

  it('knows its kiosk by the secret alone', async () => {
    expect((await ask('', 'guess')).status).toBe(401)
    expect((await fetch(`${abdm.url}/relay/v1/callbacks`)).status).toBe(401)
  })

  it('believes nothing that the gateway did not sign with RS256: it hands nothing on', async () => {
    for (const how of ['badSignature', 'unknownKid', 'algNone', 'hmac', 'expired', 'unsigned'] as const) {
      await abdm.dock.set('callbackForged', how)
      await share()
    }
    expect(await posts(6)).toEqual([401, 401, 401, 401, 401, 401])
    expect((await ask()).body.callbacks).toEqual([])
  })

  it('keeps one REQUEST-ID once, and two with the same words twice', async () => {
    await abdm.dock.set('callbackTwice', 'sameId')
    await share()
    expect(await posts(2)).toEqual([202, 202])
    expect((await ask()).body.callbacks).toHaveLength(1)
    await abdm.dock.set('callbackTwice', 'freshId')
    await share()
    await posts(4)
    expect((await ask()).body.callbacks).toHaveLength(3)
  })

  it('fetches the keys again when the gateway signs with a new one; without them it believes nothing new', async () => {
    await share()
    await posts(1)
    await abdm.dock.changeKeys('signing')
    await share()
    expect(await posts(2)).toEqual([202, 202])
    await abdm.dock.set('certsOff', true)
    await share()
    expect(await posts(3)).toEqual([202, 202, 202])
    await abdm.dock.changeKeys('signing')
    const unread = await abdm.call('POST', '/relay/api/v3/hiu/patient/on-share', {
      body: {},
      headers: { authorization: `Bearer ${gatewayJwt(abdm.sandbox.world)}` },
    })
    expect(unread.status).toBe(401)
  })

  it('keeps a callback for ten minutes', async () => {
    await share()
    await someCallback()
    wall += 10 * 60_000 + 1
    expect((await ask()).body.callbacks).toEqual([])
    wall -= 10 * 60_000 + 1
  })

  it('can be off, and can forge', async () => {
    await share()
    await someCallback()
    await abdm.dock.set('relayForges', true)
    const [callback] = (await ask()).body.callbacks
    const [head = '', , signature] = (callback?.headers.authorization ?? '').replace('Bearer ', '').split('.')
    expect([JSON.parse(Buffer.from(head, 'base64url').toString()).alg, signature]).toEqual(['none', ''])
    expect(callback?.body.acknowledgement.profile.tokenNumber).toBe('666')
    await abdm.dock.set('relayOff', '503')
    expect((await ask()).status).toBe(503)
    await abdm.dock.set('relayOff', 'refused')
    await expect(ask()).rejects.toThrow()
  })

  it('is reached over the kiosk line: cut, nothing is heard; what came meanwhile is there afterwards', async () => {
    await abdm.dock.set('hospitalSlow', 0.2)
    await share()
    await abdm.dock.set('network', 'cut')
    await expect(ask()).rejects.toThrow()
    await posts(1)
    await abdm.dock.set('network', 'full')
    expect((await ask()).body.callbacks).toHaveLength(1)
  })
})

describe('a mailbox', () => {
  it('forgets the oldest when it is full', async () => {
    const box = createMailbox({ now: () => 0, seen: () => '' })
    const letter = { headers: { authorization: '', 'request-id': '', timestamp: '', 'x-hiu-id': '' }, body: null }
    for (let index = 0; index < 1100; index += 1) box.put(String(index), null, letter)
    expect((await box.after(null, Promise.resolve())).callbacks).toHaveLength(1000)
  })
})
