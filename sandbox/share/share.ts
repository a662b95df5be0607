import { randomUUID } from 'node:crypto'
import { type Answer, at, empty, json, textAt } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import { checkAuthToken, header } from '../wire/headers.ts'
import type { Call, Line, Wire } from '../wire/route.ts'
import { GATEWAY_KID, signJwt } from '../world/keys.ts'
import type { Share, World } from '../world/world.ts'
import { ownerFault, shareFault } from './check.ts'

const BASE = '/api/hiecm/patient-share/v3'

/** Where the hospital's own bridge stands; known only once the sandbox listens. */
export interface Addresses {
  hospital(): string
}

/** A JWT the gateway signs for its own calls into bridges: RS256, checked by `certs`. */
const gatewayJwt = (world: World): string => {
  const iat = Math.floor(world.clock.wall() / 1000)
  return signJwt(world.keys.gateway, GATEWAY_KID, { iss: 'sandbox', clientId: 'gateway', iat, exp: iat + 300 })
}

const callHeaders = (world: World, requestId: string, more: Record<string, string>) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${gatewayJwt(world)}`,
  'request-id': requestId,
  timestamp: new Date(world.clock.wall()).toISOString(),
  ...more,
})

async function share(wire: Wire, addresses: Addresses, { body, headers, requestId, clientId }: Call): Promise<Answer> {
  const { world } = wire
  const serviceId = header(headers, 'X-HIU-ID') ?? ''
  if (serviceId !== world.phrServiceId) return wrapped(400, 'ABDM-1040', 'Invalid HIU ID')
  const token = checkAuthToken(world, headers)
  if (!token.ok) return token.answer
  const fault = shareFault(body)
  if (fault) return fault
  if (textAt(body, 'metaData.hipId') !== world.facility.hipId) return wrapped(400, 'ABDM-1035', 'Invalid HIP ID')
  const account = world.registry.byId(token.value.accountId)
  if (!account) return wrapped(400, 'ABDM-1023', 'Invalid user')
  if (account.status === 'DEACTIVATED') return wrapped(400, 'ABDM-1407', 'ABHA is deactivated')
  const foreign = ownerFault(body, account, token.value)
  if (foreign) return foreign
  if (world.switches.shareMismatch) return wrapped(400, 'ABDM-1086', 'Profile does not match the token')

  const pending: Share = {
    requestId,
    hospitalRequestId: randomUUID(),
    clientId: clientId ?? '',
    serviceId,
    patientAddress: token.value.family === 'abha' ? account.preferred : token.value.address,
    context: textAt(body, 'metaData.context') ?? '',
  }
  const shared = textAt(body, 'profile.patient.abhaAddress')?.toLowerCase()
  if (shared) pending.patientAddress = shared
  if (world.switches.hospitalRepeat === 'duplicate1087' && repeats(world, pending)) return wrapped(400, 'ABDM-1087', 'Duplicate share request')
  world.shares.set(pending.hospitalRequestId, pending)
  forgetOldest(world.shares)
  world.changed()

  const delivered = fetch(`${addresses.hospital()}/api/v3/hip/patient/share`, {
    method: 'POST',
    headers: callHeaders(world, pending.hospitalRequestId, { 'x-hip-id': world.facility.hipId }),
    body: JSON.stringify(body),
  }).then(
    answer => (answer.ok ? 'taken' : 'refused'),
    () => 'unreachable',
  )
  const patience = world.switches.hospitalTimeout
  // the CM waits for the HIP's own HTTP answer before it answers (corrections 7)
  const outcome = patience > 0 ? await Promise.race([delivered, wire.sleep(patience * 1000).then(() => 'late' as const)]) : await delivered
  switch (outcome) {
    case 'late':
      return wrapped(408, 'ABDM-1007', 'Connection failed due to timeout')
    case 'unreachable':
      return wrapped(400, 'ABDM-1028', 'HIP is not available')
    default:
      return empty(202)
  }
}

/** Thousands of visits in one process: what is no longer asked for is dropped. */
function forgetOldest(shares: World['shares']): void {
  const [oldest] = shares.keys()
  if (shares.size > 1000 && oldest) shares.delete(oldest)
}

const VALID_MS = 30 * 60 * 1000
const repeats = (world: World, { context, patientAddress }: Share): boolean =>
  world.queue.get(context)?.tokens.some(({ address, at: when }) => address === patientAddress && world.clock.now() - when < VALID_MS) ?? false

function onShare(world: World, { body }: Call): Answer {
  const pending = world.shares.get(textAt(body, 'response.requestId') ?? '')
  if (!pending) return wrapped(404, 'ABDM-1001', 'No data found')
  const status = textAt(body, 'acknowledgement.status')
  const error = at(body, 'error')
  if (!status && !error) return wrapped(400, 'ABDM-1041', 'Invalid acknowledgement')
  // one answer a share: a second one finds nothing
  world.shares.delete(pending.hospitalRequestId)
  // an acknowledged token counts even where an error object stands beside it (corrections 6)
  const tokenNumber = textAt(body, 'acknowledgement.profile.tokenNumber')
  if (status === 'SUCCESS' && tokenNumber) keep(world, pending, tokenNumber, at(body, 'acknowledgement.profile.expiry'))
  if (!world.switches.callbackOff && !world.switches.networkCut) void callBack(world, pending, body)
  world.changed()
  return empty(202)
}

function keep(world: World, pending: Share, tokenNumber: string, expiry: unknown): void {
  const id = (world.tokenRows.at(-1)?.id ?? 0) + 1
  world.tokenRows.push({
    id,
    patientId: pending.patientAddress,
    tokenNumber,
    hipId: world.facility.hipId,
    hipName: world.facility.name,
    hipAddress: world.facility.address,
    expiresIn: typeof expiry === 'number' || typeof expiry === 'string' ? expiry : 1800,
    clientId: pending.clientId,
    dateCreated: new Date(world.clock.wall()).toISOString(),
    counterCode: pending.context,
  })
  if (world.tokenRows.length > 500) world.tokenRows.shift()
}

/** Posts the hospital's answer to the PHR application's bridge, if it registered one (abdm-v3 f.4). What the bridge says is not ours to mend. */
async function callBack(world: World, pending: Share, answer: unknown): Promise<void> {
  const bridge = world.bridges.get(pending.clientId)
  if (!bridge) return
  const body = { ...(answer as Record<string, unknown>), response: { requestId: pending.requestId } }
  await fetch(`${bridge}/api/v3/hiu/patient/on-share`, {
    method: 'POST',
    headers: callHeaders(world, randomUUID(), { 'x-hiu-id': pending.serviceId }),
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined)
}

function tokenDetails(world: World, { headers, query, clientId }: Call): Answer {
  if (world.switches.getTokenDetailsOff)
    return json(404, {
      code: '404',
      type: 'Status report',
      message: 'Runtime Error',
      description: 'No matching resource found for given API Request',
    })
  const token = checkAuthToken(world, headers)
  if (!token.ok) return token.answer
  if (typeof query.limit !== 'string' || !/^(-1|\d{1,4})$/.test(query.limit)) return wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  const account = world.registry.byId(token.value.accountId)
  const mine = world.tokenRows.filter(row => row.clientId === clientId && account?.addresses.includes(row.patientId)).reverse()
  if (mine.length === 0) return wrapped(404, 'ABDM-1001', 'No data found')
  return json(200, query.limit === '-1' ? mine : mine.slice(0, Number(query.limit)))
}

/** Scan & Share between the kiosk, the hospital and back (abdm-v3 f). */
export const shareLines = (wire: Wire, addresses: Addresses): Line[] => {
  const { world } = wire
  return [
    { method: 'POST', path: `${BASE}/share`, desk: 'share', handle: call => share(wire, addresses, call) },
    { method: 'POST', path: `${BASE}/on-share`, desk: 'share', handle: call => onShare(world, call) },
    { method: 'GET', path: `${BASE}/profile/getTokenDetails`, desk: 'share', handle: call => tokenDetails(world, call) },
  ]
}
