import { type Answer, json, textAt } from '../wire/answer.ts'
import { noResource, oneOf, wrapped } from '../wire/faults.ts'
import { isHospital } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { LIFE } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** Where the gateway's own calls stand. */
export const GATEWAY_PATH = '/api/hiecm/gateway/v3'
const WORDS = {
  '1919': 'Invalid refresh token',
  '1920': 'Invalid grant type',
  '1921': 'Invalid client id',
  '1922': 'Invalid client secret',
  '1923': 'Invalid client id and secret',
} as const

/** NHA's own table writes `ABDM-1921`, the wire was seen with `1921`: both come, with 400 (abdm-v3 a.2). */
const refused = (world: World, number: keyof typeof WORDS): Answer =>
  oneOf(world, 'session', [wrapped(400, number, WORDS[number]), wrapped(400, `ABDM-${number}`, WORDS[number])])

function session(world: World, { body, headers }: Call): Answer {
  const grant = textAt(body, 'grantType') ?? (world.switches.grantTypeOptional ? 'client_credentials' : null)
  if (grant !== 'client_credentials' && grant !== 'refresh_token') return refused(world, '1920')
  const clients = [world.kiosk, world.hospital]
  const client = clients.find(({ id }) => id === textAt(body, 'clientId'))
  const secretKnown = clients.some(({ secret }) => secret === textAt(body, 'clientSecret'))
  if (world.switches.credentialsRejected && !isHospital(headers)) return refused(world, '1922')
  if (!client) return refused(world, secretKnown ? '1921' : '1923')
  if (client.secret !== textAt(body, 'clientSecret')) return refused(world, '1922')
  if (grant === 'refresh_token') {
    const found = world.tokens.look(textAt(body, 'refreshToken') ?? '', 'refreshAccess')
    if (found.kind !== 'good' || found.held.clientId !== client.id) return refused(world, '1919')
  }
  return json(Number(world.switches.sessions200or202), {
    accessToken: world.tokens.issue({ kind: 'access', clientId: client.id }, LIFE.access),
    expiresIn: LIFE.access,
    refreshExpiresIn: LIFE.refreshAccess,
    refreshToken: world.tokens.issue({ kind: 'refreshAccess', clientId: client.id }, LIFE.refreshAccess),
    tokenType: 'bearer',
  })
}

/** The keys callbacks are checked with: one of each algorithm (abdm-v3 j). */
const certs = ({ keys, gatewayKid }: World): Answer =>
  json(200, {
    keys: [
      { ...keys.gateway.publicKey.export({ format: 'jwk' }), kid: gatewayKid, use: 'sig', alg: 'RS256' },
      { ...keys.gateway512.publicKey.export({ format: 'jwk' }), kid: 'sandbox-gateway-rs512', use: 'sig', alg: 'RS512' },
    ],
  })

/** Sessions (abdm-v3 a.2, corrections 5), the key set (j, corrections 21) and the document that names it. `own` is the gateway's own base URL. */
export const sessionLines = (world: World, own: () => string): Line[] => [
  { method: 'POST', path: `${GATEWAY_PATH}/sessions`, desk: 'gateway', open: true, handle: call => session(world, call) },
  { method: 'GET', path: `${GATEWAY_PATH}/certs`, desk: 'gateway', handle: () => (world.switches.certsOff ? noResource() : certs(world)) },
  {
    method: 'GET',
    path: `${GATEWAY_PATH}/.well-known/openid-configuration`,
    desk: 'gateway',
    handle: () => (world.switches.certsOff ? noResource() : json(200, { jwks_uri: `${own()}${GATEWAY_PATH}/certs` })),
  },
]
