import { spacedTime } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import { type Answer, empty, json, plain } from './answer.ts'

/** The error bodies of abdm-v3 c.7. */
export const wrapped = (status: number, code: string, message: string): Answer => json(status, { error: { code, message } })
export const flat = (status: number, code: string, message: string): Answer => json(status, { code, message })
export const listed = (status: number, code: string, message: string): Answer => json(status, [{ code: `${code}: `, message }])
export const keyed = (world: World, status: number, field: string, message: string): Answer =>
  json(status, { [field]: message, timestamp: spacedTime(world.clock.wall()) })
export const messageOnly = (world: World, status: number, message: string): Answer =>
  json(status, { message, timestamp: spacedTime(world.clock.wall()) })

const PLACE = { first: 0, second: 1, third: 2 } as const

/** NHA's services answer one fault in several shapes: each time the next one, or the one the switch pins. */
export function oneOf(world: World, fault: string, shapes: readonly Answer[], by: 'otpShape' | 'errorShapes' = 'errorShapes'): Answer {
  const pinned = world.switches[by]
  const turn = world.turns.get(fault) ?? 0
  world.turns.set(fault, turn + 1)
  const index = pinned === 'rotate' ? turn : PLACE[pinned]
  return shapes[index % shapes.length] ?? empty(500)
}

/** The sentence the sheets quote for the 30-minute lock (abdm-v3 c.6). */
export const locked = (world: World): Answer => {
  const message =
    'You have requested multiple OTPs Or Exceeded maximum number of attempts for OTP match in this transaction. Please try again in 30 minutes.'
  return oneOf(world, 'locked', [wrapped(429, 'ABDM-1100', message), flat(429, 'ABDM-1100', message)])
}

/** UIDAI cannot be reached: three ways this has looked (abdm-v3 c.8). The PHR family knows one. Null: it can be reached. */
export function aadhaarDown(world: World, family: 'abha' | 'phr'): Answer | null {
  const mode = world.switches.aadhaarDown
  if (mode === 'off') return null
  const shapes = {
    empty401: empty(401, { 'www-authenticate': 'Basic realm="Realm"' }),
    plain400: flat(400, 'ABDM-9999', 'Aadhaar Gateway is unavailable'),
    gateway504: wrapped(504, 'ABDM-1206', 'Aadhaar Gateway is unavailable'),
  }
  if (mode !== 'rotate') return shapes[mode]
  return family === 'phr' ? shapes.plain400 : oneOf(world, 'aadhaarDown', [shapes.empty401, shapes.plain400, shapes.gateway504])
}

export const unknownTxn = (world: World): Answer =>
  oneOf(world, 'unknownTxn', [
    wrapped(401, 'ABDM-1017', 'Invalid Transaction Id'),
    keyed(world, 400, 'txnId', 'Invalid Transaction Id'),
    listed(400, 'ABDM-9999', 'Invalid Transaction Id'),
  ])

export const tooMany = (desk: 'hieCm' | 'abha'): Answer => wrapped(429, desk === 'hieCm' ? 'ABDM-2429' : 'ABDM-1022', 'Too many requests')

/** Comes as text, not as JSON (abdm-v3 c.8). */
export const accessDenied = (): Answer => plain(403, 'Access Denied')

/** The client may not use this part of ABDM (abdm-v3 a.2, c.8). */
export const restricted = (world: World, fault: string): Answer =>
  oneOf(world, fault, [
    wrapped(401, 'ABDM-1094', 'Access to this feature is restricted. Please contact NHA to enable it.'),
    wrapped(401, 'ABDM-1021', 'Lack of required priviledges'),
  ])

/** A fault of ABDM itself, the same for every call (abdm-v3 c.8, f.7). Null: it is well. */
export function generalFault(world: World, desk: 'hieCm' | 'abha'): Answer | null {
  const mode = world.switches.abdmFault
  switch (mode) {
    case 'off':
      return null
    case 'tooMany':
      return tooMany(desk)
    case 'blocked':
      return wrapped(429, 'ABDM-1027', 'You are blocked for 24 hours')
    case 'forbidden':
      return accessDenied()
    case 'noResource':
      return noResource()
    case 'restricted':
      return restricted(world, mode)
    case 'unavailable':
      return oneOf(world, mode, [flat(503, 'ABDM-1024', 'Dependent service unavailable'), empty(503)])
    case 'gatewayBroken':
      return flat(500, '900900', 'Unclassified Authentication Failure')
    case 'serviceBroken':
      return wrapped(501, 'ABDM-9999', 'Unknown exception: Tracking Id : 4f1c0d1e-8a52-4a6a-9d1b-3f6a0f0b7c11')
  }
}

/** The API manager has no such path (abdm-v3 c.7). */
export const noResource = (): Answer =>
  json(404, { code: '404', type: 'Status report', message: 'Runtime Error', description: 'No matching resource found for given API Request' })

/** A path nobody serves: the API manager's form or Spring's. */
export const noSuchPath = (world: World, path: string): Answer =>
  oneOf(world, 'noSuchPath', [
    noResource(),
    json(404, { timestamp: new Date(world.clock.wall()).toISOString(), path, status: 404, error: 'Not Found', requestId: 'a7319638-72' }),
  ])
