import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { Clock } from './clock.ts'
import { exitCodes } from './exit-codes.ts'
import { recent, recovery } from './recovery.ts'

export interface ServiceProcess {
  /** hands the page one end of a fresh port to the service */
  connect(page: WebContents): void
  stop(): void
}

interface Told {
  /** it has said what is wrong with the config; starting again would not help */
  configAtFault(): void
  gaveUp(): void
  /** it went away, and is started again */
  gone(): void
  microphone(wanted: boolean): void
}

/** Starts the service beside the shell and keeps it alive, bounded and with backoff. */
export function startServiceProcess(file: string, args: string[], clock: Clock, told: Told): ServiceProcess {
  let child: UtilityProcess
  let page: WebContents | null = null
  let stopping = false
  let diedAt: number[] = []

  const join = () => {
    if (!page || page.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage('screen', [port1])
    page.postMessage('service-port', null, [port2])
  }
  const start = () => {
    if (stopping) return
    child = utilityProcess.fork(file, args, { serviceName: 'kiosk service', stdio: 'inherit' })
    child.once('spawn', join)
    child.on('message', (message: unknown) => told.microphone(wantsMicrophone(message)))
    child.once('exit', code => {
      told.microphone(false)
      if (stopping) return
      told.gone()
      if (page && !page.isDestroyed()) page.send('service-gone')
      if (code === exitCodes.config) return told.configAtFault()
      const now = clock.now()
      diedAt = [...recent(diedAt, now), now]
      const then = recovery(diedAt, now)
      switch (then.next) {
        case 'askStaff':
          return told.gaveUp()
        case 'start':
          return clock.after(then.afterMs, start)
      }
    })
  }
  start()
  return {
    connect: contents => {
      page = contents
      if (child.pid !== undefined) join()
    },
    stop: () => {
      stopping = true
      child.kill()
    },
  }
}

const wantsMicrophone = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'microphone' in message && message.microphone === true
