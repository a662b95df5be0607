import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestText, sightings } from './sightings.ts'

/** The times at which a text held up at `times` was read. */
const reads = (times: number[], text = 'A') => {
  const seen = sightings()
  return times.filter(time => seen.see(text, time))
}

test('a code held up for a minute is read once', () => {
  expect(reads(Array.from({ length: 240 }, (_, i) => i * 250))).toEqual([0])
})

test('a code taken away and shown again after three seconds is read again', () => {
  expect(reads([0, 200, 3100])).toEqual([0, 3100])
})

test('a code flickering within three seconds is read once', () => {
  expect(reads([0, 1500, 2900])).toEqual([0])
})

test('a code that never left for a whole second is still the same read, however long it takes', () => {
  expect(reads([0, 900, 1800, 2700, 3600, 4500])).toEqual([0])
})

test('two codes in view are two reads, not a quarrel', () => {
  const seen = sightings()
  const read = Array.from({ length: 40 }, (_, i) => (i % 2 ? 'A' : 'B')).filter((text, i) => seen.see(text, i * 100))
  expect(read).toEqual(['B', 'A'])
})

test('nothing and far too much are not read', () => {
  expect(reads([0], '')).toEqual([])
  expect(reads([0], 'x'.repeat(longestText))).toEqual([0])
  expect(reads([0], 'x'.repeat(longestText + 1))).toEqual([])
})

test('whatever is shown: the first sight is a read, and two reads of one text are three seconds apart with a gap of one second before the later', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1 }), gaps => {
      let time = 0
      const times = gaps.map(gap => (time += gap))
      const found = reads(times)
      expect(found[0]).toBe(times[0])
      for (let i = 1; i < found.length; i++) {
        const read = found[i] as number
        const before = times[times.indexOf(read) - 1] as number
        expect(read - (found[i - 1] as number)).toBeGreaterThanOrEqual(3000)
        expect(read - before).toBeGreaterThanOrEqual(1000)
      }
    }),
  )
})
