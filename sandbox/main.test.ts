import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { control } from './control.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const start = (...args: string[]) => spawn(process.execPath, [MAIN, '--port', '0', ...args])
/** What a sandbox that does not start says, and its exit code. */
const refused = (...args: string[]) =>
  new Promise<{ code: number | null; said: string }>(done => {
    let said = ''
    const child = start(...args)
    child.stderr.on('data', text => {
      said += text
    })
    child.once('exit', code => done({ code, said }))
  })

describe('npm run sandbox', () => {
  it('tells what is wrong in a scenario file, a line for each field', async () => {
    const bad = file('bad.yaml', 'switches: { networkCut: maybe }\nsteps: [{ when: { call: share } }]\n')
    const { code, said } = await refused('--scenario', bad)
    expect(code).toBe(2)
    expect(said.trim().split('\n')).toEqual([
      `${bad}: switches.networkCut: write true or false, not "maybe"`,
      `${bad}: steps[0].when.call: write a method and a path, as in "POST /…/enrollment/request/otp"`,
    ])
    expect((await refused('--scenario', join(folder, 'nothing.yaml'))).said).toMatch(/cannot be read: ENOENT/)
    expect((await refused('--seed', 'seven')).said).toMatch(/^--seed takes a whole number/)
  })

  it('plays a JSON one from the start', async () => {
    const child = start('--scenario', file('good.json', '{"title":"slow","switches":{"hospitalSlow":9}}'), '--seed', '7')
    const url = await new Promise<string>(done => {
      child.stdout.on('data', text => {
        const found = /^sandbox (http:\S+)/m.exec(String(text))?.[1]
        if (found) done(found)
      })
    })
    const state = await control(url).state()
    child.kill('SIGTERM')
    await new Promise(done => child.once('exit', done))
    expect([state.values.hospitalSlow, state.scenario?.title]).toEqual([9, 'slow'])
  })
})
