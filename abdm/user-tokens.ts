import { count, fields, text } from './answer.ts'
import { Secret } from './secret.ts'

/**
 * One person's way in, for one visit. The refresh token is never kept: it lives for 15 days, a visit for minutes (abdm-v3 e.6).
 * `family` says which profile and logout calls it belongs to (abdm-v3 c.9, corrections 8): of the ABHA service, the PHR app, or the PHR web pages.
 */
export interface UserTokens {
  token: Secret
  family: 'abha' | 'phr' | 'phrWeb'
  expiresAt: Date
}

const grant = { token: text, jwtResponse: fields({ token: text }), expiresIn: count, refreshToken: text }
const answer = fields({ ...grant, tokens: fields(grant) })

/** What an answer grants: `{token, expiresIn, …}`, flat or inside `tokens` (abdm-v3 c.2, d, e.2, corrections 25). Null when there is no token. */
export function readGrant(body: unknown): { token: string; expiresInSeconds: number | null; hasRefreshToken: boolean } | null {
  const { tokens, ...flat } = answer.parse(body)
  const token = tokens.token ?? flat.token ?? flat.jwtResponse.token
  if (token === null) return null
  return {
    token,
    expiresInSeconds: tokens.expiresIn ?? flat.expiresIn,
    hasRefreshToken: (tokens.refreshToken ?? flat.refreshToken) !== null,
  }
}

/** The user tokens of an answer, or null when it grants none. */
export function readUserTokens(body: unknown, family: UserTokens['family'], now: Date): UserTokens | null {
  const grant = readGrant(body)
  if (grant === null) return null
  return { token: new Secret(grant.token), family, expiresAt: new Date(now.getTime() + (grant.expiresInSeconds ?? 1800) * 1000) }
}
