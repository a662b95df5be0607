import { expect, test } from 'vitest'
import { clockTime, dayOf } from './time.ts'

const at = (utc: string) => new Date(`2026-11-23T${utc}:00.000Z`)

test('times are Indian, and said as people say them', () => {
  expect(clockTime(at('04:35'), 'hi')).toBe('सुबह 10:05 बजे')
  expect(clockTime(at('04:35'), 'en')).toBe('10:05 am')
  expect(clockTime(at('06:30'), 'hi')).toBe('दोपहर 12:00 बजे')
  expect(clockTime(at('06:30'), 'en')).toBe('12:00 pm')
  expect(clockTime(at('11:00'), 'hi')).toBe('शाम 4:30 बजे')
  expect(clockTime(at('18:45'), 'en')).toBe('12:15 am')
})

test('the date is the Indian one', () => {
  expect(dayOf(at('18:45'))).toBe('24-11-2026')
})
