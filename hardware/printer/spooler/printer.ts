import { pushed } from '../../pushed.ts'
import { type Capabilities, usualCapabilities } from '../capabilities.ts'
import type { Delays } from '../delays.ts'
import { encodeSlip } from '../encoder.ts'
import { isUndrawable } from '../fonts.ts'
import { canPrint } from '../status.ts'
import { sleeper, type Timers, wait } from '../timers.ts'
import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../types.ts'
import { stateOfJob } from './bits.ts'
import { askState, type Helper } from './helper.ts'

export interface SpoolerOptions {
  name: string
  widthDots: number
  capabilities: Capabilities
  delays: Delays
  timers: Timers
  helper: Helper
}

/** What a printer behind a spooler can be asked: nothing. */
export const spoolerCapabilities: Pick<Capabilities, 'realTimeStatus' | 'pushedStatus' | 'confirms' | 'room'> = {
  realTimeStatus: false,
  pushedStatus: false,
  confirms: 'none',
  room: 0,
}

/**
 * A printer that only Windows' spooler reaches. A slip ends as `unknown` when its driver took it: what is on paper nobody can say. `notPrinted` where
 * the spooler said why and the slip was taken out of its queue again.
 */
export function openSpoolerPrinter({ name, widthDots, capabilities, delays, timers, helper }: SpoolerOptions): Printer {
  const able = { ...usualCapabilities, ...capabilities, ...spoolerCapabilities }
  const status = pushed<PrinterStatus>('disconnected')
  const { sleep, wake } = sleeper(timers)
  let isClosed = false
  /** one writer: each slip waits for the one before */
  let turn: Promise<unknown> = Promise.resolve()

  async function look(): Promise<void> {
    status.become((await askState(helper, name)) ?? 'disconnected')
  }

  async function live(): Promise<void> {
    while (!isClosed) {
      await look()
      await sleep(canPrint(status.now) ? delays.heartbeat : delays.watch)
    }
    status.become('disconnected')
  }

  async function print(slip: Slip, signal?: AbortSignal): Promise<PrintOutcome> {
    await look()
    if (isClosed || signal?.aborted || !canPrint(status.now)) return { outcome: 'notPrinted', why: status.now }
    if (isUndrawable(slip)) return { outcome: 'notPrinted', why: 'error' }
    const { ink, end } = encodeSlip(slip, widthDots, able)
    const data = Buffer.concat([...ink, ...end]).toString('base64')
    const handed = await helper.ask({ do: 'print', name, data })
    if (!handed) return { outcome: 'unknown' }
    if (handed.error !== 0 || handed.job === undefined) return { outcome: 'notPrinted', why: 'error' }
    return follow(handed.job)
  }

  async function follow(job: number): Promise<PrintOutcome> {
    for (let waited = 0; ; waited += delays.watch) {
      const told = await helper.ask({ do: 'job', name, job })
      if (told?.error !== 0) return { outcome: 'unknown' }
      const state = stateOfJob(told.bits ?? null)
      if (state === 'handedOver') return { outcome: 'unknown' }
      if (state !== 'waiting' || waited >= delays.confirm) {
        // a slip that waits would come out in front of the next person
        const deleted = await helper.ask({ do: 'delete', name, job })
        await look()
        return deleted?.error === 0 ? { outcome: 'notPrinted', why: state === 'waiting' ? 'offline' : state } : { outcome: 'unknown' }
      }
      await wait(timers, delays.watch)
    }
  }

  const life = live()

  return {
    get status() {
      return status.now
    },
    onStatus: status.onChange,
    print(slip, signal) {
      const mine = turn.then(() => print(slip, signal))
      turn = mine.catch(() => {})
      return mine
    },
    async close() {
      isClosed = true
      wake()
      await turn
      await life
      helper.close()
    },
  }
}
