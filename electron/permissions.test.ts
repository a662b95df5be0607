import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type May, permits } from './permissions.ts'

const page = 'app://kiosk/'
const nothing: May = { see: false, hear: false }
const camera: May = { see: true, hear: false }
const recorder: May = { see: false, hear: true }
const both: May = { see: true, hear: true }

test('the camera for our own page while a screen shows its picture, and at no other time', () => {
  expect(permits('media', page, ['video'], camera)).toBe(true)
  expect(permits('media', page, ['video'], nothing)).toBe(false)
  expect(permits('media', page, ['video'], recorder)).toBe(false)
  expect(permits('media', page, ['audio'], camera)).toBe(false)
  expect(permits('media', page, ['video', 'audio'], camera)).toBe(false)
  expect(permits('media', page, [], both)).toBe(false)
})

test('the microphone for our own page while the recorder is on the glass, and at no other time', () => {
  expect(permits('media', page, ['audio'], recorder)).toBe(true)
  expect(permits('media', page, ['audio'], nothing)).toBe(false)
  expect(permits('media', page, ['unknown'], both)).toBe(false)
})

test('nothing for any other page', () => {
  for (const origin of ['https://example.org/', 'app://elsewhere/', 'app://kiosk.example/', 'file:///', 'null', ''])
    for (const kind of ['audio', 'video']) expect(permits('media', origin, [kind], both)).toBe(false)
})

test('nothing else at all', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'geolocation',
        'notifications',
        'clipboard-read',
        'fullscreen',
        'openExternal',
        'midi',
        'serial',
        'usb',
        'display-capture',
        'pointerLock',
      ),
      fc.boolean(),
      fc.boolean(),
      (permission, see, hear) => {
        expect(permits(permission, page, ['video'], { see, hear })).toBe(false)
      },
    ),
  )
})
