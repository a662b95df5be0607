import { expect, test } from 'vitest'
import { problemOf } from './microphone.ts'

test('why there is no microphone, by the names browsers give it', () => {
  const named = (name: string) => problemOf(new DOMException('', name))
  expect(named('NotAllowedError')).toBe('denied')
  expect(named('SecurityError')).toBe('denied')
  expect(named('NotFoundError')).toBe('noMicrophone')
  expect(named('OverconstrainedError')).toBe('noMicrophone')
  expect(named('NotReadableError')).toBe('busy')
  expect(named('AbortError')).toBe('busy')
  expect(named('InvalidStateError')).toBe('failed')
  expect(problemOf(new Error('NotAllowedError'))).toBe('failed')
})
