import { expect, test } from 'vitest'
import { isUnder18 } from './age.ts'

const now = new Date('2026-11-23T04:35:00.000Z')
const born = (text: string) => {
  const [year = null, month = null, day = null] = text.split('-')
  return { year, month, day }
}

test.each([
  ['2008-11-24', true],
  ['2008-11-23', false],
  ['2008-12-01', true],
  ['2008-10-30', false],
  ['2013-07-07', true],
  ['1964-03-12', false],
])('born on %s: a child today? %s', (text, child) => expect(isUnder18(born(text), now)).toBe(child))

test('of a birth year alone only who is under 18 for certain; of nothing, nobody', () => {
  expect(isUnder18(born('2009'), now)).toBe(true)
  expect(isUnder18(born('2008'), now)).toBe(false)
  expect(isUnder18({ day: null, month: null, year: null }, now)).toBe(false)
})

test('the day changes with the clock of the hospital, not with Greenwich', () => {
  const lateEvening = new Date('2026-11-22T18:45:00.000Z')
  expect(isUnder18(born('2008-11-23'), lateEvening)).toBe(false)
})
