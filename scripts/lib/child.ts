import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  process: ChildProcess
  /** resolves with what `find` made of the first line it knew; rejects when the program ends before */
  ready: Promise<string>
  stop(): Promise<void>
}

/** Starts one program of the demo without a shell, and waits for the line that says it is there. Other lines go to `other`. */
export function startChild(
  command: string,
  args: string[],
  find: (line: string) => string | null,
  other: (line: string) => unknown,
  env = process.env,
): Child {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', line => {
        const found = find(line)
        if (found === null) other(line)
        else resolve(found)
      })
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${args[0] ?? command} ended with exit code ${code}`)))
  })
  return {
    process: child,
    ready,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
        await exited
        clearTimeout(timer)
      }
    },
  }
}
