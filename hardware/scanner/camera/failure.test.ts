import { expect, test } from 'vitest'
import { cameraFailure } from './failure.ts'

test.each([
  ['Error getting userMedia, error = NotAllowedError: Permission denied', 'denied'],
  ['Error getting userMedia, error = NotFoundError: Requested device not found', 'missing'],
  ['Error getting userMedia, error = OverconstrainedError', 'missing'],
  ['Error getting userMedia, error = NotReadableError: Could not start video source', 'busy'],
  ['Camera streaming not supported by the browser.', 'failed'],
  ['', 'failed'],
])('the sentence %j means %s', (sentence, failure) => {
  expect(cameraFailure(sentence)).toBe(failure)
})

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TimeoutError', 'busy'],
  ['TypeError', 'failed'],
])('an exception named %s means %s', (name, failure) => {
  expect(cameraFailure(new DOMException('', name))).toBe(failure)
})

test.each([[undefined], [null], [42], [{}], [new Error('NotFoundError is only in the message')]])(
  'anything else (%o) is a failure, never a crash',
  reason => {
    expect(cameraFailure(reason)).toBe('failed')
  },
)
