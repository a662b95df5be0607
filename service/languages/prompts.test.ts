import { expect, test } from 'vitest'
import { textHash, wantedClips } from '../../locales/clips.ts'
import { parsePack } from './pack.ts'
import { promptsOf } from './prompts.ts'

test('every text that is spoken is asked for once, sentences before numbers', () => {
  for (const language of ['hi', 'en'] as const) {
    const prompts = promptsOf(language)
    expect(prompts.flatMap(({ keys }) => keys).sort()).toEqual(
      wantedClips()
        .filter(({ lang }) => lang === language)
        .map(({ key }) => key)
        .sort(),
    )
    expect(new Set(prompts.map(({ hash }) => hash)).size).toBe(prompts.length)
    const firstNumber = prompts.findIndex(({ keys }) => keys[0].startsWith('number.'))
    expect(prompts.slice(0, firstNumber).every(({ keys }) => !/^(number|hundred|letter)\./.test(keys[0]))).toBe(true)
    expect(prompts.every(({ translate }) => !translate)).toBe(true)
  }
})

test('a number is shown as digits and a letter as a letter', () => {
  const of = (key: string) => promptsOf('hi').find(({ keys }) => keys.some(one => one === key))
  expect(of('number.42')).toMatchObject({ say: 'बयालीस', shown: '42' })
  expect(of('hundred.3')).toMatchObject({ shown: '300' })
  expect(of('letter.A')?.shown).toBe('A')
})

test('a recording may take more than half again as long as the machine’s voice, and a short word never less than three seconds', () => {
  for (const { longestMs, keys } of promptsOf('hi')) {
    expect(longestMs, keys[0]).toBeGreaterThanOrEqual(3000)
    expect(longestMs, keys[0]).toBeLessThanOrEqual(40_000)
  }
  expect(promptsOf('hi').find(({ keys }) => keys[0] === 'language.title')?.longestMs).toBeGreaterThan(9000)
})

test('a language of the facility’s own is asked for in its words where it has them, else in those it lies over, to be said in its own', () => {
  const pack = parsePack(
    'hlb',
    JSON.stringify({ name: 'हल्बी', words: { 'want.title': { text: 'तुमके काय होवना?' }, 'end.title.takeSlip': { text: 'x', speak: 'पर्ची धरा' } } }),
  )
  if (!pack) throw new Error('no language')
  const prompts = promptsOf(pack)
  const of = (key: string) => prompts.find(({ keys }) => keys.some(one => one === key))
  expect(of('want.title')).toMatchObject({ say: 'तुमके काय होवना?', translate: false, hash: textHash('तुमके काय होवना?') })
  expect(of('end.title.takeSlip')).toMatchObject({ say: 'पर्ची धरा', translate: false })
  expect(of('language.title')?.translate).toBe(true)
  expect(of('language.title')?.say).toBe(promptsOf('hi').find(({ keys }) => keys[0] === 'language.title')?.say)
})
