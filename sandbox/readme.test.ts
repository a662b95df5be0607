import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from './server.ts'
import { SPECIALS } from './world/specials.ts'
import { type Definition, SWITCHES } from './world/switches.ts'

const read = (file: string) => {
  const url = new URL(file, import.meta.url)
  return existsSync(url) ? readFileSync(url, 'utf8') : ''
}
const readme = read('README.md')
const identity = read('identity/README.md')

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.close())

describe('the README', () => {
  it('tells every endpoint, and none that is not there', () => {
    // a page's files and what is passed on to the printer are no endpoints; the identity side may write its paths without their host's prefix
    const routes = sandbox.routes.filter(route => !/\*$|^HEAD|\.woff2$/.test(route))
    const told = (route: string) => readme.includes(`\`${route}\``) || identity.includes(route.replace(/^\w+ \/abha\/api\/v3/, ''))
    expect(routes.filter(route => !told(route))).toEqual([])
    const named = [...readme.matchAll(/`((?:GET|POST|PATCH|DELETE) \/(?:api|abha|hospital|relay|dock)[^`?]*)`/g)].map(([, route]) => route)
    expect(named.filter(route => !sandbox.routes.includes(route ?? ''))).toEqual([])
  })

  it('tells every switch with all it can be set to, and none that is not there', () => {
    const row = (name: string) => readme.split('\n').find(line => line.startsWith(`| \`${name}\` |`))
    const missing = Object.entries<Definition>(SWITCHES).flatMap(([name, definition]) => {
      const line = row(name)
      if (!line) return identity.includes(`\`${name}\``) ? [] : [name]
      if (definition.kind !== 'choice' || line.includes('as of `shareFault`') || identity.includes(`\`${name}\``)) return []
      const cell = line.split('|')[2]?.replaceAll('*', '').split(/\s+/)
      return definition.choices.filter(one => !cell?.includes(one)).map(one => `${name} ${one}`)
    })
    expect(missing).toEqual([])
    const rows = [...readme.slice(readme.indexOf('## Switches')).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? '')
    expect(rows.filter(name => !Object.hasOwn(SWITCHES, name))).toEqual([])
  })

  it('prints the numbers of the people made for one behaviour each', () => {
    for (const { key, aadhaar, abha, purpose } of SPECIALS) {
      const row = readme.split('\n').find(line => line.startsWith(`| \`${key}\` | `))
      expect(row, key).toContain(purpose)
      for (const number of [aadhaar, abha?.number]) if (number) expect(row, key).toContain(number)
    }
  })

  it('has a first block of commands that works as it is printed', async () => {
    const block = /\n( {4}B=http[\s\S]+?)\n\n/.exec(readme)?.[1]?.replace('http://127.0.0.1:4600', sandbox.url) ?? ''
    const { stdout } = await promisify(execFile)('bash', ['-c', block])
    expect(stdout).toContain('District Hospital Jagdalpur')
  })

  it('tells of the relay what the guide to ABDM tells', () => {
    const told = (text: string) => /( {4}GET \{relay\}[\s\S]+?seconds are over\.)/.exec(text)?.[1]
    expect(told(readme)).toMatch(/requestId=[\s\S]+400[\s\S]+401/)
    expect(told(read('../docs/abdm.md'))).toBe(told(readme))
  })

  it('names tests that are there', () => {
    const named = [...readme.matchAll(/`([\w./-]+\.test\.ts)`: ([^|]+?) \|/g)]
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(([, file = '', words = '']) => !read(file).replaceAll("\\'", "'").includes(words)).map(([whole]) => whole)).toEqual([])
  })
})
