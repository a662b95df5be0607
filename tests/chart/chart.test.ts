import { expect, test } from 'vitest'
import soak from '../soak/chart.ts'

// `npm run soak -- chart`, cut to what a test may cost; a million events by the command.

test('whatever happens in whatever order: a way home, every number kept, nobody known after their visit, every screen said in both languages', {
  timeout: 300_000,
}, async () => {
  const { wrong, rows, notes } = await soak(['--events', '100000', '--seed', '20261123'])
  expect(wrong, notes?.join('\n')).toEqual([])
  // a walk that did not come to a number proves nothing of numbers
  const reached = (name: string) => rows.find(({ screen }) => screen === name)?.reached ?? 0
  for (const screen of ['token', 'noAnswerYet', 'abhaReady', 'parked', 'assisted declaration', 'staff reprint'])
    expect(reached(screen), screen).toBeGreaterThan(0)
})
