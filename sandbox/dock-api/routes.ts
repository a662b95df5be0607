import { request as httpRequest } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { at, textAt } from '../wire/answer.ts'
import { isSwitch, SWITCHES, setSwitch } from '../world/switches.ts'
import type { World } from '../world/world.ts'
import { counters, demoState } from './state.ts'

const API = '/dock/api'

/** The dock's control of the world: state, switches, time, phone, queue, and the pretend printer's own control behind `/dock/api/printer/`. */
export function openDockApi(app: FastifyInstance, world: World, printerUrl: string | null): void {
  app.get(`${API}/state`, () => demoState(world))
  app.get(`${API}/queue`, () => demoState(world).queue)
  app.get(`${API}/counters`, () => counters(world))
  app.get(`${API}/messages`, request => {
    const mobile = textAt(request.query, 'mobile')
    return world.phone.messages.filter(message => !mobile || message.mobile === mobile)
  })

  app.post(`${API}/switch`, (request, reply) => {
    const name = at(request.body, 'name')
    if (!isSwitch(name)) return reply.code(400).send({ error: `no switch of this name; there are ${Object.keys(SWITCHES).join(', ')}` })
    const fault = setSwitch(world.switches, name, at(request.body, 'value'))
    if (fault) return reply.code(400).send({ error: `${name} takes ${fault}` })
    world.changed()
    return reply.send({ name, value: world.switches[name] })
  })
  app.post(`${API}/time`, (request, reply) => {
    const seconds = at(request.body, 'forwardSeconds')
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= 7 * 86_400))
      return reply.code(400).send({ error: 'forwardSeconds is a number from 0 to 604800' })
    world.clock.forward(seconds)
    world.changed()
    return reply.send({ timeOffsetSeconds: world.clock.offsetSeconds })
  })
  app.post(`${API}/reset`, (_, reply) => {
    world.reset()
    return reply.send({ reset: true })
  })

  app.post(`${API}/keys`, async () => {
    await world.changeKeys()
    return { changed: true }
  })

  app.get(`${API}/events`, (request, reply): void => {
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
    stream.write('event: changed\ndata: {}\n\n')
    const stop = world.watch(() => stream.write('event: changed\ndata: {}\n\n'))
    request.raw.on('close', stop)
  })

  app.register(async scope => {
    // bodies pass through untouched
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_, payload, done) => done(null, payload))
    scope.all(`${API}/printer/*`, (request, reply): void => {
      if (!printerUrl) {
        reply.code(503).send({ error: 'this sandbox has no printer' })
        return
      }
      const target = new URL(request.url.slice(`${API}/printer`.length), printerUrl)
      reply.hijack()
      const { host: _, connection: __, ...headers } = request.headers
      const upstream = httpRequest(target, { method: request.method, headers }, answer => {
        reply.raw.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(reply.raw)
        answer.on('error', () => reply.raw.destroy())
      })
      upstream.on('error', () => {
        if (reply.raw.headersSent) {
          reply.raw.destroy()
          return
        }
        reply.raw.writeHead(502, { 'content-type': 'application/json' })
        reply.raw.end(JSON.stringify({ error: 'the pretend printer does not answer' }))
      })
      reply.raw.on('close', () => upstream.destroy())
      request.raw.pipe(upstream)
    })
  })
}
