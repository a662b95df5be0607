import { SerialPort } from 'serialport'
import { deviceAt, watchDevice } from '../../device-file.ts'
import { pushed } from '../../pushed.ts'
import { systemTimers, type Timers } from '../../timers.ts'
import { sightings } from '../sightings.ts'
import type { Read, SerialScanner, SerialScannerStatus } from '../types.ts'
import { framing, type Suffix } from './framing.ts'
import { type PortInfo, pathOf, serialPorts, type Wanted } from './ports.ts'

/** What is needed of an open port. It emits 'data' (Buffer), 'error' and 'close', the last perhaps twice. */
export interface Port {
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown
  on(event: 'close' | 'error', listener: () => void): unknown
  write(bytes: Uint8Array): unknown
  close(done: () => void): void
}

export type SerialScannerOptions = Wanted & {
  baudRate: number
  /** how the scanner ends a scan; without it any way is understood */
  suffix?: Suffix
  /** bytes that make it scan, stop scanning, and light its lamp for a good read, as its manual says (hexadecimal pairs); without them nothing is sent */
  commands?: Commands
  timers?: Timers
  /** resolves with the open port; rejects when it is not there */
  open?(path: string, baudRate: number, timers: Timers): Promise<Port>
  /** the ports there are */
  ports?(): Promise<PortInfo[]>
}

export interface Commands {
  start?: string
  stop?: string
  good?: string
}

/** The bytes of hexadecimal pairs, which may stand apart: '16 54 0d'. Throws on anything else. */
export function bytesOf(hex: string): Uint8Array {
  const digits = hex.replaceAll(/\s/g, '')
  if (!/^([0-9a-f]{2})+$/i.test(digits)) throw new Error(`not hexadecimal pairs: ${hex}`)
  return Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

/** ms before the next try to open: quick at first, then every ten seconds. */
export const reopenDelay = (failed: number) => Math.min(250 * 2 ** failed, 10_000)

/** A timer later than this (ms) says the program was busy, so bytes may be waiting unread. */
const late = 25
const secondLook = 50

/**
 * A QR scanner on a serial port (USB-CDC in most cases). It never throws and never gives up: a scanner that is not there is 'disconnected'
 * until it is. The same text counts again after 3 s, and 1 s after it was last sent.
 */
export function openSerialScanner(options: SerialScannerOptions): SerialScanner {
  const { baudRate, suffix = 'any', commands = {}, timers = systemTimers, open = openPort, ports = serialPorts } = options
  const [start, stop, good] = [commands.start, commands.stop, commands.good].map(hex => (hex === undefined ? null : bytesOf(hex)))
  const readers = new Set<(read: Read) => void>()
  const status = pushed<SerialScannerStatus>('disconnected')
  let closed = false
  let failed = 0
  let port: Port | null = null
  let opening: Promise<void> = Promise.resolve()
  let cancelReopen = () => {}
  let cancelSilence = () => {}
  let seen = sightings()

  /** Reads from the port as long as it lives: only a port that is read notices that it was pulled out. */
  const listen = (opened: Port) => {
    const frame = framing(suffix)
    const say = (texts: string[]) => {
      for (const text of texts) {
        if (closed || !seen.see(text, timers.now())) continue
        if (good) opened.write(good)
        for (const reader of readers) reader({ text, source: 'serial' })
      }
    }
    const awaitSilence = () => {
      cancelSilence()
      const due = frame.due()
      if (due === null) return
      const end = () => say(frame.end())
      cancelSilence = timers.after(due - timers.now(), () => {
        if (timers.now() - due <= late) end()
        else cancelSilence = timers.after(secondLook, end)
      })
    }
    opened.on('data', bytes => {
      say(frame.feed(bytes, timers.now()))
      awaitSilence()
    })
    const gone = () => {
      if (port !== opened) return
      port = null
      cancelSilence()
      status.become('disconnected')
      reopen()
    }
    opened.on('close', gone)
    opened.on('error', () => {
      opened.close(() => {})
      gone()
    })
  }

  const reopen = () => {
    if (closed) return
    cancelReopen()
    cancelReopen = timers.after(reopenDelay(failed++), tryOpen)
  }

  /** The port of the scanner that is meant, wherever it is plugged in this time. */
  const find = async () => {
    const path = pathOf(options, 'path' in options ? [] : await ports())
    if (path === null) throw new Error('the scanner is not there')
    return open(path, baudRate, timers)
  }

  const tryOpen = () => {
    opening = find().then(
      opened => {
        if (closed) return shut(opened)
        port = opened
        failed = 0
        listen(opened)
        status.become('open')
        return undefined
      },
      () => reopen(),
    )
  }

  tryOpen()
  return {
    get status() {
      return status.now
    },
    onRead(listener) {
      readers.add(listener)
      return () => readers.delete(listener)
    },
    onStatus: status.onChange,
    forget() {
      seen = sightings()
    },
    trigger(on) {
      const bytes = on ? start : stop
      if (port && bytes) port.write(bytes)
    },
    async close() {
      closed = true
      cancelReopen()
      cancelSilence()
      await opening
      const open = port
      port = null
      if (open) await shut(open)
      status.become('disconnected')
    },
  }
}

const shut = (port: Port) => new Promise<void>(resolve => port.close(() => resolve()))

/** The port closes by itself when its device is gone. */
async function openPort(path: string, baudRate: number, timers: Timers): Promise<Port> {
  const device = await deviceAt(path)
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false })
    // Without a listener an error while nobody looks would end the program.
    port.on('error', () => {})
    port.open(error => {
      if (error) return reject(error)
      port.once(
        'close',
        watchDevice(path, device, timers, () => port.close(() => {})),
      )
      resolve(port)
      return undefined
    })
  })
}
