import dns from 'node:dns'
import { request } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Worker } from 'node:worker_threads'
import { selfSigned } from '../../service/doctor/certificate.fixture.ts'

/** What becomes of a call between the kiosk and ABDM. `well`: it goes through, in TLS whose certificate is good. */
export type LineMood = 'well' | 'nameUnknown' | 'blackHole' | 'refused' | 'expired' | 'otherName' | 'unknownIssuer' | 'handshakeHangs' | 'portal'

/** ABDM behind a name, a port and TLS of its own, as it is in the world; the sandbox behind it has none of these. */
export interface Front {
  /** https, by a name that this program's resolver knows */
  url: string
  /** from now on; lines that are open break */
  be(mood: LineMood): Promise<void>
  close(): Promise<void>
}

let fronts = 0
const good = ['2020-01-01', '2049-12-31'] as const
const page = '<!doctype html><title>Sign in</title><h1>Welcome to the free Wi-Fi</h1>'

export async function openFront(target: string): Promise<Front> {
  const host = `abdm-${++fronts}.kiosk.test`
  const certificates = {
    well: selfSigned(host, ...good),
    expired: selfSigned(host, '2020-01-01', '2021-01-01'),
    otherName: selfSigned('login.example', ...good),
    // of nobody this program trusts: what a box that reads TLS shows
    unknownIssuer: selfSigned(host, ...good),
  }
  trust(certificates.well.cert, certificates.expired.cert, certificates.otherName.cert)
  // a server for each, so that no session agreed on with one is taken up with another
  const secure = {
    well: createSecure(certificates.well, passOn(target)),
    expired: createSecure(certificates.expired, passOn(target)),
    otherName: createSecure(certificates.otherName, passOn(target)),
    unknownIssuer: createSecure(certificates.unknownIssuer, passOn(target)),
    portal: createSecure(certificates.well, (asked, answer) => {
      asked.resume()
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    }),
  } satisfies Partial<Record<LineMood, SecureServer>>
  const lines = new Set<Socket>()
  let mood: LineMood = 'well'
  const server = createServer(socket => {
    lines.add(socket)
    socket.once('close', () => lines.delete(socket))
    // the other side may hang up at any time
    socket.on('error', () => {})
    if (mood in secure) secure[mood as keyof typeof secure].emit('connection', socket)
  })
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  names.set(host, () => (mood === 'nameUnknown' ? null : '127.0.0.1'))
  let hole: { end(): Promise<void> } | null = null

  async function be(next: LineMood): Promise<void> {
    await hole?.end()
    hole = null
    mood = next
    for (const line of lines) line.destroy()
    const open = next !== 'refused' && next !== 'blackHole'
    if (server.listening && !open) await new Promise<void>(done => void server.close(() => done()))
    if (!server.listening && open) await listen(server, port)
    if (next === 'blackHole') hole = await blackHole(port)
  }

  return {
    url: `https://${host}:${port}`,
    be,
    close: async () => {
      await be('refused')
      names.delete(host)
    },
  }
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

function trust(...certificates: string[]): void {
  setDefaultCACertificates([...getCACertificates('default'), ...certificates])
}

/** A call for the sandbox as it came, and its answer as it came; what breaks on one side breaks on the other. */
const passOn =
  (target: string): NonNullable<Parameters<typeof createSecure>[1]> =>
  (asked, answer) => {
    const { host: named } = new URL(target)
    const call = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: { ...asked.headers, host: named } }, heard => {
      answer.writeHead(heard.statusCode ?? 502, heard.headers)
      heard.pipe(answer)
      heard.on('error', () => answer.destroy())
    })
    call.on('error', () => answer.destroy())
    answer.on('close', () => call.destroy())
    asked.pipe(call)
  }

/** Names that this program's resolver knows beside those of the system; null: just now it does not. */
const names = new Map<string, () => string | null>()
const system = dns.lookup
dns.lookup = ((name: string, options: unknown, then: unknown) => {
  const address = names.get(name)
  if (!address) return (system as (...all: unknown[]) => void)(name, options, then)
  const tell = (typeof options === 'function' ? options : then) as (error: Error | null, ...found: unknown[]) => void
  const wantsAll = typeof options === 'object' && options !== null && 'all' in options && options.all === true
  const found = address()
  setImmediate(() => {
    if (found === null) tell(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: name }))
    else if (wantsAll) tell(null, [{ address: found, family: 4 }])
    else tell(null, found, 4)
  })
}) as typeof dns.lookup

/**
 * A port that answers no connect: it listens and takes nobody from its queue, and the queue is full. (Linux drops what does not fit; elsewhere calls may
 * be refused, or hang after the connect.)
 */
async function blackHole(port: number): Promise<{ end(): Promise<void> }> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(
    `const { parentPort, workerData: { port, stop } } = require('node:worker_threads')
     const server = require('node:net').createServer(socket => socket.destroy())
     server.listen({ port, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage('there')
       Atomics.wait(stop, 0, 0)
       process.exit()
     })`,
    { eval: true, workerData: { port, stop } },
  )
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  const fillers = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await new Promise(done => setTimeout(done, 200))
  return {
    end: async () => {
      const gone = new Promise<void>(resolve => void worker.once('exit', () => resolve()))
      Atomics.store(stop, 0, 1)
      Atomics.notify(stop, 0)
      for (const filler of fillers) filler.destroy()
      await gone
    },
  }
}
