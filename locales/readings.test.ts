import { expect, test } from 'vitest'
import { consentText } from './index.ts'
import { readAloud, readings } from './readings.ts'
import { spellingFaults } from './spelling.ts'

test('every page of the consent is read in both languages, and can be', () => {
  for (const language of ['hi', 'en'] as const) {
    const all = readings(language)
    expect(all).toHaveLength(consentText.original.length)
    for (const { speak } of all) expect(spellingFaults(language, speak)).toEqual([])
  }
})

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

test("nothing of NHA's text is left out: but for the words that are said differently, the letters are the same", () => {
  for (const page of consentText.original) {
    const plain = page
      .replace(/e\.g\./g, 'for example')
      .replace(/ABHA/g, 'Aabhaa')
      .replace(/\bIDs\b/g, 'I D cards')
      .replace(/2016/g, 'twenty sixteen')
      .replace(/ \/ /g, ' or ')
    expect(letters(readAloud('en', page))).toBe(letters(plain))
  }
})

test('abbreviations are read letter by letter, and office marks are pauses', () => {
  expect(readAloud('en', 'with NHA (e.g. doctors); Aadhaar number / VID number')).toBe(
    'with N H A, for example doctors, Aadhaar number or V I D number',
  )
  expect(readAloud('hi', 'NHA को “हाँ” का उत्तर')).toBe('एन एच ए को, हाँ, का उत्तर')
})
