import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { World } from '../world/world.ts'
import type { Answer } from './answer.ts'
import { generalFault, noSuchPath } from './faults.ts'
import { checkAuthorization, checkCallHeaders, type Desk, isHospital } from './headers.ts'

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

/** The wire of ABDM: every line of the sheet is registered here, the checks of section m.1 stand before each. */
export interface Wire {
  app: FastifyInstance
  world: World
  /** Waits so many milliseconds; ends early when the sandbox closes. */
  sleep(ms: number): Promise<void>
}

const isHieCm = (url: string): boolean => url.startsWith('/api/hiecm/')
export const isAbdm = (url: string): boolean => isHieCm(url) || url.startsWith('/abha/')

export function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status)
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value)
  if (answer.bytes) return reply.send(answer.bytes)
  if (answer.text !== undefined) return reply.type('text/plain').send(answer.text)
  if (answer.body !== undefined) return reply.type('application/json').send(JSON.stringify(answer.body))
  return reply.send()
}

/** The kiosk's cable and ABDM's slowness, in front of every ABDM path, known or not. */
export function guardWire({ app, world, sleep }: Wire): void {
  const cut = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    request.raw.socket.destroy()
  }
  app.addHook('onRequest', async (request, reply) => {
    if (!isAbdm(request.url) || isHospital(request.headers)) return
    if (world.switches.networkCut) return cut(request, reply)
    if (world.switches.abdmSlow > 0) await sleep(world.switches.abdmSlow * 1000)
    if (world.switches.networkCut) cut(request, reply)
  })
  app.setNotFoundHandler((request, reply) =>
    isAbdm(request.url) ? send(reply, noSuchPath(world, request.url.split('?')[0] ?? '')) : reply.code(404).type('text/plain').send('not found'),
  )
}

export function lay({ app, world }: Wire, lines: readonly Line[]): void {
  for (const line of lines)
    app.route({
      method: line.method,
      url: line.path,
      handler: async (request, reply) => {
        let clientId: string | null = null
        if (!line.open) {
          const allowed = checkAuthorization(world, request.headers)
          if (!allowed.ok) return send(reply, allowed.answer)
          clientId = allowed.value
        }
        const general = line.open || isHospital(request.headers) ? null : generalFault(world, isHieCm(line.path) ? 'hieCm' : 'abha')
        if (general) return send(reply, general)
        const fault = checkCallHeaders(world, request.headers, line.desk)
        if (fault) return send(reply, fault)
        const answer = await line.handle({
          body: request.body,
          query: request.query as Record<string, unknown>,
          params: request.params as Record<string, string>,
          headers: request.headers,
          clientId,
          requestId: String(request.headers['request-id']),
        })
        return send(reply, answer)
      },
    })
}
