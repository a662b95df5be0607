import { beforeEach, expect, test } from 'vitest'
import { type AttractRule, createAttract, isQuiet } from './attract.ts'
import { heldClock } from './clock.fixture.ts'

const minute = 60_000
/** 10:00 in India */
const morning = Date.parse('2026-11-23T04:30:00Z')
let clock = heldClock(morning)

let told: (number | null | 'off')[] = []
const attractOf = (rule: Partial<AttractRule> = {}) =>
  createAttract(clock, { afterMs: 30_000, inviteEveryMs: 10 * minute, quiet: null, ...rule }, attracting =>
    told.push(attracting === null ? 'off' : attracting.invitation),
  )
beforeEach(() => {
  clock = heldClock(morning)
  told = []
})

test('with nobody there the loop begins after half a minute, and somebody who walks by is spoken to once in ten minutes', () => {
  attractOf().rest()
  clock.pass(29_999)
  expect(told).toEqual([])
  clock.pass(1)
  expect(told).toEqual([null, 1])
  clock.pass(10 * minute - 1)
  expect(told).toEqual([null, 1])
  clock.pass(1)
  expect(told).toEqual([null, 1, 2])
})

test('a touch ends it, and the hall is not spoken to sooner because of it', () => {
  const attract = attractOf()
  attract.rest()
  clock.pass(minute)
  attract.rest()
  expect(told).toEqual([null, 1, 'off'])
  clock.pass(9 * minute)
  expect(told).toEqual([null, 1, 'off', null])
  clock.pass(minute)
  expect(told).toEqual([null, 1, 'off', null, 2])
})

test('a visit ends it, and nothing more comes while it lasts', () => {
  const attract = attractOf()
  attract.rest()
  clock.pass(minute)
  attract.stop()
  clock.pass(60 * minute)
  expect(told).toEqual([null, 1, 'off'])
})

test('a kiosk that is told to be silent shows the loop and says nothing', () => {
  attractOf({ inviteEveryMs: null }).rest()
  clock.pass(60 * minute)
  expect(told).toEqual([null])
})

test('in quiet hours the loop is silent; afterwards it speaks again', () => {
  attractOf({ quiet: { from: 9 * 60, to: 10 * 60 + 15 } }).rest()
  clock.pass(14 * minute)
  expect(told).toEqual([null])
  clock.pass(20 * minute)
  expect(told).toEqual([null, 1, 2])
})

test('quiet hours are those of India and may run over midnight', () => {
  const night = { from: 20 * 60, to: 7 * 60 }
  expect(isQuiet(new Date('2026-11-23T14:29:00Z'), night)).toBe(false)
  expect(isQuiet(new Date('2026-11-23T14:30:00Z'), night)).toBe(true)
  expect(isQuiet(new Date('2026-11-23T20:00:00Z'), night)).toBe(true)
  expect(isQuiet(new Date('2026-11-24T01:29:00Z'), night)).toBe(true)
  expect(isQuiet(new Date('2026-11-24T01:30:00Z'), night)).toBe(false)
  expect(isQuiet(new Date('2026-11-24T01:30:00Z'), null)).toBe(false)
})
