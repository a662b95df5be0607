import { type Answer, json, textAt } from '../wire/answer.ts'
import { oneOf, wrapped } from '../wire/faults.ts'
import { isHospital } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { GATEWAY_KID } from '../world/keys.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** NHA's own table writes `ABDM-1921`, the wire was seen with `1921`: both come (abdm-v3 a.2). */
const refused = (world: World, number: string, message: string): Answer =>
  oneOf(world, 'session', [wrapped(400, number, message), wrapped(400, `ABDM-${number}`, message)])

function session(world: World, { body, headers }: Call): Answer {
  if (textAt(body, 'grantType') !== 'client_credentials') return refused(world, '1920', 'Invalid grant type')
  const clients = [world.kiosk, world.hospital]
  const client = clients.find(({ id }) => id === textAt(body, 'clientId'))
  const secretKnown = clients.some(({ secret }) => secret === textAt(body, 'clientSecret'))
  if (world.switches.credentialsRejected && !isHospital(headers)) return refused(world, '1922', 'Invalid client secret')
  if (!client) return secretKnown ? refused(world, '1921', 'Invalid client id') : refused(world, '1923', 'Invalid client id and secret')
  if (client.secret !== textAt(body, 'clientSecret')) return refused(world, '1922', 'Invalid client secret')
  return json(Number(world.switches.sessions200or202), {
    accessToken: world.tokens.issue({ kind: 'access', clientId: client.id }, LIFE.access),
    expiresIn: LIFE.access,
    refreshExpiresIn: LIFE.refreshAccess,
    refreshToken: world.tokens.issue({ kind: 'refreshAccess', clientId: client.id }, LIFE.refreshAccess),
    tokenType: 'bearer',
  })
}

/** Sessions (abdm-v3 a.2) and the key set callbacks are checked with (j). */
export const sessionLines = (world: World): Line[] => [
  { method: 'POST', path: '/api/hiecm/gateway/v3/sessions', desk: 'gateway', open: true, handle: call => session(world, call) },
  {
    method: 'GET',
    path: '/api/hiecm/gateway/v3/certs',
    desk: 'gateway',
    handle: () => {
      const jwk = world.keys.gateway.publicKey.export({ format: 'jwk' })
      return json(200, {
        keys: [
          { ...jwk, kid: GATEWAY_KID, use: 'sig', alg: 'RS256' },
          { ...world.keys.phr.publicKey.export({ format: 'jwk' }), kid: 'sandbox-gateway-rs512', use: 'sig', alg: 'RS512' },
        ],
      })
    },
  },
]
