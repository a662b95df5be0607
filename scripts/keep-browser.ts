/**
 * The service for a plain Chromium kiosk, started again when it dies: node scripts/keep-browser.ts --config FILE [--port 4200] [--page DIR]
 * Prints {"kiosk": address} at each start; the address stays the same, so the page on the glass finds back by itself. The rule is the shell's: at once at first,
 * then after longer and longer waits; the ninth death in ten minutes ends it with exit code 3. Exit code 2: the config is at fault.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exitCodes } from '../electron/exit-codes.ts'
import { recent, recovery } from '../electron/recovery.ts'
import { newSecret } from '../service/host-browser.ts'

const { values } = parseArgs({
  options: { config: { type: 'string' }, port: { type: 'string', default: '4200' }, page: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help) {
  process.stdout.write('keep-browser --config FILE [--port 4200] [--page DIR]: the kiosk on 127.0.0.1, started again when it dies\n')
  process.exit(exitCodes.quit)
}

const secret = newSecret()
const args = ['--secret-from-parent', '--config', values.config ?? '', '--port', values.port, ...(values.page ? ['--page', values.page] : [])]
const now = () => performance.now()
let diedAt: number[] = []
let child: ChildProcess | null = null
let stopping = false

function start() {
  if (stopping) return
  const begun = fork(join(import.meta.dirname, '../service/main-browser.ts'), args)
  child = begun
  begun.send(secret)
  begun.once('exit', code => {
    child = null
    if (stopping) process.exit(exitCodes.quit)
    if (code === exitCodes.config) process.exit(exitCodes.config)
    diedAt = [...recent(diedAt, now()), now()]
    const then = recovery(diedAt, now())
    if (then.next === 'askStaff') process.exit(exitCodes.serviceKeepsDying)
    setTimeout(start, then.afterMs)
  })
}

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    stopping = true
    if (child) child.kill('SIGTERM')
    else process.exit(exitCodes.quit)
  })
start()
