import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusals } from '../../electron/updates/refusal.ts'

// docs/updates.md promises a line for every word that IT may find in the log or in --status.

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = read('docs/updates.md')
const whole = read('install/linux/lib/abha-kiosk-update')
/** without its comments and the text of its help */
const root = whole.replaceAll(/^ *#.*$/gm, '').replace(/cat <<TEXT[\s\S]*?\nTEXT/, '')
const wordsOf = (start: string) => (page.split(start)[1]?.split('\n\n')[1]?.split('\n') ?? []).flatMap(line => /^\| `(\w+)` \|/.exec(line)?.[1] ?? [])

test('every reason for which a version is refused is explained, by whichever half', () => {
  const ofRoot = [...root.matchAll(/\brefuse ([a-z]\w+)/g)].flatMap(([, word]) => word ?? [])
  expect(ofRoot.length).toBeGreaterThan(10)
  expect(wordsOf('by one of these words:').sort()).toEqual([...new Set([...refusals, ...ofRoot])].sort())
})

test('every reason for which a version goes out again is explained', () => {
  const back = [...root.matchAll(/(?<![-\w])back ([a-z]\w+)/g)].flatMap(([, word]) => word ?? [])
  expect(wordsOf('And what went out again').sort()).toEqual([...new Set(back)].sort())
})

test('every option of root’s half is explained, and no other', () => {
  const usage = /cat <<TEXT\n([\s\S]*?)\nTEXT/.exec(whole)?.[1] ?? ''
  const options = [...usage.matchAll(/^abha-kiosk-update (--[\w-]+)/gm)].flatMap(([, option]) => option ?? [])
  const explained = [...page.matchAll(/^\| `(--[\w-]+)[^`]*` \|/gm)].flatMap(([, option]) => option ?? [])
  expect(explained.sort()).toEqual(options.filter(option => option !== '--settle').sort())
})
