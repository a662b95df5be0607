import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { selfSigned } from './certificate.fixture.ts'
import { driftOf, reach } from './reach.ts'

const usual = { timeoutMs: 5000 }

async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function secured(host: string, from: string, to: string) {
  const pair = selfSigned(host, from, to)
  const port = await listening(createHttps(pair, (_, answer) => answer.end()))
  return { address: `https://localhost:${port}/api`, ca: pair.cert }
}

test('a host that answers: how long it took, and how far its clock is off; any answer will do', async () => {
  const port = await listening(
    createHttp((asked, answer) => {
      answer.writeHead(asked.url === '/api/hiecm' ? 404 : 500, { date: new Date(Date.now() + 300_000).toUTCString() })
      answer.end()
    }),
  )
  const found = await reach(`http://127.0.0.1:${port}/api/hiecm`, usual)
  expect(found).toMatchObject({ to: 'answer', certificateEnds: null })
  if (found.to !== 'answer' || found.driftSeconds === null) throw new Error('no time was told')
  // the least it can be: less by as long as the call took
  expect(found.driftSeconds).toBeGreaterThan(200)
  expect(found.driftSeconds).toBeLessThanOrEqual(300)
})

test('nobody at that port', async () => {
  const server = createTcp()
  const port = await listening(server)
  await new Promise(resolve => server.close(resolve))
  expect(await reach(`http://127.0.0.1:${port}`, usual)).toEqual({ to: 'name', code: 'ECONNREFUSED' })
})

test('a name that nobody knows', async () => {
  const found = await reach('https://no-such-host.invalid/api', usual)
  expect(found.to).toBe('nothing')
})

test('a host that takes the call and says nothing is given up', async () => {
  const port = await listening(createTcp(socket => socket.on('error', () => {})))
  expect(await reach(`http://127.0.0.1:${port}`, { timeoutMs: 200 })).toEqual({ to: 'port', code: 'TIMEOUT' })
})

test('a host that hangs up in the middle', async () => {
  const port = await listening(createTcp(socket => socket.destroy()))
  expect(await reach(`http://127.0.0.1:${port}`, usual)).toMatchObject({ to: 'port' })
})

test('a certificate that is good, with the day it ends', async () => {
  const { address, ca } = await secured('localhost', '2020-01-01', '2049-12-31')
  expect(await reach(address, { ...usual, ca })).toMatchObject({ to: 'answer', certificateEnds: new Date('2049-12-31T00:00:00Z') })
})

test.each([
  ['has run out', 'localhost', '2020-01-01', '2021-01-01', 'CERT_HAS_EXPIRED'],
  ['is of the future', 'localhost', '2048-01-01', '2049-12-31', 'CERT_NOT_YET_VALID'],
  ['is of another host', 'login.example', '2020-01-01', '2049-12-31', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('a certificate that %s', async (_, host, from, to, code) => {
  const { address, ca } = await secured(host, from, to)
  expect(await reach(address, { ...usual, ca })).toEqual({ to: 'port', code, isTls: true })
})

test('a certificate of nobody we trust', async () => {
  const { address } = await secured('localhost', '2020-01-01', '2049-12-31')
  expect(await reach(address, usual)).toEqual({ to: 'port', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', isTls: true })
})

test('a clock is never called wrong because the line is slow', () => {
  expect(driftOf(104_000, 100_000, 108_000)).toBe(0)
  expect(driftOf(99_500, 100_000, 108_000)).toBe(0)
  expect(driftOf(170_000, 100_000, 108_000)).toBe(62)
  expect(driftOf(30_000, 100_000, 108_000)).toBe(-69)
})
