import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePack, textCount, textsOf } from './pack.ts'

const halbi = {
  name: 'हल्बी',
  words: { 'want.title': { text: 'तुमके काय होवना?', speak: 'तुमके काय होवना' }, 'common.ending': { text: '•• {{ending}}' } },
}
const parse = (json: unknown) => parsePack('hlb', JSON.stringify(json))

test('a name and some words are a language; what it lacks is Hindi unless it says English', () => {
  const pack = parse(halbi)
  expect(pack).toMatchObject({ code: 'hlb', name: 'हल्बी', over: 'hi', wrong: [] })
  expect(pack && textsOf(pack)).toEqual({ 'want.title': 'तुमके काय होवना?', 'common.ending': '•• {{ending}}' })
  expect(parse({ name: 'Gondi', fallback: 'en' })).toMatchObject({ over: 'en', words: {} })
})

test('a key nobody asks for and a text whose number would be lost are left out, and counted; the rest is used', () => {
  const pack = parse({
    ...halbi,
    words: { ...halbi.words, 'want.tittle': { text: 'x' }, 'common.counter': { text: 'काउंटर' }, 'common.page': { text: '{{page}} {{page}}' } },
  })
  expect(pack?.wrong).toEqual(['want.tittle', 'common.counter', 'common.page'])
  expect(Object.keys(pack?.words ?? {})).toEqual(['want.title', 'common.ending'])
  expect(pack && textCount(pack)).toMatchObject({ wrong: 3 })
})

test('what is asked for is what patients see: neither slips nor the staff’s own pages', () => {
  const none = parse({ name: 'x' })
  const count = none && textCount(none)
  expect(count?.missing).toBe(count?.of)
  expect(count?.of).toBeGreaterThan(200)
  const two = parse({ name: 'x', words: { 'staff.menu.title': { text: 'x' }, 'want.title': { text: 'x' } } })
  expect(two && textCount(two)).toEqual({ of: count?.of, missing: (count?.of ?? 0) - 1, wrong: 0 })
})

test('a file that is no language is none, and no file can break the machine', () => {
  for (const bad of [null, 3, [], {}, { name: '' }, { name: 'x', fallback: 'fr' }, { ...halbi, more: 1 }, { name: 'x', words: { a: 'b' } }])
    expect(parse(bad)).toBeNull()
  expect(parsePack('hlb', '{"name": "हल')).toBeNull()
  fc.assert(fc.property(fc.string(), text => void parsePack('hlb', text)))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.record({ text: fc.string(), speak: fc.string() }, { requiredKeys: [] })), words => {
      const pack = parse({ name: 'x', words })
      for (const key of Object.keys(pack?.words ?? {})) expect(key).toMatch(/\./)
    }),
  )
  // a name of every object is no key of ours
  expect(parsePack('hlb', '{"name":"x","words":{"__proto__":{"text":"x"},"constructor":{"text":"x"}}}')?.words).toEqual({})
})
