import { createConnection, type Socket } from 'node:net'
import type { Delays } from './delays.ts'
import type { Link, Sent } from './link.ts'
import type { Timers } from './timers.ts'

// small enough that a slow printer shows progress within the deadline
const pieceBytes = 4096

export interface TcpOptions {
  host: string
  port: number
  delays: Pick<Delays, 'connect' | 'progress'>
  timers: Timers
}

/** One attempt to reach a network printer (TCP, usually port 9100). null: refused, no route, or no answer within `delays.connect`. */
export function connectTcp({ host, port, delays, timers }: TcpOptions): Promise<Link | null> {
  return new Promise(resolve => {
    const socket = createConnection({ host, port, noDelay: true, keepAlive: true })
    const giveUp = () => {
      cancel()
      socket.destroy()
      resolve(null)
    }
    const cancel = timers.after(delays.connect, giveUp)
    socket.once('error', giveUp)
    socket.once('connect', () => {
      cancel()
      socket.off('error', giveUp)
      resolve(tcpLink(socket, delays.progress, timers))
    })
  })
}

function tcpLink(socket: Socket, progress: number, timers: Timers): Link {
  const readers: ((bytes: Uint8Array) => void)[] = []
  socket.on('data', bytes => {
    for (const read of readers) read(bytes)
  })
  // its reason tells nothing the close does not
  socket.on('error', () => {})
  // a printer that ends its side will not print what is sent after
  socket.on('end', () => socket.destroy())

  const sendPiece = (piece: Uint8Array) =>
    new Promise<Sent>(resolve => {
      const done = (result: Sent) => {
        cancel()
        socket.off('close', lost)
        resolve(result)
      }
      const lost = () => done('lost')
      const cancel = timers.after(progress, () => done('stalled'))
      socket.once('close', lost)
      socket.write(piece, error => done(error ? 'lost' : 'sent'))
    })

  return {
    get isOpen() {
      return !socket.destroyed && socket.writable
    },
    async send(bytes) {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        if (socket.destroyed || !socket.writable) return 'lost'
        const result = await sendPiece(bytes.subarray(at, at + pieceBytes))
        if (result !== 'sent') return result
      }
      return 'sent'
    },
    onBytes: listener => void readers.push(listener),
    onClose: listener => void socket.once('close', listener),
    close: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  }
}
