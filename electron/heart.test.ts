import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHeart } from './heart.ts'

const patience = { loading: 10, beating: 3 }

test('a page that is loading is given time, one that has beaten is missed soon', () => {
  const heart = createHeart(() => patience)
  const ticks = (count: number) => Array.from({ length: count }, () => heart.tick())
  expect(ticks(10)).not.toContain(true)
  expect(heart.beating()).toBe(false)
  heart.beat()
  expect(heart.beating()).toBe(true)
  expect(ticks(4)).toEqual([false, false, false, true])
  expect(heart.beating()).toBe(false)
  heart.load()
  expect(ticks(11)).toEqual([...Array.from({ length: 10 }, () => false), true])
})

test('whatever happens: it is stopped after so many ticks in a row without a beat, and never before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('beat', 'load', 'tick')), happens => {
      const heart = createHeart(() => patience)
      let silent = 0
      let most = patience.loading
      for (const what of happens) {
        if (what === 'tick') {
          silent++
          expect(heart.tick()).toBe(silent > most)
          continue
        }
        heart[what]()
        silent = 0
        most = what === 'beat' ? patience.beating : patience.loading
      }
    }),
  )
})
