import { expect, test } from 'vitest'
import type { Grey } from './grey.ts'
import { hintOf } from './hint.ts'
import type { Located } from './sheet.ts'

const picture = (white: number): Grey => ({ pixels: Uint8Array.from({ length: 10_000 }, (_, i) => (i % 2 ? white : 10)), width: 100, height: 100 })
const located = (agreement: number, unknown: number) =>
  ({ agreement, beliefs: Float32Array.from({ length: 1000 }, (_, i) => (i < unknown * 1000 ? 0.05 : 1)) }) as Located

test.each([
  ['a dark room needs light', { finder: null, located: null }, 30, 'light'],
  ['an empty room needs nothing', { finder: null, located: null }, 200, null],
  ['something a little like a finder is no reason to speak', { finder: { module: 1, score: 0.5 }, located: null }, 200, null],
  ['small modules should come closer', { finder: { module: 1.8, score: 0.9 }, located: null }, 200, 'closer'],
  ['a washed-out finder wants to be held still', { finder: { module: 4, score: 0.75 }, located: located(0.8, 0) }, 200, 'still'],
  ['a reflection wants a tilt', { finder: { module: 4, score: 0.98 }, located: located(0.9, 0.2) }, 200, 'tilt'],
  ['a clear sheet that is folded too much wants a tilt', { finder: { module: 4, score: 0.98 }, located: located(0.5, 0) }, 200, 'tilt'],
  ['a clear sheet needs nothing', { finder: { module: 4, score: 0.98 }, located: located(0.95, 0) }, 200, null],
] as const)('%s', (_, sight, white, hint) => {
  expect(hintOf(sight, picture(white))).toBe(hint)
})
