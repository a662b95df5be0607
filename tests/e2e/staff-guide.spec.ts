import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { asKept, changes, drawStaffPicture, keptIn, languages, otherSquares, pictureNames } from '../../scripts/lib/staff-pictures.ts'
import { glassForAll } from './support/glass.ts'

// The pictures of the staff guide show the kiosk as it is: each is made anew and compared, words and places with what was written down when it was kept, colours with the picture itself.
// Made anew for good by: npm run staff-pictures

const glass = glassForAll()
const folder = new URL('../../docs/images/staff/', import.meta.url)

for (const language of languages)
  test(`the pictures of the staff guide still show the kiosk: ${language}`, async () => {
    const kept = keptIn(await readFile(new URL('shown.jsonl', folder), 'utf8'))
    const page = await glass.open('upright')
    const stale: string[] = []
    for (const name of pictureNames) {
      const now = await drawStaffPicture(page, name, language)
      const picture = await readFile(new URL(`${name}.${language}.webp`, folder))
      for (const change of [...changes(kept.get(`${name}.${language}`), now.shown), ...(await otherSquares(picture, now.canvas))])
        stale.push(`${name}.${language}: ${change}`)
    }
    expect(stale, 'run npm run staff-pictures and look at the pictures').toEqual([])
    await page.context().close()
  })

test('a picture is told from one with another word, another place, another colour', async () => {
  const page = await glass.open('upright')
  const now = await drawStaffPicture(page, 'counter', 'hi')
  const { shown } = now
  if ('blocks' in shown) throw new Error('a screen is not a slip')
  const others = [...shown.things]
  const [title] = others.splice(
    shown.things.findIndex(([what]) => what.startsWith('"')),
    1,
  )
  if (!title) throw new Error('no word stands on the screen')
  const [what, left, top, width, height] = title
  expect(changes(shown, shown)).toEqual([])
  expect(changes({ ...shown, things: [...others, [what, left + 2, top - 2, width, height]] }, shown)).toEqual([])
  expect(changes({ ...shown, things: [...others, [what, left + 30, top, width, height]] }, shown)).toHaveLength(1)
  expect(changes({ ...shown, things: [...others, ['"other words"', left, top, width, height]] }, shown)).toEqual([
    '"other words" is gone',
    `${what} is new`,
  ])
  expect(changes({ ...shown, things: others }, shown)).toEqual([`${what} is new`])
  expect(changes({ ...shown, colour: 'rgb(0, 0, 0)' }, shown)).toHaveLength(1)
  expect(await otherSquares(asKept(now.canvas), now.canvas)).toEqual([])
  // the same words and places, in a screen's other colours
  await page.evaluate(() => {
    document.documentElement.style.filter = 'hue-rotate(60deg)'
  })
  const tinted = await drawStaffPicture(page, 'counter', 'hi')
  expect(changes(shown, tinted.shown)).toEqual([])
  expect((await otherSquares(asKept(now.canvas), tinted.canvas)).length).toBeGreaterThan(20)
  await page.context().close()
})
