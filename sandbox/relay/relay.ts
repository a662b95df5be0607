import { createPublicKey, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forgedJwt } from '../gateway/jwt.ts'
import { AGENTS } from '../network/who.ts'
import { textAt } from '../wire/answer.ts'
import { header } from '../wire/headers.ts'
import { verifyJwt } from '../world/keys.ts'
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
  const known = new Map<string, KeyObject>()

  const headers = (token: string | null) => ({
    'content-type': 'application/json',
    'user-agent': AGENTS.relay,
    'request-id': randomUUID(),
    timestamp: new Date(world.clock.wall()).toISOString(),
    'x-cm-id': 'sbx',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  })

  /** Reads the gateway's key set anew. What cannot be read leaves the last good copy. */
  async function fetchKeys(): Promise<void> {
    const gateway = `${desk.gateway()}/api/hiecm/gateway/v3`
    const body = JSON.stringify({ clientId: world.kiosk.id, clientSecret: world.kiosk.secret, grantType: 'client_credentials' })
    const session = await fetch(`${gateway}/sessions`, { method: 'POST', headers: headers(null), body })
    const answer = await fetch(`${gateway}/certs`, { headers: headers(textAt(await session.json(), 'accessToken')) })
    if (!answer.ok) return
    const { keys } = (await answer.json()) as { keys: (JsonWebKey & { kid: string; alg: string })[] }
    known.clear()
    for (const jwk of keys) if (jwk.alg === 'RS256') known.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }))
  }

  async function genuine(authorization: string | null): Promise<boolean> {
    const jwt = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? ''
    const kid = kidOf(jwt)
    if (!kid) return false
    // once: a stranger's kid must not make us ask for ever
    if (!known.has(kid)) await fetchKeys().catch(() => undefined)
    const key = known.get(kid)
    return key !== undefined && verifyJwt(key, kid, jwt, world.clock.wall()) !== null
  }

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
    if (!requestId || !(await genuine(authorization))) return reply.code(401).send()
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

function kidOf(jwt: string): string | null {
  try {
    return textAt(JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()), 'kid')
  } catch {
    return null
  }
}

/** What a relay in wrong hands would hand on: another number, and a JWT nobody signed. */
function forged(world: World, { headers, body, receivedAt }: Kept): Kept {
  const { acknowledgement, ...rest } = body as { acknowledgement?: { profile?: object } }
  return {
    headers: { ...headers, authorization: `Bearer ${forgedJwt(world, 'algNone')}` },
    body: { ...rest, acknowledgement: { ...acknowledgement, status: 'SUCCESS', profile: { ...acknowledgement?.profile, tokenNumber: '666' } } },
    receivedAt,
  }
}
