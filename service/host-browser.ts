import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastifyWebsocket, { type WebSocket } from '@fastify/websocket'
import Fastify from 'fastify'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { longestMessage } from './door.ts'
import type { Kiosk } from './kiosk.ts'
import type { Log } from './log.ts'
import type { ServicePort } from './ports.ts'

export interface BrowserHost {
  /** the page, with this start's secret behind the # (which no server ever sees) */
  address: string
  close(): Promise<void>
}

/**
 * Serves the built page on 127.0.0.1 and speaks to it over one WebSocket, guarded by the Origin and by a secret of this start, which comes as
 * the subprotocol `kiosk.<secret>`. One screen at a time.
 */
export async function hostInBrowser({
  kiosk,
  log,
  port,
  page,
  secret = newSecret(),
}: {
  kiosk: Kiosk
  log: Pick<Log, 'event'>
  port: number
  page: string
  /** of whoever starts it again and again, so that the page finds back to it */
  secret?: string
}): Promise<BrowserHost> {
  if (!existsSync(join(page, 'index.html'))) throw new Error(`the page is not built: ${page} has no index.html (run: npm run build)`)
  const server = Fastify({ logger: false, bodyLimit: 1024 })
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('cache-control', 'no-store')
    // a document may hear if it is loaded while the recorder is on the glass; the page loads itself anew when that changes
    reply.header('permissions-policy', `camera=(self), microphone=(${kiosk.microphone() ? 'self' : ''}), geolocation=()`)
  })
  let taken = false
  let origins: string[] = []
  await server.register(fastifyWebsocket, {
    options: {
      maxPayload: longestMessage,
      handleProtocols: protocols => (protocols.has(`kiosk.${secret}`) ? `kiosk.${secret}` : false),
      verifyClient: ({ origin, req }, answer) => {
        const refuse = (kind: 'origin' | 'secret' | 'second') => {
          log.event('screenRefused', { kind })
          answer(false, kind === 'second' ? 409 : 403)
        }
        if (!origins.includes(origin)) return refuse('origin')
        if (!offers(req.headers['sec-websocket-protocol'], secret)) return refuse('secret')
        if (taken) return refuse('second')
        answer(true)
      },
    },
  })
  await server.register(fastifyStatic, { root: page })
  server.get('/port', { websocket: true }, socket => {
    taken = true
    socket.on('close', () => {
      taken = false
    })
    kiosk.connect(webSocketPort(socket, log))
  })
  await server.listen({ host: '127.0.0.1', port })
  const address = server.server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  origins = [`http://127.0.0.1:${listening}`, `http://localhost:${listening}`]
  return { address: `http://127.0.0.1:${listening}/#key=${secret}`, close: () => server.close() }
}

export const newSecret = (): string => randomBytes(24).toString('base64url')

function offers(header: string | undefined, secret: string): boolean {
  const wanted = Buffer.from(`kiosk.${secret}`)
  return (header ?? '').split(',').some(offered => {
    const given = Buffer.from(offered.trim())
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

function webSocketPort(socket: WebSocket, log: Pick<Log, 'event'>): ServicePort {
  socket.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') log.event('screenRefused', { kind: 'oversized' })
  })
  return {
    post: message => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
    },
    onMessage: listener =>
      void socket.on('message', (data, isBinary) => {
        let message: unknown = null
        if (!isBinary) {
          try {
            message = JSON.parse(data.toString())
          } catch {
            // not JSON: the door refuses null and counts it
          }
        }
        // what was typed does not stand in the line's buffer until something else comes
        if (Buffer.isBuffer(data)) data.fill(0)
        listener(message)
      }),
    onClose: listener => void socket.on('close', listener),
    close: () => socket.close(),
  }
}
