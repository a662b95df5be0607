import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../support/desk.ts'
import { rawSocket } from '../support/socket.ts'

// A plain Chromium kiosk: the service behind it comes back by itself, under the address the page knows.

let desk: Desk
let keeper: ChildProcess
afterEach(async () => {
  if (keeper.exitCode === null) {
    keeper.kill('SIGTERM')
    await once(keeper, 'exit')
  }
  await desk.close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function keep(config?: string) {
  desk = await openDesk()
  const page = join(desk.folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  const port = await freePort()
  keeper = spawn(process.execPath, [
    join(import.meta.dirname, '../../scripts/keep-browser.ts'),
    '--config',
    config ?? desk.configFile,
    '--port',
    `${port}`,
    '--page',
    page,
  ])
  const said: string[] = []
  keeper.stdout?.on('data', data => said.push(...String(data).trim().split('\n')))
  return { said }
}

/** the one process that the keeper has started */
const childOf = (pid: number) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim())

test('the service is killed: it comes back, and the page gets in with what it knows', { timeout: 120_000 }, async () => {
  const { said } = await keep()
  await expect.poll(() => said.length, { timeout: 45_000 }).toBe(1)
  const address = (JSON.parse(said[0] ?? '{}') as { kiosk: string }).kiosk
  const protocol = `kiosk.${new URL(address).hash.slice('#key='.length)}`
  const before = await rawSocket(address, { protocol })
  expect(before.status).toBe(101)
  const first = childOf(keeper.pid ?? 0)
  process.kill(first, 'SIGKILL')
  await before.closed
  await expect.poll(() => said.length, { timeout: 45_000 }).toBe(2)
  expect(said[1]).toBe(said[0])
  expect(childOf(keeper.pid ?? 0)).not.toBe(first)
  const after = await rawSocket(address, { protocol })
  expect(after.status).toBe(101)
  after.end()
})

test('a config that is wrong is not tried again', { timeout: 60_000 }, async () => {
  await keep('/nowhere/kiosk.config.yaml')
  const [code] = await once(keeper, 'exit')
  expect(code).toBe(2)
})
