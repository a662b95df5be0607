import { expect, test } from 'vitest'
import type { Screen, Snapshot } from '../../service/contract/index.ts'
import { voiceSamples } from '../screens-staff/samples-voices.ts'
import type { View } from '../store.ts'
import { followRecorder } from './leave.ts'

const atRest: Screen = { name: 'language' }
const menu: Screen = { name: 'staff', page: { name: 'menu', who: null, closed: null, demographic: false, notKept: false } }
const recorder: Screen = { name: 'staff', page: voiceSamples.record['staff-record'] }

/** how often a document loads itself anew while these screens come one after the other */
function reloads(mayHear: boolean, loadedAnew: boolean, ...screens: Screen[]): number {
  let view: View = { line: 'opening', snapshot: null }
  let changed = () => {}
  let count = 0
  const store = {
    view: () => view,
    subscribe: (listener: () => void) => {
      changed = listener
      return () => false
    },
  }
  followRecorder(store, { featurePolicy: { allowsFeature: () => mayHear } }, loadedAnew, () => count++)
  for (const screen of screens) {
    view = { line: 'open', snapshot: { screen } as Snapshot }
    changed()
  }
  return count
}

test('a document that may not hear makes room for one that may when the recorder comes, once', () => {
  expect(reloads(false, false, atRest, menu)).toBe(0)
  expect(reloads(false, false, atRest, menu, recorder, recorder)).toBe(1)
})

test('a document that may hear makes room for one that may not when the recorder goes', () => {
  expect(reloads(true, true, recorder, recorder)).toBe(0)
  expect(reloads(true, true, recorder, menu)).toBe(1)
})

test('a host that never gives the microphone is not asked for ever', () => {
  expect(reloads(false, true, recorder, recorder)).toBe(0)
})
