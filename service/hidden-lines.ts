import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** A line for each question, from the keyboard and not shown there, so that nobody reads it over a shoulder; from a pipe just the lines. Questions go to stderr. */
export async function hiddenLines(questions: readonly string[]): Promise<string[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const isPerson = process.stdin.isTTY === true
  const lines = createInterface({ input: process.stdin, output: isPerson ? silent : undefined, terminal: isPerson })
  const typed: string[] = []
  const reader = lines[Symbol.asyncIterator]()
  for (const question of questions) {
    process.stderr.write(question)
    typed.push((await reader.next()).value ?? '')
    process.stderr.write('\n')
  }
  lines.close()
  return typed
}
