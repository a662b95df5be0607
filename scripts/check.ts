// `npm run check`: types, lint and import rules, words and clips, dead code. Every part runs, whatever the others say.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)

const parts: [name: string, command: string, args: string[]][] = [
  ['types', bin('tsc'), ['-b']],
  ['lint and import rules', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['words and clips', process.execPath, [join(root, 'scripts/check-locales.ts')]],
  ['dead code', bin('knip'), []],
]

if (process.argv.includes('--help')) {
  console.log('npm run check   types, lint and import rules, words and clips, dead code')
} else {
  const failed: string[] = []
  for (const [name, command, args] of parts) {
    const began = Date.now()
    const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' && command.endsWith('.cmd') })
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(`check: ${name} ${result.status === 0 ? 'fine' : 'FAILED'} (${seconds} s)`)
    if (result.status !== 0) failed.push(name)
  }
  if (failed.length > 0) process.exitCode = 1
}
