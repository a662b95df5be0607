import { writeFileSync } from 'node:fs'
import { prove } from './prove.ts'

const HELP = `Somebody who exists only to be looked for goes through every way of a visit and every failure; then disk, environment, paper and the memory of the
service are searched for them: plain, backwards, base64, hex, UTF-16, digits in groups. Linux.

  npm run prove -- [--short] [--json FILE]

  --short       two visits instead of all
  --json FILE   also writes {"prove", "rows", "wrong", "notes"}

Ends with 0 when nothing was found but what docs/privacy.md allows, 1 when something was, 2 for wrong use.`

const given = process.argv.slice(2)
const at = given.indexOf('--json')
const json = at < 0 ? null : given.splice(at, 2)[1]
const known = given.filter(flag => flag === '--short')

if (given.length > known.length || json === undefined) {
  console.log(HELP)
  process.exitCode = given.includes('--help') ? 0 : 2
} else {
  const result = await prove({ short: known.length > 0 })
  console.table(result.rows)
  for (const note of result.notes) console.log(note)
  for (const sentence of result.wrong) console.log(`WRONG  ${sentence}`)
  if (json !== null) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`)
  process.exitCode = result.wrong.length > 0 ? 1 : 0
}
