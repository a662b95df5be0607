import { spawn, spawnSync } from 'node:child_process'
import { Sentence } from './say.mjs'

/** Runs a program without a shell and waits for it; its output is shown. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Sentence(`${command} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`)),
    )
  })
}

/** The program's path, or null when this machine has no such program. */
export function which(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.split('\n')[0].trim() : null
}
