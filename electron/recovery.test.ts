import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recent, recovery } from './recovery.ts'

const minute = 60_000
const deaths = fc.array(fc.integer({ min: 0, max: 60 * minute }), { maxLength: 30 }).map(times => times.sort((a, b) => a - b))

/** Dies `count` times, each time as soon as it was started again; says how long it was away each time, and null once somebody is sent for. */
function dyingAtOnce(count: number): (number | null)[] {
  let now = 0
  const diedAt: number[] = []
  return Array.from({ length: count }, () => {
    diedAt.push(now)
    const then = recovery(diedAt, now)
    if (then.next === 'askStaff') return null
    now += then.afterMs
    return then.afterMs
  })
}

test('who dies once is back at once, and the first four times within five seconds', () => {
  expect(recovery([1000], 1000)).toEqual({ next: 'start', afterMs: 250 })
  for (const away of dyingAtOnce(4)) expect(away).toBeLessThan(5000)
})

test('who dies as soon as it is started is started eight times and no more, and the waits only grow', () => {
  const waits = dyingAtOnce(12)
  expect(waits.slice(0, 8)).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000])
  expect(waits.slice(8)).toEqual([null, null, null, null])
})

test('however it dies: the wait is bounded, one more death never shortens it, and nobody is started more than eight times in ten minutes', () => {
  fc.assert(
    fc.property(deaths, fc.integer({ min: 0, max: 10 * minute }), (diedAt, later) => {
      const now = (diedAt.at(-1) ?? 0) + later
      const then = recovery(diedAt, now)
      const worse = recovery([...diedAt, now], now)
      if (then.next === 'askStaff') {
        expect(worse.next).toBe('askStaff')
        return
      }
      expect(then.afterMs).toBeGreaterThanOrEqual(250)
      expect(then.afterMs).toBeLessThanOrEqual(30_000)
      expect(diedAt.filter(at => now - at < 10 * minute).length).toBeLessThanOrEqual(8)
      if (worse.next === 'start') expect(worse.afterMs).toBeGreaterThanOrEqual(then.afterMs)
    }),
  )
})

test('what died ten minutes ago and more is forgotten', () => {
  fc.assert(
    fc.property(deaths, diedAt => {
      const now = (diedAt.at(-1) ?? 0) + 10 * minute
      expect(recovery([...diedAt, now], now)).toEqual({ next: 'start', afterMs: 250 })
      expect(recent(diedAt, now)).toEqual([])
    }),
  )
})
