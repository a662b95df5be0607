import { SerialPort } from 'serialport'
import { deviceAt, watchDevice } from '../device-file.ts'
import type { Flow } from './address.ts'
import type { Delays } from './delays.ts'
import type { Link, Sent } from './link.ts'
import { type Timers, wait } from './timers.ts'

// at 9,600 baud a piece is on the line for half a second: progress shows well within its deadline
const pieceBytes = 512

export interface SerialOptions {
  path: string
  baudRate: number
  flow: Flow
  delays: Pick<Delays, 'connect' | 'progress'>
  timers: Timers
}

/** One attempt to open a serial port, 8N1. null: not there, in use, or no answer from its driver within `delays.connect`. */
export async function connectSerial({ path, baudRate, flow, delays, timers }: SerialOptions): Promise<Link | null> {
  const device = await deviceAt(path)
  return new Promise(resolve => {
    const port = new SerialPort({
      path,
      baudRate,
      autoOpen: false,
      rtscts: flow === 'rtscts',
      xon: flow === 'xonxoff',
      xoff: flow === 'xonxoff',
      highWaterMark: pieceBytes,
    })
    // its reason tells nothing the close does not; without a listener it would end the program
    port.on('error', () => {})
    let isLate = false
    const cancel = timers.after(delays.connect, () => {
      isLate = true
      resolve(null)
    })
    port.open(error => {
      cancel()
      if (isLate) return error ? undefined : port.close(() => {})
      if (error) return resolve(null)
      // what the printer said to nobody is no answer to us
      port.flush(() => resolve(port.isOpen ? serialLink(port, device, baudRate, delays.progress, timers) : null))
      return undefined
    })
  })
}

function serialLink(port: SerialPort, device: string | null, baudRate: number, progress: number, timers: Timers): Link {
  const readers: ((bytes: Uint8Array) => void)[] = []
  let isOpen = true
  let freeAt = 0
  // a port that nobody reads does not notice that it was pulled out (printing 8)
  port.on('data', (bytes: Uint8Array) => {
    for (const read of readers) read(bytes)
  })
  const closers: (() => void)[] = []
  const gone = () => {
    if (!isOpen) return
    isOpen = false
    stopWatch()
    for (const close of closers.splice(0)) close()
  }
  // comes twice where the device went during a write
  port.on('close', gone)
  port.on('error', () => shut('deliver'))

  const shut = (rest: 'deliver' | 'drop') => {
    if (!isOpen) return
    gone()
    const close = () => void (port.isOpen && port.close(() => {}))
    if (rest === 'drop' && port.isOpen) port.flush(close)
    else close()
  }

  const stopWatch = watchDevice(port.path, device, timers, () => shut('drop'))

  const sendPiece = (piece: Uint8Array) =>
    new Promise<Sent>(resolve => {
      const done = (result: Sent) => {
        cancel()
        const at = closers.indexOf(lost)
        if (at >= 0) closers.splice(at, 1)
        resolve(result)
      }
      const lost = () => done('lost')
      // there is no write time-out of its own: a stalled port keeps a write for ever
      const cancel = timers.after(progress, () => done('stalled'))
      closers.push(lost)
      port.write(piece, error => {
        done(error ? 'lost' : 'sent')
        if (error) shut('drop')
      })
    })

  return {
    get isOpen() {
      return isOpen
    },
    async send(bytes) {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        if (!isOpen) return 'lost'
        const piece = bytes.subarray(at, at + pieceBytes)
        const result = await sendPiece(piece)
        if (result !== 'sent') return result
        // the system takes tens of kilobytes at once: without a pace "sent" would mean nothing, and an answer could not come in time
        freeAt = Math.max(freeAt, timers.now()) + (piece.length * 10_000) / baudRate
        const early = freeAt - timers.now() - (pieceBytes * 10_000) / baudRate
        if (early >= 1) await wait(timers, early)
      }
      return isOpen ? 'sent' : 'lost'
    },
    onBytes: listener => void readers.push(listener),
    onClose: listener => void closers.push(listener),
    close: () => shut('deliver'),
    reset: () => shut('drop'),
  }
}
