import { type Answer, at, empty, json, textAt } from '../wire/answer.ts'
import { keyed, wrapped } from '../wire/faults.ts'
import type { Call } from '../wire/route.ts'
import { isAadhaar } from '../world/check-digits.ts'
import { decrypt } from '../world/keys.ts'
import { birth, fullName, type Person } from '../world/people.ts'
import { placeByCodes } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { type Enrolled, enrolled, enrolledAnswer } from './enrolled.ts'
import { isFull, isMobile, mobileFull, notForThisClient, plainName } from './input.ts'
import { demographicProfile } from './shapes.ts'
import { known } from './uidai.ts'
import { userTokens } from './user-tokens.ts'

/** `18-06-1995`; one-digit parts are read, of a birth year only the year is compared. */
function sameBirth(person: Person, text: string): boolean {
  const [day, month, year] = text.split('-').map(Number)
  const known = birth(person)
  return year === Number(known.year) && (known.month === null || (month === Number(known.month) && day === Number(known.day)))
}

function answer(world: World, made: Enrolled): Answer {
  if (world.switches.enrolAnswerLost) return empty(504)
  const { account, isNew, withTokens } = made
  const form = world.switches.demographicAnswer
  if (form === 'otp') {
    const txn = world.transactions.open({ route: 'enrol', personKey: account.person.key })
    return enrolledAnswer(world, made, txn)
  }
  const tokens = userTokens(world, account)
  return json(200, {
    ...demographicProfile(account),
    ...(withTokens ? { token: tokens.token, jwtResponse: tokens } : {}),
    status: account.status,
    new: form === 'schema' ? String(isNew) : isNew,
  })
}

/** Name, gender and birth compared by UIDAI, no code at all: for government integrators alone (abdm-v3 d, corrections 31). */
export function byDemographics(world: World, { body }: Call): Answer {
  if (!world.switches.governmentIntegrator) return notForThisClient(world)
  const own = (field: string) => textAt(body, `authData.demo_auth.${field}`)
  const aadhaar = decrypt(world.keys.profile, at(body, 'authData.demo_auth.aadhaarNumber'))
  if (!aadhaar || !isAadhaar(aadhaar)) return keyed(world, 400, 'aadhaarNumber', 'Invalid Aadhaar Number')
  const [name, gender, born] = [own('name'), own('gender'), own('dateOfBirth')]
  if (!name?.trim()) return keyed(world, 400, 'name', 'Invalid Name')
  if (gender !== 'M' && gender !== 'F' && gender !== 'O') return keyed(world, 400, 'gender', 'Invalid Gender')
  if (!born || !/^\d{1,2}-\d{1,2}-\d{4}$/.test(born)) return keyed(world, 400, 'dateOfBirth', 'Invalid Date Of Birth')
  if (!placeByCodes(own('stateCode'), own('districtCode'))) return keyed(world, 400, 'districtCode', 'Invalid state and district code')
  const mobile = own('mobile') || null
  if (mobile && !isMobile(mobile)) return keyed(world, 400, 'mobile', 'Invalid Mobile Number')

  const holder = known(world, aadhaar, 'abha')
  if (!holder.ok) return holder.answer
  const person = holder.value
  if (plainName(name) !== plainName(fullName(person)) || gender !== person.gender || !sameBirth(person, born))
    return wrapped(
      422,
      'ABDM-1207',
      'The information you provided does not match the details on record with Aadhaar. Please verify and provide accurate information.',
    )
  if (mobile && isFull(world, mobile, world.registry.byPerson(person)?.id)) return mobileFull()
  const made = enrolled(world, person, mobile)
  return made.ok ? answer(world, made.value) : made.answer
}
