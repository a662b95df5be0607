import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import { ownFolder } from '../../service/folder.fixture.ts'
import { comes } from '../soak/devices/clock.ts'
import { gunAt } from '../soak/devices/gun.ts'

// The scanner's half of `npm run device`, as somebody types it who has never seen it.

const cli = new URL('../../hardware/cli.ts', import.meta.url).pathname
const picture = new URL('../../docs/images/slip-token-hi-80mm.png', import.meta.url).pathname

let folder: string
beforeEach(() => {
  folder = ownFolder()
})

const device = (...args: string[]) =>
  promisify(execFile)(process.execPath, [cli, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )

test.each([
  [[], 'which device?'],
  [['camera', 'probe'], '"camera" is no device'],
  [['scanner'], 'what is to be done?'],
  [['scanner', 'dance'], '"dance" is no command'],
  [['scanner', 'listen'], 'which scanner?'],
  [['scanner', 'listen', '--path', 'x', '--suffix', 'y'], '--suffix is one of any, cr, lf, crlf, none'],
  [['scanner', 'listen', '--path', 'x', '--baud', 'fast'], '--baud is a number'],
  [['scanner', 'listen', '--loud'], '--loud'],
  [['scanner', 'decode'], 'which picture?'],
  [['printer', 'status', '--port', 'abc', '--host', 'x'], '--port is a number from 1 to 65535'],
])('%j is wrong use, and the first line says why', async (args, why) => {
  const { code, stdout, stderr } = await device(...args)
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
  expect(stderr.split('\n')[0]).toContain(why)
})

test('both devices say their commands when they are asked for help', async () => {
  for (const args of [['--help'], ['printer', 'slip', '--help'], ['scanner', '--help']]) {
    const { code, stdout } = await device(...args)
    expect([args, code]).toEqual([args, 0])
    expect(stdout.split('\n')[0]).toBe('npm run device -- printer|scanner COMMAND …')
    expect(stdout).toContain(args[0] === '--help' ? '\nscanner listen' : `\n${args[0]} `)
  }
})

test('a scan is told without its text, unless it is asked for', async () => {
  const gun = gunAt(join(folder, 'scanner'))
  await gun.plug()
  for (const [more, wanted] of [
    [[], [{ status: 'open' }, { read: '6 characters' }, { status: 'disconnected' }]],
    [['--show'], [{ status: 'open' }, { read: '6 characters', text: 'नमस्ते' }, { status: 'disconnected' }]],
  ] as const) {
    const child = spawn(process.execPath, [cli, 'scanner', 'listen', '--path', join(folder, 'scanner'), '--json', ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines: Record<string, unknown>[] = []
    createInterface({ input: child.stdout }).on('line', line => {
      const { time, ...rest } = JSON.parse(line) as Record<string, unknown>
      expect(time).toMatch(/^\d{4}-/)
      lines.push(rest)
    })
    expect(await comes(() => lines.length === 1, 20_000)).toBe(true)
    await gun.send([Buffer.from('नमस्ते\r\n')], 0)
    expect(await comes(() => lines.length === 2, 20_000)).toBe(true)
    const gone = once(child, 'exit')
    child.kill('SIGINT')
    expect((await gone)[0]).toBe(0)
    expect(lines).toEqual(wanted)
  }
  await gun.pull()
})

test('a scanner that is not there is said so, with where to look', async () => {
  const child = spawn(process.execPath, [cli, 'scanner', 'listen', '--path', join(folder, 'none')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  expect(line).toContain(`there is no ${join(folder, 'none')}`)
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await gone)[0]).toBe(0)
})

test('pictures are read, one line of JSON each; what is no picture is told', async () => {
  const { code, stdout } = await device('scanner', 'decode', picture, cli, '--json')
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
  expect(code).toBe(1)
  expect(lines).toMatchObject([
    { file: picture, text: '12', stage: 'plain' },
    { file: cli, text: null, error: 'not a picture' },
  ])
})
