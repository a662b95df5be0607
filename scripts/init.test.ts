import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startPretendPrinter } from '../sandbox/printer/server.ts'
import { startSandbox } from '../sandbox/server.ts'
import { startChild } from './lib/child.ts'

const root = join(import.meta.dirname, '..')

/** A script of the project, with these lines in its pipe. */
async function piped(script: string, args: string[], lines: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const said = await text(child.stdout)
  return { code: await ended, said }
}

test('the first day: answers through a pipe, the credentials, the doctor is content, the kiosk starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'abha-kiosk-init-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const printer = await startPretendPrinter({ speed: 0 })
  onTestFinished(() => printer.close())
  const sandbox = await startSandbox({ port: 0 })
  onTestFinished(() => sandbox.close())
  const file = join(folder, 'kiosk.config.yaml')
  const credentials = join(folder, 'credentials.json')
  const asked = await piped(
    'scripts/init.ts',
    ['--out', file],
    [
      'IN2210000123',
      'ज़िला अस्पताल, जगदलपुर',
      'District Hospital, Jagdalpur',
      '1 | पुराना मरीज़ | Returning patients',
      '2 | नया मरीज़ | New patients',
      '',
      '2',
      '',
      '',
      '',
      '',
      sandbox.url,
      'IN2210009999',
      credentials,
      'none',
      `127.0.0.1:${printer.escposPort}`,
      '',
      'any',
      join(folder, 'data'),
      '',
    ],
  )
  expect(asked.said).toContain('is written')
  expect(asked.code).toBe(0)
  expect(readFileSync(join(folder, 'kiosk.config.schema.json'), 'utf8')).toBe(readFileSync(join(root, 'docs/kiosk.config.schema.json'), 'utf8'))

  writeFileSync(credentials, JSON.stringify({ clientId: 'demo-kiosk', clientSecret: 'demo-secret' }), { mode: 0o600 })
  const parts = ['config', 'files', 'disk', 'scanner', 'printer', 'network', 'clock', 'credentials', 'facility']
  const { code, said } = await piped('scripts/doctor.ts', ['--config', file, '--json', ...parts], [])
  const { findings } = JSON.parse(said) as { findings: { name: string; state: string; next: string | null }[] }
  expect(findings.filter(({ state }) => state !== 'ok').map(({ name, next }) => [name, next])).toEqual([
    ['config', 'Make a badge and its PIN: npx node scripts/staff.ts badge'],
    ['printer', expect.stringContaining('printer probe')],
  ])
  expect(code).toBe(1)

  const kiosk = startChild(
    process.execPath,
    [join(root, 'service/main-browser.ts'), '--config', file, '--port', '0'],
    line => (line.startsWith('{"kiosk"') ? line : null),
    () => {},
  )
  onTestFinished(() => kiosk.stop())
  expect(JSON.parse(await kiosk.ready)).toEqual({ kiosk: expect.stringContaining('http://127.0.0.1:') })
})
