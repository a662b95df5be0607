import { expect, test } from 'vitest'
import { chooseDisplay, type Display } from './display.ts'

const at = (id: number, label: string, x: number, y = 0): Display => ({ id, label, bounds: { x, y, width: 1080, height: 1920 } })
const left = at(7, 'ELO 3202L', 0)
const right = at(3, 'Dell', 1080)
const above = at(9, '', 1080, -1080)
const all = [right, left, above]

test('by number from the left, upper before lower', () => {
  expect(['1', '2', '3'].map(wanted => chooseDisplay(all, right, wanted))).toEqual([left, above, right])
})

test('by the name that the monitor gives itself', () => {
  expect(chooseDisplay(all, right, 'elo 3202l')).toBe(left)
})

test('one that is not there, or none named: the first', () => {
  for (const wanted of [null, '4', '0', 'Eizo', '']) expect(chooseDisplay(all, right, wanted)).toBe(right)
})
