import { expect, test } from 'vitest'
import { permits as permitsWhen } from './permissions.ts'

const permits = (permission: string, origin: string, media: string[]) => permitsWhen(permission, origin, media, false)

test('the camera for our own page, and nothing else for anybody', () => {
  expect(permits('media', 'app://kiosk/', ['video'])).toBe(true)
  expect(permits('media', 'app://kiosk/', ['audio'])).toBe(false)
  expect(permits('media', 'app://kiosk/', ['video', 'audio'])).toBe(false)
  expect(permits('media', 'app://kiosk/', [])).toBe(false)
  expect(permits('media', 'https://example.org/', ['video'])).toBe(false)
  for (const permission of ['geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'midi', 'serial', 'usb'])
    expect(permits(permission, 'app://kiosk/', ['video'])).toBe(false)
})

test('the microphone while the recorder is on the glass, for our own page, and nothing more than that', () => {
  expect(permitsWhen('media', 'app://kiosk/', ['audio'], true)).toBe(true)
  expect(permitsWhen('media', 'app://kiosk/', ['audio'], false)).toBe(false)
  expect(permitsWhen('media', 'https://example.org/', ['audio'], true)).toBe(false)
  expect(permitsWhen('media', 'app://kiosk/', ['unknown'], true)).toBe(false)
  for (const permission of ['geolocation', 'notifications', 'display-capture'])
    expect(permitsWhen(permission, 'app://kiosk/', ['audio'], true)).toBe(false)
})
