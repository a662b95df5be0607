import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { hand } from '../e2e/support/hand.ts'
import { tempFolder } from '../support/folder.ts'
import { releaseIn, releaser } from '../updates/release.ts'
import { serveFolder, type UpdateServer } from '../updates/server.ts'
import { openShell, type Shell } from './shell.ts'

// What is asked for and refused, tests/updates has; here it is Electron's own HTTP, and the shell's own word on whether somebody is there.

let shell: Shell | null = null
let server: UpdateServer | null = null
let temp: ReturnType<typeof tempFolder> | null = null
test.afterEach(async () => {
  await shell?.close()
  await server?.close()
  temp?.remove()
  shell = server = temp = null
})

test('the shell fetches a newer version and lays it down, and does not while somebody is there', async () => {
  test.setTimeout(180_000)
  temp = tempFolder('updates')
  const released = join(temp.path, 'released')
  const key = join(temp.path, 'key.pem')
  mkdirSync(released)
  writeFileSync(key, releaser.publicKey)
  releaseIn(released, { version: '9.0.0' })
  server = await serveFolder(released)
  const { url, asked } = server
  const now = new Date(Date.now() + 330 * 60_000).toISOString()
  const hours = `{ from: '${now.slice(11, 16)}', to: '${now.slice(11, 14)}${now.slice(14, 16) === '00' ? '59' : '00'}' }`
  shell = await openShell('2', [], { change: text => `${text}\nupdates: { url: ${url}, key: ${key}, hours: ${hours} }\n` })
  const drop = join(shell.desk.dataFolder, 'update')
  const { on, press } = hand(shell.page)
  await press('en')
  await on('want')
  // long enough for its first look
  await shell.page.waitForTimeout(16_000)
  expect(asked).toEqual([])
  expect(existsSync(drop)).toBe(false)

  await press('back')
  await on('language')
  await expect.poll(() => existsSync(join(drop, 'ready')), { timeout: 60_000 }).toBe(true)
  expect(readFileSync(join(drop, 'ready'), 'utf8')).toBe('version=9.0.0\nready=yes\n')
  for (const name of readdirSync(released)) expect(readFileSync(join(drop, name))).toEqual(readFileSync(join(released, name)))

  await press('en')
  await on('want')
  await expect.poll(() => existsSync(join(drop, 'ready'))).toBe(false)
})
