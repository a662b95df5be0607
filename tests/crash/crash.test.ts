import { expect, test } from 'vitest'
import soak from '../soak/crash.ts'

// `npm run soak -- crash`, cut to six kills.

test('killed six times without a warning: every number the hospital gave is known, none came out twice, each is offered to the staff', {
  timeout: 400_000,
}, async () => {
  const { wrong, notes } = await soak(['--kills', '6', '--seed', '20261123'])
  expect(wrong, notes?.join('\n')).toEqual([])
})
