import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextKey } from './keypad.ts'

const box = (left: number, top: number, width = 80, height = 40) => ({ left, top, right: left + width, bottom: top + height })
/** three rows of three, and a broad key below */
const pad = [...[0, 50, 100].flatMap(y => [0, 100, 200].map(x => box(x, y))), box(0, 200, 280)]

test('right and left walk through the keys as they are read, and around', () => {
  expect(nextKey('ArrowRight', 2, pad)).toBe(3)
  expect(nextKey('ArrowLeft', 3, pad)).toBe(2)
  expect(nextKey('ArrowRight', 9, pad)).toBe(0)
  expect(nextKey('ArrowLeft', 0, pad)).toBe(9)
})

test('down and up go to the key that stands there', () => {
  expect(nextKey('ArrowDown', 1, pad)).toBe(4)
  expect(nextKey('ArrowUp', 7, pad)).toBe(4)
  expect(nextKey('ArrowDown', 8, pad)).toBe(9)
  expect(nextKey('ArrowUp', 9, pad)).toBe(7)
})

test('the first arrow on a new screen leads to the first key, or the last', () => {
  expect(nextKey('ArrowDown', -1, pad)).toBe(0)
  expect(nextKey('ArrowUp', -1, pad)).toBe(9)
})

test('wherever the keys lie, an arrow leads to a key, and right alone comes by all of them', () => {
  const boxes = fc.array(
    fc.tuple(fc.nat(1000), fc.nat(1000)).map(([x, y]) => box(x, y)),
    { minLength: 1, maxLength: 16 },
  )
  fc.assert(
    fc.property(boxes, fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'), (keys, arrow) => {
      const seen = new Set<number>()
      for (let at = 0; seen.size < keys.length && !seen.has(at); at = nextKey('ArrowRight', at, keys)) seen.add(at)
      expect(seen.size).toBe(keys.length)
      for (const from of keys.keys()) expect(keys[nextKey(arrow, from, keys)]).toBeDefined()
    }),
  )
})
