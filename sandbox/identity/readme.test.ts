import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { phrAppLines } from '../phr/app.ts'
import { phrWebLines } from '../phr/web.ts'
import { processKeys } from '../world/keys.ts'
import { SPECIALS } from '../world/specials.ts'
import { SWITCHES } from '../world/switches.ts'
import { createWorld } from '../world/world.ts'
import { certificateLines } from './certificates.ts'
import { enrolmentLines } from './enrolment.ts'
import { loginLines } from './login.ts'
import { profileLines } from './profile.ts'

const here = new URL('./', import.meta.url)
const readme = readFileSync(new URL('README.md', here), 'utf8')
const rooms = ['./', '../phr/', '../world/'].map(room => new URL(room, here))
const tests = rooms.flatMap(room =>
  readdirSync(room)
    .filter(file => file.endsWith('.test.ts') && file !== 'readme.test.ts')
    .flatMap(file => [...readFileSync(new URL(file, room), 'utf8').matchAll(/\bit\((['"])(.+)\1, /g)].map(found => found[2] ?? '')),
)
/** Names in the third column of the tables that have three. */
const named = readme
  .split('\n')
  .map(line => line.split(' | '))
  .filter(({ length }) => length === 3)
  .flatMap(([, , last]) => [...(last ?? '').matchAll(/`([^`]+)`/g)].map(found => found[1] ?? ''))
const words = new Set(readme.match(/[A-Za-z][A-Za-z0-9]+/g))

describe('the table of behaviours', () => {
  it('names only tests that exist, and every test of these rooms that shows a section', () => {
    expect(named.filter(name => !tests.includes(name))).toEqual([])
    const shown = tests.filter(name => /^([a-m](\.\d+)?|corrections \d+)[:,]/.test(name))
    expect(shown.length).toBeGreaterThan(100)
    const left = shown.filter(name => !named.includes(name) && !/^(h|c\.8): (have|has|are|keep one|about)/.test(name))
    expect(left).toEqual([])
  })

  it('names every endpoint, and none that is not there', async () => {
    const world = createWorld({ keys: await processKeys() })
    const lines = [certificateLines, enrolmentLines, loginLines, profileLines, phrAppLines, phrWebLines].flatMap(of => of(world))
    const short = lines.map(({ method, path }) => `${method} ${path.replace(/^\/abha\/api\/(v3(?=\/))?/, '')}`)
    const listed = [...readme.matchAll(/^\| `((?:GET|POST) [^`]+)` \| /gm)].map(found => found[1] ?? '')
    expect([...listed].sort()).toEqual(short.sort())
  })

  it('names every switch of the identity side, and every person made for one behaviour', () => {
    const switches = Object.keys(SWITCHES)
    const own = switches.slice(switches.indexOf('governmentIntegrator'))
    expect(own.filter(name => !words.has(name))).toEqual([])
    expect(SPECIALS.filter(({ key }) => !readme.includes(`| ${key} | `)).map(({ key }) => key)).toEqual([])
  })
})
