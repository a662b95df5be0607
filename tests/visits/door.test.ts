import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Intent, Snapshot, ToScreen } from '../../service/contract/index.ts'
import { longestMessage } from '../../service/door.ts'
import { type BrowserHost, hostInBrowser } from '../../service/host-browser.ts'
import type { Kiosk } from '../../service/kiosk.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'
import { startService } from '../../service/start.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { type RawSocket, rawSocket } from '../support/socket.ts'

// Who may speak with the service, and what it hears: through real sockets on this machine.

let desk: Desk
let kiosk: Kiosk
let host: BrowserHost
let sockets: RawSocket[]
beforeEach(async () => {
  desk = await openDesk()
  const started = startService({ configFile: desk.configFile, openSqlite: openNodeSqlite, host: 'browser' })
  if (!started.ok) throw new Error(started.sentences.join('\n'))
  const page = join(desk.folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  kiosk = started.kiosk
  host = await hostInBrowser({ kiosk, log: started.log, port: 0, page })
  sockets = []
})
afterEach(async () => {
  for (const socket of sockets) socket.end()
  await host.close()
  await kiosk.stop()
  await desk.close()
})

const secret = () => new URLSearchParams(new URL(host.address).hash.slice(1)).get('key') ?? ''
async function open(options: Parameters<typeof rawSocket>[1] = { protocol: `kiosk.${secret()}` }) {
  const socket = await rawSocket(host.address, options)
  sockets.push(socket)
  return socket
}

/** How often the log has that event, with those fields. */
function logged(event: string, fields: Record<string, unknown>): number {
  const lines = readdirSync(desk.dataFolder)
    .filter(name => name.endsWith('.log'))
    .flatMap(name => readFileSync(join(desk.dataFolder, name), 'utf8').trim().split('\n'))
    .map(line => JSON.parse(line) as Record<string, unknown>)
  return lines.filter(line => line.event === event && Object.entries(fields).every(([name, value]) => line[name] === value)).length
}

const snapshotOf = ({ heard }: RawSocket): Snapshot => {
  const snapshots = heard.map(text => JSON.parse(text) as ToScreen).filter(message => message.kind === 'snapshot')
  const last = snapshots.at(-1)
  if (!last) throw new Error('no snapshot yet')
  return last.snapshot
}
const atRest = (socket: RawSocket) => expect.poll(() => snapshotOf(socket).screen.name).toBe('language')
const intent = (step: number, value: Intent) => JSON.stringify({ kind: 'intent', step, intent: value })

test('only our own page with the secret of this start is let in, and only one', async () => {
  expect((await open({ origin: 'https://example.org', protocol: `kiosk.${secret()}` })).status).toBe(403)
  expect((await open({ origin: null, protocol: `kiosk.${secret()}` })).status).toBe(403)
  expect((await open({})).status).toBe(403)
  expect((await open({ protocol: 'kiosk.' })).status).toBe(403)
  expect((await open({ protocol: `kiosk.${secret().slice(1)}x` })).status).toBe(403)
  expect((await open()).status).toBe(101)
  expect((await open()).status).toBe(409)
  expect([
    logged('screenRefused', { kind: 'origin' }),
    logged('screenRefused', { kind: 'secret' }),
    logged('screenRefused', { kind: 'second' }),
  ]).toEqual([2, 3, 1])
})

test('a message that is too long ends that connection, is logged as such, and the next page is served', async () => {
  const first = await open()
  await atRest(first)
  first.say(intent(snapshotOf(first).step, { type: 'language', language: 'hi' }))
  await expect.poll(() => kiosk.snapshot().screen.name).toBe('want')
  first.say('x'.repeat(longestMessage + 1))
  await first.closed
  // nobody sees that visit any more
  await expect.poll(() => kiosk.snapshot().screen.name).toBe('language')
  await atRest(await open())
  expect(logged('screenRefused', { kind: 'oversized' })).toBe(1)
})

test('what is no message of ours is counted and changes nothing', async () => {
  const socket = await open()
  await atRest(socket)
  const { step } = snapshotOf(socket)
  const malformed = [
    'not JSON',
    '',
    'null',
    '[]',
    '{}',
    '"hello"',
    '{"kind":"hello","more":1}',
    '{"kind":"intent"}',
    `{"kind":"intent","step":"${step}","intent":{"type":"language","language":"hi"}}`,
    `{"kind":"intent","step":${step},"intent":{"type":"language","language":"xx"}}`,
    `{"kind":"intent","step":${step},"intent":{"type":"nothing"}}`,
    `{"kind":"intent","step":1e999,"intent":{"type":"back"}}`,
    `{"kind":"intent","step":${step},"intent":{"type":"toString"}}`,
    `{"kind":"__proto__","step":${step}}`,
    `{"__proto__":{"kind":"hello"}}`,
    `{"kind":"intent","step":${step},"intent":{"__proto__":{"type":"language","language":"hi"}}}`,
    `{"kind":"intent","step":${step},"intent":{"type":"back","constructor":{"prototype":{"polluted":true}}}}`,
    `{"kind":"intent","step":${step},"intent":{"type":"language","language":"hi","__proto__":{"polluted":true}}}`,
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
  ]
  for (const text of malformed) socket.say(text)
  socket.frame(2, Buffer.from(intent(step, { type: 'language', language: 'hi' })))
  await expect.poll(() => logged('intentRefused', { kind: 'malformed' })).toBe(malformed.length + 1)
  expect(snapshotOf(socket)).toMatchObject({ step, visit: null, screen: { name: 'language' } })
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  socket.say(intent(step, { type: 'language', language: 'hi' }))
  await expect.poll(() => snapshotOf(socket).screen.name).toBe('want')
})

test('an intent that is said again does nothing a second time', async () => {
  const socket = await open()
  await atRest(socket)
  const chosen = intent(snapshotOf(socket).step, { type: 'language', language: 'hi' })
  socket.say(chosen)
  await expect.poll(() => snapshotOf(socket).screen.name).toBe('want')
  const { visit, step } = snapshotOf(socket)
  const token = intent(step, { type: 'choose', choice: 'token' })
  for (const replayed of [chosen, chosen, token, token, token, chosen]) socket.say(replayed)
  await expect.poll(() => logged('intentRefused', { kind: 'oldStep' })).toBe(5)
  await expect.poll(() => snapshotOf(socket)).toMatchObject({ visit, screen: { name: 'scanCounter' } })
})

test('what the screen on the glass does not ask for is refused, by its kind alone', async () => {
  const socket = await open()
  await atRest(socket)
  const digits = '900003333312'
  const strange: Intent[] = [
    { type: 'aadhaar', digits },
    { type: 'code', digits: '123456' },
    { type: 'choose', choice: 'agree' },
    { type: 'choose', choice: 'park' },
    { type: 'counter', counterId: '2' },
    { type: 'counter', counterId: '__proto__' },
    { type: 'account', index: 0 },
    { type: 'pickup', digits: '4821' },
    { type: 'details', name: 'NOBODY', birth: '1964', gender: 'F' },
    { type: 'staff', ask: { what: 'export', folder: 0 } },
    { type: 'staff', ask: { what: 'assist', demographic: true } },
    { type: 'staff', ask: { what: 'reprint', index: 0 } },
    { type: 'back' },
  ]
  for (const said of strange) socket.say(intent(snapshotOf(socket).step, said))
  await expect.poll(() => logged('intentRefused', { kind: 'wrongState' })).toBe(strange.length)
  expect(snapshotOf(socket)).toMatchObject({ visit: null, screen: { name: 'language' } })
  expect(logged('intentRefused', { kind: 'wrongState', type: 'aadhaar' })).toBe(1)
  const log = readdirSync(desk.dataFolder).filter(name => name.endsWith('.log'))
  for (const name of log) expect(readFileSync(join(desk.dataFolder, name), 'utf8')).not.toContain(digits)
})
