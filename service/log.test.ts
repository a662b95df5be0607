import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folder.fixture.ts'
import { openLog } from './log.ts'

test('one file a day, and what is older than it may be is deleted', () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'kiosk-2026-01-01.log'), 'old\n')
  writeFileSync(join(folder, 'somebody-elses.log'), 'not ours\n')
  let now = new Date('2026-11-23T23:59:00.000Z')
  const log = openLog(folder, 180, () => now)
  log.event('health', { state: 'ok', line: null })
  now = new Date('2026-11-24T00:01:00.000Z')
  log.event('printer', { status: 'ready' })
  expect(readdirSync(folder).sort()).toEqual(['kiosk-2026-11-23.log', 'kiosk-2026-11-24.log', 'somebody-elses.log'])
  expect(JSON.parse(readFileSync(join(folder, 'kiosk-2026-11-24.log'), 'utf8'))).toMatchObject({ event: 'printer', status: 'ready' })
})
