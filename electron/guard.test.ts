import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayLoad } from './guard.ts'

test("the page's own files and its own bytes", () => {
  for (const address of ['app://kiosk/', 'app://kiosk/assets/a.js', 'data:image/png;base64,AA', 'blob:app://kiosk/3f2c'])
    expect(mayLoad(address)).toBe(true)
})

test('no host, no file, no other scheme', () => {
  const elsewhere = [
    'https://example.org/',
    'ws://127.0.0.1:4200/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'blob:https://example.org/1',
    'tel:112',
    'devtools://x/',
    'nonsense',
    '',
  ]
  for (const address of elsewhere) expect(mayLoad(address)).toBe(false)
  fc.assert(
    fc.property(fc.webUrl(), address => {
      expect(mayLoad(address)).toBe(false)
    }),
  )
})
