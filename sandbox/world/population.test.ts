import { describe, expect, it } from 'vitest'
import { createRegistry, MAX_ON_ONE } from './accounts.ts'
import { isAadhaar, isAbhaNumber } from './check-digits.ts'
import { birth, fullName, PEOPLE, placeOf } from './people.ts'
import { placeByCodes } from './places.ts'
import { population } from './population.ts'
import { photoOf } from './portrait.ts'

const everybody = population()
const crowd = everybody.filter(({ key }) => key.startsWith('made-'))
const share = (list: readonly unknown[], of: readonly unknown[]) => list.length / of.length

describe('the people UIDAI and ABDM know', () => {
  it('h: have Aadhaar numbers with a Verhoeff digit, in a range marked as invented, each once', () => {
    const numbers = everybody.flatMap(({ aadhaar }) => aadhaar ?? [])
    expect(numbers.filter(number => !isAadhaar(number) || !number.startsWith('9999'))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('h: have ABHA numbers with a Luhn digit, each once, and addresses each once', () => {
    const numbers = everybody.flatMap(({ abha }) => abha?.number ?? [])
    expect(numbers.filter(number => !isAbhaNumber(number))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
    const locals = everybody.flatMap(({ abha }) => abha?.addresses ?? [])
    expect(new Set(locals).size).toBe(locals.length)
    expect(locals.filter(local => !/^[a-z][a-z0-9._]{6,17}$/.test(local))).toEqual([])
  })

  it('are three hundred besides those with a purpose, the same for a seed, others for another', () => {
    expect(crowd.length).toBeGreaterThanOrEqual(300)
    expect(population()).toEqual(everybody)
    expect(population(2).slice(0, PEOPLE.length)).toEqual(everybody.slice(0, PEOPLE.length))
    expect(population(2).map(fullName)).not.toEqual(everybody.map(fullName))
  })

  it('are more where more are asked for, the same ones first', () => {
    const many = population(1, 900)
    expect(many.length).toBeGreaterThanOrEqual(everybody.length + 600)
    expect(many.slice(0, everybody.length)).toEqual(everybody)
    const numbers = many.flatMap(({ abha }) => abha?.number ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('c.8: about one in three has no mobile at UIDAI', () => {
    const withAadhaar = crowd.filter(({ aadhaar }) => aadhaar)
    const without = share(
      withAadhaar.filter(({ aadhaarMobile }) => !aadhaarMobile),
      withAadhaar,
    )
    expect(without).toBeGreaterThan(0.25)
    expect(without).toBeLessThan(0.42)
  })

  it('live in families that share a mobile, two of them with six ABHAs, none with more', () => {
    const registry = createRegistry(everybody, Date.now, Math.random)
    const mobiles = [...new Set(everybody.flatMap(({ abha }) => abha?.mobile ?? []))]
    const sizes = mobiles.map(mobile => registry.numbersOn(mobile).length)
    expect(Math.max(...sizes)).toBe(MAX_ON_ONE)
    expect(sizes.filter(size => size === MAX_ON_ONE)).toHaveLength(3)
    expect(sizes.filter(size => size > 1).length).toBeGreaterThan(20)
  })

  it('are children and old people, with one name, three names, a birth year only, without a name in Devanagari', () => {
    const year = (n: number) => crowd.filter(person => Number(birth(person).year) >= n).length
    expect(year(2009)).toBeGreaterThan(20)
    expect(crowd.some(({ portrait }) => portrait.age === 'old')).toBe(true)
    expect(crowd.some(({ lastName }) => lastName === '')).toBe(true)
    expect(crowd.some(({ middleName }) => middleName)).toBe(true)
    expect(crowd.some(({ born }) => born.length === 4)).toBe(true)
    expect(crowd.some(({ localName }) => localName === null)).toBe(true)
    expect(crowd.filter(({ localName }) => localName && !/^[\u0900-\u097f ]+$/.test(localName))).toEqual([])
  })

  it('have deactivated and deleted accounts, addresses without a number, and no ABHA at all', () => {
    for (const status of ['DEACTIVATED', 'DELETED']) expect(crowd.some(({ abha }) => abha?.status === status)).toBe(true)
    expect(crowd.some(({ abha }) => abha && abha.number === null)).toBe(true)
    expect(crowd.some(({ abha }) => !abha)).toBe(true)
  })

  it('live in places whose codes fit together', () => {
    for (const person of everybody) {
      const { stateCode, districtCode, districtName } = placeOf(person)
      expect(placeByCodes(stateCode, districtCode)?.districtName).toBe(districtName)
    }
    expect(placeByCodes('22', '303')).toBeNull()
  })

  it('have drawn, grey, small photos', () => {
    for (const { portrait } of everybody) expect(Buffer.from(photoOf(portrait), 'base64').length).toBeLessThan(6000)
  })
})
