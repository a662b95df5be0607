import { beforeEach, expect, test } from 'vitest'
import { heldClock } from './clock.fixture.ts'
import { createPresence, idleRule, type Presence } from './presence.ts'

const times = { idleMs: 60_000, idleCodeMs: 120_000, stillThereMs: 20_000, outcomeMs: 60_000, staffMs: 120_000 }

let clock = heldClock()
let told: (number | null | string)[] = []
let presence: Presence
beforeEach(() => {
  clock = heldClock()
  told = []
  presence = createPresence(clock, times, { asking: seconds => told.push(seconds), gone: asked => told.push(asked ? 'gone' : 'time up') })
})

test('a minute without a touch: asked for twenty seconds, then gone', () => {
  presence.somebody('knownBy')
  clock.pass(59_999)
  expect(told).toEqual([])
  clock.pass(1)
  expect(told).toEqual([20])
  clock.pass(20_000)
  expect(told.slice(0, 3)).toEqual([20, 19, 18])
  expect(told.at(-1)).toBe('gone')
  expect(told).toHaveLength(21)
})

test('a touch while being asked: the question goes and the minute begins again', () => {
  presence.somebody('knownBy')
  clock.pass(65_000)
  presence.somebody('knownBy')
  expect(told.at(-1)).toBeNull()
  clock.pass(59_000)
  expect(told.at(-1)).toBeNull()
})

test('waiting for a code takes two minutes; the token stands for one and then goes without a question', () => {
  expect(idleRule('enterCode.login', times)).toEqual({ what: 'ask', afterMs: 120_000 })
  presence.somebody('token')
  clock.pass(60_000)
  expect(told).toEqual(['time up'])
})

test('while the machine is at work nobody is asked', () => {
  presence.somebody('waitingForToken')
  clock.pass(600_000)
  presence.somebody('checking.makingAbha')
  clock.pass(600_000)
  expect(told).toEqual([])
})

test("the staff's room closes by itself two minutes after the last touch, without asking", () => {
  presence.somebody('staff')
  clock.pass(119_000)
  presence.somebody('staff')
  clock.pass(119_999)
  expect(told).toEqual([])
  clock.pass(1)
  expect(told).toEqual(['time up'])
})
