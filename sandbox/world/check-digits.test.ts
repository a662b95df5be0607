import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAadhaar, isAbhaNumber, newAbhaNumber } from './check-digits.ts'
import { PEOPLE } from './people.ts'

describe('the demo people', () => {
  const aadhaars = PEOPLE.flatMap(({ aadhaar }) => aadhaar ?? [])

  it('have Aadhaar numbers whose arithmetic is right and which nobody takes for real', () => {
    expect(aadhaars.length).toBeGreaterThanOrEqual(8)
    expect(aadhaars.filter(isAadhaar)).toEqual(aadhaars)
    expect(aadhaars.every(number => number.startsWith('9999'))).toBe(true)
    expect(new Set(aadhaars).size).toBe(aadhaars.length)
  })

  it('have ABHA numbers with a Luhn digit', () => {
    const numbers = PEOPLE.flatMap(({ abha }) => abha?.number ?? [])
    expect(numbers.filter(isAbhaNumber)).toEqual(numbers)
  })

  it('cover one, three, six and no ABHA on a mobile', () => {
    const on = (mobile: string) => PEOPLE.filter(({ abha }) => abha?.number && abha.mobile === mobile).length
    expect(['9000033333', '9000044444', '9000077777', '9000011111'].map(on)).toEqual([1, 3, 6, 0])
  })
})

describe('check digits', () => {
  it('find every single wrong digit of an Aadhaar number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PEOPLE.flatMap(({ aadhaar }) => aadhaar ?? [])),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, add) => {
          const wrong = number.slice(0, place) + ((Number(number[place]) + add) % 10) + number.slice(place + 1)
          expect(isAadhaar(wrong)).toBe(false)
        },
      ),
    )
  })

  it('make ABHA numbers that begin with 91 and 1–8, pass Luhn and are written with dashes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 11, maxLength: 60 }), values => {
        let turn = 0
        const number = newAbhaNumber(() => values[turn++] ?? Math.random())
        expect(number).toMatch(/^91-[1-8]\d{3}-\d{4}-\d{4}$/)
        expect(isAbhaNumber(number)).toBe(true)
      }),
    )
  })
})
