import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folder.fixture.ts'
import { seriesOf } from './series.ts'

const on = { series: true, prefix: 'K', kiosk: 'A' }
const morning = new Date('2026-11-23T04:30:00.000Z')

test('the mark is the prefix and the kiosk’s letter, the day is India’s', () => {
  const data = ownFolder()
  expect(seriesOf({ offline: on, data }, morning)).toEqual({ mark: 'KA', day: '2026-11-23', after: 0 })
  // half past midnight in India is still yesterday in Greenwich
  expect(seriesOf({ offline: { ...on, kiosk: 'B' }, data }, new Date('2026-11-23T19:00:00.000Z'))).toMatchObject({ mark: 'KB', day: '2026-11-24' })
})

test('switched off there is none', () => {
  expect(seriesOf({ offline: { ...on, series: false }, data: ownFolder() }, morning)).toBeNull()
})

test('a journal that was set aside today takes its numbers with it: the new one begins a thousand further; one of yesterday does not matter', () => {
  const data = ownFolder()
  const setAside = (at: string) => writeFileSync(join(data, `journal.sqlite.set-aside-${at}`), '')
  setAside('2026-11-22T05-00-00.000Z')
  expect(seriesOf({ offline: on, data }, morning)?.after).toBe(0)
  setAside('2026-11-23T03-00-00.000Z')
  setAside('2026-11-23T03-00-00.000Z-wal')
  expect(seriesOf({ offline: on, data }, morning)?.after).toBe(1000)
})
