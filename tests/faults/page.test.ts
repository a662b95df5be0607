import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindOf, steps } from './matrix.ts'
import { cellsOf, merged, page, type Shown } from './page.ts'

const row = (fault: string, of: Shown['of'], fate: Shown['fate']): Shown[] => steps.map(({ journey, step }) => ({ fault, of, journey, step, fate }))

test('the page in docs/ can be read back and comes out the same: whole rows, nobody stuck, nothing lost', () => {
  const text = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8')
  const cells = cellsOf(text, kindOf)
  expect(page(cells)).toBe(text)
  const rows = new Set(cells.map(({ fault }) => fault))
  expect(rows.size).toBeGreaterThan(30)
  expect(cells).toHaveLength(rows.size * steps.length)
  expect(cells.filter(({ fate }) => fate === 'stuck' || fate === 'lost')).toEqual([])
})

test('rows that were played again take the place of the older ones, at any fate, and the others stay', () => {
  const older = [...row('no paper', 'printer', 'went on'), ...row('the camera goes', 'readers', 'handed over')]
  const played = [...row('no paper', 'printer', 'stuck'), ...row('the portal', 'DNS and TLS', 'lost')]
  const now = merged(older, played)
  expect(cellsOf(page(now), new Map(now.map(({ fault, of }) => [fault, of])))).toEqual(expect.arrayContaining(now))
  expect(page(now)).toContain(`${steps.length} handed over, 0 ended cleanly, ${steps.length} stuck, ${steps.length} lost`)
  expect(page(now)).toContain('3 faults')
})

test('a page of something else is none', () => {
  expect(() => cellsOf('# Something', kindOf)).toThrow('no table')
})
