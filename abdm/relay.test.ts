import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { Secret } from './secret.ts'
import type { TokenWait } from './token-source.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>

let pair: Pair
let other: Pair
let keys: JWK[]
beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true })
  other = await generateKeyPair('RS256', { extractable: true })
  keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' }]
})

let desk: Desk
afterEach(() => desk.close())

const sign = (change: { key?: Pair; kid?: string; alg?: string; expires?: string } = {}) =>
  new SignJWT({ sub: 'gateway' })
    .setProtectedHeader({ alg: change.alg ?? 'RS256', kid: change.kid ?? 'k1' })
    .setExpirationTime(change.expires ?? '10m')
    .sign((change.key ?? pair).privateKey)

const onShare = (change = {}) => ({
  acknowledgement: { status: 'SUCCESS', abhaAddress: 'sita@sbx', profile: { context: 'OPD1', tokenNumber: '43', expiry: '1800' } },
  response: { requestId: 'r1' },
  ...change,
})

const callback = async (body: unknown = onShare(), token?: Promise<string>) => ({
  headers: { authorization: `Bearer ${await (token ?? sign())}` },
  body,
})

/** A relay with these callbacks, and ABDM with its keys. */
async function start(
  callbacks: unknown[] | ((call: Heard, count: number) => Reply),
  options: Parameters<typeof startDesk>[1] = {},
  certs: Reply = { json: { keys } },
) {
  let asked = 0
  desk = await startDesk(
    call => {
      if (call.path.endsWith('/gateway/v3/certs')) return certs
      if (!call.path.startsWith('/relay/')) return { json: [] }
      asked++
      return typeof callbacks === 'function' ? callbacks(call, asked) : { json: { cursor: '1', callbacks } }
    },
    { relay: true, poll: false, ...options },
  )
}

const wait = (change: Partial<TokenWait> = {}) =>
  desk.abdm.tokens.waitFor({
    phrToken: new Secret('p'),
    hipId: 'IN3410000260',
    counterId: 'OPD1',
    since: desk.clock.now,
    requestId: 'r1',
    forMs: 6_000,
    ...change,
  })
const toRelay = () => desk.heard.filter(call => call.path.startsWith('/relay/'))

test('the relay is asked for this share alone, with its own secret and nothing of ABDM’s', async () => {
  await start([await callback()])
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '43', counterId: 'OPD1', expiresInSeconds: 1800 } })
  const [call] = toRelay()
  expect(call).toMatchObject({ method: 'GET', path: '/relay/v1/callbacks' })
  expect(new URLSearchParams(call?.query).get('requestId')).toBe('r1')
  expect(call?.headers).toMatchObject({ authorization: 'Bearer relay-secret' })
  expect(call?.headers['x-auth-token']).toBeUndefined()
})

test.each([
  ['an error beside the success', { error: { code: 'ABDM-9999', message: 'Unknown exception' } }, '43'],
  ['the old place', { acknowledgement: { status: 'SUCCESS', tokenNumber: 5 } }, '5'],
  ['no acknowledgement', { acknowledgement: null, profile: { tokenNumber: 'A-5' } }, 'A-5'],
  ['the older name of the request', { response: undefined, resp: { requestId: 'r1' } }, '43'],
])('a number comes: %s', async (_, change, tokenNumber) => {
  await start([await callback(onShare(change))])
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber } })
})

test.each([
  ['an error alone', { acknowledgement: undefined, error: { code: 'ABDM-1041', message: 'Sita Devi 9876543210' } }, 'ABDM-1041'],
  ['FAILED', { acknowledgement: { status: 'FAILED', profile: { tokenNumber: '43' } } }, null],
  ['FAILURE', { acknowledgement: { status: 'FAILURE' } }, null],
])('a refusal: %s', async (_, change, code) => {
  await start([await callback(onShare(change))])
  expect(await wait()).toEqual({ ok: false, error: { reason: 'hospitalRefused', code, status: null } })
})

test.each([
  ['a success without a number', { acknowledgement: { status: 'SUCCESS' } }],
  ['a body with nothing in it', { acknowledgement: undefined }],
])('neither a number nor a no: %s', async (_, change) => {
  await start([await callback(onShare(change))])
  expect(await wait()).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
})

describe('a callback that is not ABDM’s is not believed', () => {
  test.each([
    ['signed by another key under the same name', () => sign({ key: other })],
    ['signed by a key ABDM does not have', () => sign({ key: other, kid: 'k9' })],
    ['run out an hour ago', () => sign({ expires: '-1h' })],
    ['no signature', () => Promise.resolve('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.')],
    ['no token', () => Promise.resolve('nonsense')],
  ])('%s', async (_, token) => {
    await start([await callback(onShare(), token())])
    expect(await wait()).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
    expect(desk.abdm.state().refusedCallbacks).toBeGreaterThan(0)
  })

  test('a shared-secret signature made with the public key', async () => {
    const hmac = new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(JSON.stringify(keys[0])))
    await start([await callback(onShare(), hmac)])
    expect(await wait()).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
  })

  test('a forged one does not hide the real one behind it', async () => {
    await start([await callback(onShare({ acknowledgement: { status: 'FAILED' } }), sign({ key: other })), await callback()])
    expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '43' } })
  })
})

test('ABDM’s keys are fetched once, and the last good set outlives ABDM’s silence', async () => {
  await start([await callback()])
  await wait()
  await wait()
  expect(desk.heard.filter(call => call.path.endsWith('/certs'))).toHaveLength(1)
  await desk.close()

  const shelf = { text: JSON.stringify({ keys }), read: () => shelf.text, write: () => undefined }
  await start([await callback()], { certs: shelf }, { status: 404, json: { code: '404' } })
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '43' } })
  expect(desk.heard.filter(call => call.path.endsWith('/certs'))).toHaveLength(0)
})

test('without keys nothing is believed, and the failures are counted', async () => {
  await start([await callback()], {}, { status: 404, json: { code: '404' } })
  expect(await wait()).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
  expect(desk.abdm.state().certsFailures).toBeGreaterThan(0)
})

test('another share’s answer is left alone', async () => {
  await start([await callback(onShare({ response: { requestId: 'r2' } }))])
  expect(await wait()).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
  expect(desk.abdm.state().refusedCallbacks).toBe(0)
})

test('the number may come at the third question', async () => {
  const late = await callback()
  await start((_, count) => ({ json: { cursor: '', callbacks: count < 3 ? [] : [late] } }))
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '43' } })
})

test.each([
  ['is gone', 'reset', 'network'],
  ['is in trouble', { status: 503 }, 'network'],
  ['does not know us', { status: 401 }, 'credentialsWrong'],
  ['shows a page', { text: '<html>', type: 'text/html' }, 'network'],
] as [string, Reply, string][])('a relay that %s', async (_, reply, reason) => {
  await start(() => reply)
  expect(await wait()).toMatchObject({ ok: false, error: { reason } })
})

test('asking and hearing at once: the relay is down, the question brings the number', async () => {
  const row = { tokenNumber: '9', hipId: 'IN3410000260', counterCode: 'OPD1', expiresIn: 1800 }
  desk = await startDesk(
    call => (call.path.startsWith('/relay/') ? 'reset' : { json: [{ ...row, dateCreated: new Date(desk.clock.now.getTime() + 500).toISOString() }] }),
    { relay: true },
  )
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '9' } })
})

test('a refusal to somebody who has a living number is that number', async () => {
  const refused = await callback(onShare({ acknowledgement: { status: 'FAILED' } }))
  desk = await startDesk(
    call => {
      if (call.path.endsWith('/certs')) return { json: { keys } }
      if (call.path.startsWith('/relay/')) return { json: { callbacks: [refused] } }
      const dateCreated = new Date(desk.clock.now.getTime() - 600_000).toISOString()
      return { json: [{ tokenNumber: '7', hipId: 'IN3410000260', counterCode: 'OPD1', expiresIn: 1800, dateCreated }] }
    },
    { relay: true },
  )
  expect(await wait()).toMatchObject({ ok: true, value: { tokenNumber: '7', again: true } })
})

test('it ends with the visit', async () => {
  const visit = new AbortController()
  await start(() => {
    setImmediate(() => visit.abort())
    return 'hang'
  })
  expect(await wait({ signal: visit.signal })).toMatchObject({ ok: false, error: { reason: 'timeout' } })
})
