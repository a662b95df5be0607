import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './folder.fixture.ts'
import { writeWhole } from './whole-file.ts'

test('the old file is replaced by the new one, and only its owner can read it', () => {
  const folder = ownFolder()
  const file = join(folder, 'settings.json')
  writeFileSync(file, 'old', { mode: 0o644 })
  writeWhole(file, 'new')
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual(['new', 0o600, ['settings.json']])
})

test('a link that lies where it writes leads it nowhere else', () => {
  const folder = ownFolder()
  const elsewhere = join(folder, 'elsewhere')
  writeFileSync(elsewhere, 'not mine')
  symlinkSync(elsewhere, join(folder, 'secret.new'))
  writeWhole(join(folder, 'secret'), 'mine')
  expect([readFileSync(elsewhere, 'utf8'), readFileSync(join(folder, 'secret'), 'utf8')]).toEqual(['not mine', 'mine'])
})

test('where it cannot be put in place it says so, and nothing is left beside', () => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'taken', 'by a folder'), { recursive: true })
  expect(() => writeWhole(join(folder, 'taken'), 'new')).toThrow()
  expect(readdirSync(folder)).toEqual(['taken'])
})
