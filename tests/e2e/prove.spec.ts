import { expect, test } from '@playwright/test'
import { proveOnGlass } from '../privacy/on-glass.ts'

// `npm run prove -- browser`, cut to one visit

test('somebody took a token: of them nothing is in the profile or the clipboard, and in the memory of the browser no more than privacy.md says', async () => {
  test.setTimeout(300_000)
  const { wrong, notes } = await proveOnGlass('browser', { short: true })
  expect(wrong, notes.join('\n')).toEqual([])
})
