import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exitCodes } from './exit-codes.ts'

// docs/security.md promises to be complete: it is held against the code and the tests it names.

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const page = read('docs/security.md')
const section = (title: string) => page.split(/^## /m).find(part => part.startsWith(title)) ?? ''
const rows = (title: string) =>
  section(title)
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )

/** The tests a cell names, `file`: words of the test's name; `file`: … Each is looked up. */
function testsThere(cell: string): number {
  const named = [...cell.matchAll(/`([^`]+\.(?:test|spec)\.ts)`: ((?:(?!; `).)+)/g)]
  for (const [, file, words] of named) expect(read(file ?? ''), `${file}`).toContain(words ?? '')
  return named.length
}

test("each of the twenty items of Electron's checklist is answered, with a test that is there", () => {
  const items = rows("Electron's own checklist")
  expect(items.map(([item]) => Number.parseInt(item ?? '', 10))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  for (const cells of items) expect(testsThere(cells.at(-1) ?? ''), cells[0]).toBeGreaterThan(0)
})

test('each way out, each way in by an update and each recovery has a test that is there', () => {
  for (const title of ['No way out', 'A newer version', 'What it comes back from']) {
    expect(rows(title).length).toBeGreaterThan(5)
    for (const cells of rows(title)) expect(testsThere(cells.at(-1) ?? ''), cells[0]).toBeGreaterThan(0)
  }
})

test('each exit code is explained, and no other', () => {
  expect(rows('What the shell ends with').map(([code]) => Number(code))).toEqual(Object.values(exitCodes))
})

test('the fuses of the page are those of the package', () => {
  const set = new Map([...read('electron-builder.yml').matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value]))
  const fuses = rows('Fuses')
  expect(fuses).toHaveLength(8)
  for (const [fuse = '', value] of fuses)
    expect([fuse, set.get(fuse[0]?.toLowerCase() + fuse.slice(1))]).toEqual([fuse, value === 'on' ? 'true' : 'false'])
})

test('the shell never opens anything outside', () => {
  const folder = new URL('./', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  expect(sources.length).toBeGreaterThan(10)
  expect(sources.filter(file => /openExternal|openPath|enableBlinkFeatures|crashReporter/.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual(
    [],
  )
})

test('the shell is built for a current major of Electron', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
  expect(Number(/\d+/.exec(devDependencies.electron ?? '')?.[0])).toBeGreaterThanOrEqual(45)
})
