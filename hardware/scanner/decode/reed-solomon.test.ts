import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCodewords, mend } from './reed-solomon.ts'

const block = fc
  .record({ data: fc.uint8Array({ minLength: 1, maxLength: 120 }), check: fc.integer({ min: 7, max: 30 }) })
  .map(({ data, check }) => ({ check, whole: Uint8Array.from([...data, ...checkCodewords(data, check)]) }))

test('a block is mended as long as each mistake has two check codewords and each erased place one', () => {
  fc.assert(
    fc.property(block, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), fc.nat(), ({ check, whole }, rolls, split) => {
      const places = [...new Set(rolls.map(roll => roll % whole.length))]
      const erasures = Math.min(split % (check + 1), places.length)
      const mistakes = Math.min(Math.floor((check - erasures) / 2), places.length - erasures)
      const erased = places.slice(0, erasures)
      const broken = whole.slice()
      erased.forEach((place, i) => {
        broken[place] = (rolls[i] as number) & 255
      })
      for (const place of places.slice(erasures, erasures + mistakes)) broken[place] = (broken[place] as number) ^ (1 + (place % 255))
      expect(mend(broken, check, erased)).toBe(mistakes)
      expect(broken).toEqual(whole)
    }),
  )
})

test('a block beyond mending is left as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 60, maxLength: 60 }), noise => {
      const tried = noise.slice()
      const answer = mend(tried, 20)
      if (answer === null) expect(tried).toEqual(noise)
      else expect(checkCodewords(tried.slice(0, 40), 20)).toEqual(tried.slice(40))
    }),
  )
})

test('the check codewords of a known block', () => {
  // "HELLO WORLD", version 1-M, as in many introductions
  const data = Uint8Array.of(32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17)
  expect([...checkCodewords(data, 10)]).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
})
