import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, test, vi } from 'vitest'
import { createReader } from '../../hardware/printer/paper.fixture.ts'
import { openPrinter } from '../../hardware/printer/printer.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import { closing, patient } from './open.fixture.ts'
import { becomes, numbered, quick } from './wire.fixture.ts'

// What only a network does.

function printerAt(port: number, delays = {}): Printer {
  return closing(openPrinter({ kind: 'tcp', host: '127.0.0.1', port }, { widthDots: 576, delays: { ...quick, ...delays } }))
}

/** A printer of a few lines: well, silent about slips, and `onCut` says what its network card does behind one. */
async function cardPrinter(onCut: (socket: Socket) => void): Promise<{ port: number }> {
  const sockets: Socket[] = []
  const server: Server = createServer({ allowHalfOpen: true }, socket => {
    const read = createReader()
    socket.on('error', () => {})
    socket.on('data', bytes => {
      for (const deed of read(bytes)) {
        if (deed.kind === 'statusAsked') socket.write(Uint8Array.of(0x12))
        if (deed.kind === 'cleared' && deed.isConfirmed) socket.write(Uint8Array.of(0x37, 0x25, 0))
        if (deed.kind === 'cut') onCut(socket)
      }
    })
    sockets.push(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing({
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(resolve))
    },
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port }
}

test.each([
  ['closes', (socket: Socket) => socket.end()],
  ['breaks the connection', (socket: Socket) => socket.resetAndDestroy()],
])('the printer takes the whole slip and %s without an answer: unknown, settled at once', async (_, onCut) => {
  let isFirst = true
  const { port } = await cardPrinter(socket => {
    if (isFirst) onCut(socket)
    isFirst = false
  })
  // longer than the test may take: only the end of the connection can settle it
  const printer = printerAt(port, { confirm: 600_000, fallback: 600_000 })
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(numbered(51))).toEqual({ outcome: 'unknown' })
})

test('an address that answers nothing at all, not even no: disconnected at the deadline, not at the system’s two minutes', {
  timeout: 30_000,
}, async () => {
  // a program that stands still takes no connections; when its queue is full the system drops what comes
  const code = `const s=require('node:net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))`
  const still = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] })
  closing({
    close: async () => {
      const gone = once(still, 'exit')
      still.kill('SIGKILL')
      await gone
    },
  })
  const [port] = (await once(createInterface({ input: still.stdout }), 'line')) as [string]
  still.kill('SIGSTOP')
  let queued = 0
  for (let filler = 0; filler < 8; filler++) {
    const socket = createConnection({ host: '127.0.0.1', port: Number(port) })
    socket.on('error', () => {})
    socket.on('connect', () => queued++)
    closing({ close: () => socket.destroy() })
  }
  // a queue of one holds two
  await vi.waitUntil(() => queued >= 2, patient)
  const printer = printerAt(Number(port), { connect: 200, backoffMost: 50 })
  expect(await printer.print(numbered(53))).toEqual({ outcome: 'notPrinted', why: 'disconnected' })
  expect(printer.status).toBe('disconnected')
})
