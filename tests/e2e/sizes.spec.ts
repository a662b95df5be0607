import { expect, test } from '@playwright/test'
import { samples } from '../../renderer/samples/samples.ts'
import { measures, sizes } from '../../scripts/lib/looks.ts'
import { misfits } from '../../scripts/lib/misfits.ts'
import { findOnEach, servePage } from '../../scripts/lib/page.ts'
import { buildLonger } from '../support/longer.ts'
import { glassForAll } from './support/glass.ts'
import { faultsOf, kinds, patients, seenBy, ways } from './support/seen.ts'

// How large things are: on other glasses, in longer words, as bigger text, from three metres.

test.describe.configure({ timeout: 300_000 })

const glass = glassForAll()

test('nothing is cut off when all words are 1.6 times as long', async () => {
  const folder = await buildLonger()
  const longer = await servePage(folder.path)
  try {
    for (const way of ways) {
      const page = await glass.open(way, { address: longer.address })
      expect(await faultsOf(page, samples, { way, language: 'hi', look: 'normal' }, [misfits], false), way).toEqual([])
      await page.context().close()
    }
  } finally {
    longer.close()
    folder.remove()
  }
})

// Upright the boards are those of a 21.5 inch screen, across those of a 15.6 inch one; a 21.5 inch screen across is larger still. Upright, 15.6 inches are too small
// for keys of 20 mm, and the kiosk says so at its start (service/screen-size.ts).
test('on 21.5 inches upright and across and on 15.6 inches across, keys are 20 mm and 2.5 mm apart', async () => {
  for (const { way, widthMm } of [
    { way: 'upright', widthMm: 267.7 },
    { way: 'across', widthMm: 345.4 },
    { way: 'across', widthMm: 475.9 },
  ] as const) {
    const page = await glass.open(way)
    const given = { mm: sizes[way].width / widthMm, upTo: 0, least: 0 }
    const shown = kinds.map(sample => ({ snapshot: seenBy(sample, { language: 'hi', look: 'normal' }), given }))
    const found = await findOnEach(page, shown, misfits)
    const faults = kinds.flatMap(({ name }, at) => (found[at] ?? []).filter(fault => / mm/.test(fault)).map(fault => `${name}: ${fault}`))
    expect(faults, `${widthMm} mm`).toEqual([])
    await page.context().close()
  }
})

/** Runs in the page: all words that are told, with the size of their type in pixels. */
const typeSizes = () =>
  [...document.querySelectorAll('[data-job] *')]
    .filter(element => element instanceof HTMLElement && !element.closest('[inert], .hidden, [aria-hidden]'))
    .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
    .map(element => ({ words: element.textContent?.slice(0, 30) ?? '', size: Number.parseFloat(getComputedStyle(element).fontSize) }))

test('bigger text is bigger on every screen, and no word is smaller for it', async () => {
  for (const way of ways) {
    const page = await glass.open(way)
    const all = way === 'upright' ? patients : kinds.filter(one => patients.includes(one))
    // set while the screen is on the glass, as people do
    const shown = all.flatMap(sample =>
      (['normal', 'big'] as const).map(look => ({ snapshot: seenBy(sample, { language: 'hi', look }, false), given: null })),
    )
    const found = await findOnEach(page, shown, typeSizes)
    for (const [at, { name }] of all.entries()) {
      const normal = found[2 * at] ?? []
      const grown = normal.map(({ size }, word) => (found[2 * at + 1]?.[word]?.size ?? 0) / size)
      const smaller = normal.filter((_, word) => (grown[word] ?? 0) < 0.99).map(({ words }) => words)
      expect(smaller, `${name}, ${way}`).toEqual([])
      expect(Math.max(...grown), `${name}, ${way}`).toBeGreaterThan(1.15)
    }
    await page.context().close()
  }
})

/** Runs in the page: how high in pixels the digits of the token are. */
const digitsOf = (number: string) => {
  const text = [...document.querySelectorAll<SVGTextElement>('svg.scene text')].find(({ textContent }) => textContent === number)
  // a digit of this face is 0.7 of its size
  return [text ? Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0) * 0.7 : 0]
}

// At three metres a digit is read when it is 25 mm high. A number of many characters (OPD-1047) is that high upright; across it stays at 15 mm, read from under 2 m.
test('the token is read from three metres', async () => {
  const tokens = samples.flatMap(sample => {
    const { screen } = sample.snapshot
    return screen.name === 'token' ? [{ sample, number: screen.number, screen }] : []
  })
  expect(tokens.length).toBeGreaterThan(1)
  for (const way of ways) {
    const page = await glass.open(way)
    const shown = tokens.map(({ sample, number }) => ({ snapshot: seenBy(sample, { language: 'hi', look: 'normal' }, false), given: number }))
    const high = (await findOnEach(page, shown, digitsOf)).flat()
    for (const [at, { sample, number, screen }] of tokens.entries())
      expect((high[at] ?? 0) / measures(way, 'normal', screen).mm, `${sample.name}, ${way}`).toBeGreaterThan(
        number.length > 4 && way === 'across' ? 15 : 25,
      )
    await page.context().close()
  }
})
