import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose'
import { z } from 'zod'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import type { Gateway } from './gateway.ts'

/** Whether a callback's bearer was signed by ABDM. 'cannotTell': its keys could not be had. Only 'genuine' may be believed. */
export type Genuineness = 'genuine' | 'forged' | 'cannotTell'

export interface Jwks {
  /** `authorization`: the header as ABDM sent it, with its 'Bearer ' */
  check(authorization: string): Promise<Genuineness>
  /** how often a key set could not be fetched since one last could; the endpoint is working but unsupported (corrections 21) */
  failures(): number
}

const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.literal('RSA') })).min(1) })

/** A relay hands callbacks on for some minutes; their tokens may run out meanwhile. */
const toleranceSeconds = 15 * 60
const refetchMs = 60_000

/** ABDM's signing keys (abdm-v3 j): RS256 alone is taken, an unknown kid fetches the set once more, and the last good set outlives a restart. */
export function createJwks(config: AbdmConfig, gateway: Gateway, deps: AbdmDeps): Jwks {
  let kept: JSONWebKeySet | null = read(deps.certs?.read() ?? null)
  let fetchedAt = Number.NEGATIVE_INFINITY
  let failures = 0

  async function fetchKeys(): Promise<void> {
    fetchedAt = deps.now().getTime()
    const answered = await gateway.call({ asked: { endpoint: 'certs' }, method: 'GET', url: `${config.urls.gateway}/gateway/v3/certs` })
    const fresh = answered.ok ? read(JSON.stringify(answered.value.body)) : null
    if (fresh === null) {
      failures++
      return
    }
    failures = 0
    kept = fresh
    deps.certs?.write(JSON.stringify(fresh))
  }

  async function verify(token: string): Promise<Genuineness | 'unknownKey'> {
    if (kept === null) return 'unknownKey'
    try {
      await jwtVerify(token, createLocalJWKSet(kept), { algorithms: ['RS256'], clockTolerance: toleranceSeconds, currentDate: deps.now() })
      return 'genuine'
    } catch (problem) {
      if (problem instanceof errors.JWKSNoMatchingKey) return 'unknownKey'
      if (problem instanceof errors.JOSEError || problem instanceof TypeError) return 'forged'
      throw problem
    }
  }

  return {
    failures: () => failures,
    async check(authorization) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1]
      if (token === undefined) return 'forged'
      const first = await verify(token)
      if (first !== 'unknownKey') return first
      if (deps.now().getTime() - fetchedAt < refetchMs) return kept === null ? 'cannotTell' : 'forged'
      await fetchKeys()
      const second = await verify(token)
      return second === 'unknownKey' ? (failures > 0 ? 'cannotTell' : 'forged') : second
    },
  }
}

function read(text: string | null): JSONWebKeySet | null {
  try {
    return keySet.parse(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}
