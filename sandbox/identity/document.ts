import { type Answer, at, json, textAt } from '../wire/answer.ts'
import { keyed, unknownTxn, wrapped } from '../wire/faults.ts'
import type { Call, Line } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { birth, type Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { consentFault, plainName } from './input.ts'

/** `17-05-1990` or `1990-05-17`: integrators send both. */
function sameDate(person: Person, text: string): boolean {
  const { day, month, year } = birth(person)
  return text === `${day}-${month}-${year}` || text === `${year}-${month}-${day}`
}

/** A provisional number: no tokens, and no login knows it until an operator has verified the licence. */
function answer(account: Account, isNew: boolean): Answer {
  const { person } = account
  return json(200, {
    message: isNew ? 'Account created successfully' : 'This account already exist',
    enrolProfile: {
      enrolmentNumber: account.number,
      enrolmentState: account.status,
      firstName: person.firstName,
      middleName: person.middleName ?? '',
      lastName: person.lastName,
      phrAddress: account.addresses,
    },
    isNew,
  })
}

/** A driving licence after a mobile code of the `dl-flow` scope; NHA does not recommend it (abdm-v3 d). */
function byDocument(world: World, { body }: Call): Answer {
  const consent = consentFault(world, body)
  if (consent) return consent
  const txn = world.transactions.find(at(body, 'txnId'))
  if (txn?.route !== 'document' || !txn.proved) return unknownTxn(world)
  if (textAt(body, 'documentType') !== 'DRIVING_LICENCE') return keyed(world, 400, 'documentType', 'Invalid Document Type')
  const licence = (textAt(body, 'documentId') ?? '').replace(/[\s-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{13}$/.test(licence)) return keyed(world, 400, 'documentId', 'Invalid Document Id')
  for (const field of ['frontSidePhoto', 'backSidePhoto', 'address', 'state', 'district', 'pinCode'])
    if (!textAt(body, field)) return keyed(world, 400, field, `Invalid ${field}`)
  const person = world.population.find(someone => someone.licence === licence)
  const matches =
    person &&
    plainName(textAt(body, 'firstName') ?? '') === plainName(person.firstName) &&
    plainName(textAt(body, 'lastName') ?? '') === plainName(person.lastName) &&
    textAt(body, 'gender') === person.gender &&
    sameDate(person, textAt(body, 'dob') ?? '')
  if (!matches) return wrapped(422, 'ABDM-1203', 'The details do not match the document')
  const existing = world.registry.byLicence(licence)
  return existing ? answer(existing, false) : answer(world.registry.create(person, txn.mobile, 'PROVISIONAL'), true)
}

export const documentLines = (world: World): Line[] => [
  { method: 'POST', path: '/abha/api/v3/enrollment/enrol/byDocument', desk: 'identity', handle: call => byDocument(world, call) },
]
