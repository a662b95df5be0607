import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { cssFont, fontFault, joins } from './fonts.ts'

test('the shipped fonts join letters in both weights', () => {
  expect(fontFault()).toBe(null)
  const ctx = createCanvas(8, 8).getContext('2d')
  for (const weight of [500, 700] as const) {
    ctx.font = cssFont({ px: 96, weight })
    expect(joins(text => ctx.measureText(text).width)).toBe(true)
  }
})

test('an engine that draws letters one beside the other is found out, and one that draws nothing', () => {
  expect(joins(text => 60 * [...text].length)).toBe(false)
  expect(joins(() => 0)).toBe(false)
})
