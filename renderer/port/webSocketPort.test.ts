import { expect, it } from 'vitest'
import { isToScreen } from './port.ts'
import { secretFrom } from './webSocketPort.ts'

it('the secret of this start is read from the address and nowhere else', () => {
  expect(secretFrom('#key=a1b2c3')).toBe('a1b2c3')
  expect(secretFrom('#other=1&key=a1b2c3')).toBe('a1b2c3')
  expect(secretFrom('')).toBe('')
})

it('only a snapshot, the languages and a recording are messages for the screen', () => {
  expect(isToScreen({ kind: 'snapshot', snapshot: {} })).toBe(true)
  expect(isToScreen({ kind: 'languages', languages: [] })).toBe(true)
  expect(isToScreen({ kind: 'clip', clip: null })).toBe(true)
  for (const other of [{ kind: 'clip' }, { kind: 'languages' }, null, 'snapshot', 3, {}, { kind: 'hello' }, { kind: 'snapshot' }])
    expect(isToScreen(other)).toBe(false)
})
