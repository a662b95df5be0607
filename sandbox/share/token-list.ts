import { type Answer, json } from '../wire/answer.ts'
import { noResource, wrapped } from '../wire/faults.ts'
import { checkAuthToken } from '../wire/headers.ts'
import type { Call } from '../wire/route.ts'
import type { Share, World } from '../world/world.ts'
import { shareError } from './faults.ts'

/** Enters a number into the patient's list. */
export function keep(world: World, pending: Share, tokenNumber: string, expiry: unknown): void {
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

/** `getTokenDetails` (abdm-v3 f.4): the caller's own list; `limit` is required, `-1` is all of it; 404 when it is empty. */
export function tokenDetails(world: World, { headers, query, clientId }: Call): Answer {
  const { getTokenDetailsOff, tokenDetailsFault, tokenDetailsOrder } = world.switches
  if (getTokenDetailsOff) return noResource()
  if (tokenDetailsFault !== 'off') return shareError(world, tokenDetailsFault)
  const token = checkAuthToken(world, headers)
  if (!token.ok) return token.answer
  if (typeof query.limit !== 'string' || !/^(-1|\d{1,4})$/.test(query.limit)) return wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  const account = world.registry.byId(token.value.accountId)
  const mine = world.tokenRows.filter(row => row.clientId === clientId && account?.addresses.includes(row.patientId))
  if (tokenDetailsOrder === 'newest') mine.reverse()
  if (mine.length === 0) return wrapped(404, 'ABDM-1001', 'No data found')
  return json(200, query.limit === '-1' ? mine : mine.slice(0, Number(query.limit)))
}
