import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const config = () => parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>

// electron-builder's own check, on its own schema: what it does before it packs anything
async function validate(value: unknown) {
  const { validateConfiguration } = await import(join(root, 'node_modules/app-builder-lib/out/util/config/config.js'))
  const { DebugLogger } = await import(join(root, 'node_modules/builder-util/out/util.js'))
  await validateConfiguration(value, new DebugLogger(false))
}

test('electron-builder.yml is as electron-builder wants it', async () => {
  await validate(config())
})

test('a key that electron-builder does not know is told', async () => {
  await expect(validate({ ...config(), linux: { ...(config().linux as object), maintaner: 'x' } })).rejects.toThrow(/configuration\.linux/)
})
