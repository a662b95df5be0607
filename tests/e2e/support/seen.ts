import type { Page } from '@playwright/test'
import { inLanguage, type Sample, samples } from '../../../renderer/samples/samples.ts'
import { isSeenIn, type Look, looks, measures, type Way } from '../../../scripts/lib/looks.ts'
import { findOnEach } from '../../../scripts/lib/page.ts'

// Every screen and state, for the tests that look at all of them. The samples are all screens (tests/visits/samples.test.ts).

export const ways = ['upright', 'across'] as const

/** Those a patient may meet. */
export const patients = samples.filter(({ snapshot }) => snapshot.screen.name !== 'staff')

const kindOf = ({ snapshot: { overlay, screen } }: Sample) =>
  overlay?.name ?? [screen.name, screen.name === 'staff' ? screen.page.name : '', screen.name === 'assisted' ? screen.part.name : ''].join(' ')

/** The first sample of each kind of screen. */
export const kinds = samples.filter((sample, at) => samples.findIndex(other => kindOf(other) === kindOf(sample)) === at)

/** Somebody who stands before a screen: how the glass hangs, what they read, how they have set it. */
export interface Beholder {
  way: Way
  language: 'hi' | 'en'
  look: Look
}

/** The sample as they see it; as the demo's, with its mark: one layer more. */
export const seenBy = (sample: Sample, { language, look }: Pick<Beholder, 'language' | 'look'>, demo = look === 'normal') => ({
  ...inLanguage(sample, language, looks[look]),
  demo,
})

/** What each `find`, which runs in the page, has to say of the samples, with the name of the screen. */
export async function faultsOf(
  page: Page,
  all: readonly Sample[],
  beholder: Beholder,
  finds: ((given: ReturnType<typeof measures>) => string[] | Promise<string[]>)[],
  demo?: boolean,
): Promise<string[]> {
  const { way, language, look } = beholder
  const seen = all.filter(({ snapshot }) => isSeenIn(look, snapshot.screen))
  const shown = seen.map(sample => ({ snapshot: seenBy(sample, beholder, demo), given: measures(way, look, sample.snapshot.screen) }))
  const found = await findOnEach(page, shown, ...finds)
  return seen.flatMap(({ name }, at) => (found[at] ?? []).map(fault => `${name}.${language}.${look}: ${fault}`))
}
