// `npm run init`: asks what is needed and writes a kiosk.config.yaml. `--help` says more.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { initHere } from '../service/doctor/init-here.ts'

const schema = () => {
  try {
    return readFileSync(join(import.meta.dirname, '../docs/kiosk.config.schema.json'), 'utf8')
  } catch {
    return null
  }
}
process.exitCode = await initHere(process.argv.slice(2), schema)
