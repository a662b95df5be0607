import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { control } from '../sandbox/control.ts'
import { type RunningPrinter, startPretendPrinter } from '../sandbox/printer/server.ts'
import { type Sandbox, startSandbox } from '../sandbox/server.ts'
import { thisMachine } from '../service/doctor/around.ts'
import type { Around } from '../service/doctor/checks.ts'
import { doctor } from '../service/doctor/doctor.ts'
import { type Finding, type FindingState, findingNames } from '../service/doctor/finding.ts'
import { machineUnder } from '../service/doctor/machine.fixture.ts'
import { writeDemoConfig } from './lib/demo-config.ts'

// The doctor in the demo's world: ABDM over HTTP, a printer over TCP, a scanner on a pair of serial ports, the files of a kiosk.

let folder: string
let sandbox: Sandbox
let printer: RunningPrinter
let configFile: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abha-kiosk-doctor-'))
  printer = await startPretendPrinter({ speed: 0 })
  sandbox = await startSandbox({ port: 0 })
  configFile = configured()
})
afterEach(async () => {
  await sandbox.close()
  await printer.close()
  await rm(folder, { recursive: true, force: true })
})

const record = () => {
  const file = join(folder, 'record.json')
  writeFileSync(file, JSON.stringify({ capabilities: {}, widthDots: 576 }))
  return file
}
/** A kiosk as it should be: the demo's, not marked as one, its printer probed. */
function configured(change: (text: string) => string = text => text): string {
  const file = writeDemoConfig(folder, {
    sandbox: sandbox.url,
    printerPort: printer.escposPort,
    change: text => change(text.replace('demo: true', 'demo: false').replace('widthDots: 576, record: null', `widthDots: 576, record: ${record()}`)),
  })
  chmodSync(file, 0o640)
  return file
}

interface Report {
  version: string
  at: string
  state: FindingState
  exitCode: number
  findings: Finding[]
}

async function run(
  args: string[] = [],
  around: Partial<Around> = {},
  root = machineUnder(join(folder, 'root')),
): Promise<{ code: number; text: string }> {
  let text = ''
  const code = await doctor(
    ['--config', configFile, ...args],
    { ...thisMachine(root), ...around },
    {
      write: piece => {
        text += piece
      },
      columns: 100,
      colour: false,
    },
  )
  return { code, text }
}
async function report(args: string[] = [], around: Partial<Around> = {}, root?: string): Promise<Report> {
  const { code, text } = await run(['--json', ...args], around, root)
  const told = JSON.parse(text) as Report
  expect(told.exitCode).toBe(code)
  return told
}
const only = ({ findings }: Report, name: string) => findings.find(finding => finding.name === name)
const dock = () => control(sandbox.url)

describe('a whole kiosk', () => {
  test('is well in all it has: one line of JSON, each part once, exit code 0', async () => {
    const { code, text } = await run(['--json', '--print'])
    expect(text.trim().split('\n')).toHaveLength(1)
    const told = JSON.parse(text) as Report
    expect(told.findings.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(told.findings.map(({ name }) => name)).toEqual(findingNames.filter(name => name !== 'relay'))
    expect([code, told.state, told.exitCode]).toEqual([0, 'ok', 0])
    expect(printer.state().slips.length).toBe(1)
  })

  test('as a table: a line for each part, and a sentence at the end', async () => {
    const { code, text } = await run()
    expect(code).toBe(0)
    for (const name of findingNames.filter(each => each !== 'relay' && each !== 'test slip'))
      expect(text).toMatch(new RegExp(`^   ok   ${name} `, 'm'))
    expect(text).toContain('18 ok, 0 to look at, 0 failing. All is well. Exit code 0.')
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('prints nothing unless it is asked to', async () => {
    await run()
    expect(printer.state().slips).toEqual([])
  })

  test('can be asked for one part alone', async () => {
    expect((await report(['printer', 'disk'])).findings.map(({ name }) => name)).toEqual(['disk', 'printer'])
  })

  test('a scanner on a real pair of serial ports', async () => {
    const port = join(folder, 'scanner')
    const cable = spawn('socat', [`pty,raw,echo=0,link=${port}`, 'pty,raw,echo=0'], { stdio: 'ignore' })
    onTestFinished(() => void cable.kill())
    await vi.waitUntil(() => existsSync(port), { timeout: 5000, interval: 20 })
    configured(text => text.replace('scanner: null', `scanner: { kind: serial, path: ${port} }`))
    expect(only(await report(['scanner']), 'scanner')).toMatchObject({ state: 'ok', found: expect.stringContaining('open') })
    const gone = once(cable, 'exit')
    cable.kill()
    await gone
    expect(only(await report(['scanner']), 'scanner')).toMatchObject({ state: 'fail', found: expect.stringContaining(`no ${port}`) })
  })

  test('a printer whose paper is nearly at its end works, and is told: exit code 1', async () => {
    printer.set('nearEnd', true)
    const told = await report()
    expect([told.state, told.exitCode]).toEqual(['warn', 1])
    expect(only(told, 'printer')).toMatchObject({ state: 'warn', next: 'Put in a new roll soon.' })
  })

  test('a printer on a serial line', async () => {
    const port = join(folder, 'printer')
    const other = await startPretendPrinter({ speed: 0, pty: port })
    onTestFinished(() => other.close())
    configured(text => text.replace(/printer: \{ kind: tcp, host: 127.0.0.1, port: \d+,/, `printer: { kind: serial, path: ${port}, flow: none,`))
    expect(only(await report(['printer']), 'printer')).toMatchObject({ state: 'ok', found: 'ready' })
  })
})

describe('twelve faults, each named', () => {
  const expectFault = (told: Report, name: string, ...words: string[]) => {
    const found = told.findings.filter(finding => finding.name === name)
    expect(found.map(({ state }) => state)).toContain('fail')
    for (const word of words) expect(found.map(one => `${one.found} ${one.next}`).join(' ')).toContain(word)
    expect([told.state, told.exitCode]).toEqual(['fail', 2])
  }
  /** nothing else is blamed */
  const expectOnly = (told: Report, name: string) =>
    expect(told.findings.filter(({ state }) => state === 'fail').map(each => each.name)).toEqual([name])

  test('1 no camera', async () => {
    const told = await report([], {}, machineUnder(join(folder, 'blind'), { '/dev/video0': null, '/dev/video1': null }))
    expectFault(told, 'camera', 'no camera', 'Plug the camera in')
    expectOnly(told, 'camera')
  })
  test('2 a scanner at the wrong path', async () => {
    configured(text => text.replace('scanner: null', 'scanner: { kind: serial, path: /dev/ttyNOWHERE }'))
    const told = await report()
    expectFault(told, 'scanner', 'there is no /dev/ttyNOWHERE')
    expectOnly(told, 'scanner')
  })
  test('3 no permission for the camera', async () => {
    const { files } = thisMachine(machineUnder(join(folder, 'root')))
    const told = await report([], { files: { ...files, mayUse: async () => false } })
    expectFault(told, 'camera', 'may not open /dev/video0', 'group video')
    expectOnly(told, 'camera')
  })
  test('4 the printer is off', async () => {
    printer.set('unplugged', true)
    const told = await report()
    expectFault(told, 'printer', 'nobody answers at 127.0.0.1', 'switched on')
    expectOnly(told, 'printer')
  })
  test('5 paper out', async () => {
    printer.set('paperOut', true)
    const told = await report(['--print'])
    expectFault(told, 'printer', 'no paper', 'new roll')
    expectFault(told, 'test slip', 'not printed: no paper')
  })
  test('6 the clock is five minutes off', async () => {
    await dock().set('clockSkewSeconds', 360)
    const told = await report()
    expectFault(told, 'clock', '6 min behind ABDM’s', 'timedatectl')
    expect(only(told, 'network')?.state).toBe('ok')
  })
  test('7 the disk is full', async () => {
    const told = await report([], { disk: { freeBytes: async () => 0, writeSynced: async () => ({ code: 'ENOSPC' }) } })
    expectFault(told, 'disk', 'full', 'Make room')
    expectOnly(told, 'disk')
  })
  test('8 a bad secret', async () => {
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ clientId: 'demo-kiosk', clientSecret: 'not-this-one' }))
    const told = await report()
    expectFault(told, 'credentials', 'does not know this client id with this secret')
    expectOnly(told, 'credentials')
  })
  test('9 a wrong facility id', async () => {
    configured(text => text.replace('hipId: IN2210000123', 'hipId: IN2210000999'))
    const told = await report()
    expectFault(told, 'facility', 'no facility IN2210000999')
    expectOnly(told, 'facility')
  })
  test('10 a host that is not reached', async () => {
    configured(text => text.replace(/abha: '.*'/, "abha: 'http://127.0.0.1:9/abha/api/v3'"))
    expectFault(await report(), 'network', '127.0.0.1:9: nobody answers (ECONNREFUSED)', 'firewall')
  })
  test('11 a missing clip', async () => {
    const around = thisMachine(machineUnder(join(folder, 'root')))
    const { voice, page } = await around.clips()
    const files = voice?.files.slice(1) ?? []
    const told = await report([], { clips: async () => ({ voice: voice && { ...voice, files }, page }) })
    expectFault(told, 'words and clips', 'npm run voice')
    expectOnly(told, 'words and clips')
  })
  test('12 a bad line in the config; what needs a config is not guessed', async () => {
    configured(text => text.replace('hipId: IN2210000123', 'hipid: IN2210000123'))
    const told = await report()
    expectFault(told, 'config', `${configFile}:6: facility.hipid`, 'Mend line 6')
    expectOnly({ ...told, findings: told.findings.slice(0, 3) }, 'config')
    expect(only(told, 'printer')).toMatchObject({ state: 'warn', found: 'not looked at' })
  })
})

describe('ABDM that is ill', () => {
  test('stopped: network, session; the clock is not blamed', async () => {
    await sandbox.close()
    const told = await report(['network', 'clock', 'credentials'])
    expect(only(told, 'network')).toMatchObject({ state: 'fail', found: expect.stringContaining('nobody answers') })
    expect(only(told, 'credentials')).toMatchObject({ state: 'fail', next: 'Mend what stands under "network" first.' })
    expect(only(told, 'clock')).toMatchObject({ state: 'warn' })
    sandbox = await startSandbox({ port: 0 })
  })
  test('slow', async () => {
    await dock().set('abdmSlow', 4)
    const told = await report(['network', 'clock'])
    expect(only(told, 'network')).toMatchObject({ state: 'warn', next: expect.stringContaining('slow') })
    expect(only(told, 'clock')?.state).toBe('ok')
  })
  test('a clock that is half a minute off is told and stops nobody', async () => {
    await dock().set('clockSkewSeconds', 30)
    const told = await report(['clock', 'credentials'])
    expect(told.findings.map(({ state }) => state)).toEqual(['warn', 'ok'])
  })
})

describe('a secret that others can read', () => {
  test('is a fail, with the command that closes it', async () => {
    chmodSync(join(folder, 'credentials.json'), 0o644)
    const told = await report(['files', 'credentials'])
    expect(told.findings.map(({ state, next }) => [state, next])).toEqual(Array(2).fill(['fail', `chmod 600 ${join(folder, 'credentials.json')}`]))
  })
})

test('nothing secret and nobody’s name is ever told: not well, not ill, not with a config that cannot be read', async () => {
  const canaries = ['canary-client', 'canary-secret-7781', 'canary-relay-5512', 'Canary Clerk']
  const [id = '', secret = '', relay = '', name = ''] = canaries
  await sandbox.close()
  sandbox = await startSandbox({ port: 0, client: { id, secret }, relaySecret: relay })
  const writeAll = (change: (text: string) => string = text => text) => {
    configured(text =>
      change(
        text
          .replace('name: Demo', `name: ${name}`)
          .replace('relay: null', `relay: { url: '${sandbox.url}/relay', bridgeUrl: '${sandbox.url}/relay' }`),
      ),
    )
    const file = join(folder, 'credentials.json')
    writeFileSync(file, JSON.stringify({ clientId: id, clientSecret: secret, relaySecret: relay }))
  }
  writeAll()
  const hashes = [...readFileSync(configFile, 'utf8').matchAll(/badge: (\S+)|pin: (\S+)/g)].map(([, badge, pin]) => badge ?? pin ?? '')
  expect(hashes).toHaveLength(2)
  const said: string[] = []
  const runs = async () => {
    for (const args of [[], ['--json', '--print']]) said.push((await run(args)).text)
  }
  await runs()
  expect(said[0]).toContain('ABDM gave a session')
  expect(said[0]).toContain('relay')
  await dock().set('credentialsRejected', true)
  await runs()
  writeAll(text => text.replace('cmId: sbx', `cmId: ${secret}`).replace('hiuId:', `${'clientSecret'}: ${secret}\n  hiuId:`))
  await runs()
  const tokens = (await dock().traffic()).flatMap(call => [...JSON.stringify(call).matchAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g)].map(([token]) => token))
  expect(tokens.length).toBeGreaterThan(0)
  for (const text of said) for (const canary of [...canaries, ...hashes, ...tokens]) expect(text).not.toContain(canary)
})

test('an empty machine, by the command itself: what is missing is said, what needs a config is not guessed, exit code 2', async () => {
  const file = join(import.meta.dirname, 'doctor.ts')
  const ended = await promisify(execFile)(process.execPath, [file, '--config', join(folder, 'nowhere.yaml'), '--json']).then(
    () => null,
    (error: { code: number; stdout: string }) => error,
  )
  expect(ended?.code).toBe(2)
  const told = JSON.parse(ended?.stdout ?? '') as Report
  expect(only(told, 'config')).toMatchObject({ state: 'fail', next: expect.stringContaining('npm run init') })
  for (const name of ['files', 'disk', 'camera', 'scanner', 'printer', 'network', 'clock', 'credentials'])
    expect(only(told, name)).toMatchObject({ found: 'not looked at' })
  expect(only(told, 'fonts')?.state).toBe('ok')
  const { text } = await run([], {}, join(folder, 'empty'))
  expect(text).toContain('WARN  touch')
})

test('a check that breaks is told and takes nothing with it', async () => {
  const around = {
    machine: () => {
      throw new Error('canary: what it quotes')
    },
  }
  const { text } = await run(['machine', 'fonts'], around)
  expect(text).toContain('the check itself broke (Error)')
  expect(text).toContain('ok   fonts')
  expect(text).not.toContain('canary')
})

test('wrong use says how it is used', async () => {
  expect(await run(['--colour'])).toMatchObject({ code: 64, text: expect.stringContaining('npm run doctor') })
  expect(await run(['teeth'])).toMatchObject({ code: 64, text: expect.stringContaining('"teeth" is nothing') })
  expect((await run(['--help'])).code).toBe(0)
})
