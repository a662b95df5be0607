import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownFolder } from '../../service/folder.fixture.ts'
import { startWire, type Wire } from './wire.fixture.ts'

const run = promisify(execFile)
const cli = new URL('../../hardware/cli.ts', import.meta.url).pathname

let wire: Wire
let folder: string
beforeEach(async () => {
  wire = await startWire('tcp')
  folder = ownFolder()
})
afterEach(async () => {
  await wire.close()
})

async function device(...args: string[]): Promise<{ code: number; told: Record<string, unknown> }> {
  const all = [cli, 'printer', ...args, '--host', '127.0.0.1', '--port', String(wire.pretend.escposPort), '--json']
  const { stdout, code } = await run(process.execPath, all).then(
    done => ({ ...done, code: 0 }),
    (failed: { stdout: string; code: number }) => failed,
  )
  return { code, told: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>) }
}

test('the first day: probe, record, store, test slip, status; each says how it went by its exit code', async () => {
  const record = join(folder, 'record.json')
  const probed = await device('probe', '--out', record)
  expect(probed).toMatchObject({
    code: 0,
    told: {
      ...{ status: 'ready', maker: 'PRETEND', model: 'PRETEND-80' },
      capabilities: { qr: 'native', room: 262_144, confirms: 'processId', clears: 'command', realTimeStatus: true, pushedStatus: true },
    },
  })
  expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ widthDots: 576, model: 'PRETEND-80' })
  expect(wire.pretend.state().current.begun).toBe(false)
  expect(wire.pretend.state().counts.unknown).toBe(0)

  expect(await device('provision', '--record', record)).toMatchObject({ code: 0, told: { outcome: 'stored' } })
  expect(await device('test', '--record', record)).toEqual({ code: 0, told: { outcome: 'printed' } })
  expect(wire.pretend.state().counts).toMatchObject({ unknown: 0, missingNv: 0, clipped: 0 })
  wire.pretend.set('coverOpen', true)
  expect(await device('status')).toMatchObject({ code: 1, told: { status: 'coverOpen' } })
  expect(await device('slip', '--sample', 'demo')).toEqual({ code: 1, told: { outcome: 'notPrinted', why: 'coverOpen' } })
})

test('a clone that knows half the commands is found out without a word on its paper', async () => {
  wire.pretend.set('cloneLevel', 'half')
  const { told } = await device('probe')
  expect(told.capabilities).toMatchObject({ qr: 'raster', room: 0, confirms: 'paperStatus', realTimeStatus: true })
  expect(wire.pretend.state().current.begun).toBe(false)
})

test('what waits in a printer is thrown away, and it says so', async () => {
  wire.pretend.set('coverOpen', true)
  expect(await device('drain')).toEqual({ code: 0, told: { said: true, status: 'coverOpen' } })
})

test('a slip becomes a picture without a printer; no printer and no sense are told apart', async () => {
  const png = join(folder, 'slip.png')
  expect(await device('slip', '--sample', 'long', '--width', '384', '--png', png)).toEqual({ code: 0, told: { file: png, widthDots: 384 } })
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG')
  expect((await device('dance')).code).toBe(64)
  await wire.pretend.close()
  expect(await device('status')).toEqual({ code: 1, told: { status: 'disconnected', hint: expect.stringContaining('nobody answers at 127.0.0.1') } })
})

test.each([
  ['a flow that is none', ['status', '--flow', 'rts'], '--flow is one of rtscts, xonxoff, none'],
  ['a port that no network has', ['status', '--port', '99999'], '--port is a number from 1 to 65535'],
  ['a word too many', ['status', '192.168.1.50'], '"192.168.1.50" belongs to nothing'],
  ['a record into a folder that is not there', ['probe', '--out', '/nowhere/record.json'], '/nowhere/record.json cannot be written'],
  ['a record that is not there', ['test', '--record', '/nowhere/record.json'], '/nowhere/record.json cannot be read'],
  ['a sample nobody drew', ['slip', '--sample', 'lunch'], '--sample is one of token, demo'],
])('%s: wrong use, said in a sentence and not as a stack of calls', async (_, args, said) => {
  const where = ['--host', '127.0.0.1', ...(args.includes('--port') ? [] : ['--port', String(wire.pretend.escposPort)])]
  const { code, stdout, stderr } = await run(process.execPath, [cli, 'printer', ...args, ...where]).then(
    done => ({ ...done, code: 0 }),
    (failed: { stdout: string; stderr: string; code: number }) => failed,
  )
  expect([code, stdout, stderr.split('\n')[0]]).toEqual([64, '', expect.stringContaining(said)])
})
