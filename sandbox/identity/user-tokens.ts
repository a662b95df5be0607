import type { Account } from '../world/accounts.ts'
import { LIFE, type UserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** X-token with its refresh token (abdm-v3 a.4). */
export function userTokens(world: World, account: Account, family: UserToken['family'] = 'abha', address = account.preferred) {
  const who = { family, accountId: account.id, address }
  return {
    token: world.tokens.issue({ kind: 'user', ...who }, LIFE.user),
    expiresIn: LIFE.user,
    refreshToken: world.tokens.issue({ kind: 'refresh', ...who }, LIFE.refresh),
    refreshExpiresIn: LIFE.refresh,
  }
}
