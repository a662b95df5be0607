import { expect, test } from 'vitest'
import type { Snapshot } from '../../service/contract/index.ts'
import { tongues } from '../screens-staff/samples-voices.ts'
import { everySnapshot, snapshotOf } from './screens.fixture.ts'
import { speechOf } from './spoken.ts'
import { inTongue } from './tongue.ts'

const spoken = (snapshot: Snapshot) => inTongue(speechOf(snapshot), snapshot)
const named = (snapshot: Snapshot) => spoken(snapshot).parts.map(({ language, key, tongue }) => `${tongue ?? language} ${key}`)

test('without a language of the facility’s own nothing changes', () => {
  for (const language of ['hi', 'en'] as const) for (const snapshot of everySnapshot(language)) expect(spoken(snapshot)).toEqual(speechOf(snapshot))
})

test('in one, every part of every screen is looked for there first, and what is said stays the same', () => {
  for (const snapshot of everySnapshot('hi')) {
    const own = spoken({ ...snapshot, tongues, tongue: 'hlb' })
    expect(own.parts.map(({ key }) => key)).toEqual(speechOf(snapshot).parts.map(({ key }) => key))
    for (const part of own.parts) expect(part.tongue).toBe(part.language === 'hi' ? 'hlb' : undefined)
    expect(own.scene).not.toBe(speechOf(snapshot).scene)
  }
})

test('the first screen greets in one that can, between Hindi and English, as its key stands', () => {
  const one = snapshotOf({ name: 'language' }, { tongues: tongues.slice(0, 1) })
  expect(named(one)).toEqual([
    'hi language.title',
    'hi language.choice.hi',
    'hlb language.title',
    'hlb language.choice.tongue',
    'en language.title',
    'en language.choice.en',
  ])
  expect(named({ ...one, tongues })).toEqual(named(one).filter(part => part !== 'hlb language.choice.tongue'))
  expect(named({ ...one, tongues: tongues.slice(1, 2) })).toEqual(named({ ...one, tongues: [] }))
  expect(named({ ...one, languages: ['hi'] })).toEqual([
    'hi language.title',
    'hi language.choice.hi',
    'hlb language.title',
    'hlb language.choice.tongue',
  ])
})
