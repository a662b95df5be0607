import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions, isVersion } from './version.ts'

const version = fc.tuple(fc.nat(999_999_999), fc.nat(99), fc.nat(99)).map(parts => parts.join('.'))

test('a version is three plain numbers', () => {
  for (const good of ['0.1.0', '1.2.3', '10.20.30']) expect(isVersion(good)).toBe(true)
  for (const bad of ['', '1', '1.2', '1.2.3.4', 'v1.2.3', '1.2.3-beta', '01.2.3', '1.2.3\n', '1.2.x', ' 1.2.3']) expect(isVersion(bad)).toBe(false)
})

test('ten comes after nine', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0)
  expect(compareVersions('1.0.0', '0.99.99')).toBeGreaterThan(0)
})

test('there is one order: a version is as new as itself, and of two the other is the newer', () => {
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(isVersion(a)).toBe(true)
      expect(compareVersions(a, a)).toBe(0)
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
      if (compareVersions(a, b) > 0 && compareVersions(b, c) > 0) expect(compareVersions(a, c)).toBeGreaterThan(0)
    }),
  )
})
