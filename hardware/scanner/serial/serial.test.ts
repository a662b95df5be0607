import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Read } from '../types.ts'
import type { PortInfo } from './ports.ts'
import { bytesOf, openSerialScanner, type Port, reopenDelay, type SerialScannerOptions } from './serial.ts'

const url = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345'
const card = '{"hidn":"91-1234-5678-9012","name":"आशा देवी"}'

describe('on a real pair of ports', { timeout: 30_000 }, () => {
  let folder: string
  let cable: ChildProcess
  const kiosk = () => join(folder, 'kiosk')
  const scanner = () => join(folder, 'scanner')

  const plug = async () => {
    cable = spawn('socat', [`pty,raw,echo=0,link=${kiosk()}`, `pty,raw,echo=0,link=${scanner()}`], { stdio: 'ignore' })
    await vi.waitUntil(() => existsSync(kiosk()) && existsSync(scanner()), { timeout: 5000, interval: 20 })
  }
  const unplug = async () => {
    const gone = once(cable, 'exit')
    cable.kill()
    await gone
  }
  const send = async (...pieces: Uint8Array[]) => {
    const file = await open(scanner(), 'r+')
    for (const piece of pieces) await file.write(piece)
    await file.close()
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serial-'))
  })
  afterEach(async () => {
    if (cable.exitCode === null && cable.signalCode === null) await unplug()
    await rm(folder, { recursive: true, force: true })
  })

  test('scans arrive whole; the cable is cut and comes back, and they arrive again', async () => {
    await plug()
    const device = openSerialScanner({ path: kiosk(), baudRate: 115_200 })
    const reads: Read[] = []
    const statuses: string[] = []
    device.onRead(read => reads.push(read))
    device.onStatus(status => statuses.push(status))
    await vi.waitUntil(() => device.status === 'open', { timeout: 5000 })

    const bytes = Buffer.from(`]Q1${card}\r\n`)
    await send(bytes.subarray(0, 31), bytes.subarray(31, 32), bytes.subarray(32))
    await vi.waitUntil(() => reads.length === 1, { timeout: 5000 })
    expect(reads).toEqual([{ text: card, source: 'serial' }])

    await unplug()
    await vi.waitUntil(() => device.status === 'disconnected', { timeout: 5000 })
    await plug()
    await vi.waitUntil(() => device.status === 'open', { timeout: 15_000 })
    await send(Buffer.from(`\u0002${url}\r\n\u0003`))
    await vi.waitUntil(() => reads.length === 2, { timeout: 5000 })
    expect(reads[1]).toEqual({ text: url, source: 'serial' })
    expect(statuses).toEqual(['open', 'disconnected', 'open'])
    await device.close()
  })

  test('a scanner plugged in after the kiosk has started is found', async () => {
    const device = openSerialScanner({ path: kiosk(), baudRate: 9600 })
    expect(device.status).toBe('disconnected')
    await plug()
    await vi.waitUntil(() => device.status === 'open', { timeout: 10_000 })
    await device.close()
    expect(device.status).toBe('disconnected')
  })
})

describe('whatever the port does', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A port in the hand: `data`, `error` and `closed` happen when the test says so. */
  function handPort() {
    const listeners: { event: string; listener: (bytes: Uint8Array) => void }[] = []
    const emit = (event: string, bytes = new Uint8Array()) => {
      for (const each of listeners) if (each.event === event) each.listener(bytes)
    }
    let open = true
    const written: string[] = []
    const port: Port = {
      write: bytes => written.push(Buffer.from(bytes).toString('hex')),
      on: (event: string, listener: (bytes: Uint8Array) => void) => listeners.push({ event, listener }),
      close(done: () => void) {
        open = false
        done()
      },
    }
    return { port, emit, written, isOpen: () => open }
  }

  const device = (answers: (Port | null)[], more: Partial<Omit<SerialScannerOptions, 'path'>> & { vendor?: string; serialNumber?: string } = {}) => {
    let tries = 0
    const paths: string[] = []
    const scanner = openSerialScanner({
      ...(more.vendor === undefined ? { path: 'COM3' } : { vendor: more.vendor }),
      baudRate: 9600,
      ...more,
      async open(path) {
        paths.push(path)
        const port = answers[tries++]
        if (!port) throw new Error('no such port')
        return port
      },
      timers: {
        now: () => Date.now(),
        after(delay, work) {
          const timer = setTimeout(work, delay)
          return () => clearTimeout(timer)
        },
      },
    })
    const reads: string[] = []
    const statuses: string[] = []
    scanner.onRead(read => reads.push(read.text))
    scanner.onStatus(status => statuses.push(status))
    return { scanner, reads, statuses, paths, tries: () => tries }
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  test('without a scanner it asks less and less often, and never throws', async () => {
    const { scanner, tries, statuses } = device([])
    await pass(60_000)
    expect(tries()).toBeGreaterThan(5)
    expect(tries()).toBeLessThan(15)
    expect(statuses).toEqual([])
    await scanner.close()
    const after = tries()
    await pass(60_000)
    expect(tries()).toBe(after)
  })

  test('closing told twice is one disconnection and one new try', async () => {
    const first = handPort()
    const second = handPort()
    const { scanner, tries, statuses } = device([first.port, second.port])
    await pass(10)
    first.emit('error')
    first.emit('close')
    first.emit('close')
    await pass(1000)
    expect(tries()).toBe(2)
    expect(statuses).toEqual(['open', 'disconnected', 'open'])
    await scanner.close()
    expect(second.isOpen()).toBe(false)
  })

  test('half a scan before the cable was cut is forgotten', async () => {
    const first = handPort()
    const second = handPort()
    const { scanner, reads } = device([first.port, second.port])
    await pass(10)
    first.emit('data', Buffer.from('https://ph'))
    first.emit('close')
    await pass(1000)
    second.emit('data', Buffer.from(`${url}\r\n`))
    await pass(1000)
    expect(reads).toEqual([url])
    await scanner.close()
  })

  test('a scanner that sends the same code over and over tells it once, and again when it is shown later', async () => {
    const { port, emit } = handPort()
    const { scanner, reads } = device([port])
    await pass(10)
    for (let i = 0; i < 10; i++) {
      emit('data', Buffer.from(`${url}\r\n`))
      await pass(500)
    }
    expect(reads).toEqual([url])
    await pass(2000)
    emit('data', Buffer.from(`${url}\r\n`))
    await pass(100)
    expect(reads).toEqual([url, url])
    await scanner.close()
  })

  test('closed while it opens, the port is shut again', async () => {
    const { port, isOpen } = handPort()
    const { scanner, statuses } = device([port])
    await scanner.close()
    expect(isOpen()).toBe(false)
    expect(statuses).toEqual([])
  })

  test('unplugged and plugged in elsewhere, it is found by what its plug says, and no other scanner is taken for it', async () => {
    const first = handPort()
    const second = handPort()
    const port = (path: string, serialNumber: string): PortInfo => ({ path, vendor: '0c2e', product: '0b6a', serialNumber, manufacturer: null })
    let plugged = [port('/dev/ttyACM0', 'A1'), port('/dev/ttyACM1', 'B2')]
    const { scanner, paths, statuses } = device([first.port, second.port], {
      vendor: '0C2E',
      serialNumber: 'B2',
      ports: async () => plugged,
    })
    await pass(10)
    plugged = [port('/dev/ttyACM0', 'A1')]
    first.emit('close')
    await pass(5000)
    expect(paths).toEqual(['/dev/ttyACM1'])
    plugged = [port('/dev/ttyACM0', 'A1'), port('/dev/ttyACM7', 'B2')]
    await pass(10_000)
    expect(paths).toEqual(['/dev/ttyACM1', '/dev/ttyACM7'])
    expect(statuses).toEqual(['open', 'disconnected', 'open'])
    await scanner.close()
  })

  test('it is triggered, stopped and told of a good read by the commands of its manual, and by nothing where there are none', async () => {
    const { port, emit, written } = handPort()
    const { scanner } = device([port], { commands: { start: '16 54 0D', stop: '16550d', good: '07' } })
    scanner.trigger(true)
    expect(written).toEqual([])
    await pass(10)
    scanner.trigger(true)
    emit('data', Buffer.from(`${url}\r\n`))
    await pass(100)
    scanner.trigger(false)
    expect(written).toEqual(['16540d', '07', '16550d'])
    await scanner.close()
    scanner.trigger(true)
    expect(written).toHaveLength(3)

    const silent = handPort()
    const other = device([silent.port])
    await pass(10)
    other.scanner.trigger(true)
    expect(silent.written).toEqual([])
    await other.scanner.close()
  })

  test('commands are hexadecimal pairs or a mistake', () => {
    expect([...bytesOf('16 54 0D')]).toEqual([0x16, 0x54, 0x0d])
    for (const wrong of ['', '1', '16 5', 'SYN T']) expect(() => bytesOf(wrong)).toThrow()
  })

  test('plugged in and out two hundred times it leaves no timer and no second port', async () => {
    const ports = Array.from({ length: 200 }, () => handPort())
    const { scanner, reads, tries } = device(ports.map(({ port }) => port))
    for (const [i, each] of ports.entries()) {
      await pass(300)
      each.emit('data', Buffer.from(`code ${i}\r\n`))
      await pass(i % 3 === 0 ? 10 : 100)
      each.emit(i % 2 ? 'close' : 'error')
    }
    expect(tries()).toBe(200)
    expect(reads.length).toBeGreaterThan(100)
    await scanner.close()
    expect(vi.getTimerCount()).toBe(0)
    expect(ports.filter(each => each.isOpen() && ports.indexOf(each) % 2 === 0)).toEqual([])
  })

  test('the wait grows to ten seconds', () => {
    expect([0, 1, 2, 3, 20].map(reopenDelay)).toEqual([250, 500, 1000, 2000, 10_000])
  })
})
