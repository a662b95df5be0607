import { createServer, type Server, type Socket } from 'node:net'
import type { PretendPrinter } from './printer.ts'

/** So much may wait unread before the socket is stopped, and the host feels it. */
const WIRE_BYTES = 262_144

/** One host at a time; a second one is shut out at once. */
export class TcpPort {
  #printer: PretendPrinter
  #host: string
  #server: Server | null = null
  #port: number
  #socket: Socket | null = null

  /** `port` 0: any free one; after the first opening it stays the same. */
  constructor(printer: PretendPrinter, host: string, port: number) {
    this.#printer = printer
    this.#host = host
    this.#port = port
  }

  get port(): number {
    return this.#port
  }

  plug(reachable: boolean): void {
    if (reachable) void this.open()
    else this.#shut()
  }

  async open(): Promise<void> {
    if (this.#server) return
    const server = createServer({ noDelay: true }, socket => this.#accept(socket))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, this.#host, resolve)
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the printer port has no number')
    this.#port = address.port
  }

  async close(): Promise<void> {
    this.#socket?.destroy()
    this.#shut()
  }

  #shut(): void {
    this.#server?.close()
    this.#server = null
  }

  #accept(socket: Socket): void {
    if (this.#socket) {
      socket.on('error', () => {})
      socket.destroy()
      return
    }
    this.#socket = socket
    const printer = this.#printer
    let lost = false
    let resuming: ReturnType<typeof setInterval> | undefined
    const resume = () => {
      if (printer.backlog >= WIRE_BYTES) return
      clearInterval(resuming)
      socket.resume()
    }
    socket.on('data', bytes => {
      printer.receive(bytes)
      if (printer.backlog < WIRE_BYTES) return
      socket.pause()
      clearInterval(resuming)
      resuming = setInterval(resume, 20)
    })
    socket.on('error', () => {
      lost = true
    })
    socket.on('close', () => {
      clearInterval(resuming)
      if (this.#socket === socket) this.#socket = null
      if (printer.linkIs(link)) printer.detach(lost)
    })
    const link = {
      send: (bytes: Uint8Array) => {
        if (socket.writable) socket.write(bytes)
      },
      drop: () => {
        this.#socket = null
        socket.resetAndDestroy()
      },
    }
    printer.attach(link)
  }
}
