import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAbdm, type LineFault, nodeDeps, Secret, urlsAt } from '../../abdm/index.ts'
import { type Front, type LineMood, openFront } from './front.ts'

// What breaks the rows of "DNS and TLS" is what they are called after, seen from the kiosk's side of the line.

let front: Front
const abdm = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end('{"accessToken":"a","expiresIn":1200}'))
beforeAll(async () => {
  await new Promise<void>(resolve => void abdm.listen(0, '127.0.0.1', () => resolve()))
  front = await openFront(`http://127.0.0.1:${(abdm.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await front.close()
  abdm.close()
})

const ask = async () => {
  const client = createAbdm(
    {
      ...{ urls: urlsAt(front.url), xCmId: 'sbx', hiuId: 'IN1', authTokenStyle: 'bare', phrWebKey: 'profile', demographic: null },
      ...{ timeouts: { connectMs: 700, requestMs: 5000 }, tokensBy: { poll: true, relay: null } },
    },
    nodeDeps(() => ({ clientId: 'id', clientSecret: new Secret('secret') })),
  )
  const ready = await client.ready('IN2210000123')
  await client.close()
  return ready.ok ? 'well' : `${ready.error.reason} ${ready.error.line}`
}

test.each<[LineMood, LineFault]>([
  ['nameUnknown', 'nameUnknown'],
  ['blackHole', 'noConnection'],
  ['refused', 'refused'],
  ['expired', 'certificateExpired'],
  ['otherName', 'certificateOtherName'],
  ['unknownIssuer', 'certificateUntrusted'],
  ['handshakeHangs', 'noConnection'],
  ['portal', 'notAbdm'],
])('%s: no network, and the log says %s; then it is well again', async (mood, line) => {
  await front.be(mood)
  expect(await ask()).toBe(`network ${line}`)
  await front.be('well')
  expect(await ask()).toBe('well')
})
