import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { LineFault } from '../abdm/index.ts'
import type { CheckName, CheckState } from './contract/index.ts'
import type { Journal } from './journal.ts'
import type { QrSource } from './qr-problem.ts'
import type { SignInEvent } from './staff/sign-in.ts'

/** What may be written of each event, and nothing else: no free text, nothing of a person. The log's type is this table. */
export interface LogEvents {
  started: { host: 'electron' | 'browser'; version: string }
  stopped: { reason: 'signal' }
  visitStarted: { language: 'hi' | 'en' }
  visitEnded: { reason: string; screen: string; seconds: number }
  intentRefused: { kind: 'malformed' | 'wrongState' | 'oldStep'; type: string }
  qrRead: { source: QrSource; kind: string; length: number }
  abdmFailed: { conversation: string; reason: string; code: string | null; status: number | null; line: LineFault | null }
  lateNumber: { seconds: number }
  parked: { state: 'parked' | 'resumed' | 'wrong' | 'closed' | 'forgotten' }
  printer: { status: string }
  slip: { kind: string; outcome: string }
  scanner: { status: string }
  camera: { state: string }
  health: { state: string; line: LineFault | null }
  check: { item: CheckName; state: CheckState }
  staff: {
    what: SignInEvent | 'left' | 'closed' | 'opened' | 'set' | 'cleaning' | 'exported' | 'assisted' | 'demographic' | 'recorded' | 'languageMade'
    badge: number | null
  }
  journalFailed: { what: keyof Journal }
  updateLooked: { result: 'current' | 'stagedOut' | 'interrupted' | 'unreachable' }
  updateFetched: { from: 'server' | 'stick'; version: string }
  updateRefused: { from: 'server' | 'stick'; reason: string }
  screenConnected: { count: number }
  screenRefused: { kind: 'origin' | 'secret' | 'second' | 'oversized' }
}

export interface Log {
  event<Name extends keyof LogEvents>(name: Name, fields: LogEvents[Name]): void
}

const named = (day: string) => `kiosk-${day}.log`
const dayIn = /^kiosk-(\d{4}-\d{2}-\d{2})\.log$/

/**
 * One JSON line an event, UTC, one file a day in `folder`; files older than `keepDays` are deleted when a new day begins.
 * A field that the table above does not name cannot be passed.
 */
export function openLog(folder: string, keepDays: number, now: () => Date): Log {
  let day = ''
  let logger: Logger | null = null
  const today = () => {
    const at = now()
    const current = at.toISOString().slice(0, 10)
    if (logger && current === day) return logger
    day = current
    logger = pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ dest: join(folder, named(day)), mkdir: true, sync: true, append: true }),
    )
    const oldest = new Date(at.getTime() - keepDays * 86_400_000).toISOString().slice(0, 10)
    for (const file of readdirSync(folder)) {
      const of = dayIn.exec(file)?.[1]
      if (of !== undefined && of < oldest) rmSync(join(folder, file))
    }
    return logger
  }
  return {
    event: (name, fields) => {
      try {
        today().info({ event: name, ...fields })
      } catch {
        // a full disk: the line is lost, the visit is not. The next line tries to open the file again.
        logger = null
      }
    },
  }
}
