import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { en } from '../locales/index.ts'
import { startSandbox } from '../sandbox/server.ts'
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

test('staff-guide.md says of every code on a slip what the clerk does', () => {
  const page = read('docs/staff-guide.md')
  const reasons = Object.keys(en).flatMap(key => (key.startsWith('slip.reason.') ? [key.slice('slip.reason.'.length)] : []))
  const codes = reasons.map(reason => reasonCode(reason as Parameters<typeof reasonCode>[0]))
  expect(codes.length).toBeGreaterThan(10)
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(page).toMatch(new RegExp(`^\\| ${code} \\| .+ \\| .+ \\|$`, 'm'))
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
