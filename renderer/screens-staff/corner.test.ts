import { expect, test } from 'vitest'
import { createCorner } from './corner.ts'

const opens = (times: number[]) => {
  const corner = createCorner()
  return times.map(corner)
}

test('five touches within three seconds open the door, once', () => {
  expect(opens([0, 700, 1400, 2100, 2800, 2900])).toEqual([false, false, false, false, true, false])
})

test('a child that drums slowly, or four touches, open nothing', () => {
  expect(opens([0, 800, 1600, 2400, 3200])).not.toContain(true)
  expect(opens([0, 10, 20, 30])).not.toContain(true)
})

test('touches long ago do not count, later ones still do', () => {
  expect(opens([0, 1, 2, 10_000, 10_500, 11_000, 11_500, 12_000]).lastIndexOf(true)).toBe(7)
})
