import { describe, expect, it } from 'vitest'
import { createRegistry } from './accounts.ts'
import { isNewAddress, suggestions } from './addresses.ts'
import { isAbhaNumber } from './check-digits.ts'
import { PEOPLE } from './people.ts'
import { population } from './population.ts'
import { photoOf } from './portrait.ts'

const everybody = population()
const registry = createRegistry(everybody, () => Date.UTC(2026, 10, 23), Math.random)

describe('suggested addresses', () => {
  it('c.5: are enough, keep the rules and are free, for everybody', () => {
    for (const person of everybody) {
      const offered = suggestions(person, registry.isTaken)
      expect(offered.length).toBeGreaterThanOrEqual(6)
      expect(offered.filter(local => !isNewAddress(local) || registry.isTaken(`${local}@sbx`))).toEqual([])
    }
  })

  it('h: keep one dot and one underscore inside, eight to eighteen characters', () => {
    expect(['mahua.netam', 'mahua_netam.1', 'mahua1991'].every(local => isNewAddress(local))).toBe(true)
    expect(
      ['short.x', '.mahuanetam', 'mahuanetam_', 'mahua..netam', 'mahua netam', 'mahua.netam@sbx', 'a'.repeat(19)].some(local => isNewAddress(local)),
    ).toBe(false)
  })
})

describe('a new account', () => {
  it('h: has a number of its own and the address made of it', () => {
    const [person] = PEOPLE
    if (!person) throw new Error('nobody')
    const account = registry.create(person, null)
    expect(isAbhaNumber(account.number ?? '')).toBe(true)
    expect(account.addresses).toEqual([`${account.number?.replaceAll('-', '')}@sbx`])
    expect(account.createdDate).toBe('23-11-2026')
  })
})

describe('photos', () => {
  it('h: are small JPEGs', () => {
    for (const { portrait } of PEOPLE) {
      const bytes = Buffer.from(photoOf(portrait), 'base64')
      expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
      expect(bytes.length).toBeLessThan(6000)
    }
  })
})
