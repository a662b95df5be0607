import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { gatewayCaller } from '../gateway/caller.ts'
import { forgedJwt } from '../gateway/jwt.ts'
import { AGENTS } from '../network/who.ts'
import { forgedBody } from '../share/callback.ts'
import { textAt } from '../wire/answer.ts'
import { header } from '../wire/headers.ts'
import type { World } from '../world/world.ts'
import { createMailbox, type Kept } from './mailbox.ts'

export const RELAY_PATH = '/relay'
const LONGEST_WAIT_SECONDS = 30

export interface RelayDesk {
  app: FastifyInstance
  world: World
  sleep(ms: number): Promise<void>
  /** base URL of the gateway, known once it listens */
  gateway(): string
  /** what the kiosk must say after `Bearer ` */
  secret: string
}

/**
 * The small public program a hospital runs as its registered bridge: believes only what the gateway signed with RS256, and hands it to the kiosk
 * that asks over a connection of its own. It keeps callbacks in memory for ten minutes and knows nothing of patients.
 */
export function openRelay(desk: RelayDesk): { forget(): void } {
  const { app, world, sleep } = desk
  const mailbox = createMailbox(world.clock)
  const { genuine } = gatewayCaller(world, desk.gateway, AGENTS.relay, world.kiosk)

  /** Whether the relay is out of order; then the call is answered. */
  function out(request: FastifyRequest, reply: FastifyReply): boolean {
    if (world.switches.relayOff === 'off') return false
    if (world.switches.relayOff === '503') reply.code(503).send()
    else {
      reply.hijack()
      request.raw.socket.destroy()
    }
    return true
  }

  app.post(`${RELAY_PATH}/api/v3/hiu/patient/on-share`, async (request, reply) => {
    if (out(request, reply)) return reply
    const authorization = header(request.headers, 'Authorization')
    const requestId = header(request.headers, 'REQUEST-ID')
    // keys it cannot read leave a JWT unproved
    if (!requestId || !(await genuine(authorization).catch(() => false))) return reply.code(401).send()
    mailbox.put(requestId, textAt(request.body, 'response.requestId'), {
      headers: {
        authorization: authorization ?? '',
        'request-id': requestId,
        timestamp: header(request.headers, 'TIMESTAMP') ?? '',
        'x-hiu-id': header(request.headers, 'X-HIU-ID') ?? '',
      },
      body: request.body,
    })
    return reply.code(202).send()
  })

  app.get<{ Querystring: { after?: string; waitSeconds?: string; requestId?: string } }>(`${RELAY_PATH}/v1/callbacks`, async (request, reply) => {
    if (out(request, reply)) return reply
    if (request.headers.authorization !== `Bearer ${desk.secret}`) return reply.code(401).send({ error: 'the relay secret is wrong or missing' })
    const wait = Number(request.query.waitSeconds ?? 0)
    if (!(wait >= 0 && wait <= LONGEST_WAIT_SECONDS))
      return reply.code(400).send({ error: `waitSeconds is a number of seconds from 0 to ${LONGEST_WAIT_SECONDS}` })
    const found = await mailbox.after(request.query.after ?? null, sleep(wait * 1000), request.query.requestId ?? null)
    return { cursor: found.cursor, callbacks: world.switches.relayForges ? found.callbacks.map(kept => forged(world, kept)) : found.callbacks }
  })
  return { forget: mailbox.forget }
}

/** What a relay in wrong hands would hand on: another number, and a JWT nobody signed. */
function forged(world: World, { headers, body, receivedAt }: Kept): Kept {
  return {
    headers: { ...headers, authorization: `Bearer ${forgedJwt(world, 'algNone')}` },
    body: forgedBody(body),
    receivedAt,
  }
}
