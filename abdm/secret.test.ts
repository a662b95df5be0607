import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { reveal, Secret } from './secret.ts'

test('a token cannot be printed by accident', () => {
  const secret = new Secret('eyJ.token')
  const shown = [
    `${secret}`,
    String(secret),
    `${[secret]}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9, showHidden: true }),
    inspect(secret),
  ]
  for (const text of shown) {
    expect(text).not.toContain('eyJ')
    expect(text).toContain('[secret]')
  }
  expect(structuredClone({ ...secret })).toEqual({})
})

test('it can be read here until it is wiped', () => {
  const secret = new Secret('eyJ.token')
  expect(reveal(secret)).toBe('eyJ.token')
  secret.wipe()
  secret.wipe()
  expect(reveal(secret)).toBeNull()
  expect(secret.wiped).toBe(true)
})
