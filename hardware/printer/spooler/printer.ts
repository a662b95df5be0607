import { type Capabilities, usualCapabilities } from '../capabilities.ts'
import type { Delays } from '../delays.ts'
import { encodeSlip } from '../encoder.ts'
import { fontFault } from '../fonts.ts'
import { canPrint } from '../status.ts'
import { isHindi } from '../text.ts'
import { type Timers, wait } from '../timers.ts'
import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../types.ts'
import { stateOfJob, statusOfSpooler } from './bits.ts'
import type { Helper } from './helper.ts'

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
  const listeners = new Set<(status: PrinterStatus) => void>()
  let status: PrinterStatus = 'disconnected'
  let isClosed = false
  let wake = () => {}
  /** one writer: each slip waits for the one before */
  let turn: Promise<unknown> = Promise.resolve()

  const publish = (next: PrinterStatus) => {
    if (next === status) return
    status = next
    for (const listener of [...listeners]) listener(next)
  }

  async function look(): Promise<void> {
    const told = await helper.ask({ do: 'state', name })
    publish(told?.error !== 0 ? 'disconnected' : statusOfSpooler({ status: told.status ?? 0, attributes: told.attributes ?? 0 }))
  }

  async function live(): Promise<void> {
    while (!isClosed) {
      await look()
      await new Promise<void>(resolve => {
        const cancel = timers.after(canPrint(status) ? delays.heartbeat : delays.watch, resolve)
        wake = () => {
          cancel()
          resolve()
        }
      })
    }
    publish('disconnected')
  }

  async function print(slip: Slip, signal?: AbortSignal): Promise<PrintOutcome> {
    await look()
    if (isClosed || signal?.aborted || !canPrint(status)) return { outcome: 'notPrinted', why: status }
    if (fontFault() && slip.blocks.some(block => isHindi(JSON.stringify(block)))) return { outcome: 'notPrinted', why: 'error' }
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
      return status
    },
    onStatus(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
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
