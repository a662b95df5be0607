// Writes docs/kiosk.config.schema.json from the schema that reads a config. A test keeps the two equal.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configJsonSchema } from '../service/doctor/schema.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs/kiosk.config.schema.json')

if (process.argv.includes('--help')) console.log('node scripts/init-schema.ts   writes docs/kiosk.config.schema.json, for editors')
else {
  writeFileSync(file, JSON.stringify(configJsonSchema(readFileSync(join(root, 'docs/config.md'), 'utf8'))))
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  process.exitCode = spawnSync(process.execPath, [biome, 'format', '--write', file], { cwd: root, stdio: 'inherit' }).status ?? 1
}
