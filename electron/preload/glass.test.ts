import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Screen, Snapshot, ToScreen } from '../../service/contract/index.ts'
import { glassOf, readGlass } from './glass.ts'

const showing = (screen: unknown, more: Partial<Snapshot> = {}) =>
  glassOf({ kind: 'snapshot', snapshot: { screen: screen as Screen, visit: null, wedge: null, ...more } as Snapshot } as ToScreen)

test('the camera is for the screens that show its picture, and for no other', () => {
  expect(showing({ name: 'scanCounter' })?.camera).toBe(true)
  expect(showing({ name: 'showCard' })?.camera).toBe(true)
  expect(showing({ name: 'staff', page: { name: 'badge' } })?.camera).toBe(true)
  expect(showing({ name: 'staff', page: { name: 'check' } })?.camera).toBe(true)
  expect(showing({ name: 'assisted', part: { name: 'card' } })?.camera).toBe(true)
  expect(showing({ name: 'assisted', part: { name: 'details' } })?.camera).toBe(false)
  expect(showing({ name: 'staff', page: { name: 'menu' } })?.camera).toBe(false)
  for (const name of ['language', 'enterCode', 'token', 'share', 'end', 'outOfService']) expect(showing({ name })?.camera).toBe(false)
})

test('every part of the page that draws the camera is one of these', () => {
  const folder = new URL('../../renderer/', import.meta.url)
  const drawing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx') && /<(Live|ShowQr)\b/.test(readFileSync(new URL(file, folder), 'utf8')))
    .map(file => file.split(/[\\/]/).at(-1))
  expect(drawing.sort()).toEqual(['Assisted.tsx', 'Check.tsx', 'ScanCounter.tsx', 'ShowCard.tsx', 'ShowQr.tsx', 'SignIn.tsx'])
})

test('nobody is there when there is no visit and no staff', () => {
  expect(showing({ name: 'language' })?.idle).toBe(true)
  expect(showing({ name: 'want' }, { visit: 'a' })?.idle).toBe(false)
  expect(showing({ name: 'staff', page: { name: 'menu' } })?.idle).toBe(false)
  expect(showing({ name: 'assisted', part: { name: 'card' } })?.idle).toBe(false)
})

test('out of service because something is broken is not ready; closed by the staff is', () => {
  expect(showing({ name: 'language' })?.ready).toBe(true)
  for (const why of ['credentials', 'clock', 'abdmDown', 'nothingWorks']) expect(showing({ name: 'outOfService', why })?.ready).toBe(false)
  for (const why of ['shut', 'noPaper', 'repair', 'cleaned']) expect(showing({ name: 'outOfService', why })?.ready).toBe(true)
})

test('the keys of a scanner that types', () => {
  expect(showing({ name: 'language' }, { wedge: { start: 'F9', end: ['Enter'] } })?.scannerKeys).toEqual(['F9', 'Enter'])
  expect(showing({ name: 'language' }, { wedge: { start: null, end: ['Tab'] } })?.scannerKeys).toEqual(['Tab'])
})

test('a message that is not about the glass says nothing of it', () => {
  expect(glassOf({ kind: 'languages', languages: [] } as unknown as ToScreen)).toBeNull()
})

test('whatever a page sends instead, nothing is allowed by it but by a plain true', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      const glass = readGlass(value)
      expect([glass.camera, glass.idle, glass.ready].every(one => typeof one === 'boolean')).toBe(true)
      expect(glass.scannerKeys.every(key => typeof key === 'string')).toBe(true)
    }),
  )
  expect(readGlass({ camera: 1, idle: 'yes', ready: {}, scannerKeys: [1, 'F9'] })).toEqual({
    camera: false,
    idle: false,
    ready: false,
    scannerKeys: ['F9'],
  })
})
