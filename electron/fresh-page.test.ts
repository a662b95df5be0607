import { expect, test } from 'vitest'
import { freshPageAfterEach } from './fresh-page.ts'

const idle = { idle: true }
const busy = { idle: false }

function stage() {
  let loads = 0
  const page = freshPageAfterEach(() => loads++)
  return { page, loads: () => loads }
}

test('while nobody has come the page stays', () => {
  const { page, loads } = stage()
  for (let look = 0; look < 3; look++) expect(page.seen(idle)).toBe(false)
  expect(loads()).toBe(0)
  expect(page.onItsWay()).toBe(false)
})

test('somebody came and went: one fresh page, and the old one is told to be silent until it is gone', () => {
  const { page, loads } = stage()
  page.seen(idle)
  expect(page.seen(busy)).toBe(false)
  expect(page.seen(idle)).toBe(true)
  expect(page.seen(busy)).toBe(true)
  expect(page.seen(idle)).toBe(true)
  expect(loads()).toBe(1)
  expect(page.onItsWay()).toBe(true)
  page.started()
  expect(page.onItsWay()).toBe(true)
  expect(page.seen(idle)).toBe(false)
  expect(page.onItsWay()).toBe(false)
  expect(loads()).toBe(1)
  page.seen(busy)
  page.seen(idle)
  expect(loads()).toBe(2)
})

test('a page that dies in a visit is not loaded a second time when the next one is at rest', () => {
  const { page, loads } = stage()
  page.seen(busy)
  page.gone()
  expect(page.seen(idle)).toBe(false)
  page.seen(busy)
  page.seen(idle)
  page.gone()
  expect(page.onItsWay()).toBe(false)
  expect(loads()).toBe(1)
})
