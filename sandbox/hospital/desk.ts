import type { FastifyInstance } from 'fastify'
import { gatewayCaller } from '../gateway/caller.ts'
import { AGENTS } from '../network/who.ts'
import { at, textAt } from '../wire/answer.ts'
import { header } from '../wire/headers.ts'
import type { World } from '../world/world.ts'
import { giveNumber, VALID_SECONDS } from './queue.ts'

/** Path prefix of the hospital's bridge. */
export const HOSPITAL_PATH = '/hospital'

export interface Desk {
  app: FastifyInstance
  world: World
  sleep(ms: number): Promise<void>
  /** base URL of the gateway, known once it listens */
  gateway(): string
}

/** The hospital's HMIS: a bridge of its own, with its own credentials, that reaches ABDM only over HTTP. */
export function openHospital(desk: Desk): { forget(): void } {
  const { app, world, sleep } = desk
  const { headers, session, genuine } = gatewayCaller(world, desk.gateway, AGENTS.hospital, world.hospital)
  const seen = new Set<string>()

  async function answer(body: unknown, requestId: string): Promise<void> {
    const { switches, queue } = world
    if (switches.hospitalSilent) return
    await sleep((switches.hospitalTimeout > 0 ? switches.hospitalTimeout + 2 : switches.hospitalSlow) * 1000)
    // a reset came between: nobody waits for a number any more
    if (queue !== world.queue) return
    const reply = registered(world, body)
    if (!reply) return
    await fetch(`${desk.gateway()}/api/hiecm/patient-share/v3/on-share`, {
      method: 'POST',
      headers: { ...headers(await session()), 'x-hip-id': world.facility.hipId },
      body: JSON.stringify({ ...reply, response: { requestId } }),
    })
  }

  app.post(`${HOSPITAL_PATH}/api/v3/hip/patient/share`, async (request, reply) => {
    if (!(await genuine(header(request.headers, 'Authorization')))) return reply.code(401).send()
    const requestId = header(request.headers, 'REQUEST-ID') ?? ''
    if (header(request.headers, 'X-HIP-ID') !== world.facility.hipId) return reply.code(400).send()
    if (!seen.has(requestId)) {
      seen.add(requestId)
      const [oldest] = seen
      if (seen.size > 1000 && oldest) seen.delete(oldest)
      // a sandbox that closes in the middle of an answer has nobody left to answer
      void answer(request.body, requestId).catch(() => undefined)
    }
    if (world.switches.hospitalTimeout > 0) await sleep((world.switches.hospitalTimeout + 1) * 1000)
    return reply.code(202).send()
  })
  return { forget: () => seen.clear() }
}

/** How this hospital's software writes how long a number is good (abdm-v3 f.6). */
function expiry(world: World, issued: number): Record<string, number | string> {
  const { expiryShape } = world.switches
  switch (expiryShape) {
    case 'number':
      return { expiry: VALID_SECONDS }
    case 'string':
      return { expiry: String(VALID_SECONDS) }
    case '180':
    case '600':
      return { expiry: Number(expiryShape) }
    case '1799':
      return { expiry: expiryShape }
    case 'dateTime':
      return { expiry: world.clock.seen(issued + VALID_SECONDS * 1000) }
    case 'absent':
      return {}
  }
}

/** What the desk says to one profile: a number, or why not. Null: nothing. */
function registered(world: World, body: unknown): Record<string, unknown> | null {
  const address = textAt(body, 'profile.patient.abhaAddress')?.toLowerCase() ?? ''
  const context = textAt(body, 'metaData.context') ?? ''
  const { hospitalRefuses, hospitalRepeat, onShareShape } = world.switches
  const refusal = (status: 'FAILED' | 'FAILURE') => ({ acknowledgement: { status, abhaAddress: address } })
  const error = (code: string, message: string) => ({ error: { code, message } })
  switch (hospitalRefuses) {
    case 'error':
      return error('ABDM-9999', 'Registration is closed')
    case 'failed':
      return refusal('FAILED')
    case 'failure':
      return refusal('FAILURE')
    case 'failedAndError':
      return { ...refusal('FAILED'), ...error('ABDM-9999', 'Registration is closed') }
    case 'off':
  }
  const given = giveNumber(world, context, address, String(at(body, 'profile.patient.name') ?? ''))
  if (!given) return error('ABDM-1050', 'Unknown counter')
  if (given.repeated && hospitalRepeat === 'failed') return refusal('FAILED')
  if (given.repeated && hospitalRepeat === 'silence') return null
  const { tokenNumber, at: issued } = given.token
  // some systems send a JSON number
  const number = world.switches.tokenNumberForm === 'number' && /^\d+$/.test(tokenNumber) ? Number(tokenNumber) : tokenNumber
  return {
    acknowledgement: { status: 'SUCCESS', abhaAddress: address, profile: { context, tokenNumber: number, ...expiry(world, issued) } },
    ...(onShareShape === 'both' ? error('ABDM-9999', 'Unknown exception') : {}),
  }
}
