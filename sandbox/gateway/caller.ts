import { createPublicKey, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto'
import type { AGENTS } from '../network/who.ts'
import { textAt } from '../wire/answer.ts'
import { verifyJwt } from '../world/keys.ts'
import type { Client, World } from '../world/world.ts'
import { GATEWAY_PATH } from './sessions.ts'

export interface GatewayCaller {
  /** what every call to ABDM carries; without a token for the sessions call */
  headers(token: string | null): Record<string, string>
  /** A fresh access token; null: the answer holds none. Throws when the gateway cannot be reached. */
  session(): Promise<string | null>
  /**
   * Whether an Authorization is `Bearer ` and a JWT the gateway signed with RS256 that has not run out (abdm-v3 j). Throws when its key is not known
   * and the key set cannot be read.
   */
  genuine(authorization: string | null): Promise<boolean>
}

/**
 * What stands outside ABDM and is called by it: opens sessions with its own credentials and learns the gateway's keys, over HTTP as everybody does.
 *
 * @param gateway base URL, known once the sandbox listens
 */
export function gatewayCaller(world: World, gateway: () => string, agent: (typeof AGENTS)[keyof typeof AGENTS], client: Client): GatewayCaller {
  let known = new Map<string, KeyObject>()

  const headers = (token: string | null) => ({
    'content-type': 'application/json',
    'user-agent': agent,
    'request-id': randomUUID(),
    timestamp: new Date(world.clock.wall()).toISOString(),
    'x-cm-id': 'sbx',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  })

  async function session(): Promise<string | null> {
    const body = JSON.stringify({ clientId: client.id, clientSecret: client.secret, grantType: 'client_credentials' })
    const answer = await fetch(`${gateway()}${GATEWAY_PATH}/sessions`, { method: 'POST', headers: headers(null), body })
    return textAt(await answer.json(), 'accessToken')
  }

  /** Reads the key set anew. What cannot be read leaves the last good copy. */
  async function fetchKeys(): Promise<void> {
    const answer = await fetch(`${gateway()}${GATEWAY_PATH}/certs`, { headers: headers(await session()) })
    const { keys } = (await answer.json()) as { keys: (JsonWebKey & { kid: string; alg: string })[] }
    const usable = keys.filter(({ alg }) => alg === 'RS256')
    known = new Map(usable.map(jwk => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]))
  }

  async function genuine(authorization: string | null): Promise<boolean> {
    const jwt = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? ''
    const kid = kidOf(jwt)
    if (!kid) return false
    // once: a stranger's kid must not make us ask for ever
    if (!known.has(kid)) await fetchKeys()
    const key = known.get(kid)
    return key !== undefined && verifyJwt(key, kid, jwt, world.clock.wall()) !== null
  }

  return { headers, session, genuine }
}

function kidOf(jwt: string): string | null {
  try {
    return textAt(JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()), 'kid')
  } catch {
    return null
  }
}
