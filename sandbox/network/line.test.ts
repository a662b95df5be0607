import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, until } from '../caller.fixture.ts'
import { createRecorder } from '../record/recorder.ts'
import { processKeys } from '../world/keys.ts'
import { createWorld } from '../world/world.ts'
import type { Air } from './line.ts'
import { airOf, lineServer } from './server.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const PROVIDER = '/api/hiecm/gateway/v3/providers/IN2210000123'
const provider = () => abdm.call('GET', PROVIDER)

/** What a bare socket gets back for one call, to its end. */
const rawly = (path: string): Promise<{ bytes: Buffer; error: string | null }> =>
  new Promise(done => {
    const pieces: Buffer[] = []
    let error: string | null = null
    const socket = connect(abdm.sandbox.port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`))
    socket.on('data', piece => pieces.push(piece))
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      error = fault.code ?? 'unknown'
    })
    socket.on('close', () => done({ bytes: Buffer.concat(pieces), error }))
  })

describe("the kiosk's line", () => {
  it('2g: whole answers come through, byte for byte', async () => {
    const whole = await provider()
    await abdm.dock.set('network', '2g')
    expect((await provider()).bytes).toEqual(whole.bytes)
  })

  it('cut: every call is torn, and one that runs is torn too', async () => {
    await abdm.dock.set('abdmSlow', 3600)
    const running = provider()
    await until(async () => (await abdm.dock.traffic({ path: PROVIDER })).length > 0)
    await abdm.dock.set('network', 'cut')
    await expect(running).rejects.toThrow()
    await abdm.dock.set('abdmSlow', 0)
    await expect(provider()).rejects.toThrow()
    await abdm.dock.set('network', 'full')
    expect((await provider()).status).toBe(200)
  })

  it('silent: nothing is said at all', async () => {
    await abdm.dock.set('network', 'silent')
    await expect(fetch(abdm.url + PROVIDER, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/)
    await abdm.dock.set('network', 'full')
    expect((await provider()).status).toBe(200)
  })

  it('silent once ABDM heard: the answer is lost', async () => {
    await abdm.dock.set('abdmSlow', 0.3)
    const call = fetch(abdm.url + PROVIDER, { signal: AbortSignal.timeout(900) })
    call.catch(() => undefined)
    await until(async () => (await abdm.dock.traffic({ path: PROVIDER })).length > 0)
    await abdm.dock.set('network', 'silent')
    await expect(call).rejects.toThrow(/timeout/)
  })

  it('is torn after so many bytes of an answer, head included', async () => {
    const { bytes } = await rawly('/abha/api/v3/nowhere')
    for (const after of [1, 20, 150, bytes.length - 1]) {
      await abdm.dock.set('answerResetAt', after)
      const torn = await rawly('/abha/api/v3/nowhere')
      expect(torn).toMatchObject({ error: 'ECONNRESET' })
      expect(torn.bytes.length).toBe(after)
    }
    const calls = (await abdm.dock.traffic({ path: '/nowhere' })).map(({ responseBytes, whole }) => [responseBytes, whole])
    expect(calls.slice(-2)).toEqual([
      [150, false],
      [bytes.length - 1, false],
    ])
  })

  it('tears calls by chance, before ABDM heard them and after', async () => {
    await abdm.dock.set('networkReset', 100)
    for (let index = 0; index < 20; index += 1) await rawly('/abha/api/v3/nowhere')
    const answered = (await abdm.dock.traffic({ path: '/nowhere' })).map(({ responseBytes }) => responseBytes > 0)
    expect(new Set(answered.slice(-20))).toEqual(new Set([true, false]))
  })

  it('can drip', async () => {
    await abdm.dock.set('answerDrip', 4000)
    expect((await provider()).body.identifier.id).toBe('IN2210000123')
  })

  it('what a bad box makes of answers: half a JSON, a page, another type, nothing, 10 MB, noise', async () => {
    const heard: Record<string, { status: number; bytes: Buffer; type: string | null }> = {}
    for (const how of ['truncated', 'html', 'wrongType', 'empty', 'huge', 'garbage'] as const) {
      await abdm.dock.set('answerBody', how)
      const answer = await fetch(abdm.url + PROVIDER)
      heard[how] = { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') }
    }
    expect(Object.values(heard).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401])
    expect(() => JSON.parse(String(heard.truncated?.bytes))).toThrow()
    expect([heard.html?.type, heard.wrongType?.type]).toEqual(['text/html; charset=utf-8', 'application/octet-stream'])
    expect(JSON.parse(String(heard.wrongType?.bytes)).code).toBe('900902')
    expect(heard.empty?.bytes.length).toBe(0)
    expect(heard.huge?.bytes.length).toBeGreaterThan(10 * 2 ** 20)
    expect(() => JSON.parse(String(heard.garbage?.bytes))).toThrow()
  })

  it("is not the dock's, nor the hospital's: they know nothing of it", async () => {
    await abdm.dock.set('answerBody', 'html')
    await abdm.dock.set('network', 'silent')
    expect((await abdm.dock.counters()).length).toBe(5)
    const hospital = await fetch(`${abdm.url}/api/hiecm/gateway/v3/sessions`, {
      method: 'POST',
      headers: {
        'user-agent': 'sandbox-hospital-desk',
        'content-type': 'application/json',
        'request-id': randomUUID(),
        timestamp: new Date().toISOString(),
        'x-cm-id': 'sbx',
      },
      body: JSON.stringify({ clientId: 'demo-hospital', clientSecret: 'demo-hospital-secret', grantType: 'client_credentials' }),
    })
    expect(await hospital.json()).toMatchObject({ expiresIn: 1200 })
  })
})

describe('a line whose time is pretended too', () => {
  it('2g: request and answer wait for every byte of theirs, after two round trips for the connection', async () => {
    const world = createWorld({ keys: await processKeys() })
    world.switches.network = '2g'
    const calls = createRecorder(
      10,
      () => 0,
      () => 0,
    )
    let now = 0
    const air: Air = {
      ...airOf(world, () => 0.999, calls.begins),
      now: () => now,
      after(ms, then) {
        const due = setImmediate(() => {
          now += ms
          then()
        })
        return () => clearImmediate(due)
      },
    }
    const server = lineServer(air, world, {}, (_, response) => response.end('x'.repeat(8000)))
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/abha/api/v3/anything`)
    expect((await answer.text()).length).toBe(8000)
    server.closeAllConnections()
    await new Promise(done => server.close(done))
    const [call] = calls.calls()
    const bytes = (call?.requestBytes ?? 0) + (call?.responseBytes ?? 0)
    expect(call?.responseBytes).toBeGreaterThan(8000)
    expect(now).toBeGreaterThanOrEqual(1200 + 600 + bytes / 8)
  })

  it('lives on whatever bytes are thrown at it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom('', 'GET /abha/api HTTP/1.1\r\n', 'POST /relay/v1 HTTP/1.1\r\ncontent-length: 9\r\n\r\n'),
        async (bytes, head) => {
          await new Promise<void>(done => {
            const socket = connect(abdm.sandbox.port, '127.0.0.1', () => socket.end(Buffer.concat([Buffer.from(head), bytes])))
            socket.on('error', () => undefined)
            socket.on('close', () => done())
            socket.resume()
          })
        },
      ),
      { numRuns: 60 },
    )
    expect((await provider()).status).toBe(200)
  })
})

describe('the recorder', () => {
  it('keeps what the kiosk said even where it did not arrive', async () => {
    await abdm.dock.forgetTraffic()
    await abdm.dock.set('network', 'silent')
    await expect(fetch(`${abdm.url}/abha/api/v3/nowhere?said`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/)
    const [call] = await abdm.dock.traffic({ find: 'nowhere?said' })
    expect(call).toMatchObject({ status: null, whole: false, responseBytes: 0, response: null })
    expect(call?.requestBytes).toBeGreaterThan(50)
  })

  it('keeps each call as it stood on the wire, with what it weighed', async () => {
    await abdm.dock.forgetTraffic()
    const { answer } = await abdm.coded('9000011111', () => abdm.aadhaarCode('999911112221'))
    const [call] = await abdm.dock.traffic({ path: '/enrollment/request/otp' })
    expect(call).toMatchObject({ from: 'kiosk', method: 'POST', status: 200, whole: true, path: '/abha/api/v3/enrollment/request/otp' })
    expect(JSON.parse(call?.request.body ?? '')).toMatchObject({ loginHint: 'aadhaar', loginId: expect.stringMatching(/^[A-Za-z0-9+/]{683}=$/) })
    expect(call?.request.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(call?.response?.body).toBe(answer.bytes.toString())
    expect(call?.requestBytes).toBeGreaterThan((call?.request.body.length ?? 0) + 200)
    expect(call?.responseBytes).toBeGreaterThan(answer.bytes.length)
  })

  it('shows that no Aadhaar number left the kiosk in clear, and would show it', async () => {
    await abdm.dock.forgetTraffic()
    await abdm.aadhaarCode('999911112221')
    expect(await abdm.dock.traffic({ find: '999911112221' })).toEqual([])
    await abdm.abha('/enrollment/request/otp', { loginId: '999911112221' })
    expect((await abdm.dock.traffic({ find: '999911112221' })).length).toBe(1)
  })

  it('tells apart who called, keeps pictures as base64, and forgets', async () => {
    const token = await abdm.xToken('91-1333-3000-0117', '9000033333')
    await abdm.dock.forgetTraffic()
    await abdm.read('/profile/account/abha-card', { 'x-token': `Bearer ${token}` })
    const [card] = await abdm.dock.traffic({ from: 'kiosk' })
    expect(card?.response?.encoding).toBe('base64')
    expect(
      Buffer.from(card?.response?.body ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    await abdm.share(token, {})
    expect(new Set((await abdm.dock.traffic()).map(({ from }) => from))).toEqual(new Set(['kiosk']))
    await abdm.dock.forgetTraffic()
    expect(await abdm.dock.traffic()).toEqual([])
  })
})
