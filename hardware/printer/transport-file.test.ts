import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFile, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualDelays } from './delays.ts'
import { systemTimers } from './timers.ts'
import { connectFile } from './transport-file.ts'

let folder: string
let path: string
let reader: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fifo-'))
  path = join(folder, 'lp0')
  execFileSync('mkfifo', [path])
  reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
})
afterEach(() => {
  closeSync(reader)
  rmSync(folder, { recursive: true, force: true })
})

const connect = (progress = 300) => connectFile({ path, oneWay: true, delays: { ...usualDelays, progress }, timers: systemTimers })
/** all that waits in the pipe */
const drain = () => {
  const bytes = Buffer.alloc(1_000_000)
  let length = 0
  for (;;) {
    try {
      const read = readSync(reader, bytes, length, bytes.length - length, null)
      if (read === 0) return length
      length += read
    } catch {
      return length
    }
  }
}

test('six stalled printers give up at their deadline, and files can be read all the while', async () => {
  const links = await Promise.all(Array.from({ length: 6 }, () => connect(2_000)))
  const order: string[] = []
  const sends = links.map(async link => {
    order.push((await link?.send(new Uint8Array(300_000))) ?? 'not open')
  })
  // ten times as many as Node has threads for files
  await Promise.all(Array.from({ length: 40 }, () => promisify(readFile)(new URL(import.meta.url))))
  order.push('files read')
  await Promise.all(sends)
  expect(order).toEqual(['files read', ...Array.from({ length: 6 }, () => 'stalled')])
  for (const link of links) link?.close()
})

test('a device that takes a little now and then gets everything, in order and once', async () => {
  const link = await connect()
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251)
  let got = 0
  const timer = setInterval(() => {
    got += drain()
  }, 5)
  expect(await link?.send(bytes)).toBe('sent')
  clearInterval(timer)
  expect(got + drain()).toBe(bytes.length)
  link?.close()
})

test('a device that goes away while nobody prints is noticed, even one that cannot be read', async () => {
  const link = await connect()
  const gone = new Promise<void>(resolve => link?.onClose(resolve))
  rmSync(path)
  await gone
  expect(link?.isOpen).toBe(false)
  expect(await link?.send(Uint8Array.of(1))).toBe('lost')
})

test('a device that is not there, or that nobody serves, is not opened', async () => {
  const delays = usualDelays
  expect(await connectFile({ path: join(folder, 'lp9'), oneWay: false, delays, timers: systemTimers })).toBe(null)
  closeSync(reader)
  expect(await connect()).toBe(null)
  reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
})

test('a device pulled out during a write is lost, not stalled', async () => {
  const link = await connect(5_000)
  const sending = link?.send(new Uint8Array(300_000))
  await new Promise(resolve => setTimeout(resolve, 50))
  closeSync(reader)
  expect(await sending).toBe('lost')
  reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
})
