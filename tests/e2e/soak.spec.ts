import { expect, test } from '@playwright/test'
import soak from '../soak/visits.ts'

// The 2,000 visits of `npm run soak -- visits 2000`, cut to each kind once: what one of them leaves behind at each visit is seen here already.

test('twelve visits, one of every kind, leave no node, no listener, no file and no handle behind, and none is stuck', async () => {
  // nothing is said of times here: other tests run beside it
  test.setTimeout(420_000)
  const { rows, wrong } = await soak(['12', '--look-every', '3', '--no-speed'])
  expect(wrong).toEqual([])
  expect(rows.at(-1)).toMatchObject({ visits: 12 })
  const { rows: lines } = rows.at(-1) as { rows: number }
  // seven tokens, each with a visit; two sent to a counter
  expect(lines).toBeGreaterThan(18)
})
