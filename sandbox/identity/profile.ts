import { type Answer, empty, json, png } from '../wire/answer.ts'
import { messageOnly } from '../wire/faults.ts'
import { checkXToken, header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { LIFE, type UserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { cardPng, cardQrText, qrPng } from './card.ts'
import { accountProfile } from './shapes.ts'

const BASE = '/abha/api/v3/profile/account'

/** A call that reads for the holder of an X-token of one family. */
export function forHolder(
  world: World,
  family: UserToken['family'],
  read: (account: Account, token: UserToken) => Answer | Promise<Answer>,
): (call: Call) => Answer | Promise<Answer> {
  return ({ headers }) => {
    const token = checkXToken(world, headers, family)
    if (!token.ok) return token.answer
    if (world.switches.cardOff) return empty(401)
    const account = world.registry.byId(token.value.accountId)
    return account ? read(account, token.value) : messageOnly(world, 400, 'Invalid X-token')
  }
}

/** Logout ends every token of this patient in the family; works with a switched-off profile too. */
export function logout(world: World, family: UserToken['family'], { headers }: Call): Answer {
  const token = checkXToken(world, headers, family)
  if (!token.ok) return token.answer
  world.tokens.revoke(token.value.accountId, family)
  return messageOnly(world, 200, 'You have been logged out')
}

function refreshed(world: World, { headers }: Call, family: UserToken['family']) {
  const found = world.tokens.look(/^Bearer (\S+)$/.exec(header(headers, 'R-token') ?? '')?.[1] ?? '', 'refresh')
  if (found.kind !== 'good' || found.held.family !== family) return null
  const { accountId, address } = found.held
  const who = { family, accountId, address }
  return {
    token: world.tokens.issue({ kind: 'user', ...who }, LIFE.user),
    expiresIn: LIFE.user,
    refreshToken: world.tokens.issue({ kind: 'refresh', ...who }, LIFE.refresh),
    refreshExpiresIn: LIFE.refresh,
  }
}

/** Refresh: flat in M1, wrapped in `tokens` in the PHR app (corrections 25). */
export function refresh(world: World, family: UserToken['family'], call: Call): Answer {
  const tokens = refreshed(world, call, family)
  if (!tokens) return messageOnly(world, 400, 'Invalid R-token')
  return json(200, family === 'phrApp' ? { tokens } : tokens)
}

/** Profile, card, QR, refresh, logout (abdm-v3 c.9, e.6, corrections 8, 11). */
export const profileLines = (world: World): Line[] => {
  const card = forHolder(world, 'abha', async (account, { address }) => png(200, await cardPng(account, address)))
  return [
    { method: 'GET', path: BASE, desk: 'profile', handle: forHolder(world, 'abha', account => json(200, accountProfile(account))) },
    { method: 'GET', path: `${BASE}/abha-card`, desk: 'profile', handle: card },
    { method: 'GET', path: `${BASE}/download-abha-card`, desk: 'profile', handle: card },
    {
      method: 'GET',
      path: `${BASE}/qrCode`,
      desk: 'profile',
      handle: forHolder(world, 'abha', account => png(200, qrPng(cardQrText(account, account.preferred)))),
    },
    { method: 'GET', path: `${BASE}/request/token`, desk: 'profile', handle: call => refresh(world, 'abha', call) },
    { method: 'GET', path: `${BASE}/request/logout`, desk: 'profile', handle: call => logout(world, 'abha', call) },
  ]
}
