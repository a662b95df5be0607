import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyPasses } from './keys.ts'

const bare = { control: false, alt: false, meta: false }

test('digits, letters of any script and the keys that move within the page pass', () => {
  for (const key of ['0', 'a', 'Z', '@', ' ', 'क', '😀', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Shift'])
    expect(keyPasses({ ...bare, key }, [])).toBe(true)
})

test('a key of its own leads nowhere: functions, browser, print, menu, power', () => {
  const names = [
    'F1',
    'F5',
    'F7',
    'F11',
    'F12',
    'BrowserBack',
    'BrowserRefresh',
    'GoBack',
    'PrintScreen',
    'ContextMenu',
    'Meta',
    'Alt',
    'LaunchMail',
    'Power',
  ]
  for (const key of names) expect(keyPasses({ ...bare, key }, [])).toBe(false)
})

test('the key that a scanner types first passes where the config names it, alone', () => {
  expect(keyPasses({ ...bare, key: 'F9' }, ['F9', 'Enter'])).toBe(true)
  expect(keyPasses({ ...bare, key: 'F8' }, ['F9', 'Enter'])).toBe(false)
  expect(keyPasses({ ...bare, key: 'F9', alt: true }, ['F9'])).toBe(false)
})

test('no chord passes, whatever its key', () => {
  const held = fc.record({ control: fc.boolean(), alt: fc.boolean(), meta: fc.boolean() }).filter(({ control, alt, meta }) => control || alt || meta)
  fc.assert(
    fc.property(fc.string(), held, (key, holding) => {
      expect(keyPasses({ key, ...holding }, [key])).toBe(false)
    }),
  )
})
