import { type Answer, empty, good, json, textAt } from '../wire/answer.ts'
import { keyed, messageOnly, wrapped } from '../wire/faults.ts'
import { checkXToken, header } from '../wire/headers.ts'
import type { Call } from '../wire/route.ts'
import type { Account } from '../world/accounts.ts'
import { ageOn, fullName, type Person } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { enrolled, enrolmentMessage } from './enrolled.ts'
import { isFull, notForThisClient } from './input.ts'
import { childProfile } from './shapes.ts'
import { userTokens } from './user-tokens.ts'

const two = (part: string): string => part.padStart(2, '0')

/** The child as the body names it, living where the parent lives; or which field is wrong. */
function childOf(world: World, parent: Account, body: unknown): Person | Answer {
  const own = (field: string) => textAt(body, `authData.child.${field}`) ?? ''
  const [day, month, year, gender] = [own('dayOfBirth'), own('monthOfBirth'), own('yearOfBirth'), own('gender')]
  const [firstName = '', ...rest] = own('name').trim().split(/\s+/)
  if (own('parentConsent') !== 'true') return keyed(world, 400, 'parentConsent', 'Invalid Parent Consent')
  if (!firstName) return keyed(world, 400, 'name', 'Invalid Name')
  if (gender !== 'M' && gender !== 'F' && gender !== 'O') return keyed(world, 400, 'gender', 'Invalid Gender')
  if (!/^([1-9]|0[1-9]|[12]\d|3[01])$/.test(day)) return keyed(world, 400, 'dayOfBirth', 'Invalid Day Of Birth')
  if (!/^([1-9]|0[1-9]|1[0-2])$/.test(month)) return keyed(world, 400, 'monthOfBirth', 'Invalid Month Of Birth')
  const { line, village, district, place, pinCode, portrait } = parent.person
  const child: Person = {
    key: `child-${world.registry.accounts.length}`,
    purpose: 'Enrolled by a parent',
    firstName,
    middleName: rest.slice(0, -1).join(' '),
    lastName: rest.at(-1) ?? '',
    localName: null,
    gender,
    born: `${year}-${two(month)}-${two(day)}`,
    line,
    village,
    district,
    ...(place ? { place } : {}),
    pinCode,
    portrait,
    photoless: true,
    aadhaar: null,
    aadhaarMobile: null,
  }
  const age = /^(19|20)\d\d$/.test(year) ? ageOn(child, world.clock.wall()) : -1
  return age < 0 || age >= 18 ? keyed(world, 400, 'yearOfBirth', 'Invalid Year Of Birth') : child
}

/** A child under 18 named by a parent whose X-token is on the call; no code, no Aadhaar (abdm-v3 d). The parent's mobile is the child's. */
export function byParent(world: World, call: Call): Answer {
  const { body, headers } = call
  if (!world.switches.governmentIntegrator) return notForThisClient(world)
  if (!header(headers, 'X-token')) return empty(401)
  const token = checkXToken(world, call, 'abha')
  if (!token.ok) return token.answer
  const parent = world.registry.byId(token.value.accountId)
  if (!parent) return messageOnly(world, 400, 'Invalid X-token')
  const child = childOf(world, parent, body)
  if ('status' in child) return child

  const siblings = parent.mobile ? world.registry.numbersOn(parent.mobile) : []
  const same = siblings.find(({ person }) => fullName(person) === fullName(child) && person.born === child.born && person.gender === child.gender)
  if (!same && parent.mobile && isFull(world, parent.mobile))
    return wrapped(422, 'ABDM-1157', `Child ABHA's account limit has been exceeded for the requested Abha ID number '${parent.number}'`)
  const made = same ? good({ account: same, isNew: false, withTokens: true }) : enrolled(world, child, parent.mobile)
  if (!made.ok) return made.answer
  if (world.switches.enrolAnswerLost) return empty(504)
  const { account, isNew } = made.value
  return json(200, {
    message: enrolmentMessage(made.value),
    tokens: userTokens(world, account),
    ABHAProfile: childProfile(world, account, isNew),
    isNew,
  })
}
