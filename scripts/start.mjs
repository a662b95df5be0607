#!/usr/bin/env node
// `npm start`: set-up, then the kiosk with the sandbox and its dock.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root, Sentence } from './lib/say.mjs'
import { node24, setUp } from './setup.mjs'

if (process.argv.includes('--help')) {
  console.log(`npm start [-- options]   sets up, then runs the kiosk with the whole outside world on this desk

  --in electron|browser|none   where the kiosk is shown (default: the first that is possible)
  --landscape                  a wide window instead of a tall one
  --dock-port N                default 4600; the next free one when it is taken
  --kiosk-port N               default 4200, for the browser`)
} else {
  try {
    await setUp('start')
    const demo = spawn(node24(), [join(root, 'scripts/demo.ts'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
    // Ctrl-C reaches the demo by itself; this process only waits for it to clear up
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => demo.kill('SIGTERM'))
    demo.on('exit', code => process.exit(code ?? 0))
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    process.exitCode = 1
  }
}
