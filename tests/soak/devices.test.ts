import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { SoakResult } from '../../scripts/soak.ts'
import { ownFolder } from '../../service/folder.fixture.ts'

// The two hours of `npm run soak -- devices`, cut to eight minutes of a day, by the program itself: what it counts is its own.

const soak = new URL('../../scripts/soak.ts', import.meta.url).pathname

test('eight minutes of scans, slips, pulled plugs and faults at three kiosks leave no handle, listener or memory behind, and all is as was said', {
  timeout: 240_000,
}, async () => {
  const folder = ownFolder()
  const file = join(folder, 'soak.json')
  const args = [soak, 'devices', '--minutes', '8', '--looks', '2', '--seed', '7', '--json', file]
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((failed: { stdout: string }) => failed)
  const { rows, wrong } = JSON.parse(readFileSync(file, 'utf8')) as SoakResult
  expect(wrong, stdout).toEqual([])
  expect(rows).toHaveLength(3)
  const [, whole] = rows as Record<string, number>[]
  for (const what of ['read', 'printed', 'pulls', 'faults']) expect(whole?.[what], what).toBeGreaterThan(2)
})

test('a run nobody knows, and a file nobody named, are wrong use', async () => {
  for (const args of [['dance'], ['devices', '--json']]) {
    const failed = await promisify(execFile)(process.execPath, [soak, ...args]).catch((error: { code: number; stdout: string }) => error)
    expect(failed).toMatchObject({ code: 2, stdout: expect.stringContaining('devices') })
  }
})
