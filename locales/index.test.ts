import { expect, test } from 'vitest'
import { en, hi, resources, text } from './index.ts'

test('a text is looked up in its language and its places are filled', () => {
  expect(text('hi', 'common.counter', { sign: 2 })).toBe('काउंटर 2')
  expect(text('en', 'token.title', { number: '12', sign: '2' })).toBe('Your token 12, counter 2')
})

test('half a sentence is refused, not shown', () => {
  expect(() => text('hi', 'token.title', { number: '12' })).toThrow('{{sign}}')
})

test('i18next gets every key', () => {
  expect(Object.keys(resources('hi'))).toEqual(Object.keys(hi))
  expect(resources('en')['common.back']).toBe(en['common.back'].text)
})

// Test case SHARE_701 of ABDM: this sentence, word for word, on the screen that asks for sharing.
test('the sentence ABDM demands before sharing stands in both languages', () => {
  const demanded =
    'Your consent to the above information to be shared with {{facility}}. They can use this information for your registration and linking your health records'
  expect(en['share.sentence'].text).toBe(demanded)
  expect(hi['share.sentenceOriginal'].text).toBe(demanded)
})
