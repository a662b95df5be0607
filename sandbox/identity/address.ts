import { type Answer, at, json, textAt } from '../wire/answer.ts'
import { keyed, listed, oneOf, unknownTxn, wrapped } from '../wire/faults.ts'
import { header } from '../wire/headers.ts'
import type { Call, Line } from '../wire/route.ts'
import { isNewAddress, SUFFIX, suggestions } from '../world/addresses.ts'
import type { World } from '../world/world.ts'

const BASE = '/abha/api/v3/enrollment/enrol'

function suggest(world: World, { headers }: Call): Answer {
  const txn = world.transactions.find(header(headers, 'Transaction_Id') ?? '')
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (txn?.route !== 'enrol' || !account)
    return oneOf(world, 'suggestTxn', [wrapped(401, 'ABDM-1017', 'Invalid Transaction Id'), keyed(world, 400, 'txnId', 'Invalid Transaction Id')])
  return json(200, { txnId: txn.txnId, abhaAddressList: suggestions(account.person, world.registry.isTaken) })
}

/** Whether the rule lets a typed local part be; what ABDM suggested itself it always takes. */
const mayBe = (world: World, local: string, suggested: string[]): boolean =>
  suggested.includes(local) || isNewAddress(local, world.switches.addressRule)

function choose(world: World, { body }: Call): Answer {
  const txn = world.transactions.find(at(body, 'txnId'))
  const account = world.registry.byId(txn?.accountIds[0] ?? '')
  if (txn?.route !== 'enrol' || !account) return unknownTxn(world)
  const preferred = at(body, 'preferred')
  if (preferred !== 1 && preferred !== 0) return keyed(world, 400, 'preferred', 'Invalid Preferred Flag')
  const given = textAt(body, 'abhaAddress')?.toLowerCase() ?? ''
  const local = world.switches.suffixAccepted && given.endsWith(SUFFIX) ? given.slice(0, -SUFFIX.length) : given
  const address = local + SUFFIX
  if (!mayBe(world, local, suggestions(account.person, world.registry.isTaken)))
    return oneOf(world, 'badAddress', [keyed(world, 400, 'abhaAddress', 'Invalid ABHA Address'), listed(400, 'ABDM-1170', 'Invalid ABHA Address')])
  if (world.registry.isTaken(address))
    return oneOf(world, 'takenAddress', [
      wrapped(400, 'ABDM-1101', 'This ABHA Address already exists. Please try a different one.'),
      listed(400, 'ABDM-1101', 'This ABHA Address already exists. Please try a different one.'),
    ])
  account.addresses.push(address)
  if (preferred === 1) account.preferred = address
  world.changed()
  // the schema shows other names than NHA's only example (corrections 30)
  return world.switches.addressAnswer === 'schema'
    ? json(200, { txnId: txn.txnId, abhaAddress: address, preferred })
    : json(200, { txnId: txn.txnId, healthIdNumber: account.number, preferredAbhaAddress: account.preferred })
}

/** Suggestions and choice of an ABHA address (abdm-v3 c.5). */
export const addressLines = (world: World): Line[] => [
  { method: 'GET', path: `${BASE}/suggestion`, desk: 'identity', handle: call => suggest(world, call) },
  { method: 'POST', path: `${BASE}/abha-address`, desk: 'identity', handle: call => choose(world, call) },
]
