import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { turnedClock } from './clock.fixture.ts'
import { feedEveryMs, feedFile, feedSystemd, watch } from './watchdog.ts'

test('half of what systemd waits for; nobody listens without a socket or a time', () => {
  expect(feedEveryMs({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '30000000' })).toBe(15_000)
  expect(feedEveryMs({ NOTIFY_SOCKET: '/run/systemd/notify' })).toBeNull()
  expect(feedEveryMs({ WATCHDOG_USEC: '30000000' })).toBeNull()
  for (const usec of ['', '0', '-1', 'soon']) expect(feedEveryMs({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: usec })).toBeNull()
})

test('it is fed while a token could be completed, starves while not, and is fed again', () => {
  const clock = turnedClock()
  const fed: string[] = []
  let could = false
  watch(
    clock,
    1000,
    () => could,
    state => fed.push(state),
  )
  clock.go(5000)
  expect(fed).toEqual([])
  could = true
  clock.go(2000)
  expect(fed).toEqual(['ready', 'alive', 'alive'])
  could = false
  clock.go(60_000)
  expect(fed).toHaveLength(3)
  could = true
  clock.go(1000)
  expect(fed).toEqual(['ready', 'alive', 'alive', 'alive'])
})

const folder = () => mkdtempSync(join(tmpdir(), 'watchdog-'))

test('a file that a scheduled task looks at gets a new time', async () => {
  const at = folder()
  const file = join(at, 'alive')
  feedFile(file)('alive')
  await expect.poll(() => statSync(file, { throwIfNoEntry: false })?.isFile()).toBe(true)
  utimesSync(file, 0, 0)
  feedFile(file)('alive')
  await expect.poll(() => statSync(file).mtimeMs).toBeGreaterThan(0)
  rmSync(at, { recursive: true })
})

const has = (program: string) => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.runIf(process.platform === 'linux' && has('socat') && has('systemd-notify'))("systemd's socket hears READY=1 and WATCHDOG=1", async () => {
  const at = folder()
  const socket = join(at, 'notify')
  const listener = spawn('socat', ['-u', `UNIX-RECV:${socket}`, 'STDOUT'])
  let heard = ''
  listener.stdout.on('data', data => {
    heard += String(data)
  })
  await expect.poll(() => statSync(socket, { throwIfNoEntry: false })?.isSocket()).toBe(true)
  const before = process.env.NOTIFY_SOCKET
  process.env.NOTIFY_SOCKET = socket
  try {
    feedSystemd('ready')
    await expect.poll(() => heard).toContain('READY=1')
    feedSystemd('alive')
    await expect.poll(() => heard).toContain('WATCHDOG=1')
  } finally {
    if (before === undefined) delete process.env.NOTIFY_SOCKET
    else process.env.NOTIFY_SOCKET = before
    listener.kill()
    rmSync(at, { recursive: true })
  }
})
