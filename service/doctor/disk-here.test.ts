import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from '../folder.fixture.ts'
import { freeBytesAt, writeSynced } from './disk-here.ts'

test('a folder that can be written: nothing is left in it', async () => {
  const folder = ownFolder()
  expect(await writeSynced(folder)).toEqual({ ms: expect.any(Number) })
  expect(readdirSync(folder)).toEqual([])
  expect(await freeBytesAt(folder)).toBeGreaterThan(0)
})

test('a folder that is not there, or takes no files, says why', async () => {
  expect(await writeSynced(join(ownFolder(), 'gone'))).toEqual({ code: 'ENOENT' })
  if (process.platform === 'linux') expect(await writeSynced('/proc')).toEqual({ code: expect.stringMatching(/^E/) })
})
