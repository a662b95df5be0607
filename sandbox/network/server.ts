import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { World } from '../world/world.ts'
import { type Air, Line } from './line.ts'
import { weatherOf } from './weather.ts'

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** The kiosk's line as the switches have it. Its accidents come from their own `random`, so that they do not change the codes a seed gives. */
export const airOf = (world: World, random: () => number, begins: Air['begins']): Air => ({
  weather: () => weatherOf(world.switches),
  random,
  now: () => performance.now(),
  after,
  up: { busyUntil: 0 },
  down: { busyUntil: 0 },
  begins,
})

/** An HTTP server whose every connection is a Line. A line that carries the kiosk is torn at once when its network is cut. */
export function lineServer(air: Air, world: World, options: ServerOptions, listener: RequestListener): Server {
  const server = createServer(options, listener)
  server.keepAliveTimeout = 72_000
  const lines = new Set<Line>()
  const [accept] = server.listeners('connection') as ((connection: Line) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    const line = new Line(socket, air)
    lines.add(line)
    line.once('close', () => lines.delete(line))
    accept?.call(server, line)
  })
  server.prependListener('request', (request, response) => {
    const socket: unknown = request.socket
    if (socket instanceof Line) socket.answering(request, response)
  })
  const stop = world.watch(() => {
    if (air.weather().mode === 'cut') for (const line of lines) if (line.carriesKiosk) line.destroy()
  })
  server.once('close', stop)
  return server
}
