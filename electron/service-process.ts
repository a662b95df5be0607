import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { Clock } from './clock.ts'
import { exitCodes } from './exit-codes.ts'
import { createHeart } from './heart.ts'
import { recent, recovery } from './recovery.ts'

/** Half a second a tick: half a minute to start, and six seconds of silence before it counts as hung. Slips are drawn and a PIN is checked meanwhile. */
const tickMs = 500
const patience = { loading: 60, beating: 12 }

export interface ServiceProcess {
  /** it has said something to the page */
  beat(): void
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
  /** what stands in that sealed file; null: it cannot be opened */
  unseal(file: string): string | null
  /** the page, by which it is asked, is there */
  canBeAsked(): boolean
}

/** Starts the service beside the shell and keeps it alive, bounded and with backoff. */
export function startServiceProcess(file: string, args: string[], clock: Clock, told: Told): ServiceProcess {
  let child: UtilityProcess
  let page: WebContents | null = null
  let stopping = false
  let diedAt: number[] = []
  const heart = createHeart(() => patience)

  const join = () => {
    if (!page || page.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage('screen', [port1])
    page.postMessage('service-port', null, [port2])
  }
  const start = () => {
    if (stopping) return
    heart.load()
    child = utilityProcess.fork(file, args, { serviceName: 'kiosk service', stdio: 'inherit' })
    child.once('spawn', join)
    child.on('message', (message: unknown) => {
      const sealed = sealedFileIn(message)
      if (sealed === null) told.microphone(wantsMicrophone(message))
      else child.postMessage({ unsealed: told.unseal(sealed) })
    })
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
  clock.every(tickMs, () => {
    if (!told.canBeAsked()) return heart.load()
    if (!heart.tick() || child.pid === undefined) return
    heart.load()
    // one that hangs hears no gentle word
    process.kill(child.pid, 'SIGKILL')
  })
  return {
    beat: heart.beat,
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

const sealedFileIn = (message: unknown): string | null =>
  typeof message === 'object' && message !== null && 'unseal' in message && typeof message.unseal === 'string' ? message.unseal : null
