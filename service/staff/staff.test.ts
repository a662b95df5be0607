import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ok } from '../../abdm/index.ts'
import { heldClock } from '../clock.fixture.ts'
import type { Config } from '../config.ts'
import type { StaffPage } from '../contract/index.ts'
import { ownFolder } from '../folder.fixture.ts'
import { openJournal } from '../journal.ts'
import { openLanguages } from '../languages/languages.ts'
import { openNodeSqlite } from '../sqlite-node.ts'
import { badgeHash, badgeText } from './badge.ts'
import { cheapPinHash } from './pin.fixture.ts'
import { hashOfFolders, programFolders } from './program-hash.ts'
import { openSettings } from './settings.ts'
import { createStaff, type Staff } from './staff.ts'

const counters = Array.from({ length: 8 }, (_, index) => ({ id: `${index + 1}`, sign: `${index + 1}`, name: { hi: '', en: '' } }))

async function room(): Promise<{
  staff: Staff
  disk: { takes: boolean }
  page(): StaffPage | undefined
  gone: () => number
  pass(ms: number): void
  folder: string
  file: string
}> {
  const folder = ownFolder()
  const file = join(folder, 'staff-settings.json')
  const pages: StaffPage[] = []
  const logged: string[] = []
  const disk = { takes: true }
  let gone = 0
  const clock = heldClock(Date.parse('2026-11-23T05:00:00.000Z'))
  const config = {
    staff: [{ badge: badgeHash(badgeText('1111222233334444')), pin: cheapPinHash('246810') }],
    devices: { camera: null, scanner: null, printer: null },
    counters,
    help: { counter: '1' },
    abdm: { demographic: null },
    data: folder,
    exportTo: [folder],
    facility: { hipId: 'IN22', name: { hi: '', en: '' } },
  } as unknown as Config
  const staff = createStaff({
    config,
    settings: openSettings(file),
    languages: openLanguages(join(folder, 'languages')),
    abdm: { ready: async () => ok({ driftSeconds: 0 }) },
    printer: null,
    printerRecord: null,
    spoken: () => 'hi' as const,
    scanner: null,
    findings: async () => [
      { name: 'disk', state: 'ok', found: '12 GB free', next: null },
      { name: 'network', state: 'fail', found: 'nobody answers', next: 'ask for the firewall' },
    ],
    hasScanner: () => false,
    journal: openJournal(openNodeSqlite, join(folder, 'journal.sqlite'), clock.now).journal,
    isKept: () => disk.takes,
    log: { event: name => void logged.push(name) },
    clock,
    isAtRest: () => true,
    show: page => void pages.push(page),
    language: () => {},
    serviceChanged: () => {},
    assist: () => {},
    home: () => {
      gone++
      staff.left()
    },
  })
  staff.read(badgeText('1111222233334444'), 'serial')
  staff.hear({ what: 'pin', digits: '246810' })
  await expect.poll(() => pages.at(-1)?.name).toBe('menu')
  return { staff, disk, page: () => pages.at(-1), gone: () => gone, pass: clock.pass, folder, file }
}

test('while the screen is cleaned no touch counts for a minute, then the room is closed', async () => {
  const { staff, page, gone, pass } = await room()
  expect(staff.hear({ what: 'go', to: 'cleaning' })).toBe(true)
  for (let second = 60; second > 0; second--) {
    expect(page()).toEqual({ name: 'cleaning', secondsLeft: second })
    expect(staff.hear({ what: 'leave' })).toBe(false)
    expect(staff.hear({ what: 'go', to: 'menu' })).toBe(false)
    pass(1000)
  }
  expect(gone()).toBe(1)
  expect(staff.hear({ what: 'go', to: 'menu' })).toBe(false)
})

test('the doctor’s findings are a page of the room: looked for when it is opened, what fails first, and nobody waits for them who has left', async () => {
  const { staff, page } = await room()
  expect(staff.hear({ what: 'go', to: 'machine' })).toBe(true)
  expect(page()).toEqual({ name: 'machine', rows: [], looking: true, page: 0, pages: 1 })
  await expect.poll(() => page()).toMatchObject({ looking: false, rows: [{ part: 'network', next: 'ask for the firewall' }, { part: 'disk' }] })
  staff.hear({ what: 'go', to: 'machine' })
  staff.hear({ what: 'go', to: 'check' })
  await new Promise(resolve => setImmediate(resolve))
  expect(page()?.name).toBe('check')
})

test('the counter for help and the last language stay, and the staff are told why', async () => {
  const { staff, page } = await room()
  staff.hear({ what: 'go', to: 'settings' })
  for (const { id } of counters.slice(1)) expect(staff.hear({ what: 'counter', counterId: id, open: false })).toBe(true)
  expect(staff.hear({ what: 'counter', counterId: 'nobody', open: false })).toBe(false)
  staff.hear({ what: 'counter', counterId: '1', open: false })
  expect(page()).toMatchObject({ note: 'helpCounter', counters: [{ counter: { id: '1' }, open: true }, { open: false }, {}, {}, {}, {}] })
  expect(staff.hear({ what: 'offer', language: 'hi', offered: false })).toBe(true)
  expect(page()).toMatchObject({ note: null })
  staff.hear({ what: 'offer', language: 'en', offered: false })
  expect(page()).toMatchObject({
    note: 'oneLanguage',
    languages: [
      { code: 'hi', offered: false },
      { code: 'en', offered: true },
    ],
    pages: 2,
  })
  staff.hear({ what: 'more' })
  expect(page()).toMatchObject({ page: 1, counters: [{ counter: { id: '7' }, open: false }, { counter: { id: '8' } }] })
})

test('what was set is there after the next start; a file that is not ours is as if nothing had been set', async () => {
  const { staff, file } = await room()
  staff.hear({ what: 'go', to: 'settings' })
  staff.hear({ what: 'loudness', loudness: 'loud' })
  staff.hear({ what: 'counter', counterId: '2', open: false })
  expect(openSettings(file).now()).toMatchObject({ loudness: 'loud', countersOff: ['2'], closed: null })
  writeFileSync(file, '{"loudness":"deafening"}')
  expect(openSettings(file).now()).toMatchObject({ loudness: 'normal', countersOff: [] })
  // by a newer version that was taken back
  writeFileSync(file, '{"closed":"flooded","countersOff":["2"],"languages":["hi","hne"],"loudness":"quiet","brightness":3}')
  expect(openSettings(file).now()).toEqual({ closed: 'shut', countersOff: ['2'], languages: ['hi', 'en'], tonguesOff: [], loudness: 'quiet' })
})

test('settings that cannot be written count all the same, and the staff are told', async () => {
  const settings = openSettings('/nowhere/at/all.json')
  expect(settings.set({ loudness: 'quiet' })).toBe(false)
  expect(settings.now().loudness).toBe('quiet')
})

test('the counts go to the folder that was chosen, and only there', async () => {
  const { staff, page, folder } = await room()
  staff.hear({ what: 'go', to: 'export' })
  await expect.poll(page).toMatchObject({ name: 'export', days: 7, folders: [folder], written: null })
  staff.hear({ what: 'days', days: 1 })
  expect(staff.hear({ what: 'export', folder: 1 })).toBe(false)
  staff.hear({ what: 'export', folder: 0 })
  await expect.poll(page).toMatchObject({ written: { files: ['abha-kiosk-IN22-2026-11-23-1d.csv', 'abha-kiosk-IN22-2026-11-23-1d-to-counter.csv'] } })
})

test('who has left is not shown what was read for them', async () => {
  const { staff, page } = await room()
  staff.hear({ what: 'go', to: 'about' })
  staff.left()
  // as long as it takes to be read, and once more
  for (let time = 0; time < 2; time++) await hashOfFolders(programFolders(import.meta.dirname))
  expect(page()).toMatchObject({ name: 'about', hash: null })
})

test('the journal cannot be written: whoever signs in, or comes back to the menu, is told, until it can', async () => {
  const { staff, disk, page } = await room()
  expect(page()).toMatchObject({ name: 'menu', notKept: false })
  for (const takes of [false, true]) {
    disk.takes = takes
    staff.hear({ what: 'go', to: 'today' })
    staff.hear({ what: 'go', to: 'menu' })
    expect(page()).toMatchObject({ name: 'menu', notKept: !takes })
  }
})
