import { Buffer } from 'node:buffer'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type Abdm, createAbdm } from './abdm.ts'
import { conversations } from './conversations.fixture.ts'
import type { Reason, Result } from './result.ts'
import { type Desk, type Reply, startDesk } from './scripted-desk.ts'

/** What a line, a proxy or a broken server may make of an answer: always a value or a reason, and the next call is as good as the first. */

const reasons: Record<Reason, true> = {
  wrongOtp: true,
  otpExpired: true,
  lockedUntil: true,
  aadhaarWrong: true,
  aadhaarHasNoMobile: true,
  demographicsDiffer: true,
  aadhaarServiceDown: true,
  noAbhaFound: true,
  noCodeByMobile: true,
  numberNotAccepted: true,
  maskedNumberRefused: true,
  mobileFull: true,
  addressTaken: true,
  deactivated: true,
  notPermitted: true,
  clockWrong: true,
  credentialsWrong: true,
  tooManyRequests: true,
  sessionExpired: true,
  network: true,
  timeout: true,
  hospitalSilent: true,
  hospitalRefused: true,
  facilityNotFound: true,
  unexpected: true,
}

let desk: Desk
let abdm: Abdm
let wire: Server | null = null
const sockets = new Set<Socket>()

afterEach(async () => {
  await abdm.close()
  await desk.close()
  for (const socket of sockets) socket.destroy()
  await new Promise<void>(resolve => (wire ? wire.close(() => resolve()) : resolve()))
  wire = null
})

/** A server of raw bytes stands where the PHR web pages would; sessions and certificates are in order. */
async function startWire(answer: (socket: Socket) => void | Promise<void>, timeouts = {}): Promise<void> {
  desk = await startDesk(() => ({ json: {} }))
  wire = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    // A request of these tests fits into one packet.
    socket.on('data', () => void answer(socket))
  })
  const port = await new Promise<number>(resolve => {
    const server = wire?.listen(0, '127.0.0.1', () => {
      const address = server?.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  abdm = createAbdm({ ...desk.config, urls: { ...desk.config.urls, phrWeb: `http://127.0.0.1:${port}` }, timeouts }, desk.deps)
}

const search = () => abdm.addressLogin.search({ abhaAddress: 'sita@sbx' })
const good = JSON.stringify({ abhaAddress: 'sita@sbx', authMethods: ['MOBILE_OTP'], blockedAuthMethods: [], status: 'ACTIVE' })
const answerOf = (body: string | Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${headers}\r\n`),
    Buffer.from(body),
  ])

const isValueOrReason = (result: Result<unknown>): boolean => result.ok || result.error.reason in reasons

test('an answer that breaks off at any byte is no answer; the next one is heard', async () => {
  const whole = answerOf(good)
  let length = 0
  await startWire(socket => void (length < whole.length ? socket.end(whole.subarray(0, length)) : socket.write(whole)))
  for (length = 0; length < whole.length; length += 1) {
    const result = await search()
    expect(result, `after ${length} bytes`).toMatchObject({ ok: false })
    expect(isValueOrReason(result)).toBe(true)
  }
  expect(await search()).toMatchObject({ ok: true, value: { senders: ['abdm'] } })
})

test('a line that is reset at any byte', async () => {
  const whole = answerOf(good)
  let length = 0
  await startWire(socket => {
    socket.write(whole.subarray(0, length))
    socket.resetAndDestroy()
  })
  for (length = 0; length < whole.length; length += 1) expect(isValueOrReason(await search())).toBe(true)
})

test('bytes that drip in more slowly than anybody waits are a timeout', async () => {
  const whole = answerOf(good)
  await startWire(
    async socket => {
      for (const byte of whole) {
        if (socket.destroyed) return
        socket.write(Buffer.from([byte]))
        await wait(10)
      }
    },
    { requestMs: 300 },
  )
  expect(await search()).toEqual({ ok: false, error: { reason: 'timeout', code: null, status: null, line: 'silent' } })
})

test.each([
  ['ten megabytes', () => answerOf(Buffer.alloc(10 * 2 ** 20, 'x'))],
  ['a few kilobytes that unpack to sixty megabytes', () => answerOf(gzipSync(Buffer.alloc(60 * 2 ** 20)), 'content-encoding: gzip\r\n')],
  ['something packed that does not unpack', () => answerOf(good, 'content-encoding: gzip\r\n')],
  ['no HTTP at all', () => Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
  ['headers without end', () => Buffer.from(`HTTP/1.1 200 OK\r\n${'x-filler: y\r\n'.repeat(20_000)}`)],
  ['a wrong length', () => Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n${good}`)],
])('%s', async (_, bytes) => {
  await startWire(socket => void socket.write(bytes()), { requestMs: 5_000 })
  const result = await search()
  expect(result.ok).toBe(false)
  expect(isValueOrReason(result)).toBe(true)
})

test('any bytes at all', async () => {
  let bytes: Uint8Array = new Uint8Array()
  await startWire(socket => void socket.end(bytes), { requestMs: 5_000 })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (sent, hasHead) => {
      bytes = hasHead ? answerOf(Buffer.from(sent)) : sent
      expect(isValueOrReason(await search())).toBe(true)
    }),
    { numRuns: 150 },
  )
})

describe('whatever an answer holds, every conversation ends with a value or a reason', () => {
  test.each(Object.keys(conversations))('%s', async name => {
    let reply: Reply = {}
    const answer = () => reply
    desk = await startDesk(answer, {
      ...(name === 'session' ? { session: answer } : {}),
      ...(name === 'certificate' ? { certificate: answer } : {}),
    })
    abdm = createAbdm(desk.config, desk.deps)
    const converse = conversations[name]
    if (!converse) throw new Error(name)
    const keys = fc.constantFrom(
      'token',
      'tokens',
      'accounts',
      'users',
      'txnId',
      'expiresIn',
      'ABHAProfile',
      'identifier',
      'error',
      'authResult',
      'ABHA',
    )
    const odd = fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue()))))
    const json = odd.map(value => JSON.stringify(value))
    const text = fc.oneof(
      json,
      json.chain(whole => fc.nat(whole.length).map(length => whole.slice(0, length))),
      fc.string(),
      fc.constant('<html></html>'),
    )
    const type = fc.constantFrom('application/json', 'text/html', 'text/plain', 'image/png', 'application/x-unknown')
    await fc.assert(
      fc.asyncProperty(
        text,
        type,
        fc.constantFrom(200, 202, 204, 400, 401, 403, 404, 408, 422, 429, 500, 501, 503),
        async (body, contentType, status) => {
          reply = status === 204 ? { status } : { status, text: body, type: contentType }
          expect(isValueOrReason(await converse(abdm))).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})
