import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { productionUrls, sandboxUrls } from '../abdm/index.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const page = read('docs/going-live.md')

test('every test that the page shows as evidence is there', () => {
  // words of a name, up to the next one, the cell's end or a full stop
  const named = [...page.matchAll(/`((?:tests|abdm|service)\/[\w./-]+\.(?:test|spec)\.ts)`: ([^;|)\n]+)/g)]
  expect(named.length).toBeGreaterThan(25)
  for (const [, file = '', name = ''] of named) expect(read(file), file).toContain(name.trim())
})

test('the addresses on the page are those the code knows', () => {
  for (const [name, urls] of [
    ['sandbox', sandboxUrls],
    ['production', productionUrls],
  ] as const)
    for (const [field, url] of Object.entries(urls)) {
      const row = page.split('\n').find(line => line.startsWith(`| \`abdm.urls.${field}\` |`)) ?? ''
      expect([name, field, row.split('|')[name === 'sandbox' ? 2 : 3]]).toEqual([name, field, expect.stringContaining(`\`${url}\``)])
    }
})

test('every field that changes is one of the config', () => {
  const config = read('docs/config.md')
  const fields = [...page.slice(page.indexOf('## What changes in the config')).matchAll(/^\| `([\w.]+)` \|/gm)].map(([, field = '']) => field)
  expect(fields.length).toBeGreaterThan(10)
  for (const field of fields.filter(name => name !== 'credentials.json')) expect(config, field).toContain((field.split('.').at(-1) ?? '').trim())
})
