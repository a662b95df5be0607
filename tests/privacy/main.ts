import { writeFileSync } from 'node:fs'
import { proveOnGlass } from './on-glass.ts'
import type { Proof } from './proof.ts'
import { prove } from './prove.ts'

const HELP = `Somebody who exists only to be looked for goes through every way of a visit and every failure; then disk, environment, paper, clipboard and the memory
of every process are searched for them: plain, backwards, base64, hex, UTF-16, digits in groups. Linux.

  npm run prove -- [service|browser|electron|all] [--short] [--json FILE]

  service       the service alone, every failure (without a word: this)
  browser       the real page in Chromium (KIOSK_BROWSER): all its processes, its profile, its clipboard
  electron      the shell (KIOSK_ELECTRON; a display, or xvfb-run): all its processes, its profile, its clipboard
  --short       one or two visits instead of all
  --json FILE   also writes {"prove", "rows", "wrong", "notes"}, of "all" a list of them

Ends with 0 when nothing was found but what docs/privacy.md allows, 1 when something was, 2 for wrong use.`

type How = { short: boolean; told(note: string): void }
const proofs = {
  service: prove,
  browser: (how: How) => proveOnGlass('browser', how),
  electron: (how: How) => proveOnGlass('electron', how),
}

const isProof = (name: string): name is keyof typeof proofs => Object.hasOwn(proofs, name)

const given = process.argv.slice(2)
const at = given.indexOf('--json')
const json = at < 0 ? null : given.splice(at, 2)[1]
const short = given.includes('--short')
const [name = 'service', ...more] = given.filter(flag => flag !== '--short')

if (more.length > 0 || json === undefined || (name !== 'all' && !isProof(name))) {
  console.log(HELP)
  process.exitCode = given.includes('--help') ? 0 : 2
} else {
  const results: Proof[] = []
  for (const one of name === 'all' ? Object.values(proofs) : [proofs[name as keyof typeof proofs]]) {
    const result = await one({ short, told: note => console.log(note) })
    results.push(result)
    console.log(result.prove)
    console.table(result.rows)
    for (const sentence of result.wrong) console.log(`WRONG  ${sentence}`)
  }
  if (json !== null) writeFileSync(json, `${JSON.stringify(name === 'all' ? results : results[0], null, 2)}\n`)
  process.exitCode = results.some(({ wrong }) => wrong.length > 0) ? 1 : 0
  // a browser's line may still be closing
  setTimeout(() => process.exit(), 3000).unref()
}
