import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictures, staleOrMissing } from '../chart.ts'
import { wrapped } from './draw-chart.ts'
import { rooms } from './draw-rooms.ts'
import { readChart } from './read.ts'

test('the pictures in docs/ are those of the chart and the rooms as they are now (else: node scripts/chart.ts)', () => {
  expect(staleOrMissing()).toEqual([])
})

test('every screen the chart can show has a box in the picture', () => {
  const folder = new URL('../../service/machine/', import.meta.url)
  const source = readdirSync(folder)
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  const views = [...source.matchAll(/meta: view\('([^']+)'/g)].map(([, view]) => view as string)
  expect(views.length).toBeGreaterThan(30)
  const svg = pictures()['docs/chart.svg'] ?? ''
  for (const view of views) expect(svg).toContain(`>${view}</text>`)
})

test('a line that is too long for its box goes on below, and loses nothing', () => {
  const line = { event: 'again', targets: ['making', 'share', 'making.profile', 'finding', 'making.code'] }
  const words = wrapped(line, 'trouble')
  expect(words.length).toBeGreaterThan(1)
  expect(words.map(part => part.trim()).join(' ')).toBe('again → making or share or making.profile or finding or making.code')
  for (const part of words) expect(part.length).toBeLessThanOrEqual(44)
})

test('a state hears what its parents hear, unless it answers itself', () => {
  const leaf = (path: string[], events: string[]) => ({
    id: path.join('.'),
    path,
    meta: { view: path.join('.'), job: 'token' },
    states: {},
    transitions: new Map(events.map(event => [event, [{}]])),
  })
  const parent = {
    id: 'a',
    path: ['a'],
    states: { b: leaf(['a', 'b'], ['back']) },
    transitions: new Map([
      ['back', [{}]],
      ['choose.no', [{}]],
    ]),
  }
  const root = { id: 'kiosk', path: [], states: { a: parent }, transitions: new Map([['home', [{}]]]) }
  const { boxes, everywhere } = readChart({ root })
  expect(boxes.map(({ lines }) => lines.map(({ event }) => event))).toEqual([['back', 'no']])
  expect(everywhere).toEqual([{ event: 'home', targets: [] }])
})

const root = new URL('../..', import.meta.url).pathname

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

/** The room of a path: the longest name of the table that it begins with. */
const roomOf = (path: string) =>
  rooms
    .map(({ name }) => name)
    .filter(name => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0]

test('the picture of the rooms says what the imports say', () => {
  const found = new Map(rooms.map(({ name }) => [name, new Set<string>()]))
  for (const folder of new Set(rooms.map(({ name }) => name.split('/')[0] as string)))
    for (const file of sources(folder))
      for (const [, specifier] of readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
        const [from, to] = [roomOf(file), roomOf(join(file, '..', specifier as string).replaceAll('\\', '/'))]
        // a part of a room may look into its own room: the camera shares two small files with the serial scanner
        if (from && to && from !== to && !from.startsWith(`${to}/`)) found.get(from)?.add(to)
      }
  for (const { name, imports } of rooms) expect([name, [...(found.get(name) ?? [])].sort()]).toEqual([name, [...imports].sort()])
})
