import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs'
import type { Clock } from './clock.ts'

/** Tells a supervisor outside that the kiosk does its work. */
export type Feed = (state: 'ready' | 'alive') => void

/**
 * How often systemd wants to hear from us, in ms: half of the unit's WatchdogSec; null when nobody listens. WATCHDOG_PID is not looked at: the unit's own process
 * may be the compositor around the shell, and the unit says NotifyAccess=all. Pure.
 */
export function feedEveryMs({ NOTIFY_SOCKET, WATCHDOG_USEC }: NodeJS.ProcessEnv): number | null {
  const usec = Number(WATCHDOG_USEC)
  return NOTIFY_SOCKET && Number.isSafeInteger(usec) && usec > 0 ? Math.max(100, Math.floor(usec / 2000)) : null
}

/** sd_notify over NOTIFY_SOCKET by systemd's own command: Node opens no Unix datagram socket. A feed that fails is one that was not given; the supervisor sees to it. */
export const feedSystemd: Feed = state => {
  execFile('/usr/bin/systemd-notify', [state === 'ready' ? 'READY=1' : 'WATCHDOG=1'], () => {})
}

/** For a supervisor that looks at a file's time (a scheduled task on Windows). */
export const feedFile =
  (file: string): Feed =>
  () =>
    writeFile(file, '', () => {})

/** Feeds for as long as a token could be completed: the page answers, and what the service put on it is not "out of service". Ready is said once, the first time. */
export function watch(clock: Clock, everyMs: number, couldComplete: () => boolean, feed: Feed): void {
  let ready = false
  clock.every(everyMs, () => {
    if (!couldComplete()) return
    if (!ready) feed('ready')
    ready = true
    feed('alive')
  })
}
