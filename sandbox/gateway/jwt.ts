import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto'
import { jwtPart, type Pair, signJwt } from '../world/keys.ts'
import type { SwitchValues } from '../world/switches.ts'
import type { World } from '../world/world.ts'

const LIFE_SECONDS = 300
type Forgery = SwitchValues['callbackForged']

const claims = (world: World, ageSeconds = 0) => {
  const iat = Math.floor(world.clock.wall() / 1000) - ageSeconds
  return { iss: 'sandbox', clientId: 'gateway', jti: randomUUID(), iat, exp: iat + LIFE_SECONDS }
}

/** A JWT the gateway signs for its own calls into bridges: RS256, five minutes, its key in `certs` (abdm-v3 j). */
export const gatewayJwt = (world: World): string => signJwt(world.keys.gateway, world.gatewayKid, claims(world))

let stranger: Pair | null = null

/** What somebody else would put in the place of that JWT. Null: no Authorization at all. */
export function forgedJwt(world: World, how: Exclude<Forgery, 'off'>): string | null {
  stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { gateway } = world.keys
  switch (how) {
    case 'badSignature':
      return signJwt(stranger, world.gatewayKid, claims(world))
    case 'unknownKid':
      return signJwt(stranger, 'nobody-knows-this', claims(world))
    case 'expired':
      return signJwt(gateway, world.gatewayKid, claims(world, LIFE_SECONDS + 3600))
    case 'algNone':
      return `${jwtPart({ alg: 'none', typ: 'JWT', kid: world.gatewayKid })}.${jwtPart(claims(world))}.`
    case 'hmac': {
      // the public key taken for a shared secret: what a verifier falls for that does not pin the algorithm
      const head = `${jwtPart({ alg: 'HS256', typ: 'JWT', kid: world.gatewayKid })}.${jwtPart(claims(world))}`
      return `${head}.${createHmac('sha256', gateway.publicKey.export({ type: 'spki', format: 'pem' }))
        .update(head)
        .digest('base64url')}`
    }
    case 'unsigned':
      return null
  }
}
