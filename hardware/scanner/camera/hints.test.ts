import { expect, test } from 'vitest'
import { watchDarkness } from './darkness.ts'
import { steadyHints } from './hints.ts'
import type { CameraHint } from './types.ts'

test('a hint is said when two looks agree, and does not flicker', () => {
  const said: (CameraHint | null)[] = []
  const hints = steadyHints(hint => said.push(hint))
  hints.see('closer', 0)
  expect(said).toEqual([])
  hints.see('closer', 300)
  hints.see('still', 600)
  hints.see('closer', 900)
  hints.see('still', 1200)
  hints.see('still', 1500)
  expect(said).toEqual(['closer'])
  hints.see('still', 2700)
  expect(said).toEqual(['closer', 'still'])
})

test('a code that was read ends the hint at once', () => {
  const said: (CameraHint | null)[] = []
  const hints = steadyHints(hint => said.push(hint))
  hints.see('light', 0)
  hints.see('light', 100)
  hints.read(200)
  hints.read(300)
  expect(said).toEqual(['light', null])
})

test('a picture that stays black is told, and that it has light again; a hand that passes by is not', () => {
  const told: boolean[] = []
  const look = watchDarkness(black => told.push(black))
  for (let time = 0; time < 3000; time += 100) look(true, time)
  look(false, 3000)
  for (let time = 3100; time < 8000; time += 100) look(true, time)
  expect(told).toEqual([true])
  look(false, 8000)
  look(false, 8100)
  expect(told).toEqual([true, false])
})
