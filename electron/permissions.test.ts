import { expect, test } from 'vitest'
import { permits } from './permissions.ts'

test('the camera for our own page, and nothing else for anybody', () => {
  expect(permits('media', 'app://kiosk/', ['video'])).toBe(true)
  expect(permits('media', 'app://kiosk/', ['audio'])).toBe(false)
  expect(permits('media', 'app://kiosk/', ['video', 'audio'])).toBe(false)
  expect(permits('media', 'app://kiosk/', [])).toBe(false)
  expect(permits('media', 'https://example.org/', ['video'])).toBe(false)
  for (const permission of ['geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'midi', 'serial', 'usb'])
    expect(permits(permission, 'app://kiosk/', ['video'])).toBe(false)
})
