import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mangled } from '../network/mangle.ts'
import { isAbdm, type Speaker, speakerOf } from '../network/who.ts'
import { calledBy } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import type { Answer } from './answer.ts'
import { generalFault, noSuchPath, tooMany } from './faults.ts'
import { checkAuthorization, checkCallHeaders, type Desk } from './headers.ts'
import { wrongHost } from './wrong-host.ts'

/** One call after its headers were found in order. */
export interface Call {
  body: unknown
  query: Record<string, unknown>
  params: Record<string, string>
  headers: FastifyRequest['headers']
  /** null only for the sessions call */
  clientId: string | null
  requestId: string
}

type Handler = (call: Call) => Answer | Promise<Answer>

export interface Line {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  desk: Desk
  /** the sessions call alone carries no Authorization */
  open?: true
  handle: Handler
}

/** Hears of every call of the kiosk before ABDM looks at it, and when it is answered but not yet told. */
export interface Watcher {
  before(method: string, path: string): void
  after(method: string, path: string): void
}

/** The wire of ABDM: every line of the sheet is registered here, the checks of section m.1 stand before each. */
export interface Wire {
  app: FastifyInstance
  world: World
  /** Waits so many milliseconds; ends early when the sandbox closes. */
  sleep(ms: number): Promise<void>
  watcher: Watcher
}

const isHieCm = (url: string): boolean => url.startsWith('/api/hiecm/')
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''
const speaker = (request: FastifyRequest): Speaker => speakerOf(request.url, request.headers['user-agent'] ?? null)

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status)
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
  if (answer.bytes) return reply.send(answer.bytes)
  if (answer.text !== undefined) return reply.type('text/plain').send(answer.text)
  if (answer.body !== undefined) return reply.type('application/json').send(JSON.stringify(answer.body))
  return reply.send()
}

/** ABDM's slowness, the wrong hosts and what bad boxes make of answers, in front of every call of the kiosk, known or not. */
export function guardWire({ app, world, sleep, watcher }: Wire): void {
  app.addHook('onRequest', async (request, reply) => {
    if (speaker(request) !== 'kiosk') return
    watcher.before(request.method, pathOf(request))
    if (!isAbdm(request.url)) return
    if (world.switches.abdmSlow > 0) await sleep(world.switches.abdmSlow * 1000)
    const astray = wrongHost(request.headers.host ?? '', pathOf(request))
    if (astray) return send(reply, astray)
    // no route has an empty segment, and the dock's files must not look at it
    if (pathOf(request).includes('//')) return send(reply, noSuchPath(world, pathOf(request)))
  })
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (speaker(request) !== 'kiosk') return payload
    reply.header('date', new Date(world.clock.wall() + world.switches.clockSkewSeconds * 1000).toUTCString())
    const body = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : '')
    const changed = mangled(world.switches.answerBody, body)
    watcher.after(request.method, pathOf(request))
    if (!changed) return payload
    if (changed.type !== null) reply.type(changed.type)
    return changed.body
  })
  app.setNotFoundHandler((request, reply) =>
    isAbdm(request.url) ? send(reply, noSuchPath(world, pathOf(request))) : reply.code(404).type('text/plain').send('not found'),
  )
}

/** Whether the kiosk has called more often within this minute than it may. */
function overrun(world: World): boolean {
  const now = world.clock.now()
  while (world.recentCalls[0] !== undefined && now - world.recentCalls[0] >= 60_000) world.recentCalls.shift()
  if (world.switches.callsPerMinute === 0) return false
  if (world.recentCalls.length >= world.switches.callsPerMinute) return true
  world.recentCalls.push(now)
  return false
}

export function lay({ app, world }: Wire, lines: readonly Line[]): void {
  const clients = new WeakMap<FastifyRequest, string>()
  for (const line of lines)
    app.route({
      method: line.method,
      url: line.path,
      // before the body is read: whoever sends a bad body without a token hears about the token
      onRequest: async (request, reply) => {
        if (!line.open) {
          const allowed = checkAuthorization(world, request.headers)
          if (!allowed.ok) return send(reply, allowed.answer)
          clients.set(request, allowed.value)
        }
        const desk = isHieCm(line.path) ? 'hieCm' : 'abha'
        const isKiosk = speaker(request) === 'kiosk'
        if (isKiosk && overrun(world)) return send(reply, tooMany(desk))
        const spared = line.open && world.switches.abdmFaultAt === 'allButSessions'
        const general = spared || !isKiosk ? null : generalFault(world, desk)
        if (general) return send(reply, general)
        const fault = checkCallHeaders(world, request.headers, line.desk)
        if (fault) return send(reply, fault)
      },
      handler: async (request, reply) => {
        const clientId = clients.get(request) ?? null
        const call: Call = {
          body: request.body,
          query: request.query as Record<string, unknown>,
          params: request.params as Record<string, string>,
          headers: request.headers,
          clientId,
          requestId: String(request.headers['request-id']),
        }
        return send(reply, await calledBy(clientId, () => line.handle(call)))
      },
    })
}
