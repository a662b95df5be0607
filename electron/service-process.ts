import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import { restartDelay } from './backoff.ts'

export interface ServiceProcess {
  /** hands the page one end of a fresh port to the service */
  connect(page: WebContents): void
  stop(): void
}

/**
 * Starts the service beside the shell and keeps it alive, bounded and with backoff. Exit code 2 says that the config is at fault: starting again would not help.
 */
export function startServiceProcess(
  file: string,
  args: string[],
  told: { gaveUp(code: number): void; microphone(wanted: boolean): void },
): ServiceProcess {
  let child: UtilityProcess
  let page: WebContents | null = null
  let stopping = false
  const diedAt: number[] = []

  const join = () => {
    if (!page || page.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage('screen', [port1])
    page.postMessage('service-port', null, [port2])
  }
  const start = () => {
    child = utilityProcess.fork(file, args, { serviceName: 'kiosk service', stdio: 'inherit' })
    child.once('spawn', join)
    child.on('message', (message: unknown) => told.microphone(wantsMicrophone(message)))
    child.once('exit', code => {
      told.microphone(false)
      if (stopping) return
      if (page && !page.isDestroyed()) page.send('service-gone')
      diedAt.push(Date.now())
      const delay = code === 2 ? null : restartDelay(diedAt, Date.now())
      if (delay === null) told.gaveUp(code)
      else setTimeout(start, delay)
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
