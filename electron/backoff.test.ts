import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restartDelay } from './backoff.ts'

test('the first death is answered at once, a service that keeps dying is left alone', () => {
  expect(restartDelay([1000], 1000)).toBe(250)
  expect(
    restartDelay(
      Array.from({ length: 9 }, (_, i) => i),
      10,
    ),
  ).toBeNull()
})

test('the wait never shrinks while deaths add up, and never passes half a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), deaths => {
      const delay = (n: number) =>
        restartDelay(
          Array.from({ length: n }, () => 0),
          0,
        )
      const [before, after] = [delay(deaths - 1) ?? 0, delay(deaths)]
      expect(after).not.toBeNull()
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after).toBeLessThanOrEqual(30_000)
    }),
  )
})
