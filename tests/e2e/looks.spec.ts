import { expect, test } from '@playwright/test'
import { samples } from '../../renderer/samples/samples.ts'
import { faint } from '../../scripts/lib/contrast.ts'
import { covered } from '../../scripts/lib/covered.ts'
import { type Look, looks } from '../../scripts/lib/looks.ts'
import { misfits } from '../../scripts/lib/misfits.ts'
import { glassForAll } from './support/glass.ts'
import { faultsOf, kinds, ways } from './support/seen.ts'

// Every screen and state, as a weak eye and a short arm meet it.

test.describe.configure({ timeout: 300_000 })

const glass = glassForAll()

/** Words fit, keys are large enough, apart and low enough, nothing is covered, nothing scrolls, and all words stand out. */
const looksRight = [misfits, covered, faint]

for (const way of ways)
  for (const look of Object.keys(looks) as Look[])
    test(`all fits, is large enough and stands out: ${way}, ${look}`, async () => {
      const page = await glass.open(way)
      const shown = look === 'normal' || look === 'big' ? samples : kinds
      expect(await faultsOf(page, shown, { way, look, language: 'hi' }, looksRight)).toEqual([])
      expect(await faultsOf(page, look === 'normal' ? samples : kinds, { way, look, language: 'en' }, looksRight)).toEqual([])
      await page.context().close()
    })
