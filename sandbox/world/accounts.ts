import { randomUUID } from 'node:crypto'
import { newAbhaNumber } from './check-digits.ts'
import { ageOn, birth, type Person } from './people.ts'

export const SUFFIX = '@sbx'
/** One mobile carries at most six ABHA numbers (abdm-v3 c.2). */
export const MAX_ON_MOBILE = 6

/** One ABHA. `number` null: a self-declared address only. Addresses carry the suffix, the newest choice is `preferred`. */
export interface Account {
  id: string
  person: Person
  number: string | null
  addresses: string[]
  preferred: string
  mobile: string | null
  status: 'ACTIVE' | 'DEACTIVATED'
  /** DD-MM-YYYY */
  createdDate: string
}

export interface Registry {
  readonly accounts: readonly Account[]
  byId(id: string): Account | undefined
  byNumber(number: string): Account | undefined
  byAddress(address: string): Account | undefined
  byPerson(person: Person): Account | undefined
  /** accounts that have an ABHA number, in the order they were made */
  numbersOn(mobile: string): Account[]
  /** accounts with or without a number */
  everyoneOn(mobile: string): Account[]
  create(person: Person, mobile: string | null): Account
}

const defaultAddress = (number: string): string => number.replaceAll('-', '') + SUFFIX
export const isChild = (account: Account, ms: number): boolean => ageOn(account.person, ms) < 18

export function createRegistry(people: readonly Person[], now: () => number, random: () => number): Registry {
  const accounts: Account[] = people.flatMap(person => {
    const abha = person.abha
    if (!abha) return []
    const chosen = abha.addresses.map(local => local + SUFFIX)
    const addresses = abha.number ? [defaultAddress(abha.number), ...chosen] : chosen
    return [
      {
        id: randomUUID(),
        person,
        number: abha.number,
        addresses,
        preferred: chosen.at(-1) ?? addresses[0] ?? '',
        mobile: abha.mobile,
        status: abha.status,
        createdDate: abha.createdDate,
      },
    ]
  })
  const find = (test: (account: Account) => boolean) => accounts.find(test)
  return {
    accounts,
    byId: id => find(account => account.id === id),
    byNumber: number => find(account => account.number === number),
    byAddress: address => find(account => account.addresses.includes(address.toLowerCase())),
    byPerson: person => find(account => account.person === person && account.number !== null),
    numbersOn: mobile => accounts.filter(account => account.mobile === mobile && account.number !== null),
    everyoneOn: mobile => accounts.filter(account => account.mobile === mobile),
    create(person, mobile) {
      let number = newAbhaNumber(random)
      while (find(account => account.number === number)) number = newAbhaNumber(random)
      const today = new Date(now()).toISOString().slice(0, 10).split('-').reverse().join('-')
      const address = defaultAddress(number)
      const account: Account = {
        id: randomUUID(),
        person,
        number,
        addresses: [address],
        preferred: address,
        mobile,
        status: 'ACTIVE',
        createdDate: today,
      }
      accounts.push(account)
      return account
    },
  }
}

const RULE = /^(?:[a-z0-9]+\.?[a-z0-9]*_?[a-z0-9]+|[a-z0-9]+_?[a-z0-9]*\.?[a-z0-9]+)$/

/** The rule of abdm-v3 h for a new address's local part: 8–18, letters and digits, one dot and one underscore at most, inside. */
export const isNewAddress = (local: string): boolean => local.length >= 8 && local.length <= 18 && RULE.test(local.toLowerCase())

/** What `enrol/suggestion` offers: about a dozen free local parts from name and birth. */
export function suggestions(person: Person, registry: Registry): string[] {
  const first = person.firstName.toLowerCase()
  const last = person.lastName.toLowerCase()
  const { day, month, year } = birth(person)
  const short = year.slice(2)
  const wanted = [
    `${first}.${last}`,
    `${first}_${last}`,
    `${first}.${last}${short}`,
    `${first}_${year}`,
    `${first}.${Number(day ?? 1)}${Number(month ?? 1)}${year}`,
    `${first}${last}_${short}`,
    `${last}.${first}`,
    `${last}_${first}${short}`,
    `${first}.${last}_${short}`,
    `${first}${year}`,
    `${first.slice(0, 1)}${last}.${year}`,
    `${first}_${last}.1`,
  ]
  return [...new Set(wanted)].filter(local => isNewAddress(local) && !registry.byAddress(local + SUFFIX))
}
