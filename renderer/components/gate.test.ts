import { describe, expect, it } from 'vitest'
import { createGate, doubleTapMs, trembleMs } from './gate.ts'

describe('touches that count', () => {
  it('a double tap counts once', () => {
    const gate = createGate()
    expect(gate.admits({ key: 'yes', step: 1, at: 1_000 }, 1)).toBe(true)
    expect(gate.admits({ key: 'yes', step: 1, at: 1_000 + doubleTapMs - 1 }, 1)).toBe(false)
    expect(gate.admits({ key: 'yes', step: 1, at: 1_000 + doubleTapMs }, 1)).toBe(true)
  })
  it('the second tap of a double tap does not press a key of the next screen', () => {
    const gate = createGate()
    gate.stepShown(1_000)
    expect(gate.admits({ key: 'agree', step: 2, at: 1_200 }, 2)).toBe(false)
    expect(gate.admits({ key: 'agree', step: 2, at: 1_000 + doubleTapMs }, 2)).toBe(true)
  })
  it('a finger that came down on a screen that has gone counts for nothing', () => {
    expect(createGate().admits({ key: 'yes', step: 1, at: 5_000 }, 2)).toBe(false)
  })
  it('a digit may be typed twice on purpose, and two digits one after the other at once', () => {
    const gate = createGate()
    expect(gate.admits({ key: '7', step: 1, at: 0, quietMs: trembleMs }, 1)).toBe(true)
    expect(gate.admits({ key: '7', step: 1, at: trembleMs - 1, quietMs: trembleMs }, 1)).toBe(false)
    expect(gate.admits({ key: '7', step: 1, at: trembleMs, quietMs: trembleMs }, 1)).toBe(true)
    expect(gate.admits({ key: '8', step: 1, at: trembleMs + 1, quietMs: trembleMs }, 1)).toBe(true)
  })
})
