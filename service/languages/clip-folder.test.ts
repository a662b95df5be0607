import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, test, vi } from 'vitest'
import { ownFolder } from '../folder.fixture.ts'
import { openClipFolder } from './clip-folder.ts'
import { wavFile } from './wav.fixture.ts'
import { checkWav } from './wav.ts'

const disk = vi.hoisted(() => ({ full: false }))
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      if (disk.full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      fs.writeFileSync(...args)
    },
  }
})

const [old, now] = ['00000000000000aa', '00000000000000bb']
const wanted = new Map([
  ['want.title', now],
  ['end.title', now],
])
let folder: string
beforeEach(() => {
  disk.full = false
  folder = join(ownFolder(), 'hlb')
})
const open = () => openClipFolder(folder, wanted)
const said = (clips: ReturnType<typeof open>) => [...clips.clips].map(([key, { textHash, file }]) => `${key} ${textHash} ${file}`)

test('a recording is there after the next start, for every key that says the same', () => {
  expect(open().keep(['want.title', 'end.title'], now, wavFile(), 1000)).toBe('kept')
  expect(said(open())).toEqual([`want.title ${now} ${now}.wav`, `end.title ${now} ${now}.wav`])
  const read = open().read('end.title')
  expect(read?.type).toBe('audio/wav')
  expect(read?.bytes.equals(wavFile())).toBe(true)
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))[0]).toEqual({
    key: 'want.title',
    textHash: now,
    file: `${now}.wav`,
    ms: 1000,
    source: 'human',
  })
})

test('said again it takes the place of the one before, and its mark changes; of an older text nothing is left', () => {
  const clips = open()
  clips.keep(['want.title'], old, wavFile(900), 900)
  clips.keep(['want.title'], now, wavFile(1000), 1000)
  expect(readdirSync(folder).sort()).toEqual([`${now}.wav`, 'manifest.json'].sort())
  const before = clips.clips.get('want.title')?.mark
  clips.keep(['want.title'], now, wavFile(1100), 1100)
  expect(clips.clips.get('want.title')?.mark).not.toBe(before)
})

test('a file put there by hand, named by its key, says the text of today; when that changes it is an old one', () => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'want.title.opus'), 'sound')
  writeFileSync(join(folder, 'README.txt'), 'no sound')
  writeFileSync(join(folder, 'nobody.asks.wav'), 'sound')
  expect(said(open())).toEqual([`want.title ${now} want.title.opus`])
  const later = openClipFolder(folder, new Map([['want.title', '00000000000000cc']]))
  expect(later.clips.get('want.title')?.textHash).toBe(now)
})

test('a recording that has lost its line in the list is found by its name', () => {
  open().keep(['want.title'], now, wavFile(), 1000)
  writeFileSync(join(folder, 'manifest.json'), '[{"key":')
  expect(said(open())).toEqual([`want.title ${now} ${now}.wav`, `end.title ${now} ${now}.wav`])
})

test('a disk that is full, and a folder that may not be written to, are told apart, and what was there stays', () => {
  const clips = open()
  clips.keep(['want.title'], old, wavFile(900), 900)
  disk.full = true
  expect(clips.keep(['want.title'], now, wavFile(), 1000)).toBe('diskFull')
  disk.full = false
  expect(said(clips)).toEqual([`want.title ${old} ${old}.wav`])
  expect(readdirSync(folder).filter(name => name.endsWith('.new'))).toEqual([])
  const nowhere = openClipFolder(join(folder, 'manifest.json', 'below'), wanted)
  expect(nowhere.keep(['want.title'], now, wavFile(), 1000)).toBe('notWritten')
  expect([...nowhere.clips]).toEqual([])
})

test('what only its owner may know is readable by nobody else', () => {
  open().keep(['want.title'], now, wavFile(), 1000)
  for (const name of [`${now}.wav`, 'manifest.json']) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
})

test('the plug is pulled in the middle, ten times: every recording that is there is whole, and nothing half-written is left', {
  timeout: 60_000,
}, async () => {
  for (let time = 0; time < 10; time++) {
    const keeper = spawn(process.execPath, [fileURLToPath(new URL('./keeper.fixture.ts', import.meta.url)), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise(going => keeper.stdout.once('data', going))
    await new Promise(later => setTimeout(later, 5 + time * 7))
    keeper.kill('SIGKILL')
    await new Promise(gone => keeper.once('exit', gone))
    const clips = openClipFolder(folder, new Map())
    expect(clips.clips.size).toBeGreaterThan(0)
    expect(readdirSync(folder).filter(name => name.endsWith('.new'))).toEqual([])
    for (const [key, { file }] of clips.clips) {
      const bytes = readFileSync(join(folder, file))
      expect(checkWav(bytes, 5000), file).toEqual({ ok: true, ms: 400 + Number(key.slice(4)) })
    }
  }
})
