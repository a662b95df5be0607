// Writes docs/kiosk.config.schema.json from the schema that reads a config. A test keeps the two equal.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaText } from '../service/doctor/schema.ts'

const docs = join(import.meta.dirname, '../docs')
if (process.argv.includes('--help')) console.log('node scripts/init-schema.ts   writes docs/kiosk.config.schema.json, for editors')
else writeFileSync(join(docs, 'kiosk.config.schema.json'), schemaText(readFileSync(join(docs, 'config.md'), 'utf8')))
