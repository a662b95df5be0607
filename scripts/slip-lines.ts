// npx node scripts/slip-lines.ts --config kiosk.config.yaml --out lines.json: the fixed lines of this hospital's slips, for `npm run device -- printer provision --lines`.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { faultSentence, parseConfig } from '../service/config.ts'
import { fixedLines } from '../service/slip-lines.ts'

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const { values } = parseArgs({ options: { config: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', default: false } } })
if (values.help || values.config === undefined || values.out === undefined) {
  console.log(
    'slip-lines --config kiosk.config.yaml --out lines.json: the fixed lines of the slips, for "device printer provision --lines lines.json"',
  )
  process.exitCode = values.help ? 0 : 2
} else {
  const file = values.config
  const text = read(file)
  const parsed = text === null ? null : parseConfig(text)
  if (parsed === null) {
    console.error(`${file} cannot be read: name the kiosk's config after --config`)
    process.exitCode = 2
  } else if (parsed.ok) writeFileSync(values.out, `${JSON.stringify(fixedLines(parsed.config))}\n`)
  else {
    for (const fault of parsed.faults) console.error(faultSentence(file, fault))
    process.exitCode = 1
  }
}
