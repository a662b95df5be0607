import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { VoiceAsk, VoicePage } from '../contract/index.ts'
import { ownFolder } from '../folder.fixture.ts'
import { openLanguages } from '../languages/languages.ts'
import { wavFile } from '../languages/wav.fixture.ts'
import { createVoices } from './voices.ts'

function pages(folders: Record<string, unknown> = {}) {
  const root = ownFolder()
  for (const [code, json] of Object.entries(folders)) {
    mkdirSync(join(root, code))
    writeFileSync(join(root, code, 'language.json'), JSON.stringify(json))
  }
  const languages = openLanguages(root)
  let page: VoicePage = { name: 'voices', languages: [], page: 0, pages: 1 }
  const made: string[] = []
  let recorded = 0
  const voices = createVoices({
    languages,
    show: next => {
      page = next
    },
    made: code => void made.push(code),
    recorded: () => {
      recorded++
    },
  })
  voices.open()
  const on = <Name extends VoicePage['name']>(name: Name) => {
    expect(page.name).toBe(name)
    return page as Extract<VoicePage, { name: Name }>
  }
  const hear = (ask: VoiceAsk) => voices.hear(ask, page)
  const send = (wav: Buffer, parts = 3) => {
    const length = Math.ceil(wav.length / parts / 3) * 3
    const answers = Array.from({ length: parts }, (_, part) =>
      hear({ what: 'recording', part, of: parts, data: wav.subarray(part * length, (part + 1) * length).toString('base64') }),
    )
    return answers.every(answer => answer)
  }
  return { languages, voices, on, hear, send, made, recorded: () => recorded }
}

test('one sentence after the other: kept, it moves on, and one less is left', () => {
  const { on, hear, send, recorded } = pages()
  expect(hear({ what: 'voice', code: 'hi' })).toBe(true)
  const first = on('record')
  expect(first).toMatchObject({ code: 'hi', language: 'हिंदी', at: 0, kept: false, problem: null, prompt: { key: 'language.title' } })
  expect(first.left).toBe(first.of)
  expect(send(wavFile(1500))).toBe(true)
  expect(on('record')).toMatchObject({ at: 1, left: first.left - 1, kept: true })
  expect(recorded()).toBe(1)
  hear({ what: 'prompt', by: -1 })
  expect(on('record')).toMatchObject({ at: 0, kept: false, prompt: { key: 'language.title', state: 'fits' } })
  hear({ what: 'prompt', by: -1 })
  expect(on('record').at).toBe(first.of - 1)
})

test('what is not recorded yet, and what is old, comes first', () => {
  const { languages, on, hear } = pages()
  languages.keep('hi', 'language.title', wavFile(1500))
  hear({ what: 'voice', code: 'hi' })
  expect(on('record').prompt.key).not.toBe('language.title')
  hear({ what: 'prompt', by: -1 })
  expect(on('record').prompt.key).toBe('language.title')
})

test('a recording that is not whole, or whose parts come in disorder, is not kept', () => {
  const { on, hear, send, voices } = pages()
  hear({ what: 'voice', code: 'en' })
  const wav = wavFile(1500).toString('base64')
  expect(hear({ what: 'recording', part: 1, of: 2, data: wav })).toBe(false)
  expect(hear({ what: 'recording', part: 0, of: 2, data: wav.slice(0, 400) })).toBe(true)
  voices.stop()
  expect(hear({ what: 'recording', part: 1, of: 2, data: wav.slice(400) })).toBe(false)
  expect(send(wavFile(1500).subarray(0, 3000))).toBe(true)
  expect(on('record')).toMatchObject({ at: 0, problem: 'notASound', kept: false })
  expect(send(wavFile(1500))).toBe(true)
  expect(on('record')).toMatchObject({ at: 1, kept: true })
})

test('a new language is made by its code and begun at once; the staff are told when it is there already', () => {
  const { on, hear, made } = pages({ gon: { name: 'गोंडी' } })
  hear({ what: 'newLanguage' })
  expect(on('newLanguage').known.map(({ code }) => code)).toEqual(expect.arrayContaining(['hlb', 'hne']))
  expect(on('newLanguage').known.map(({ code }) => code)).not.toContain('gon')
  hear({ what: 'makeLanguage', code: 'gon' })
  expect(on('newLanguage').problem).toBe('there')
  expect(made).toEqual([])
  hear({ what: 'makeLanguage', code: 'hlb' })
  expect(on('record')).toMatchObject({ code: 'hlb', language: 'हल्बी', prompt: { translate: true } })
  expect(made).toEqual(['hlb'])
})

test('one that nobody has a name for goes by its code', () => {
  const { on, hear } = pages()
  hear({ what: 'newLanguage' })
  hear({ what: 'makeLanguage', code: 'wbq' })
  expect(on('record').language).toBe('WBQ')
})

test('four languages a page', () => {
  const { on, voices } = pages({ aaa: { name: 'a' }, bbb: { name: 'b' }, ccc: { name: 'c' } })
  expect(on('voices')).toMatchObject({ page: 0, pages: 2, languages: { length: 4 } })
  voices.more()
  expect(on('voices').languages.map(({ code }) => code)).toEqual(['ccc'])
  voices.more()
  expect(on('voices').page).toBe(0)
})

test('nothing is heard on a page that does not ask for it', () => {
  const { hear } = pages()
  const asks: VoiceAsk[] = [
    { what: 'makeLanguage', code: 'hlb' },
    { what: 'prompt', by: 1 },
    { what: 'recording', part: 0, of: 1, data: 'AAAA' },
    { what: 'voice', code: 'nobody' },
  ]
  for (const ask of asks) expect(hear(ask), ask.what).toBe(false)
})
