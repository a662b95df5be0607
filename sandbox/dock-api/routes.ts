import { request as httpRequest } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { queueBoard } from '../hospital/queue.ts'
import type { Recorder } from '../record/recorder.ts'
import { checkScenario, nearestSwitches, type Parsed, parseScenario } from '../scenario/parse.ts'
import { strayCalls } from '../scenario/routes.ts'
import type { Runner } from '../scenario/runner.ts'
import { at, textAt } from '../wire/answer.ts'
import { isSwitch, setSwitch } from '../world/switches.ts'
import type { World } from '../world/world.ts'
import { counters, demoPeople, demoState, demoSwitches } from './state.ts'

const API = '/dock/api'

export interface DockDesk {
  app: FastifyInstance
  world: World
  runner: Runner
  recorder: Recorder
  /** of the whole sandbox, `METHOD path` */
  routes: readonly string[]
  printerUrl: string | null
}

/** The dock's control of the world: state, switches, time, phone, queue, scenario, traffic, and the pretend printer's own control behind `/dock/api/printer/`. */
export function openDockApi(desk: DockDesk): void {
  desk.app.register(async app => {
    // a body is read as JSON whatever it calls itself; a scenario may be YAML
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, readBody(String(body))))
    app.addHook('preHandler', async (request, reply) => {
      if (typeof request.body === 'string' && !request.url.startsWith(`${API}/scenario`))
        return reply.code(400).send({ error: 'the body is no JSON; send an object as in {"name":"network","value":"2g"}' })
    })
    openDesk({ ...desk, app })
  })
  openPrinter(desk)
}

/** JSON, or the text that is none. */
function readBody(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function openDesk({ app, world, runner, recorder, routes }: DockDesk): void {
  app.get(`${API}/state`, () => demoState(world, runner.progress()))
  app.get(`${API}/queue`, () => queueBoard(world))
  app.get(`${API}/people`, request => demoPeople(world, textAt(request.query, 'all') === '1' ? world.population : world.people))
  app.get(`${API}/switches`, () => demoSwitches(world))
  app.get(`${API}/counters`, () => counters(world))
  app.get(`${API}/messages`, request => {
    const mobile = textAt(request.query, 'mobile')
    return world.phone.messages.filter(message => !mobile || message.mobile === mobile)
  })

  app.post(`${API}/switch`, (request, reply) => {
    const name = at(request.body, 'name')
    if (!isSwitch(name)) return reply.code(400).send({ error: `there is no switch of this name; ${nearestSwitches(String(name ?? ''))}` })
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

  app.post(`${API}/keys`, async (request, reply) => {
    const which = at(request.body, 'which') ?? 'encryption'
    if (which !== 'encryption' && which !== 'signing') return reply.code(400).send({ error: 'which is "encryption" or "signing"' })
    await (which === 'signing' ? world.changeSigningKey() : world.changeKeys())
    return { changed: true, which }
  })

  app.get(`${API}/scenario`, () => runner.progress() ?? { title: null, steps: [] })
  app.delete(`${API}/scenario`, () => {
    runner.stop()
    world.changed()
    return { stopped: true }
  })
  app.post(`${API}/scenario`, (request, reply) => {
    const read: Parsed = typeof request.body === 'string' ? parseScenario(request.body) : checkScenario(request.body)
    const faults = read.ok ? strayCalls(read.scenario.steps, routes) : read.faults
    if (!read.ok || faults.length > 0) return reply.code(400).send({ error: faults.join('; '), faults })
    runner.start(read.scenario)
    return reply.send(runner.progress())
  })

  app.get<{ Querystring: { from?: string; path?: string; find?: string; limit?: string } }>(`${API}/traffic`, request => {
    const { from, path = '', find = '', limit } = request.query
    const text = ({ headers, body }: { headers: object; body: string }) => JSON.stringify(headers) + body
    const found = recorder
      .calls()
      .filter(
        call =>
          (!from || call.from === from) &&
          call.path.includes(path) &&
          (call.path.includes(find) || text(call.request).includes(find) || (call.response !== null && text(call.response).includes(find))),
      )
    return limit === undefined ? found : found.slice(-Math.max(1, Number(limit) || 1))
  })
  app.delete(`${API}/traffic`, () => {
    recorder.forget()
    return { forgotten: true }
  })

  app.get(`${API}/events`, (request, reply): void => {
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
    stream.write('event: changed\ndata: {}\n\n')
    const stop = world.watch(() => stream.write('event: changed\ndata: {}\n\n'))
    request.raw.on('close', stop)
  })
}

/** The pretend printer's own control. */
function openPrinter({ app, printerUrl }: DockDesk): void {
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
