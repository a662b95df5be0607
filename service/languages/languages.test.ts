import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ownFolder } from '../folder.fixture.ts'
import { openLanguages } from './languages.ts'
import { wavFile } from './wav.fixture.ts'

let root: string
beforeEach(() => {
  root = ownFolder()
})
function put(code: string, json: unknown) {
  mkdirSync(join(root, code), { recursive: true })
  writeFileSync(join(root, code, 'language.json'), typeof json === 'string' ? json : JSON.stringify(json))
}
const open = () => openLanguages(root)
const voice = (code: string) =>
  open()
    .voices()
    .find(each => each.code === code)

test('without a folder there are ours alone, and nothing of them is recorded', () => {
  rmSync(root, { recursive: true })
  const languages = open()
  expect(languages.tongues()).toEqual([])
  expect(languages.voices().map(({ code, name, recorded, texts }) => [code, name, recorded, texts])).toEqual([
    ['hi', 'हिंदी', 0, null],
    ['en', 'English', 0, null],
  ])
  expect(languages.forPage().map(({ clips }) => clips)).toEqual([{}, {}])
})

test('a folder with a file is a language: offered by its name, what it lacks is counted', () => {
  put('hlb', { name: 'हल्बी', words: { 'want.title': { text: 'तुमके काय होवना?' } } })
  expect(open().tongues()).toEqual([{ code: 'hlb', name: 'हल्बी', over: 'hi', greets: false }])
  const halbi = voice('hlb')
  expect(halbi?.texts?.missing).toBe((halbi?.texts?.of ?? 0) - 1)
  expect(
    open()
      .forPage()
      .find(({ code }) => code === 'hlb'),
  ).toEqual({ code: 'hlb', over: 'hi', texts: { 'want.title': 'तुमके काय होवना?' }, clips: {} })
})

test('a language that has nothing of its own yet is not offered, and one whose file is broken is shown to the staff alone', () => {
  put('gon', { name: 'गोंडी' })
  put('xyz', '{"name": ')
  mkdirSync(join(root, 'notes'))
  expect(open().tongues()).toEqual([])
  expect(voice('gon')).toMatchObject({ unreadable: false, recorded: 0 })
  expect(voice('xyz')).toMatchObject({ unreadable: true })
  expect(voice('notes')).toBeUndefined()
  expect(open().prompts('xyz')).toBeNull()
})

test('kept, heard, and asked for no more; it makes the language one that is offered', () => {
  put('gon', { name: 'गोंडी' })
  const languages = open()
  let told = 0
  languages.onChange(() => told++)
  const [first] = languages.prompts('gon') ?? []
  expect(first).toMatchObject({ key: 'language.title', state: 'missing', translate: true })
  expect(languages.keep('gon', 'language.title', wavFile(1500))).toBe('kept')
  expect(told).toBe(1)
  expect(languages.prompts('gon')?.at(-1)).toMatchObject({ key: 'language.title', state: 'fits' })
  expect(languages.tongues()).toMatchObject([{ code: 'gon', greets: false }])
  languages.keep('gon', 'language.choice.tongue', wavFile(1500))
  expect(open().tongues()).toMatchObject([{ code: 'gon', greets: true }])
  expect(open().clip('gon', 'language.title')).toMatchObject({ type: 'audio/wav', data: wavFile(1500).toString('base64') })
})

test('when the words change, the recording of the old ones is not said any more, is shown as old, and asked for first', () => {
  put('hlb', { name: 'हल्बी', words: { 'want.title': { text: 'काय होवना?' } } })
  const before = open()
  const index = before.prompts('hlb')?.findIndex(({ key }) => key === 'want.title')
  expect(index).toBeGreaterThan(0)
  before.keep('hlb', 'want.title', wavFile())
  put('hlb', { name: 'हल्बी', words: { 'want.title': { text: 'तुमके काय होवना?' } } })
  const after = open()
  expect(voice('hlb')).toMatchObject({ recorded: 0, stale: 1 })
  expect(after.forPage().find(({ code }) => code === 'hlb')?.clips).toEqual({})
  expect(after.prompts('hlb')?.find(({ key }) => key === 'want.title')?.state).toBe('stale')
  expect(after.prompts('hlb')?.[0]).toMatchObject({ key: 'want.title', state: 'stale' })
})

test('a recording that is no sound, or for nobody, is not kept', () => {
  const languages = open()
  expect(languages.keep('hi', 'language.title', Buffer.from('no sound'))).toBe('notASound')
  expect(languages.keep('hi', 'number.1', wavFile(9000))).toBe('notASound')
  expect(languages.keep('hi', 'nobody', wavFile())).toBe('notWritten')
  expect(languages.keep('xx', 'language.title', wavFile())).toBe('notWritten')
  expect(languages.clip('hi', 'language.title')).toBeNull()
})

test('a language is made once', () => {
  const languages = open()
  expect(languages.make('hlb', 'हल्बी')).toBe('made')
  expect(languages.make('hlb', 'हल्बी')).toBe('there')
  expect(languages.make('hi', 'हिंदी')).toBe('there')
  expect(openLanguages(root).prompts('hlb')?.length).toBeGreaterThan(200)
  for (const code of ['gon', 'hne', 'bgw']) expect(languages.make(code, code)).toBe('made')
  expect(languages.make('pci', 'धुरवा')).toBe('tooMany')
  expect(openLanguages(join(root, 'hlb', 'language.json')).make('gon', 'गोंडी')).toBe('notWritten')
})

test('what is put there while the machine runs is found when somebody looks', () => {
  const languages = open()
  put('hlb', { name: 'हल्बी', words: { 'want.title': { text: 'तुमके काय होवना?' } } })
  expect(languages.tongues()).toEqual([])
  languages.reload()
  expect(languages.tongues()).toHaveLength(1)
})
