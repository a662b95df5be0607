import { createServer, type Server, type Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { slipPng, stripPng } from './picture.ts'
import { PretendPrinter, type PrinterOptions, type PrinterState } from './printer.ts'
import { isSwitchName, type Switches, type SwitchName, switchSchema } from './switches.ts'

export type { PrinterState } from './printer.ts'
export type { Switches, SwitchName } from './switches.ts'

export interface PretendPrinterOptions extends PrinterOptions {
  /** TCP port for ESC/POS; 0 = any free one */
  port?: number
  httpPort?: number
  host?: string
}

export interface RunningPrinter {
  escposPort: number
  httpPort: number
  printer: PretendPrinter
  state: () => PrinterState
  set: <Name extends SwitchName>(name: Name, value: Switches[Name]) => void
  /** black on white, one pixel a dot; null when there is no such slip */
  slipPng: (index: number) => Buffer | null
  /** the slip's dots, 1 = black, row after row */
  slipRows: (index: number) => Uint8Array[] | null
  close: () => Promise<void>
}

/** So much may wait unread before the socket is stopped, and the host feels it. */
const WIRE_BYTES = 262_144
const SHOWN_SLIPS = 4
const NOTICE_MS = 120

/** Starts the printer: a raw TCP port as printers have on 9100, and an HTTP port to look at it and to play tricks. */
export async function startPretendPrinter(options: PretendPrinterOptions = {}): Promise<RunningPrinter> {
  const host = options.host ?? '127.0.0.1'
  const printer = new PretendPrinter(options)
  const port = new EscPosPort(printer, host)
  const escposPort = await port.open(options.port ?? 0)
  const http = control(printer)
  await http.listen({ port: options.httpPort ?? 0, host })
  const address = http.server.address()
  if (address === null || typeof address === 'string') throw new Error('the control port has no number')
  return {
    escposPort,
    httpPort: address.port,
    printer,
    state: () => printer.state(),
    set: (name, value) => printer.set(name, value),
    slipPng: index => pngOf(printer, index),
    slipRows: index => printer.paper.slips.find(slip => slip.index === index)?.rows ?? null,
    close: async () => {
      printer.stop()
      await Promise.all([port.close(), http.close()])
    },
  }
}

/** One host at a time; a second one is shut out at once. */
class EscPosPort {
  #printer: PretendPrinter
  #host: string
  #server: Server | null = null
  #port = 0
  #socket: Socket | null = null

  constructor(printer: PretendPrinter, host: string) {
    this.#printer = printer
    this.#host = host
    printer.onPlug = reachable => {
      if (reachable) void this.open(this.#port)
      else this.#shut()
    }
  }

  async open(port: number): Promise<number> {
    if (this.#server) return this.#port
    const server = createServer({ noDelay: true }, socket => this.#accept(socket))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, this.#host, resolve)
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the printer port has no number')
    this.#port = address.port
    return address.port
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

function pngOf(printer: PretendPrinter, index: number): Buffer | null {
  const slip = printer.paper.slips.find(one => one.index === index)
  return slip ? slipPng(slip) : null
}

const clearBody = z.object({ job: z.boolean().optional() })
const switchBody = z.object({ name: z.string(), value: z.unknown() })

function control(printer: PretendPrinter): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true })
  const listeners = new Set<() => void>()
  let notice: ReturnType<typeof setTimeout> | null = null
  printer.onChange = () => {
    notice ??= setTimeout(() => {
      notice = null
      for (const tell of listeners) tell()
    }, NOTICE_MS)
  }
  app.addHook('onClose', async () => {
    if (notice) clearTimeout(notice)
  })

  app.get('/state', async () => printer.state())

  app.post('/switch', async (request, reply) => {
    const body = switchBody.safeParse(request.body)
    if (!body.success || !isSwitchName(body.data.name))
      return reply.code(400).send({ error: `name is one of ${Object.keys(switchSchema.shape).join(', ')}` })
    const value = switchSchema.shape[body.data.name].safeParse(body.data.value)
    if (!value.success) return reply.code(400).send({ error: `${body.data.name}: ${value.error.issues[0]?.message ?? 'wrong value'}` })
    printer.set(body.data.name, value.data)
    return printer.state()
  })

  app.post('/clear', async request => {
    printer.clear(clearBody.safeParse(request.body).data?.job ?? false)
    return printer.state()
  })

  app.get<{ Querystring: { slips?: string } }>('/paper.png', async (request, reply) => {
    const wanted = Number.parseInt(request.query.slips ?? '', 10)
    const { paper } = printer
    const last = paper.slips.slice(-(wanted > 0 ? wanted : SHOWN_SLIPS)).map(slip => ({ rows: slip.rows, widthDots: slip.widthDots, hanging: false }))
    return reply
      .type('image/png')
      .header('cache-control', 'no-store')
      .send(stripPng([...last, { rows: paper.hanging, widthDots: paper.widthDots, hanging: true }]))
  })

  app.get<{ Params: { index: string } }>('/slips/:index', async (request, reply) => {
    const png = pngOf(printer, Number.parseInt(request.params.index, 10))
    return png ? reply.type('image/png').header('cache-control', 'no-store').send(png) : reply.code(404).send({ error: 'no such slip' })
  })

  app.get('/events', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const tell = () => reply.raw.write(`event: state\ndata: ${JSON.stringify(printer.state())}\n\n`)
    listeners.add(tell)
    request.raw.on('close', () => listeners.delete(tell))
    tell()
  })
  return app
}
