import { type Answer, json } from '../wire/answer.ts'
import { noResource, wrapped } from '../wire/faults.ts'
import { checkAuthToken } from '../wire/headers.ts'
import type { Call } from '../wire/route.ts'
import type { Share, World } from '../world/world.ts'
import { shareError } from './faults.ts'

/** Enters a number into the patient's list. */
export function keep(world: World, pending: Share, tokenNumber: string | number, expiry: unknown): void {
  const id = (world.tokenRows.at(-1)?.id ?? 0) + 1
  world.tokenRows.push({
    id,
    patientId: pending.patientAddress,
    tokenNumber,
    hipId: world.facility.hipId,
    hipName: world.facility.name,
    hipAddress: world.facility.address,
    expiry,
    clientId: pending.clientId,
    at: world.clock.now(),
    counterCode: pending.context,
  })
  if (world.tokenRows.length > 500) world.tokenRows.shift()
}

/** How long the number is good, as the list says it: NHA's sample has the number 1800 (abdm-v3 f.4, corrections 13). */
function expiresIn(world: World, expiry: unknown): { expiresIn?: unknown } {
  switch (world.switches.tokenDetailsExpiry) {
    case '1800':
      return { expiresIn: 1800 }
    case 'text':
      return { expiresIn: '1800' }
    case 'asHospital':
      return expiry === undefined ? {} : { expiresIn: expiry }
    case 'absent':
      return {}
  }
}

const shown = (world: World, { expiry, at, counterCode, clientId, ...row }: World['tokenRows'][number]) => ({
  ...row,
  ...expiresIn(world, expiry),
  clientId,
  dateCreated: world.clock.seen(at),
  counterCode,
})

/** `getTokenDetails` (abdm-v3 f.4): the caller's own list; `limit` is required, `-1` is all of it; 404 when it is empty. */
export function tokenDetails(world: World, { headers, query, clientId }: Call): Answer {
  const { getTokenDetailsOff, tokenDetailsFault, tokenDetailsOrder } = world.switches
  if (getTokenDetailsOff) return noResource()
  if (tokenDetailsFault !== 'off') return shareError(world, tokenDetailsFault)
  const token = checkAuthToken(world, headers, clientId)
  if (!token.ok) return token.answer
  if (typeof query.limit !== 'string' || !/^(-1|\d{1,4})$/.test(query.limit)) return wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  const account = world.registry.byId(token.value.accountId)
  const mine = world.tokenRows.filter(row => row.clientId === clientId && account?.addresses.includes(row.patientId))
  if (tokenDetailsOrder === 'newest') mine.reverse()
  if (mine.length === 0) return wrapped(404, 'ABDM-1001', 'No data found')
  const wanted = query.limit === '-1' ? mine : mine.slice(0, Number(query.limit))
  return json(
    200,
    wanted.map(row => shown(world, row)),
  )
}
