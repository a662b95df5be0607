import pino from 'pino'

/** What may be written of each event, and nothing else: no free text, nothing of a person. The log's type is this table. */
export interface LogEvents {
  started: { host: 'electron' | 'browser'; version: string }
  stopped: { reason: 'signal' | 'window' | 'fault' }
  visitStarted: { language: 'hi' | 'en' }
  visitEnded: { reason: string; screen: string; seconds: number }
  intentRefused: { kind: 'malformed' | 'wrongState' | 'oldStep'; type: string }
  qrRead: { source: 'camera' | 'serial'; kind: string; length: number }
  abdmFailed: { conversation: string; reason: string; code: string | null; status: number | null }
  printer: { status: string }
  slip: { kind: string; outcome: string }
  scanner: { status: string }
  camera: { state: string }
  health: { state: string }
  screenConnected: { count: number }
  screenRefused: { kind: 'origin' | 'secret' | 'second' | 'oversized' }
}

export interface Log {
  event<Name extends keyof LogEvents>(name: Name, fields: LogEvents[Name]): void
}

/** Writes one JSON line an event to `file`, with UTC time. A field that the table above does not name cannot be passed. */
export function openLog(file: string): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, mkdir: true, sync: true, append: true }),
  )
  return { event: (name, fields) => logger.info({ event: name, ...fields }) }
}
