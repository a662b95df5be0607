import { expect, test } from 'vitest'
import { type Device, preferredDevice } from './device.ts'

const device = (deviceId: string, label: string, width = 0, height = 0): Device => ({ deviceId, label, width, height })
const lid = device('1', 'Integrated Webcam (0c45:6712)', 1280, 720)
const desk = device('2', 'HD Pro Webcam C920 (046d:082d)', 1920, 1080)
const large = device('3', 'Document Camera 4K', 3840, 2160)

test('the camera named by the hospital wins, in whatever case it was typed', () => {
  expect(preferredDevice([lid, desk], 'integrated')).toBe('1')
  expect(preferredDevice([lid, desk], '046d:082d')).toBe('2')
})

test('a named camera that is not there leaves the one with the most pixels', () => {
  expect(preferredDevice([lid, desk], 'Brio')).toBe('2')
  expect(preferredDevice([lid, desk], null)).toBe('2')
})

test('a 4K camera is no better than a Full HD one: the first of them stays', () => {
  expect(preferredDevice([lid, desk, large], null)).toBe('2')
  expect(preferredDevice([large, desk], null)).toBe('3')
})

test('before permission nothing is known, so nothing is demanded', () => {
  expect(preferredDevice([device('', ''), device('', '')], 'C920')).toBeNull()
  expect(preferredDevice([], null)).toBeNull()
})
