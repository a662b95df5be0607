import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { en, hi, type TextKey } from '../locales/index.ts'
import { startSandbox } from '../sandbox/server.ts'
import type { CounterReason } from '../service/contract/index.ts'
import { reasonCode } from '../service/machine/reason-code.ts'

// What the documents promise to be complete, they are: each list is compared with the code it is about.

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('privacy.md names every table and column of the journal', () => {
  const page = read('docs/privacy.md')
  const tables = [...read('service/journal.ts').matchAll(/create table if not exists (\w+) \(([^;]+)\) strict/g)]
  expect(tables).toHaveLength(4)
  for (const [, table, columns] of tables) {
    const line = page.split('\n').find(text => text.startsWith(`| \`${table}\` |`)) ?? ''
    const named = [...(line.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, column]) => column)
    expect([table, named]).toEqual([table, (columns ?? '').split(',').map(column => column.trim().split(' ')[0])])
  }
})

test('privacy.md names every event of the log with its fields', () => {
  const page = read('docs/privacy.md')
  const table = /export interface LogEvents \{\n([\s\S]*?)\n\}/.exec(read('service/log.ts'))?.[1] ?? ''
  const events = [...table.matchAll(/^ {2}(\w+): \{ (.*) \}$/gm)]
  expect(events.length).toBeGreaterThan(10)
  for (const [, event, body] of events) {
    const line = page.split('\n').find(text => text.startsWith('|') && text.split('|')[1]?.includes(`\`${event}\``)) ?? ''
    for (const [, field] of (body ?? '').matchAll(/(\w+):/g)) expect([event, line]).toEqual([event, expect.stringContaining(`\`${field}\``)])
  }
})

/** The staff guide in each language, without what is only for whoever edits it. */
const guides = [
  { language: 'en', other: 'staff-guide.hi.md', words: en, page: read('docs/staff-guide.md').replaceAll(/<!--[\s\S]*?-->/g, '') },
  { language: 'hi', other: 'staff-guide.md', words: hi, page: read('docs/staff-guide.hi.md').replaceAll(/<!--[\s\S]*?-->/g, '') },
] as const

/** What stands on the machine under these keys. */
const textsOf = (words: typeof en, start: string, but: readonly string[] = []) =>
  (Object.keys(words) as TextKey[]).filter(key => key.startsWith(start) && !but.includes(key.slice(start.length))).map(key => words[key].text)

/** Which first cells of a table's rows these are. */
const withoutRow = (page: string, texts: readonly string[]) => texts.filter(text => !page.includes(`\n| "${text}" | `))

const quotesIn = (page: string) => [...page.replaceAll(/<[^>]+>/g, '').matchAll(/"([^"\n]+)"/g)].map(([, text]) => text ?? '')

/** Which of these quotes no screen, key or slip says in that language; the codes of slips are said. */
function notOnTheMachine(words: typeof en, quotes: readonly string[]): string[] {
  // what is in the gaps of a sentence is the machine's; a text of gaps alone would be any text
  const patterns = Object.values(words)
    .map(({ text }) => text.split(/\{\{\w+\}\}/))
    .filter(parts => parts.join('').replaceAll(/[^\p{L}\p{M}]/gu, '').length > 2)
    .map(parts => new RegExp(`^${parts.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\S+')}$`))
  return [...new Set(quotes)].filter(quote => !/^K-\d\d$/.test(quote) && !patterns.some(pattern => pattern.test(quote)))
}

describe.each(guides)('the staff guide ($language)', ({ language, other, words, page }) => {
  test('says of every code on a slip what stands beside it there and what the clerk does', () => {
    const reasons = Object.keys(en).flatMap(key => (key.startsWith('slip.reason.') ? [key.slice('slip.reason.'.length) as CounterReason] : []))
    expect(reasons.length).toBeGreaterThan(10)
    expect(new Set(reasons.map(reasonCode)).size).toBe(reasons.length)
    expect(reasons.filter(reason => !page.includes(`\n| ${reasonCode(reason)} | "${words[`slip.reason.${reason}`].text}" | `))).toEqual([])
  })

  test('explains every key of the staff, every line of the check, every reason to be out of service', () => {
    const keys = textsOf(words, 'staff.menu.', ['title', 'closed', 'openAgain', 'notKept'])
    expect(keys).toHaveLength(12)
    expect(withoutRow(page, keys)).toEqual([])
    expect(page).toContain(`"${words['staff.menu.openAgain'].text}"`)
    expect(page).toContain(`"${words['staff.menu.notKept'].text}"`)
    expect(withoutRow(page, textsOf(words, 'staff.check.item.'))).toEqual([])
    const whys = textsOf(words, 'outOfService.why.')
    expect(whys).toHaveLength(8)
    expect(withoutRow(page, whys)).toEqual([])
  })

  test('quotes the machine word for word, and nothing else', () => {
    expect(quotesIn(page).length).toBeGreaterThan(100)
    expect(notOnTheMachine(words, quotesIn(page))).toEqual([])
  })

  test('shows each of its pictures, which are there and small, and no other', () => {
    const shown = [...page.matchAll(/<img src="images\/staff\/([^"]+)" alt="[^"]+" width="\d+"(?: align="right")?>/g)].map(([, file]) => file ?? '')
    const there = readdirSync(new URL('../docs/images/staff', import.meta.url)).filter(file => file.endsWith(`.${language}.webp`))
    expect([...new Set(shown)].sort()).toEqual(there.sort())
    expect(there.filter(file => statSync(new URL(`../docs/images/staff/${file}`, import.meta.url)).size > 60_000)).toEqual([])
    expect(page).toContain(`](${other})`)
  })
})

test('the notice for the wall, in both languages, quotes the machine word for word', () => {
  const notices = read('docs/privacy.md').match(/^> ###.+\n(>.*\n)+/gm) ?? []
  expect(notices.map(notice => /[\u0900-\u097f]/.test(notice))).toEqual([true, false])
  const [hindi = '', english = ''] = notices
  for (const [words, notice] of [
    [hi, hindi],
    [en, english],
  ] as const) {
    expect(quotesIn(notice)).toHaveLength(3)
    expect(notOnTheMachine(words, quotesIn(notice))).toEqual([])
  }
  expect(hindi.split('\n')).toHaveLength(english.split('\n').length)
})

test('the two staff guides have the same parts, rows and pictures, one after the other', () => {
  const [english = '', hindi = ''] = guides.map(({ page }) =>
    page
      .split('\n')
      .flatMap(line => {
        const pictures = [...line.matchAll(/images\/staff\/([\w-]+)\./g)].map(([, name]) => name)
        if (line.startsWith('#')) return [line.replace(/[^#].*/, '')]
        if (line.startsWith('|')) return [`${line.split('|').length} cells`, ...pictures]
        return /^(-|\d\.) /.test(line) ? [line.slice(0, 2), ...pictures] : pictures
      })
      .join('\n'),
  )
  expect(hindi).toBe(english)
})

/** The paths of a config, lists as N, so that `counters.N.id` stands once. */
function paths(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(item => (typeof item === 'object' ? paths(item, `${path}.N`) : [path])))]
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`))
  return [path]
}

test('config.md explains every field of the demo config, and none that is not there', () => {
  const first = read('docs/config.md')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => {
      const [whole = '', ...others] = [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name as string)
      return [whole, ...others.map(other => (other.startsWith('.') ? whole.replace(/\.[^.]+$/, other) : other))]
    })
  const demo = parse(read('kiosk.config.demo.yaml').replaceAll(/\{\{(\w+)\}\}/g, '1'))
  const fields = paths(demo, '')
  expect(fields.length).toBeGreaterThan(30)
  expect(fields.filter(field => !first.includes(field))).toEqual([])
  // what the demo leaves out
  const leftOut = [
    'devices.scanner.',
    'abdm.tokens.relay.',
    'abdm.tokens.lookOnSeconds',
    'abdm.demographic.',
    'abdm.uidaiCertificates',
    'updates.',
    ...['path', 'serialNumber', 'name', 'baudRate', 'flow'].map(key => `devices.printer.${key}`),
  ]
  const known = (name: string) =>
    leftOut.some(start => name.startsWith(start)) || fields.some(field => field === name || field.startsWith(`${name}.`))
  expect(first.filter(name => !known(name))).toEqual([])
})

test('dependencies.md has a line for every dependency, and for no other', () => {
  const packages = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  const wanted = [...Object.keys(packages.dependencies), ...Object.keys(packages.devDependencies)].sort()
  const named = [...read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name).sort()
  expect(named).toEqual(wanted)
})

/** The tests that a table's cell names: `file`: words of the test's name; `file`: … Each is looked up; the answer is how many there are. */
function testsThere(shown: string, row: string): number {
  const tests = [...shown.matchAll(/`([^`]+\.(?:test|spec)\.ts)`: ((?:(?!; `).)+)/g)]
  for (const [, file, name] of tests) expect(read(file ?? ''), `${row}: ${file}`).toContain(name ?? '')
  return tests.length
}

test('abdm.md answers each of the 53 corrections, the first 44 with a test that is there', () => {
  const rows = [...read('docs/abdm.md').matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(([, number, , shown]) => ({
    number: Number(number),
    shown: shown ?? '',
  }))
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 53 }, (_, index) => index + 1))
  for (const { number, shown } of rows) {
    const there = testsThere(shown, `correction ${number}`)
    if (number <= 44) expect(there, `correction ${number}`).toBeGreaterThan(0)
  }
})

test('device-failures.md has a test that is there for every failure, or says that it is not mended', () => {
  const rows = [...read('docs/device-failures.md').matchAll(/^\| ([PS])(\d+) \| .+ \| .+ \| (.+) \|$/gm)]
  for (const [kind, count] of [
    ['P', 50],
    ['S', 35],
  ] as const) {
    const numbers = rows.flatMap(([, letter, number]) => (letter === kind ? [Number(number)] : []))
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1))
  }
  for (const [, letter, number, shown = ''] of rows) {
    if (testsThere(shown, `${letter}${number}`) === 0) expect(shown, `${letter}${number}`).toContain('not mended')
  }
})

test('the ten lines of abdm/README.md log in by mobile and print the profile', { timeout: 30_000 }, async () => {
  const lines = /```js\n([\s\S]+?)```/.exec(read('abdm/README.md'))?.[1] ?? ''
  const sandbox = await startSandbox({ port: 0 })
  const file = new URL(`../.readme-${process.pid}.mjs`, import.meta.url)
  try {
    writeFileSync(file, lines.replace('http://127.0.0.1:4600', sandbox.url))
    const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(file)], { cwd: fileURLToPath(new URL('..', import.meta.url)) })
    expect(stdout).toContain('Indravati Kashyap')
  } finally {
    rmSync(file, { force: true })
    await sandbox.close()
  }
})
