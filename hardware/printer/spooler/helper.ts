import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { PrinterStatus } from '../types.ts'
import { statusOfSpooler } from './bits.ts'
import { script } from './script.ts'

/** What can be asked of Windows' spooler; each question has one answer. */
export type Question =
  | { do: 'state'; name: string }
  /** one raw document; `data` in base64 */
  | { do: 'print'; name: string; data: string }
  | { do: 'job'; name: string; job: number }
  | { do: 'delete'; name: string; job: number }

export interface Answer {
  /** a Windows error number; 0: none */
  error: number
  status?: number
  attributes?: number
  job?: number
  /** null: no such job any more */
  bits?: number | null
}

export interface Helper {
  /** null: the helper is gone, or does not answer */
  ask(question: Question): Promise<Answer | null>
  close(): void
}

/** Windows' own PowerShell calls winspool: nothing native to build or to ship. One process for as long as the printer is open. */
export const startPowerShell = (): Helper =>
  startHelper('powershell.exe', [
    '-NoProfile',
    '-NonInteractive',
    '-InputFormat',
    'None',
    '-EncodedCommand',
    Buffer.from(script, 'utf16le').toString('base64'),
  ])

/** A program that reads questions as lines of JSON and writes an answer for each, in order. */
export function startHelper(command: string, args: readonly string[]): Helper {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
  const waiting: ((answer: Answer | null) => void)[] = []
  let isOver = false
  const end = () => {
    isOver = true
    for (const settle of waiting.splice(0)) settle(null)
  }
  child.on('error', end)
  child.on('exit', end)
  child.stdin.on('error', end)
  createInterface({ input: child.stdout }).on('line', line => {
    const answer = parse(line)
    if (answer) waiting.shift()?.(answer)
  })
  return {
    ask: question =>
      new Promise(resolve => {
        if (isOver) return resolve(null)
        waiting.push(resolve)
        child.stdin.write(`${ascii(JSON.stringify(question))}\n`)
        return undefined
      }),
    close: () => {
      child.stdin.end()
      child.kill()
    },
  }
}

/** null: Windows knows no such printer, or nobody answers. */
export async function askState(helper: Helper, name: string): Promise<PrinterStatus | null> {
  const told = await helper.ask({ do: 'state', name })
  return told?.error === 0 ? statusOfSpooler({ status: told.status ?? 0, attributes: told.attributes ?? 0 }) : null
}

/** What a console reads depends on its code page; ASCII does not. */
const ascii = (json: string) => json.replace(/[\u0080-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

function parse(line: string): Answer | null {
  try {
    const told: unknown = JSON.parse(line)
    return told !== null && typeof told === 'object' && 'error' in told ? (told as Answer) : null
  } catch {
    // what PowerShell says beside the answers
    return null
  }
}
