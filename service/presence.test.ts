import { beforeEach, expect, test } from 'vitest'
import type { Clock } from './clock.ts'
import { createPresence, idleRule, type Presence } from './presence.ts'

const times = { idleMs: 60_000, idleCodeMs: 120_000, stillThereMs: 20_000, outcomeMs: 60_000, staffMs: 120_000 }

let now = 0
let timers: { at: number; run: () => void }[] = []
const clock: Clock = {
  now: () => new Date(now),
  after: (ms, run) => {
    const timer = { at: now + ms, run }
    timers.push(timer)
    return () => {
      timers = timers.filter(other => other !== timer)
    }
  },
}
/** Moves the clock, ringing what is due on the way. */
function pass(ms: number) {
  const end = now + ms
  for (;;) {
    const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
    if (!due) break
    timers = timers.filter(other => other !== due)
    now = due.at
    due.run()
  }
  now = end
}

let told: (number | null | string)[] = []
let presence: Presence
beforeEach(() => {
  now = 0
  timers = []
  told = []
  presence = createPresence(clock, times, { asking: seconds => told.push(seconds), gone: asked => told.push(asked ? 'gone' : 'time up') })
})

test('a minute without a touch: asked for twenty seconds, then gone', () => {
  presence.somebody('knownBy')
  pass(59_999)
  expect(told).toEqual([])
  pass(1)
  expect(told).toEqual([20])
  pass(20_000)
  expect(told.slice(0, 3)).toEqual([20, 19, 18])
  expect(told.at(-1)).toBe('gone')
  expect(told).toHaveLength(21)
})

test('a touch while being asked: the question goes and the minute begins again', () => {
  presence.somebody('knownBy')
  pass(65_000)
  presence.somebody('knownBy')
  expect(told.at(-1)).toBeNull()
  pass(59_000)
  expect(told.at(-1)).toBeNull()
})

test('waiting for a code takes two minutes; the token stands for one and then goes without a question', () => {
  expect(idleRule('enterCode.login', times)).toEqual({ what: 'ask', afterMs: 120_000 })
  presence.somebody('token')
  pass(60_000)
  expect(told).toEqual(['time up'])
})

test('while the machine is at work nobody is asked', () => {
  presence.somebody('waitingForToken')
  pass(600_000)
  presence.somebody('checking.makingAbha')
  pass(600_000)
  expect(told).toEqual([])
})

test("the staff's room closes by itself two minutes after the last touch, without asking", () => {
  presence.somebody('staff')
  pass(119_000)
  presence.somebody('staff')
  pass(119_999)
  expect(told).toEqual([])
  pass(1)
  expect(told).toEqual(['time up'])
})
