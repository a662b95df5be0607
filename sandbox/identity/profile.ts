import { type Answer, at, empty, json, png, sameList, textAt } from '../wire/answer.ts'
import { accessDenied, keyed, messageOnly, noSuchPath } from '../wire/faults.ts'
import { checkXToken, header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { type Account, MAX_ON_ONE } from '../world/accounts.ts'
import { decrypt } from '../world/keys.ts'
import type { UserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { cardPng, cardQrText, qrPng } from './card.ts'
import { emailFull, invalidLoginId, isEmail } from './input.ts'
import { inManner } from './manner.ts'
import { cardAnswer } from './pictures.ts'
import { accountProfile } from './shapes.ts'
import { userTokens } from './user-tokens.ts'

const BASE = '/abha/api/v3/profile/account'
type Read = 'profile' | 'card' | 'otherCard' | 'qr'

/** Which reads this client is refused: all, all but the QR (seen once), or the card alone (abdm-v3 c.9). */
function refusedRead(world: World, what: Read): boolean {
  const { cardOff, readsRefused } = world.switches
  return cardOff || (readsRefused === 'allButQr' && what !== 'qr') || (readsRefused === 'card' && what === 'card')
}

/** A call that reads for the holder of an X-token of one family. */
export function forHolder(
  world: World,
  family: UserToken['family'],
  what: Read,
  read: (account: Account, token: UserToken) => Answer | Promise<Answer>,
): (call: Call) => Answer | Promise<Answer> {
  return call => {
    const token = checkXToken(world, call, family)
    if (!token.ok) return token.answer
    if (refusedRead(world, what)) return empty(401)
    const account = world.registry.byId(token.value.accountId)
    return account ? read(account, token.value) : messageOnly(world, 400, 'Invalid X-token')
  }
}

/** Logout ends every token of this patient in the family; works with a switched-off profile too. */
export function logout(world: World, family: UserToken['family'], call: Call): Answer {
  const token = checkXToken(world, call, family)
  if (!token.ok) return token.answer
  world.tokens.revoke(token.value.accountId, family)
  return messageOnly(world, 200, 'You have been logged out')
}

/** Refresh: flat in M1, wrapped in `tokens` in the PHR app (corrections 25). */
export function refresh(world: World, family: UserToken['family'], { headers, clientId }: Call): Answer {
  const found = world.tokens.look(/^Bearer (\S+)$/.exec(header(headers, 'R-token') ?? '')?.[1] ?? '', 'refresh')
  if (found.kind === 'good' && found.held.clientId !== clientId) return accessDenied()
  const account = found.kind === 'good' && found.held.family === family ? world.registry.byId(found.held.accountId) : null
  if (found.kind !== 'good' || !account) return messageOnly(world, 400, 'Invalid R-token')
  const tokens = userTokens(world, account, family, found.held.address)
  return json(200, family === 'phrApp' ? { tokens } : tokens)
}

/** A link in a message instead of a code; whoever opens it has proved the e-mail (abdm-v3 c.4). */
function emailLink(world: World, call: Call): Answer {
  const { body } = call
  const token = checkXToken(world, call, 'abha')
  if (!token.ok) return token.answer
  if (!sameList(at(body, 'scope'), ['abha-profile', 'email-link-verify'])) return keyed(world, 400, 'scope', 'Invalid Scope')
  if (textAt(body, 'loginHint') !== 'email') return keyed(world, 400, 'loginHint', 'Invalid Login Hint')
  const email = decrypt(world.keys.profile, at(body, 'loginId'))
  if (!isEmail(email)) return invalidLoginId(world)
  if (world.registry.everyoneAt(email).length >= MAX_ON_ONE) return emailFull()
  world.phone.deliver(email, 'Open this link to verify your e-mail: https://abha.example/verify. NHA-ABDM (demo)')
  return messageOnly(world, 200, 'Verification link has been sent to your email address')
}

/** Profile, card, QR, refresh, logout (abdm-v3 c.9, e.6, corrections 8, 11). */
export const profileLines = (world: World): Line[] => {
  const card = (what: Read) =>
    forHolder(world, 'abha', what, async (account, { address }) => cardAnswer(world, 200, await cardPng(world, account, address)))
  const profile = forHolder(world, 'abha', 'profile', account => json(200, accountProfile(world, account)))
  const qr = forHolder(world, 'abha', 'qr', account => png(200, qrPng(cardQrText(world, account, account.preferred))))
  const end = (call: Call) => (world.switches.m1LogoutGone ? noSuchPath(world, `${BASE}/request/logout`) : logout(world, 'abha', call))
  return inManner(world, 'abha', [
    { method: 'GET', path: BASE, desk: 'profile', handle: profile },
    { method: 'GET', path: `${BASE}/abha-card`, desk: 'profile', handle: card('card') },
    { method: 'GET', path: `${BASE}/download-abha-card`, desk: 'profile', handle: card('otherCard') },
    { method: 'GET', path: `${BASE}/qrCode`, desk: 'profile', handle: qr },
    { method: 'GET', path: `${BASE}/request/token`, desk: 'profile', handle: call => refresh(world, 'abha', call) },
    { method: 'GET', path: `${BASE}/request/logout`, desk: 'profile', handle: end },
    { method: 'POST', path: `${BASE}/request/emailVerificationLink`, desk: 'profile', handle: call => emailLink(world, call) },
  ])
}
