import { expect, test } from 'vitest'
import { birthFits, birthShown, typedName } from './letters.ts'

const type = (...keys: string[]) => keys.reduce(typedName, '')

test('a name is typed letter by letter; blanks do not pile up and none comes first', () => {
  expect(type('space', 'S', 'A', 'space', 'space', 'M')).toBe('SA M')
  expect(type('.', 'S', '.', '.', 'X', 'erase')).toBe('S.')
  expect(type('S', 'A', 'eraseAll')).toBe('')
  expect(typedName('A'.repeat(99), 'B')).toHaveLength(99)
})

test('only days that there are', () => {
  const now = new Date('2026-11-23T06:00:00.000Z')
  const fits = (digits: string) => birthFits(digits, now)
  expect(['1953', '29021964', '31121999', '23112026'].map(fits)).toEqual([true, true, true, true])
  expect(['29021963', '31041999', '00011999', '24112026', '1899', '2027', '195', '290264'].some(fits)).toBe(false)
})

test('what was typed of a date can be read back and compared with the card', () => {
  expect(['', '19', '1953', '12031', '12031953'].map(birthShown)).toEqual(['', '19', '1953', '12-03-1', '12-03-1953'])
})
