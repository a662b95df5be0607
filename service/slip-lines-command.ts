import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { faultSentence, parseConfig } from './config.ts'
import { toRun } from './packed.ts'
import { fixedLines } from './slip-lines.ts'

const usage = `${toRun('slip-lines')} --config kiosk.config.yaml --out lines.json
  writes the fixed lines of this hospital's slips, for: ${toRun('device')} printer provision --lines lines.json
`

/** `write` takes what is said, faults and usage. Answers the exit code: 0 written, 1 not written, 64 wrong use. */
export function slipLines(args: string[], write: (text: string) => void): number {
  let values: { config?: string | undefined; out?: string | undefined; help?: boolean | undefined }
  try {
    values = parseArgs({ args, options: { config: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } } }).values
  } catch {
    values = {}
  }
  const { config: file, out } = values
  if (values.help || file === undefined || out === undefined) {
    write(usage)
    return values.help ? 0 : 64
  }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    write(`${file} cannot be read: name the kiosk's config after --config\n`)
    return 1
  }
  const parsed = parseConfig(text)
  if (!parsed.ok) {
    for (const fault of parsed.faults) write(`${faultSentence(file, fault)}\n`)
    return 1
  }
  try {
    writeFileSync(out, `${JSON.stringify(fixedLines(parsed.config))}\n`)
  } catch (error) {
    write(`${out} cannot be written: ${error instanceof Error ? error.message : 'no reason told'}\n`)
    return 1
  }
  return 0
}
