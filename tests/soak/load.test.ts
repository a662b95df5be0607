import { expect, test } from 'vitest'
import soak from './load.ts'

// `npm run soak -- load`, cut to four kiosks.

test('kiosks side by side at one hospital: a number for each visit, none given twice, shown to another, or lost', { timeout: 400_000 }, async () => {
  const { wrong, notes, rows } = await soak(['--kiosks', '4', '--visits', '2'])
  expect(wrong, notes?.join('\n')).toEqual([])
  expect(rows).toMatchObject([{ visits: 8, numbers: 8 }])
})
