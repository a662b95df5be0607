import { expect, test } from 'vitest'
import { matrix } from './matrix.ts'

// The diagonal of `npm run faults`: every second fault, each at another step.

test('whatever breaks, wherever: nobody is stuck, no number is lost, and the next person is served', { timeout: 400_000 }, async () => {
  const cells = await matrix({ short: true })
  expect(cells.filter(({ fate }) => fate === 'stuck' || fate === 'lost')).toEqual([])
  // a world in which nothing goes on is not broken by one fault
  expect(cells.filter(({ fate }) => fate === 'went on').length).toBeGreaterThan(2)
})
