import { gatewayJwt } from '../gateway/jwt.ts'
import { isRegistered } from '../gateway/providers.ts'
import { type Answer, at, empty, json, plain, textAt } from '../wire/answer.ts'
import { oneOf } from '../wire/faults.ts'
import { checkAuthToken, header } from '../wire/headers.ts'
import type { Call, Line, Wire } from '../wire/route.ts'
import type { Share, World } from '../world/world.ts'
import { callBack, callHeaders } from './callback.ts'
import { isAfterDelivery, shareError } from './faults.ts'
import { ownerFault } from './owner.ts'
import { formFault } from './rules.ts'
import { keep, tokenDetails } from './token-list.ts'

const BASE = '/api/hiecm/patient-share/v3'

/** X-HIU-ID: the PHR application's service id, or, as NHA's page has it, the client id (abdm-v3 f.3, corrections 19). Null: it is this client's. */
function hiuIdFault(world: World, value: string, clientId: string | null): Answer | null {
  const { hiuIdKind } = world.switches
  const known = [...(hiuIdKind === 'client' ? [] : [world.phrServiceId]), ...(hiuIdKind === 'service' ? [] : [world.kiosk.id])]
  if (!known.includes(value)) return shareError(world, '1040')
  // the id of a PHR application, and another client speaks in its name
  return clientId === world.kiosk.id ? null : oneOf(world, 'foreignHiuId', [shareError(world, '1040'), shareError(world, '1055')])
}

/** What the hospital gets: the same profile, coordinates as text and the ABHA number as null where there is none (abdm-v3 f.5). */
function asSeenAtHospitals(body: unknown): unknown {
  const { metaData, profile, ...rest } = body as { metaData: Record<string, unknown>; profile: { patient: Record<string, unknown> } }
  const asText = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return {
    ...rest,
    metaData: { ...metaData, latitude: asText(metaData.latitude), longitude: asText(metaData.longitude) },
    profile: { ...profile, patient: { ...profile.patient, abhaNumber: profile.patient.abhaNumber ?? null } },
  }
}

function accepted(world: World): Answer {
  const kind = world.switches.shareAnswerBody
  return kind === 'text' ? plain(202, 'Accepted') : kind === 'json' ? json(202, { status: 'ACCEPTED' }) : empty(202)
}

async function share(wire: Wire, { body, headers, requestId, clientId }: Call): Promise<Answer> {
  const { world } = wire
  const { switches } = world
  if (switches.shareFault !== 'off' && !isAfterDelivery(switches.shareFault)) return shareError(world, switches.shareFault)
  const serviceId = header(headers, 'X-HIU-ID') ?? ''
  const stranger = hiuIdFault(world, serviceId, clientId)
  if (stranger) return stranger
  const token = checkAuthToken(world, headers, clientId)
  if (!token.ok) return token.answer
  const fault = formFault(world, body)
  if (fault) return fault
  const hipId = textAt(body, 'metaData.hipId')
  if (!isRegistered(world, hipId)) return shareError(world, '1035')
  const account = world.registry.byId(token.value.accountId)
  if (!account) return shareError(world, '1023')
  if (account.status === 'DEACTIVATED') return shareError(world, '1407')
  const foreign = ownerFault(world, body, account, token.value)
  if (foreign) return foreign
  if (switches.shareMismatch) return shareError(world, '1086')
  // a neighbour of the register whose bridge stands nowhere
  if (hipId !== world.facility.hipId) return shareError(world, '1401')

  const pending: Share = {
    requestId,
    hospitalRequestId: world.uuid(),
    clientId: clientId ?? '',
    serviceId,
    patientAddress: textAt(body, 'profile.patient.abhaAddress')?.toLowerCase() ?? token.value.address,
    context: textAt(body, 'metaData.context') ?? '',
  }
  if (switches.hospitalRepeat === 'duplicate1087' && repeats(world, pending)) return shareError(world, '1087')
  world.shares.set(pending.hospitalRequestId, pending)
  forgetOldest(world.shares)
  world.changed()

  const delivered = deliver(world, pending, body)
  if (switches.shareFault !== 'off') return shareError(world, switches.shareFault)
  const patience = switches.hospitalTimeout
  // the CM waits for the HIP's own HTTP answer before it answers (corrections 7)
  const outcome = patience > 0 ? await Promise.race([delivered, wire.sleep(patience * 1000).then(() => 'late' as const)]) : await delivered
  switch (outcome) {
    case 'late':
      return shareError(world, '1007')
    case 'unavailable':
      return shareError(world, '1028')
    default:
      return accepted(world)
  }
}

const PATIENCE_MS = 30_000

/**
 * Posts the profile to the hospital's registered bridge (abdm-v3 f.5). `unavailable`: ABDM knows that the HIP is down; a bridge nobody answers at is
 * `silent`, and the kiosk hears no more of it (f.7).
 */
async function deliver(world: World, pending: Share, body: unknown): Promise<'taken' | 'silent' | 'unavailable' | 'late'> {
  if (world.switches.hospitalUnreachable) return 'unavailable'
  const post = () =>
    fetch(`${world.bridges.get(world.hospital.id)}/api/v3/hip/patient/share`, {
      method: 'POST',
      headers: callHeaders(world, pending.hospitalRequestId, gatewayJwt(world), { 'x-hip-id': world.facility.hipId }),
      body: JSON.stringify(asSeenAtHospitals(body)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      () => 'taken' as const,
      (error: Error) => (error.name === 'TimeoutError' ? ('late' as const) : ('silent' as const)),
    )
  const first = await post()
  if (world.switches.hospitalHearsTwice) await post()
  return first
}

/** Thousands of visits in one process: what is no longer asked for is dropped. */
function forgetOldest(shares: World['shares']): void {
  const [oldest] = shares.keys()
  if (shares.size > 1000 && oldest) shares.delete(oldest)
}

const VALID_MS = 30 * 60 * 1000
const repeats = (world: World, { context, patientAddress }: Share): boolean =>
  world.queue.get(context)?.tokens.some(({ address, at: when }) => address === patientAddress && world.clock.now() - when < VALID_MS) ?? false

const ACKNOWLEDGED = ['SUCCESS', 'FAILED', 'FAILURE']
const isNumberOrText = (value: unknown): value is string | number => typeof value === 'number' || (typeof value === 'string' && value !== '')

/** Whether the hospital's answer can be one to this share (abdm-v3 f.6, f.7); how closely ABDM looks is not published. Null: it can. */
function answerFault(world: World, pending: Share, body: unknown): Answer | null {
  const status = textAt(body, 'acknowledgement.status')
  if (status === null ? !at(body, 'error') : !ACKNOWLEDGED.includes(status)) return shareError(world, '1041')
  if (world.switches.onShareRules === 'lax' || status === null) return null
  const address = at(body, 'acknowledgement.abhaAddress')
  if (address !== undefined && String(address).toLowerCase() !== pending.patientAddress) return shareError(world, '1043')
  if (status !== 'SUCCESS') return null
  const context = at(body, 'acknowledgement.profile.context')
  const whole = isNumberOrText(at(body, 'acknowledgement.profile.tokenNumber')) && address !== undefined
  return whole && (context === undefined || context === pending.context) ? null : shareError(world, '1041')
}

function onShare(wire: Wire, relay: string, { body, clientId }: Call): Answer {
  const { world, sleep } = wire
  const asked = textAt(body, 'response.requestId')
  if (!asked) return shareError(world, '1052')
  const pending = world.shares.get(asked)
  if (!pending) return shareError(world, '1001')
  if (clientId !== world.hospital.id) return shareError(world, '1055')
  const fault = answerFault(world, pending, body)
  if (fault) return fault
  const status = textAt(body, 'acknowledgement.status')
  // one answer a share: a second one finds nothing
  world.shares.delete(pending.hospitalRequestId)
  // an acknowledged token counts even where an error object stands beside it (corrections 6)
  const tokenNumber = at(body, 'acknowledgement.profile.tokenNumber')
  if (status === 'SUCCESS' && isNumberOrText(tokenNumber)) {
    const rows = world.tokenRows
    const enter = () => {
      // unless a reset came between
      if (rows === world.tokenRows) keep(world, pending, tokenNumber, at(body, 'acknowledgement.profile.expiry'))
    }
    const late = world.switches.tokenDetailsLate
    if (late > 0) void sleep(late * 1000).then(enter)
    else enter()
  }
  void callBack(wire, relay, pending, body)
  world.changed()
  return empty(202)
}

/** Scan & Share between the kiosk, the hospital and back (abdm-v3 f). `relay`: its base URL, known only once the sandbox listens. */
export const shareLines = (wire: Wire, relay: () => string): Line[] => {
  const { world } = wire
  return [
    { method: 'POST', path: `${BASE}/share`, desk: 'share', handle: call => share(wire, call) },
    { method: 'POST', path: `${BASE}/on-share`, desk: 'share', handle: call => onShare(wire, relay(), call) },
    { method: 'GET', path: `${BASE}/profile/getTokenDetails`, desk: 'share', handle: call => tokenDetails(world, call) },
  ]
}
