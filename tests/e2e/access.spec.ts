import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { clipFile } from '../../locales/voice.ts'
import { inLanguage, type Sample } from '../../renderer/samples/samples.ts'
import { speechOf } from '../../renderer/voice/spoken.ts'
import type { Look } from '../../scripts/lib/looks.ts'
import { findOnEach, present } from '../../scripts/lib/page.ts'
import { glassForAll } from './support/glass.ts'
import { faultsOf, kinds, patients, seenBy, ways } from './support/seen.ts'

// Every screen, as a screen reader and a keypad meet it.

test.describe.configure({ timeout: 300_000 })

const glass = glassForAll()

/** Shows each sample and gathers what `find` finds wrong with it by doing something there. */
async function faultsByDoing(page: Page, all: readonly Sample[], look: Look, find: () => Promise<string[]>) {
  const faults: string[] = []
  for (const sample of all) {
    await present(page, seenBy(sample, { language: 'hi', look }))
    for (const fault of await find()) faults.push(`${sample.name}.${look}: ${fault}`)
  }
  return faults
}

/** Runs in the page, after axe has come into it: what keeps a screen reader out. */
const shutOut = async () => {
  const { axe } = window as unknown as { axe: { run(options: object): ReturnType<AxeBuilder['analyze']> } }
  const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const way of ways)
  test(`no screen keeps a screen reader out (${way})`, async () => {
    const page = await glass.open(way)
    // the builder brings axe; it is asked directly then: the builder would bring it anew for each screen
    const { testEngine } = await new AxeBuilder({ page }).setLegacyMode().withRules('document-title').analyze()
    expect(testEngine.name).toBe('axe-core')
    expect(await faultsOf(page, kinds, { way, language: 'hi', look: 'normal' }, [shutOut])).toEqual([])
    await page.context().close()
  })

/** The keys of a digit keypad are one instrument; these lead on or away and choose nothing. */
const noChoices = [
  'more',
  'noneOfThese',
  'sheet',
  'notNow',
  'eraseAll',
  'erase',
  'show',
  'resend',
  'next',
  'moreLanguages',
  'listen',
  'original',
  'translation',
  'ownAddress',
  ...'0123456789',
]

/** Runs in the page: the keys of each group. */
const keysByGroup = () =>
  [...document.querySelectorAll('main button')]
    .filter(key => !key.closest('[inert], nav, [data-pad]'))
    .map(key => ({ id: key.getAttribute('data-key') ?? '', group: key.closest('[role=group]')?.getAttribute('aria-label') ?? '' }))

test('a screen asks for one thing: at most three choices, or three in a row of the settings', async () => {
  const page = await glass.open('upright')
  const shown = patients.map(sample => ({ snapshot: seenBy(sample, { language: 'hi', look: 'normal' }), given: null }))
  const found = await findOnEach(page, shown, keysByGroup)
  const faults = patients.flatMap(({ name }, at) => {
    const choices = (found[at] ?? []).filter(({ id }) => !noChoices.includes(id))
    return [...Map.groupBy(choices, ({ group }) => group)]
      .filter(([, keys]) => keys.length > 3)
      .map(([group, keys]) => `${name}: ${group}: ${keys.map(({ id }) => id).join(', ')}`)
  })
  expect(found.flat().length).toBeGreaterThan(patients.length)
  expect(faults).toEqual([])
  await page.context().close()
})

test('what every screen says has been spoken, in both languages', () => {
  for (const language of ['hi', 'en'] as const)
    for (const sample of patients) {
      const { parts } = speechOf(inLanguage(sample, language))
      expect(parts.length, sample.name).toBeGreaterThan(0)
      expect(
        parts.filter(part => clipFile(part.language, part.key) === null),
        sample.name,
      ).toEqual([])
    }
})

for (const way of ways)
  test(`one heading, told when it comes; Tab and the arrows go through all keys as they are read (${way})`, async () => {
    const page = await glass.open(way)
    // each thing that comes to have the focus, as it comes
    await page.evaluate(() => {
      const walked: string[] = []
      Object.assign(window, { walked })
      const name = (thing: Element | null) => thing?.getAttribute('data-key') ?? thing?.tagName ?? ''
      document.addEventListener('focusin', ({ target }) => walked.push(name(target as Element)))
    })
    const walk = async (key: string, steps: number) => {
      await page.evaluate(() => (window as unknown as { walked: string[] }).walked.splice(0))
      for (let step = 0; step < steps; step++) await page.keyboard.press(key)
      return page.evaluate(() => (window as unknown as { walked: string[] }).walked)
    }
    const find = async () => {
      const faults: string[] = []
      const { keys, headings, told, focused } = await page.evaluate(() => {
        const here = (element: Element) => !element.closest('[inert]')
        return {
          keys: [...document.querySelectorAll('main button')]
            .filter(key => here(key) && !(key as HTMLButtonElement).disabled)
            .map(key => ({ id: key.getAttribute('data-key') ?? '', box: key.getBoundingClientRect().toJSON() as DOMRect })),
          headings: [...document.querySelectorAll('h1')].filter(here).map(heading => heading.textContent),
          told: document.querySelector('[data-live]')?.textContent ?? '',
          focused: document.activeElement?.tagName ?? '',
        }
      })
      if (headings.length !== 1 || !headings[0]) faults.push(`headings: ${headings.join(' | ')}`)
      if (told !== headings[0]) faults.push(`told: ${told}`)
      if (focused !== 'H1') faults.push(`the focus begins at ${focused}`)
      for (const [at, { id, box }] of keys.entries()) {
        const next = keys[at + 1]
        if (next && next.box.bottom <= box.top && next.box.left < box.right) faults.push(`${next.id} is read after ${id}, and lies above it`)
        if (next && next.box.right <= box.left && next.box.bottom > box.top && next.box.top < box.bottom)
          faults.push(`${next.id} is read after ${id}, and lies left of it`)
      }
      const order = keys.map(({ id }) => id)
      await page.evaluate(() => [...document.querySelectorAll('h1')].find(heading => !heading.closest('[inert]'))?.focus())
      const tabbed = await walk('Tab', order.length)
      if (tabbed.join() !== order.join()) faults.push(`Tab goes ${tabbed.join(', ')} and not ${order.join(', ')}`)
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      const arrowed = await walk('ArrowRight', order.length)
      if (arrowed.join() !== order.join()) faults.push(`the arrow goes ${arrowed.join(', ')} and not ${order.join(', ')}`)
      return faults
    }
    expect(await faultsByDoing(page, kinds, 'normal', find)).toEqual([])
    await page.context().close()
  })

test('the key that has the focus is seen to have it, on paper, on every flood and on black', async () => {
  const page = await glass.open('upright')
  const ring = async () => {
    await page.keyboard.press('ArrowRight')
    return page.evaluate(() => {
      const style = document.activeElement && getComputedStyle(document.activeElement)
      return style?.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 4 ? [] : ['no ring']
    })
  }
  const met = kinds.filter(one => patients.includes(one))
  for (const look of ['normal', 'contrast'] as const) expect(await faultsByDoing(page, met, look, ring)).toEqual([])
  await page.context().close()
})
