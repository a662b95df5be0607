import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSerialScanner, type SerialScannerOptions } from '../../hardware/scanner/serial/serial.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import { ownFolder } from '../../service/folder.fixture.ts'
import { comes } from '../soak/devices/clock.ts'
import { type Gun, gunAt } from '../soak/devices/gun.ts'

// What serial scanners are known to do, each over a real pair of terminals (socat). docs/device-failures.md has the list.

const url = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345'
const card = '{"hidn":"91-1234-5678-9012","hid":"asha@sbx","name":"आशा देवी","gender":"F","state name":"உதாரணம்"}'
const secure = '7416349990805756094923115719687656090691368051627957'.repeat(48)

let folder: string
let gun: Gun
let scanner: SerialScanner | undefined
beforeEach(async () => {
  folder = ownFolder()
  gun = gunAt(join(folder, 'scanner'))
  await gun.plug()
})
afterEach(async () => {
  await scanner?.close()
  scanner = undefined
  await gun.pull()
})

/** Opens the scanner and collects what it reads. */
async function listen(options: Pick<SerialScannerOptions, 'suffix'> = {}): Promise<string[]> {
  const opened = openSerialScanner({ path: join(folder, 'scanner'), baudRate: 115_200, ...options })
  scanner = opened
  const reads: string[] = []
  opened.onRead(({ text }) => reads.push(text))
  expect(await comes(() => opened.status === 'open', 10_000)).toBe(true)
  return reads
}
const has = (reads: string[], count: number) => comes(() => reads.length >= count, 5_000)
/** longer than any silence that ends a scan */
const quiet = () => wait(400)

describe('whatever stands around a text', () => {
  test.each([
    ['CR LF', url, `${url}\r\n`],
    ['CR alone', url, `${url}\r`],
    ['LF alone', url, `${url}\n`],
    ['nothing at all', url, url],
    ['STX and ETX', card, `\u0002${card}\u0003`],
    ['STX, CR LF and ETX, one of them late', card, `\u0002${card}\r\n\u0003`],
    ['an AIM prefix', card, `]Q1${card}\r\n`],
    ['line ends inside JSON', '{\r\n"hidn":"1"\r\n}', '{\r\n"hidn":"1"\r\n}\r\n'],
    ['2,500 digits', secure, `${secure}\r\n`],
  ])('%s: the text comes whole and once, and the next one has nothing of it', async (_, text, sent) => {
    const reads = await listen()
    await gun.send([Buffer.from(sent)], 0)
    await has(reads, 1)
    await quiet()
    await gun.send([Buffer.from('next\r\n')], 0)
    await has(reads, 2)
    expect(reads).toEqual([text, 'next'])
  })

  test('a scanner set to CR, heard as CR: the LF it sends too does not begin the next scan', async () => {
    const reads = await listen({ suffix: 'cr' })
    await gun.send([Buffer.from(`${url}\r\n`), Buffer.from(`${card}\r\n`)], 20)
    await has(reads, 2)
    expect(reads).toEqual([url, card])
  })
})

test('a letter cut in two by the line is one letter', async () => {
  const reads = await listen()
  const bytes = Buffer.from(`${card}\r\n`)
  const at = bytes.indexOf(Buffer.from('आ'))
  await gun.send([bytes.subarray(0, at + 1), bytes.subarray(at + 1, at + 2), bytes.subarray(at + 2)], 20)
  await has(reads, 1)
  expect(reads).toEqual([card])
})

test('a scan without an end, with a gap of 50 ms inside, is one scan, and two with a quarter of a second between them are two', async () => {
  const reads = await listen()
  await gun.send([Buffer.from(url.slice(0, 30)), Buffer.from(url.slice(30))], 50)
  await has(reads, 1)
  await gun.send([Buffer.from('one'), Buffer.from('two')], 450)
  await has(reads, 3)
  expect(reads).toEqual([url, 'one', 'two'])
})

test('noise without an end is dropped until it is silent, and the next scan is whole', async () => {
  const reads = await listen()
  // at once: a pause in it would be an end
  await gun.send([Buffer.alloc(20_000, '7')], 0)
  await quiet()
  await gun.send([Buffer.from(`${url}\r\n`)], 0)
  await has(reads, 1)
  expect(reads).toEqual([url])
})

test('the same code sent again and again within two seconds is one read', async () => {
  const reads = await listen()
  for (let time = 0; time < 8; time++) {
    await gun.send([Buffer.from(`${url}\r\n`)], 0)
    await wait(250)
  }
  await gun.send([Buffer.from('next\r\n')], 0)
  await has(reads, 2)
  expect(reads).toEqual([url, 'next'])
})

test('a barcode that is no QR, and bytes that are no text, are nothing; the next scan is', async () => {
  const reads = await listen()
  for (const odd of [Buffer.from(']C1ABC123\r\n'), Buffer.of(0xc3, 0x28, 0xa0, 0x0d), Buffer.from('\r\n'), Buffer.from(`${url}\r\n`)]) {
    await gun.send([odd], 0)
    await quiet()
  }
  expect(reads).toEqual([url])
})

test('pulled out it is noticed although nobody writes to it; half a scan before is never joined to the next one', async () => {
  const reads = await listen()
  const statuses: string[] = []
  scanner?.onStatus(status => statuses.push(status))
  await gun.send([Buffer.from(url.slice(0, 30))], 0)
  await gun.pull()
  expect(await comes(() => scanner?.status === 'disconnected', 5_000)).toBe(true)
  await gun.plug()
  expect(await comes(() => scanner?.status === 'open', 10_000)).toBe(true)
  await gun.send([Buffer.from(`${url}\r\n`)], 0)
  await comes(() => reads.includes(url), 5_000)
  expect(reads.filter(text => text !== url.slice(0, 30))).toEqual([url])
  expect(statuses).toEqual(['disconnected', 'open'])
})

test('pulled out in the very moment of a scan, again and again, it is noticed each time and its memory does not grow', {
  timeout: 120_000,
}, async () => {
  await listen()
  const memory = () => process.memoryUsage.rss() / 1e6
  const before = memory()
  for (let round = 0; round < 25; round++) {
    expect([round, await comes(() => scanner?.status === 'open', 10_000)]).toEqual([round, true])
    await gun.send([Buffer.from(`${url}&round=${round}\r\n`)], 0)
    await wait(round % 5)
    await gun.pull()
    expect([round, await comes(() => scanner?.status === 'disconnected', 5_000)]).toEqual([round, true])
    await gun.plug()
  }
  expect(memory() - before).toBeLessThan(200)
})

test('a second program that wants the same scanner is shut out, and the first goes on reading', async () => {
  const reads = await listen()
  const second = openSerialScanner({ path: join(folder, 'scanner'), baudRate: 115_200 })
  await wait(800)
  expect(second.status).toBe('disconnected')
  await gun.send([Buffer.from(`${url}\r\n`)], 0)
  await has(reads, 1)
  expect(reads).toEqual([url])
  await second.close()
})

test('closed and opened anew in the same moment, there is one reader and it gets every byte', async () => {
  for (let round = 0; round < 10; round++) {
    const reads = await listen()
    await gun.send([Buffer.from(`${url}&round=${round}\r\n`)], 0)
    await has(reads, 1)
    expect(reads).toEqual([`${url}&round=${round}`])
    await scanner?.close()
  }
})
