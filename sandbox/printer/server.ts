import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PtyLine } from './line-pty.ts'
import { TcpPort } from './line-tcp.ts'
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
  /** where the printer's serial line is to appear, instead of a TCP port */
  pty?: string
}

export interface RunningPrinter {
  /** 0 where the printer hangs on a serial line */
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

const SHOWN_SLIPS = 4
const NOTICE_MS = 120

/** Starts the printer: a raw TCP port as printers have on 9100 (or a serial line), and an HTTP port to look at it and to play tricks. */
export async function startPretendPrinter(options: PretendPrinterOptions = {}): Promise<RunningPrinter> {
  const host = options.host ?? '127.0.0.1'
  const printer = new PretendPrinter(options)
  const line = options.pty === undefined ? new TcpPort(printer, host, options.port ?? 0) : new PtyLine(printer, options.pty)
  printer.onPlug = reachable => line.plug(reachable)
  await line.open()
  const http = control(printer)
  await http.listen({ port: options.httpPort ?? 0, host })
  const address = http.server.address()
  if (address === null || typeof address === 'string') throw new Error('the control port has no number')
  return {
    escposPort: line instanceof TcpPort ? line.port : 0,
    httpPort: address.port,
    printer,
    state: () => printer.state(),
    set: (name, value) => printer.set(name, value),
    slipPng: index => pngOf(printer, index),
    slipRows: index => printer.paper.slips.find(slip => slip.index === index)?.rows ?? null,
    close: async () => {
      printer.stop()
      await Promise.all([line.close(), http.close()])
    },
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
