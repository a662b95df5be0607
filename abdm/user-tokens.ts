import { countOf, fieldsOf, textOf } from './answer.ts'
import { Secret } from './secret.ts'

/**
 * One person's way in, for one visit. The refresh token is never kept: it lives for 15 days, a visit for minutes (abdm-v3 e.6).
 * `family` says which profile and logout calls it belongs to (abdm-v3 c.9, corrections 8).
 */
export interface UserTokens {
  token: Secret
  family: 'abha' | 'phr'
  expiresAt: Date
}

/** From `{token, expiresIn, …}`, flat or inside `tokens` (abdm-v3 c.2, e.2, corrections 25). Null when there is no token. */
export function readUserTokens(body: unknown, family: UserTokens['family'], now: Date): UserTokens | null {
  const flat = fieldsOf(body)
  const wrapped = fieldsOf(flat.tokens)
  const token = textOf(wrapped.token, flat.token)
  if (token === null) return null
  const seconds = countOf(wrapped.expiresIn ?? flat.expiresIn) ?? 1800
  return { token: new Secret(token), family, expiresAt: new Date(now.getTime() + seconds * 1000) }
}
