import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { GATEWAY_KID, type Keys, signJwt } from './keys.ts'

/** Seconds (abdm-v3 a.4). */
export const LIFE = { access: 1200, refreshAccess: 1800, user: 1800, refresh: 1_296_000, transfer: 300 } as const

/** Which family of calls gave a user token, and so which profile calls take it. */
type Family = 'abha' | 'phrApp' | 'phrWeb'

interface Access {
  kind: 'access' | 'refreshAccess'
  clientId: string
}
/** A patient's token. `address` is the ABHA address logged in with. */
export interface UserToken {
  kind: 'user' | 'refresh'
  family: Family
  accountId: string
  address: string
}
/** Proves a receiver, not yet a person: one of `choices` (ABHA numbers or addresses) is to be named. */
export interface Transfer {
  kind: 'transfer'
  family: Family
  txnId: string
  choices: string[]
}
type Held = Access | UserToken | Transfer
/** `clientId`: to whom it was given. */
type Given<T> = T & { clientId: string | null }
/** The held value of one kind. */
type HeldAs<K extends Held['kind']> = K extends 'access' | 'refreshAccess' ? Access : K extends 'user' | 'refresh' ? UserToken : Transfer
type Looked<T> = { kind: 'good'; held: Given<T> } | { kind: 'expired' } | { kind: 'unknown' }

const caller = new AsyncLocalStorage<string | null>()
/** Runs one call of a client: the tokens it issues are that client's. */
export const calledBy = <T>(clientId: string | null, handle: () => T): T => caller.run(clientId, handle)

export interface TokenDesk {
  /** A token for the client whose call runs. */
  issue(held: Held, seconds: number): string
  look<K extends Held['kind']>(token: string, kind: K): Looked<HeldAs<K>>
  revoke(accountId: string, family: Family): void
  /** Forgets every patient's token and keeps the clients' own. */
  forgetPatients(): void
}

export function createTokenDesk(now: () => number, wall: () => number, keys: Keys): TokenDesk {
  const held = new Map<string, { held: Given<Held>; until: number }>()
  return {
    issue(what, seconds) {
      for (const [token, { until }] of held) if (until + 3_600_000 < now()) held.delete(token)
      const issued = Math.floor(wall() / 1000)
      const subject = 'clientId' in what ? { clientId: what.clientId } : { typ: what.kind }
      const token = signJwt(keys.gateway, GATEWAY_KID, { ...subject, iss: 'sandbox', jti: randomUUID(), iat: issued, exp: issued + seconds })
      held.set(token, { held: { clientId: caller.getStore() ?? null, ...what }, until: now() + seconds * 1000 })
      return token
    },
    look<K extends Held['kind']>(token: string, kind: K): Looked<HeldAs<K>> {
      const found = held.get(token)
      if (!found || found.held.kind !== kind) return { kind: 'unknown' }
      if (now() >= found.until) return { kind: 'expired' }
      return { kind: 'good', held: found.held as Given<HeldAs<K>> }
    },
    revoke(accountId, family) {
      for (const [token, { held: what }] of held)
        if ((what.kind === 'user' || what.kind === 'refresh') && what.accountId === accountId && what.family === family) held.delete(token)
    },
    forgetPatients() {
      for (const [token, { held: what }] of held) if (what.kind !== 'access' && what.kind !== 'refreshAccess') held.delete(token)
    },
  }
}
