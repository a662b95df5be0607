import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { turnedClock } from '../../electron/clock.fixture.ts'
import type { OpenRequest } from '../../electron/updates/fetch.ts'
import { startUpdates } from '../../electron/updates/updates.ts'
import { parseConfig } from '../../service/config.ts'
import { tempFolder } from '../support/folder.ts'
import { releaseIn, releaser, stranger } from './release.ts'
import { serveFolder, type UpdateServer } from './server.ts'

// The half of the shell against a real server and real folders: what it asks, what it lays down, what it refuses. The HTTP of Node stands for that of Electron;
// everything above it is electron-updater itself.

const minuteMs = 60_000
const openRequest: OpenRequest = (options, answered) => request(options, answered)

let folder = ''
let server: UpdateServer
let released = ''
let data = ''
beforeEach(async () => {
  const temp = tempFolder('updates')
  folder = temp.path
  released = join(folder, 'released')
  data = join(folder, 'data')
  for (const each of [released, data, join(folder, 'media')]) mkdirSync(each)
  server = await serveFolder(released)
  writeFileSync(join(folder, 'key.pem'), releaser.publicKey)
  return async () => {
    await server.close()
    temp.remove()
  }
})

interface Kiosk {
  idle: boolean
  ready: boolean
  clock: ReturnType<typeof turnedClock>
  /** so much time goes by, and the kiosk ends what it has begun */
  goes(ms?: number): Promise<void>
  /** what lies in the folder from which it is put in */
  laid(): string[]
  marker(): string | null
  events(): Record<string, unknown>[]
}

function kiosk({ running = '0.1.0', time = '22:00', url = server.url as string | null, arch = 'x64', idle = true } = {}): Kiosk {
  const clock = turnedClock(new Date(`2026-11-23T${time}:00+05:30`))
  const configFile = join(folder, 'kiosk.config.yaml')
  const demo = readFileSync(new URL('../../kiosk.config.demo.yaml', import.meta.url), 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_whole, name) =>
    name === 'data' ? data : name === 'printerPort' ? '9100' : 'http://127.0.0.1:9',
  )
  const text = demo.replace(/^exportTo:.*$/m, `exportTo: ['${folder}/media/*']\nupdates: { url: ${url}, key: ${folder}/key.pem }`)
  const parsed = parseConfig(text)
  expect(parsed.ok ? [] : parsed.faults).toEqual([])
  writeFileSync(configFile, text)
  const drop = join(data, 'update')
  /** until it has ended, or the server lets it wait */
  const endedOrHeld = async () => {
    let over = false
    void ended().then(() => {
      over = true
    })
    for (let held = 0; !over && held < 20; held = server.open > 0 ? held + 1 : 0) await new Promise(resolve => setTimeout(resolve, 20))
  }
  const self: Kiosk = {
    idle,
    ready: true,
    clock,
    goes: async (ms = 20_000) => {
      // what it began at its start
      await endedOrHeld()
      clock.go(ms)
      await endedOrHeld()
    },
    laid: () => (existsSync(drop) ? readdirSync(drop).filter(name => /\.(deb|yml|sig)$/.test(name) && name !== 'app-update.yml') : []).sort(),
    marker: () => (existsSync(join(drop, 'ready')) ? readFileSync(join(drop, 'ready'), 'utf8') : null),
    events: () =>
      readdirSync(data)
        .filter(name => name.endsWith('.log'))
        .flatMap(name => readFileSync(join(data, name), 'utf8').trim().split('\n'))
        .map(line => {
          const { event, level: _level, time: _time, ...fields } = JSON.parse(line)
          return { event, ...fields }
        }),
  }
  const ended = startUpdates({
    configFile,
    running,
    platform: 'linux',
    arch,
    clock,
    idle: () => self.idle,
    ready: () => self.ready,
    openRequest,
    sentBackFile: join(folder, 'sent-back'),
  })
  return self
}

const files = (version: string) => [`abha-kiosk_${version}_amd64.deb`, 'latest-linux.yml', 'latest-linux.yml.sig']
const program = (version: string) => `abha-kiosk_${version}_amd64.deb`

test('at night, with nobody there, the newer version is fetched and laid down, and it is said that it may be put in', async () => {
  releaseIn(released, { version: '0.2.0' })
  const one = kiosk()
  await one.goes()
  expect(one.laid()).toEqual(files('0.2.0'))
  for (const name of files('0.2.0')) expect(readFileSync(join(data, 'update', name))).toEqual(readFileSync(join(released, name)))
  expect(one.marker()).toBe('version=0.2.0\nready=yes\n')
  expect(one.events()).toEqual([{ event: 'updateFetched', from: 'server', version: '0.2.0' }])
  // what the server learns is a random number, and nothing of the place
  expect(server.stagingId).toMatch(/^[0-9a-f-]{36}$/)
})

test('not by day, and by night not while somebody is there; then as soon as nobody is', async () => {
  releaseIn(released, { version: '0.2.0' })
  const byDay = kiosk({ time: '12:00' })
  await byDay.goes(60 * minuteMs)
  expect(server.asked).toEqual([])
  const one = kiosk({ idle: false })
  await one.goes(30 * minuteMs)
  expect(server.asked).toEqual([])
  one.idle = true
  await one.goes()
  expect(one.laid()).toEqual(files('0.2.0'))
})

test('somebody comes: nothing may be put in from the next second on, until nobody is there again', async () => {
  releaseIn(released, { version: '0.2.0' })
  const one = kiosk()
  await one.goes()
  one.idle = false
  await one.goes(1000)
  expect(one.marker()).toBeNull()
  await one.goes(10 * minuteMs)
  expect(one.marker()).toBeNull()
  one.idle = true
  one.ready = false
  await one.goes()
  expect(one.marker()).toBe('version=0.2.0\nready=no\n')
})

test('the morning comes: what was fetched lies there, and is not put in before the next night', async () => {
  releaseIn(released, { version: '0.2.0' })
  const one = kiosk({ time: '04:50' })
  await one.goes()
  expect(one.marker()).not.toBeNull()
  await one.goes(10 * minuteMs)
  expect(one.marker()).toBeNull()
  expect(one.laid()).toEqual(files('0.2.0'))
})

test('somebody comes while it is being fetched: it is given up, and fetched after ten minutes', async () => {
  releaseIn(released, { version: '0.2.0' })
  let cut: (() => void) | null = null
  server.instead = (name, response) => {
    if (name !== program('0.2.0')) return false
    response.writeHead(200, { 'content-length': 14_000 }).write('the program')
    cut = () => response.destroy()
    return true
  }
  const one = kiosk()
  await one.goes()
  expect(server.asked).toContain(program('0.2.0'))
  expect(cut).not.toBeNull()
  one.idle = false
  await one.goes(1000)
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'interrupted' }])
  expect(one.laid()).toEqual([])
  server.instead = () => false
  one.idle = true
  await one.goes(9 * minuteMs)
  expect(one.laid()).toEqual([])
  await one.goes(minuteMs)
  expect(one.laid()).toEqual(files('0.2.0'))
})

test('a download that stands still is given up after three minutes', async () => {
  releaseIn(released, { version: '0.2.0' })
  server.instead = (name, response) => {
    if (name !== program('0.2.0')) return false
    response.writeHead(200, { 'content-length': 14_000 }).write('the program')
    return true
  }
  const one = kiosk()
  await one.goes()
  await one.goes(3 * minuteMs)
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'interrupted' }])
})

test('a download that the morning finds unfinished is given up', async () => {
  releaseIn(released, { version: '0.2.0' })
  server.instead = (name, response) => {
    if (name !== program('0.2.0')) return false
    response.writeHead(200, { 'content-length': 14_000 }).write('the program')
    return true
  }
  const one = kiosk({ time: '04:58' })
  await one.goes(minuteMs)
  expect([server.asked.at(-1), one.events()]).toEqual([program('0.2.0'), []])
  await one.goes(minuteMs)
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'interrupted' }])
})

test('the line is cut in the middle: nothing is laid down, and an hour later it is tried again', async () => {
  releaseIn(released, { version: '0.2.0' })
  server.instead = (name, response) => {
    if (name !== program('0.2.0')) return false
    response.writeHead(200, { 'content-length': 14_000 })
    response.write('the program', () => response.destroy())
    return true
  }
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'unreachable' }])
  expect([one.laid(), one.marker()]).toEqual([[], null])
  server.instead = () => false
  await one.goes(60 * minuteMs)
  expect(one.laid()).toEqual(files('0.2.0'))
})

test('a server that is not there, and one that has nothing', async () => {
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'unreachable' }])
  await server.close()
  await one.goes(61 * minuteMs)
  await expect.poll(() => one.events().length, { timeout: 20_000 }).toBe(2)
  expect(one.laid()).toEqual([])
})

test('another file than the signed one is not laid down', async () => {
  releaseIn(released, { version: '0.2.0' })
  const good = readFileSync(join(released, program('0.2.0')))
  writeFileSync(join(released, program('0.2.0')), Buffer.concat([good.subarray(1), Buffer.from('x')]))
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'server', reason: 'damaged' }])
  expect([one.laid(), one.marker()]).toEqual([[], null])
})

test('a server that sends without end fills no disk', async () => {
  releaseIn(released, { version: '0.2.0' })
  let sent = 0
  const timers: NodeJS.Timeout[] = []
  onTestFinished(() => timers.forEach(clearInterval))
  server.instead = (name, response) => {
    if (name !== program('0.2.0')) return false
    response.on('error', () => {})
    timers.push(
      setInterval(() => {
        sent += 64_000
        if (!response.destroyed) response.write(Buffer.alloc(64_000))
      }, 5),
    )
    return true
  }
  const one = kiosk()
  await one.goes()
  await expect.poll(() => one.events().length).toBe(1)
  expect(one.laid()).toEqual([])
  expect(sent).toBeLessThan(50_000_000)
})

test('a manifest that is not signed, or by a stranger, or changed: nothing else is even asked for', async () => {
  for (const [reason, change] of [
    ['unsigned', () => writeFileSync(join(released, 'latest-linux.yml.sig'), '')],
    ['foreignKey', () => releaseIn(released, { version: '0.2.0', key: stranger.privateKey })],
    [
      'foreignKey',
      () => writeFileSync(join(released, 'latest-linux.yml'), readFileSync(join(released, 'latest-linux.yml'), 'utf8').replace('0.2.0', '0.3.0')),
    ],
  ] as const) {
    releaseIn(released, { version: '0.2.0' })
    change()
    const one = kiosk()
    await one.goes()
    expect(one.events().at(-1)).toEqual({ event: 'updateRefused', from: 'server', reason })
    expect(one.laid()).toEqual([])
  }
  expect(server.asked.filter(name => name.endsWith('.deb'))).toEqual([])
})

test('a missing signature is none', async () => {
  releaseIn(released, { version: '0.2.0' })
  server.instead = (name, response) => name.endsWith('.sig') && Boolean(response.writeHead(404).end())
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'server', reason: 'unsigned' }])
})

test('an old manifest, rightly signed once, does not lead back', async () => {
  releaseIn(released, { version: '0.2.0' })
  const one = kiosk({ running: '0.3.0' })
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'server', reason: 'older' }])
})

test("another processor's release under our name is refused", async () => {
  releaseIn(released, { version: '0.2.0', arch: 'arm64' })
  for (const end of ['', '.sig'])
    writeFileSync(join(released, `latest-linux.yml${end}`), readFileSync(join(released, `latest-linux-arm64.yml${end}`)))
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'server', reason: 'otherArch' }])
})

test('what runs is what is there: nothing to do, and asked again after six hours', async () => {
  releaseIn(released, { version: '0.1.0' })
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'current' }])
  await one.goes(6 * 60 * minuteMs)
  expect(one.events()).toHaveLength(2)
})

test('a release for none of a hundred waits; for all of them it comes', async () => {
  releaseIn(released, { version: '0.2.0', staging: 0 })
  const one = kiosk({ time: '21:05' })
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateLooked', result: 'stagedOut' }])
  expect(one.laid()).toEqual([])
  releaseIn(released, { version: '0.2.0', staging: 100 })
  await one.goes(6 * 60 * minuteMs)
  expect(one.laid()).toEqual(files('0.2.0'))
})

test("a kiosk's turn does not change from night to night", async () => {
  const number = () => readFileSync(join(data, '.updaterId'), 'utf8')
  releaseIn(released, { version: '0.2.0', staging: 0 })
  await kiosk().goes()
  const first = number()
  await kiosk().goes()
  expect(number()).toBe(first)
})

test('a version that was sent back is not fetched again, and what waited of it is taken away', async () => {
  releaseIn(released, { version: '0.2.0' })
  const one = kiosk()
  await one.goes()
  writeFileSync(join(folder, 'sent-back'), '0.2.0\n')
  await one.goes()
  expect([one.laid(), one.marker()]).toEqual([[], null])
  await one.goes(6 * 60 * minuteMs)
  expect(one.events().at(-1)).toEqual({ event: 'updateRefused', from: 'server', reason: 'refusedBefore' })
})

test('after it was put in, nothing lies there any more', async () => {
  releaseIn(released, { version: '0.2.0' })
  await kiosk().goes()
  const after = kiosk({ running: '0.2.0' })
  await after.goes()
  expect([after.laid(), after.marker()]).toEqual([[], null])
})

test('what was changed on the disk meanwhile is not put in', async () => {
  releaseIn(released, { version: '0.2.0' })
  await kiosk().goes()
  writeFileSync(join(data, 'update', program('0.2.0')), 'something else')
  const again = kiosk({ url: null })
  await again.goes()
  expect([again.laid(), again.marker()]).toEqual([[], null])
})

test('a stick goes the same way, by day as well; it is put in at night', async () => {
  releaseIn(join(folder, 'media/stick/abha-kiosk-update'), { version: '0.2.0' })
  const one = kiosk({ time: '12:00', url: null })
  await one.goes()
  expect(one.laid()).toEqual(files('0.2.0'))
  expect(one.marker()).toBeNull()
  expect(one.events()).toEqual([{ event: 'updateFetched', from: 'stick', version: '0.2.0' }])
  await one.goes(9 * 60 * minuteMs)
  expect(one.marker()).toBe('version=0.2.0\nready=yes\n')
})

test('of two sticks the newer one counts; a bad one is said once, and hides no good one', async () => {
  releaseIn(join(folder, 'media/a/abha-kiosk-update'), { version: '0.9.0', key: stranger.privateKey })
  const one = kiosk({ time: '12:00', url: null })
  await one.goes()
  await one.goes(5 * minuteMs)
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'stick', reason: 'foreignKey' }])
  releaseIn(join(folder, 'media/b/abha-kiosk-update'), { version: '0.2.0' })
  releaseIn(join(folder, 'media/c/abha-kiosk-update'), { version: '0.3.0' })
  await one.goes()
  expect(one.laid()).toEqual(files('0.3.0'))
})

test('a stick with half a program is refused, and so is one without it', async () => {
  const stick = join(folder, 'media/stick/abha-kiosk-update')
  releaseIn(stick, { version: '0.2.0' })
  const bytes = readFileSync(join(stick, program('0.2.0')))
  writeFileSync(join(stick, program('0.2.0')), bytes.subarray(0, 5000))
  const one = kiosk({ url: null })
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'stick', reason: 'damaged' }])
  expect(one.laid()).toEqual([])
})

test('without the key of a releaser nothing is taken, wherever it comes from', async () => {
  releaseIn(released, { version: '0.2.0' })
  writeFileSync(join(folder, 'key.pem'), 'no key')
  const one = kiosk()
  await one.goes()
  expect(one.events()).toEqual([{ event: 'updateRefused', from: 'server', reason: 'noKey' }])
})
