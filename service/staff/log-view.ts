import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { StaffLogLine } from '../contract/index.ts'

const mostBytes = 64 * 1024

/** The last events of the day's log, newest first: what the log may hold, nothing else, and never a line that is not one of its own. */
export async function lastEvents(folder: string, now: Date, most: number): Promise<StaffLogLine[]> {
  const file = await open(join(folder, `kiosk-${now.toISOString().slice(0, 10)}.log`)).catch(() => null)
  if (file === null) return []
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - mostBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    return eventsIn(buffer.subarray(0, bytesRead).toString('utf8')).slice(-most).reverse()
  } finally {
    await file.close()
  }
}

/** Half a line at the beginning is no event. */
export function eventsIn(text: string): StaffLogLine[] {
  return text.split('\n').flatMap(line => {
    try {
      const { time, event, level: _, ...fields } = JSON.parse(line) as Record<string, unknown>
      if (typeof time !== 'string' || typeof event !== 'string') return []
      const said = Object.entries(fields).filter(([, value]) => value !== null)
      return [{ at: time, event, fields: said.map(([name, value]) => `${name} ${String(value)}`).join(', ') }]
    } catch {
      return []
    }
  })
}
