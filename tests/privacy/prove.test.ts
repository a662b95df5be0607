import { expect, test } from 'vitest'
import { prove } from './prove.ts'

// `npm run prove`, cut to two visits: the search itself is the same.

test.runIf(process.platform === 'linux')(
  'somebody made an ABHA and took a token: of them nothing is on the disk or in the environment, and in memory no more than privacy.md says',
  { timeout: 240_000 },
  async () => {
    const { wrong, notes } = await prove({ short: true })
    expect(wrong, notes.join('\n')).toEqual([])
  },
)
