import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberWord, pieces, piecesOf } from './numbers.ts'

const digitsOf = (sign: string) => piecesOf(sign).map(key => key.split('.') as [string, string])

test('Hindi has a word of its own for each number up to 99, English one too', () => {
  for (const language of ['hi', 'en'] as const) {
    const words = Array.from({ length: 100 }, (_, number) => numberWord(language, number))
    expect(new Set(words).size).toBe(100)
  }
  expect([12, 21, 42, 79, 99].map(number => numberWord('hi', number))).toEqual(['बारह', 'इक्कीस', 'बयालीस', 'उन्यासी', 'निन्यानवे'])
  expect([13, 20, 42, 99].map(number => numberWord('en', number))).toEqual(['thirteen', 'twenty', 'forty two', 'ninety nine'])
  expect(() => numberWord('hi', 100)).toThrow(RangeError)
})

test('a token is said as people say it', () => {
  expect(piecesOf('12')).toEqual(['number.12'])
  expect(piecesOf('100')).toEqual(['hundred.1'])
  expect(piecesOf('142')).toEqual(['hundred.1', 'number.42'])
  expect(piecesOf('K-30')).toEqual(['letter.K', 'number.30'])
  expect(piecesOf('b2')).toEqual(['letter.B', 'number.2'])
  expect(piecesOf('007')).toEqual(['number.0', 'number.0', 'number.7'])
  expect(piecesOf('1024')).toEqual(['number.1', 'number.0', 'number.2', 'number.4'])
  expect(piecesOf('–')).toEqual([])
})

test('every number below a thousand is said as itself, and there is a clip for each piece', () => {
  const there = new Set(pieces('hi').map(piece => piece.key))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), number => {
      const said = digitsOf(String(number)).reduce((sum, [kind, value]) => sum + Number(value) * (kind === 'hundred' ? 100 : 1), 0)
      return said === number
    }),
  )
  fc.assert(fc.property(fc.string(), sign => piecesOf(sign).every(key => there.has(key))))
})
