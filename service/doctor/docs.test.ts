import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingNames } from './finding.ts'

const page = readFileSync(new URL('../../docs/doctor.md', import.meta.url), 'utf8')

test('docs/doctor.md has a row for each part that is looked at, in their order, and for no other', () => {
  expect([...page.matchAll(/^\| `([a-z ]+)` \|/gm)].map(([, name]) => name)).toEqual([...findingNames])
})

test('docs/doctor.md names a test that is there for each of the twelve faults', () => {
  const tests = readFileSync(new URL('../../scripts/doctor.test.ts', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (\d+) \| .+ \| `(.+)` \|$/gm)]
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  for (const [, number, name] of rows) expect(tests).toContain(`test('${number} ${name}`)
})
