import { randomUUID } from 'node:crypto'
import { defaultAddress, SUFFIX } from './addresses.ts'
import { newAbhaNumber } from './check-digits.ts'
import { ageOn, type Person, type Status } from './people.ts'

/** One mobile, and one e-mail, carries at most six ABHA numbers (abdm-v3 c.2, c.4). */
export const MAX_ON_ONE = 6

/** One ABHA. `number` null: a self-declared address only. Addresses carry the suffix, the newest choice is `preferred`. */
export interface Account {
  id: string
  person: Person
  number: string | null
  addresses: string[]
  preferred: string
  mobile: string | null
  email: string | null
  password: string | null
  status: Status
  /** DD-MM-YYYY */
  createdDate: string
}

/** Everything but `isTaken` sees only accounts somebody can use, deactivated ones included; deleted and provisional ones are as if they were not. */
export interface Registry {
  readonly accounts: readonly Account[]
  byId(id: string): Account | undefined
  byNumber(number: string): Account | undefined
  byAddress(address: string): Account | undefined
  byPerson(person: Person): Account | undefined
  /** the account with an ABHA number behind an Aadhaar number */
  byAadhaar(aadhaar: string): Account | undefined
  byLicence(licence: string): Account | undefined
  /** accounts that have an ABHA number, in the order they were made */
  numbersOn(mobile: string): Account[]
  /** accounts with or without a number */
  everyoneOn(mobile: string): Account[]
  everyoneAt(email: string): Account[]
  /** an address nobody may take any more: in use, or of a deleted account */
  isTaken(address: string): boolean
  /** `status` PROVISIONAL: a number from a document, to be verified by an operator */
  create(person: Person, mobile: string | null, status?: 'ACTIVE' | 'PROVISIONAL'): Account
  /** a self-declared address without an ABHA number */
  declare(person: Person, address: string, mobile: string, password: string): Account
}

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
        email: abha.email ?? null,
        password: abha.password ?? null,
        status: abha.status,
        createdDate: abha.createdDate,
      },
    ]
  })
  const usable = ({ status }: Account) => status === 'ACTIVE' || status === 'DEACTIVATED'
  const find = (test: (account: Account) => boolean) => accounts.find(account => usable(account) && test(account))
  const all = (test: (account: Account) => boolean) => accounts.filter(account => usable(account) && test(account))
  const today = () => new Date(now()).toISOString().slice(0, 10).split('-').reverse().join('-')
  return {
    accounts,
    byId: id => find(account => account.id === id),
    byNumber: number => find(account => account.number === number),
    byAddress: address => find(account => account.addresses.includes(address.toLowerCase())),
    byPerson: person => find(account => account.person === person && account.number !== null),
    byAadhaar: aadhaar => find(({ person, number }) => person.aadhaar === aadhaar && number !== null),
    byLicence: licence => accounts.find(({ person, status }) => person.licence === licence && status !== 'DELETED'),
    numbersOn: mobile => all(account => account.mobile === mobile && account.number !== null),
    everyoneOn: mobile => all(account => account.mobile === mobile),
    everyoneAt: email => all(account => account.email?.toLowerCase() === email.toLowerCase()),
    isTaken: address => accounts.some(account => account.addresses.includes(address.toLowerCase())),
    create(person, mobile, status = 'ACTIVE') {
      let number = newAbhaNumber(random)
      while (accounts.some(account => account.number === number)) number = newAbhaNumber(random)
      const address = defaultAddress(number)
      const account: Account = {
        id: randomUUID(),
        person,
        number,
        addresses: [address],
        preferred: address,
        mobile,
        email: null,
        password: null,
        status,
        createdDate: today(),
      }
      accounts.push(account)
      return account
    },
    declare(person, address, mobile, password) {
      const account: Account = {
        id: randomUUID(),
        person,
        number: null,
        addresses: [address],
        preferred: address,
        mobile,
        email: null,
        password,
        status: 'ACTIVE',
        createdDate: today(),
      }
      accounts.push(account)
      return account
    },
  }
}
