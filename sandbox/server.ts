import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { openDockSheets } from './dock/routes.ts'
import { openDockApi } from './dock-api/routes.ts'
import { bridgeLines } from './gateway/bridge.ts'
import { providerLines } from './gateway/providers.ts'
import { sessionLines } from './gateway/sessions.ts'
import { HOSPITAL_PATH, openHospital } from './hospital/desk.ts'
import { certificateLines } from './identity/certificates.ts'
import { enrolmentLines } from './identity/enrolment.ts'
import { loginLines } from './identity/login.ts'
import { profileLines } from './identity/profile.ts'
import { airOf, lineServer } from './network/server.ts'
import { isAbdm } from './network/who.ts'
import { phrAppLines } from './phr/app.ts'
import { phrWebLines } from './phr/web.ts'
import { createRecorder } from './record/recorder.ts'
import { openRelay, RELAY_PATH } from './relay/relay.ts'
import type { Scenario } from './scenario/parse.ts'
import { strayCalls } from './scenario/routes.ts'
import { createRunner } from './scenario/runner.ts'
import { shareLines } from './share/share.ts'
import { wrapped } from './wire/faults.ts'
import { guardWire, lay, send, type Wire } from './wire/route.ts'
import { type Keys, processKeys } from './world/keys.ts'
import { seeded } from './world/seeded.ts'
import { type Client, createWorld, type Facility, type World } from './world/world.ts'

export interface SandboxOptions {
  /** 0: any free one */
  port: number
  /** default 127.0.0.1 */
  host?: string
  /** the wall clock in milliseconds; default the machine's */
  clock?: () => number
  /** [0, 1), default Math.random; a seed takes its place: codes, txnIds, ABHA numbers and the network's accidents are the same from every reset */
  random?: () => number
  /** what happens by itself, from the start and from every reset */
  scenario?: Scenario
  /** how many calls the recorder keeps, default 500 */
  recorded?: number
  /** what the kiosk tells the relay, default demo-relay-secret */
  relaySecret?: string
  /** base URL of the pretend printer's control; without it the dock has no paper */
  printerUrl?: string
  /** client id and secret of the kiosk; default demo-kiosk / demo-secret */
  client?: Client
  /** the PHR application's service id, what X-HIU-ID must carry; default IN2210009999 */
  phrServiceId?: string
  facility?: Facility
  /** which crowd; default 1 */
  seed?: number
  /** how many are in it, default 300 */
  crowd?: number
  /** default: one set a process, made at the first start */
  keys?: Keys
  /** default: sandbox/dock/public, where it exists */
  dockFolder?: string
}

export interface Sandbox {
  /** `http://127.0.0.1:PORT`, all hosts of ABDM by path, and the dock at `/` */
  url: string
  port: number
  /** every route it answers, `METHOD path` */
  routes: readonly string[]
  /** the world behind it, for tests in the same process */
  world: World
  close(): Promise<void>
}

/** The scenario waits for calls that nobody answers; `faults` says which, and what to write. */
export class StrayScenario extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

const DOCK = fileURLToPath(new URL('dock/public/', import.meta.url))

/** Starts ABDM, the hospital, the phones and the dock in one process, in memory. Throws when the port is taken. */
export async function startSandbox(given: SandboxOptions): Promise<Sandbox> {
  const sources = given.seed === undefined ? null : { world: seeded(given.seed), network: seeded(given.seed + 1) }
  const options = sources ? { ...given, random: sources.world.random } : given
  const keys = options.keys ?? (await processKeys())
  const world = createWorld({
    keys,
    ...(options.clock ? { wall: options.clock } : {}),
    ...(options.random ? { random: options.random } : {}),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.crowd === undefined ? {} : { crowd: options.crowd }),
    ...(options.facility ? { facility: options.facility } : {}),
    ...(options.client ? { kiosk: options.client } : {}),
    ...(options.phrServiceId ? { phrServiceId: options.phrServiceId } : {}),
  })
  const recorder = createRecorder(options.recorded ?? 500, () => performance.now(), world.clock.wall)
  const air = airOf(world, sources?.network.random ?? Math.random, recorder.begins)
  const runner = createRunner(world, options.scenario ?? null)
  const app: FastifyInstance = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 2 ** 20,
    serverFactory: (handler, { http }) => lineServer(air, world, http ?? {}, handler),
  })
  // ABDM takes JSON sent as JSON; anything else is an invalid body
  app.removeContentTypeParser('text/plain')
  const closing = new AbortController()
  const sleep = (ms: number) => wait(ms, undefined, { signal: closing.signal }).catch(() => undefined)
  const host = options.host ?? '127.0.0.1'
  // the hospital inside calls ABDM where it listens; "every address" includes this one
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const own = () => `http://${reached}:${(app.server.address() as AddressInfo).port}`
  const wire: Wire = { app, world, sleep, watcher: runner }

  const routes: string[] = []
  app.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map(one => `${one} ${url}`)))

  app.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (!isAbdm(request.url)) return reply.code(status).send({ error: error.message })
    return send(reply, status < 500 ? wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body') : wrapped(501, 'ABDM-9999', error.message))
  })
  guardWire(wire)
  lay(wire, sessionLines(world, own))
  for (const lines of [providerLines, bridgeLines, certificateLines, enrolmentLines, loginLines, profileLines, phrAppLines, phrWebLines])
    lay(wire, lines(world))
  lay(
    wire,
    shareLines(wire, () => own() + RELAY_PATH),
  )
  const hospital = openHospital({ app, world, sleep, gateway: own })
  const relay = openRelay({ app, world, sleep, gateway: own, secret: options.relaySecret ?? 'demo-relay-secret' })
  const reset = world.reset
  world.reset = () => {
    sources?.world.restart()
    sources?.network.restart()
    relay.forget()
    hospital.forget()
    reset()
    runner.again()
  }
  openDockApi({ app, world, runner, recorder, routes, printerUrl: options.printerUrl ?? null })
  openDockSheets(app, world)
  const dock = options.dockFolder ?? DOCK
  if (existsSync(dock)) app.register(fastifyStatic, { root: dock, cacheControl: false, allowedPath: path => !isAbdm(path) })

  const stray = strayCalls(options.scenario?.steps ?? [], routes)
  if (stray.length > 0) throw new StrayScenario(stray)
  await app.listen({ port: options.port, host })
  const { port } = app.server.address() as AddressInfo
  // the relay is the kiosk's registered bridge, and the built-in desk the hospital's, until they register others
  world.bridges.set(world.kiosk.id, own() + RELAY_PATH)
  world.bridges.set(world.hospital.id, own() + HOSPITAL_PATH)
  return {
    url: own(),
    port,
    routes,
    world,
    async close() {
      closing.abort()
      await app.close()
    },
  }
}
