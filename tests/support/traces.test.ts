import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from '../../service/folder.fixture.ts'
import { tracesIn } from './traces.ts'

const secrets = { aadhaar: '999911112221', name: 'Mahua Netam' }
const found = (content: Buffer | string) => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'file'), content)
  return tracesIn(folder, secrets).map(({ secret }) => secret)
}

test('the search finds what was hidden in each of its forms: a search that cannot find proves nothing', () => {
  expect(found('nothing of anybody')).toEqual([])
  expect(found('x999911112221x')).toEqual(['aadhaar'])
  expect(found('x9999 1111 2221x')).toEqual(['aadhaar'])
  expect(found('122211119999')).toEqual(['aadhaar'])
  for (const before of ['', 'a', 'ab', 'abc']) expect(found(Buffer.from(`${before}Mahua Netam and more`).toString('base64'))).toEqual(['name'])
  expect(found(Buffer.from('Mahua Netam').toString('hex'))).toEqual(['name'])
  expect(found(Buffer.from('for Mahua Netam', 'utf16le'))).toEqual(['name'])
})
