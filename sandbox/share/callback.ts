import { forgedJwt, gatewayJwt } from '../gateway/jwt.ts'
import { weatherOf } from '../network/weather.ts'
import { AGENTS } from '../network/who.ts'
import { at } from '../wire/answer.ts'
import type { Wire } from '../wire/route.ts'
import type { Share, World } from '../world/world.ts'

export const callHeaders = (world: World, requestId: string, jwt: string | null, more: Record<string, string>) => ({
  'content-type': 'application/json',
  'user-agent': AGENTS.abdm,
  ...(jwt === null ? {} : { authorization: `Bearer ${jwt}` }),
  'request-id': requestId,
  timestamp: new Date(world.clock.wall()).toISOString(),
  ...more,
})

/** The number a forger puts on the screen, so that a test sees whether anybody believed it. */
const FORGED_NUMBER = '666'

/** The hospital's answer with another number in it. */
export const forgedBody = (answer: unknown) => ({
  ...(answer as object),
  acknowledgement: {
    ...(at(answer, 'acknowledgement') as object),
    status: 'SUCCESS',
    profile: { ...(at(answer, 'acknowledgement.profile') as object), tokenNumber: FORGED_NUMBER },
  },
})

/** NHA's schema, or the number one or two steps further up: no live body was found (abdm-v3 l.3). */
function placed(world: World, body: Record<string, unknown>): Record<string, unknown> {
  const profile = at(body, 'acknowledgement.profile')
  const place = world.switches.callbackPlace
  if (place === 'acknowledgement' || typeof profile !== 'object' || profile === null) return body
  const { profile: _, ...acknowledgement } = body.acknowledgement as { profile: object }
  return { ...body, acknowledgement, ...(place === 'profile' ? { profile } : profile) }
}

/**
 * Posts the hospital's answer to the PHR application's bridge, if it registered one (abdm-v3 f.4). What the bridge says is not ours to mend.
 * A forged one goes instead of the real one.
 *
 * @param relay its base URL
 */
export async function callBack({ world, sleep }: Pick<Wire, 'world' | 'sleep'>, relay: string, pending: Share, answer: unknown): Promise<void> {
  const { callbackOff, callbackLate, callbackForged, callbackTwice } = world.switches
  const bridge = world.bridges.get(pending.clientId)
  if (callbackOff || !bridge) return
  const { shares } = world
  await sleep(callbackLate * 1000)
  // a reset came between
  if (shares !== world.shares) return
  // a bridge elsewhere stands on the kiosk's line; the relay has its own
  if (bridge !== relay && weatherOf(world.switches).mode !== 'open') return
  const body = { ...(answer as Record<string, unknown>), response: { requestId: pending.requestId } }
  const sent = JSON.stringify(placed(world, callbackForged === 'off' ? body : forgedBody(body)))
  const ids = [world.uuid()]
  if (callbackTwice !== 'once') ids.push(callbackTwice === 'freshId' ? world.uuid() : (ids[0] ?? ''))
  for (const id of ids) {
    const jwt = callbackForged === 'off' ? gatewayJwt(world) : forgedJwt(world, callbackForged)
    await fetch(`${bridge}/api/v3/hiu/patient/on-share`, {
      method: 'POST',
      headers: callHeaders(world, id, jwt, { 'x-hiu-id': pending.serviceId }),
      body: sent,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
  }
}
