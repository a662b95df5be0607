import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMessage } from './door.ts'

test('any value from outside is either one of our messages or nothing; it never throws', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      expect(parseMessage(value)).toBeNull()
    }),
  )
})

test('digits must be digits, and as many as the screen asks for', () => {
  const intent = (value: unknown) => parseMessage({ kind: 'intent', step: 1, intent: value })
  expect(intent({ type: 'aadhaar', digits: '999911112222' })).not.toBeNull()
  expect(intent({ type: 'aadhaar', digits: '99991111222' })).toBeNull()
  expect(intent({ type: 'code', digits: '12345a' })).toBeNull()
  expect(intent({ type: 'code', digits: '१२३४५६' })).toBeNull()
  expect(intent({ type: 'choose', choice: 'everything' })).toBeNull()
})

test('a message with more in it than we know is refused', () => {
  expect(parseMessage({ kind: 'hello', extra: 1 })).toBeNull()
  expect(parseMessage(JSON.parse('{"kind":"intent","step":1,"intent":{"type":"back","__proto__":{"type":"leave"}}}'))).toBeNull()
  expect(parseMessage({ kind: 'intent', step: 1.5, intent: { type: 'back' } })).toBeNull()
})

test("the camera's hint is one of four, or none", () => {
  const hint = (value: unknown) => parseMessage({ kind: 'intent', step: 1, intent: { type: 'hint', hint: value } })
  for (const known of ['closer', 'still', 'tilt', 'light', null]) expect(hint(known)).not.toBeNull()
  for (const unknown of ['further', '', undefined, 1]) expect(hint(unknown)).toBeNull()
})

test('a QR longer than any QR is refused', () => {
  expect(parseMessage({ kind: 'intent', step: 1, intent: { type: 'read', text: 'x'.repeat(8193) } })).toBeNull()
})
