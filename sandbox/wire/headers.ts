import type { IncomingHttpHeaders } from 'node:http'
import { AGENTS } from '../network/who.ts'
import type { Transfer, UserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { type Answer, bad, empty, good, json, type Try } from './answer.ts'
import { accessDenied, flat, listed, messageOnly, oneOf, wrapped } from './faults.ts'
import type { Call } from './route.ts'

/** Which part of ABDM answers: the same mistake in a header looks different in each (abdm-v3 c.8, corrections 26). */
export type Desk = 'gateway' | 'share' | 'certificate' | 'identity' | 'profile' | 'phrSearch'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const WINDOW_MS = 5 * 60 * 1000
const REMEMBERED_MS = 60 * 60 * 1000

/** The hospital's line into ABDM is not the kiosk's: what is cut or slow for the kiosk is whole for it. */
export const isHospital = (headers: IncomingHttpHeaders): boolean => headers['user-agent'] === AGENTS.hospital
/** The relay's clock and line are its own too; its credentials are the kiosk's. */
const hasOwnClock = (headers: IncomingHttpHeaders): boolean => isHospital(headers) || headers['user-agent'] === AGENTS.relay

export const header = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' ? value : null
}

function badTimestamp(world: World, desk: Desk): Answer {
  const code = 'ABDM-1016: '
  const words = 'Invalid Timestamp'
  switch (desk) {
    case 'gateway':
    case 'share':
      return wrapped(400, 'ABDM-2402', words)
    case 'certificate':
      return oneOf(world, 'timestamp.certificate', [wrapped(400, code, words), wrapped(404, code, words)])
    case 'identity':
      return oneOf(world, 'timestamp.identity', [wrapped(404, code, words), wrapped(400, code, words)])
    case 'profile':
      return wrapped(404, code, words)
    case 'phrSearch':
      return flat(404, code, words)
  }
}

function badRequestId(world: World, desk: Desk, used: boolean): Answer {
  const words = used ? 'Request id already exists' : 'Invalid request ID'
  switch (desk) {
    case 'gateway':
      return wrapped(400, 'ABDM-2404', words)
    case 'share':
      // a.3 names three codes for a used one
      return used
        ? oneOf(
            world,
            'usedRequestId',
            ['ABDM-1064', 'ABDM-2404', 'ABDM-1087'].map(code => wrapped(400, code, words)),
          )
        : wrapped(400, 'ABDM-2404', words)
    case 'certificate':
    case 'identity':
      return wrapped(400, 'ABDM-1030: ', words)
    case 'profile':
      return wrapped(404, 'ABDM-1030: ', words)
    case 'phrSearch':
      return flat(404, 'ABDM-1030: ', words)
  }
}

/** TIMESTAMP (UTC, milliseconds, `Z`, within five minutes), REQUEST-ID (a UUID never seen before), X-CM-ID where HIE-CM answers. Null: in order. */
export function checkCallHeaders(world: World, headers: IncomingHttpHeaders, desk: Desk): Answer | null {
  const stamp = header(headers, 'TIMESTAMP') ?? ''
  const skew = hasOwnClock(headers) ? 0 : world.switches.clockSkewSeconds * 1000
  const drift = Math.abs(Date.parse(stamp) - (world.clock.wall() + skew))
  if (!TIME.test(stamp) || !(drift <= WINDOW_MS)) return badTimestamp(world, desk)
  const id = header(headers, 'REQUEST-ID') ?? ''
  if (!UUID.test(id)) return badRequestId(world, desk, false)
  const now = world.clock.wall()
  for (const [known, at] of world.requestIds) {
    if (now - at < REMEMBERED_MS) break
    world.requestIds.delete(known)
  }
  if (world.requestIds.has(id)) return badRequestId(world, desk, true)
  world.requestIds.set(id, now)
  if ((desk === 'gateway' || desk === 'share') && header(headers, 'X-CM-ID') !== 'sbx') return wrapped(400, 'ABDM-2403', 'Invalid X-CM-ID')
  return null
}

/** The gateway token of the calling client. */
export function checkAuthorization(world: World, headers: IncomingHttpHeaders): Try<string> {
  const value = header(headers, 'Authorization')
  if (!value)
    return bad(
      // 401 in every file but NHA's PHR document (corrections 37)
      json(world.switches.missingToken400 ? 400 : 401, {
        code: '900902',
        message: 'Missing Credentials',
        description: 'Invalid Credentials. Make sure your API invocation call has a header: Authorization',
      }),
    )
  const token = /^Bearer (\S+)$/i.exec(value)?.[1] ?? ''
  const found = world.tokens.look(token, 'access')
  const refused = world.switches.credentialsRejected && !isHospital(headers)
  if (found.kind !== 'good' || refused)
    return bad(
      json(401, {
        code: '900901',
        message: 'Invalid Credentials',
        description: 'Invalid Credentials. Make sure you have provided the correct security credentials',
      }),
    )
  return good(found.held.clientId)
}

const bearer = (value: string | null): string | null => /^Bearer (\S+)$/.exec(value ?? '')?.[1] ?? null

const denied = () => bad(accessDenied())

/** X-token: a user token of this family, with `Bearer ` before it (abdm-v3 a.3); one another client was given is denied (corrections 38). */
export function checkXToken(world: World, { headers, clientId }: Pick<Call, 'headers' | 'clientId'>, family: UserToken['family']): Try<UserToken> {
  const coded = world.switches.tokenErrors === 'codes'
  const plainly = () => (coded ? wrapped(400, 'ABDM-1130', 'Invalid X-token') : messageOnly(world, 400, 'Invalid X-token'))
  const invalid = () => bad(family === 'phrWeb' ? listed(400, 'ABDM-1006', 'Invalid X-token') : plainly())
  const token = bearer(header(headers, 'X-token'))
  if (!token) return invalid()
  const found = world.tokens.look(token, 'user')
  if (found.kind === 'unknown') return invalid()
  if (found.kind === 'expired' && coded) return bad(wrapped(401, 'ABDM-1131', 'X-token expired'))
  if (found.kind === 'expired')
    return bad(oneOf(world, 'xTokenExpired', [messageOnly(world, 401, 'X-token expired'), wrapped(401, 'ABDM-1094', 'X-token expired')]))
  if (found.held.clientId !== clientId) return denied()
  if (found.held.family !== family) return family === 'phrApp' ? denied() : bad(empty(401))
  return good(found.held)
}

/** T-token of `verify/user`. Missing: 401 with nothing in it. */
export function checkTransfer(world: World, headers: IncomingHttpHeaders, family: UserToken['family']): Try<Transfer> {
  const value = header(headers, 'T-token')
  if (!value) return bad(empty(401))
  const found = world.tokens.look(bearer(value) ?? '', 'transfer')
  if (found.kind === 'expired')
    return bad(oneOf(world, 'tTokenExpired', [wrapped(400, 'ABDM-1129', 'T-token expired'), messageOnly(world, 400, 'Invalid T-token')]))
  if (found.kind === 'unknown' || found.held.family !== family)
    return bad(world.switches.tokenErrors === 'codes' ? wrapped(400, 'ABDM-1128', 'Invalid T-token') : messageOnly(world, 400, 'Invalid T-token'))
  return good(found.held)
}

/** X-AUTH-TOKEN of the share and of getTokenDetails: bare or with `Bearer `, from the PHR login or from M1, as the switches have it (abdm-v3 l.1, l.2). */
export function checkAuthToken(world: World, headers: IncomingHttpHeaders, clientId: string | null): Try<UserToken> {
  const refusal = () =>
    bad(
      oneOf(world, 'authToken', [
        wrapped(401, 'ABDM-1065', 'Invalid X-AUTH-TOKEN'),
        wrapped(401, 'ABDM-2401', 'Invalid X-AUTH-TOKEN'),
        wrapped(401, 'ABDM-1066', 'Invalid JWT'),
      ]),
    )
  const value = header(headers, 'X-AUTH-TOKEN') ?? ''
  const prefixed = bearer(value)
  const style = world.switches.authTokenStyle
  const token = style === 'bearer' ? prefixed : style === 'bare' ? (prefixed ? null : value) : (prefixed ?? value)
  if (!token) return refusal()
  const found = world.tokens.look(token, 'user')
  if (found.kind !== 'good') return refusal()
  if (found.held.clientId !== clientId) return denied()
  if (found.held.family === 'abha' && !world.switches.m1TokenWorksForShare) return refusal()
  return good(found.held)
}
