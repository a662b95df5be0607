import { pushed } from '../pushed.ts'
import { connectorOf, type PrinterAddress, speedOf } from './address.ts'
import { type Capabilities, usualCapabilities } from './capabilities.ts'
import { type Channel, openChannel } from './channel.ts'
import { initialise, pushStatus } from './commands.ts'
import { backoff, type Delays, usualDelays } from './delays.ts'
import { encodeSlip, encodingFor } from './encoder.ts'
import { isUndrawable } from './fonts.ts'
import { keysHeld } from './holding.ts'
import { type JobBytes, type Learned, runJob } from './job.ts'
import type { Connect } from './link.ts'
import { purge } from './recovery.ts'
import { startPowerShell } from './spooler/helper.ts'
import { openSpoolerPrinter } from './spooler/printer.ts'
import { canPrint, type Facts, noFacts, statusOf } from './status.ts'
import { holds, planStored, type StoredPlan } from './stored.ts'
import { sleeper, systemTimers, type Timers } from './timers.ts'
import type { Printer, PrinterStatus, PrintOutcome, Slip, SlipBlock } from './types.ts'
import { type Roots, systemRoots } from './usb.ts'

export interface PrinterOptions {
  /** 576: 80 mm paper, 384: 58 mm */
  widthDots: number
  capabilities?: Partial<Capabilities>
  delays?: Partial<Delays>
  timers?: Timers
  /** where Linux keeps its devices */
  roots?: Roots
  /** blocks that were stored in the printer when it was set up (`fixedBlocksOf`); they are used while the printer says that it holds them all */
  stored?: readonly SlipBlock[]
  /** as the printer called itself when it was probed: another one may be narrower, or know less, and is not printed on. null: it has no name */
  model?: string | null
}

/**
 * A printer wherever it is. Connects at once and for ever; nothing is printed before somebody asks. `print` rejects only for a slip that cannot be
 * drawn (a QR code with too much data). A slip with Hindi is `notPrinted`, `error` while `fontFault()` says why it cannot be drawn.
 */
export function openPrinter(address: PrinterAddress, options: PrinterOptions): Printer {
  const delays = { ...usualDelays, ...options.delays }
  const timers = options.timers ?? systemTimers
  if (address.kind === 'spooler') {
    const capabilities = { ...usualCapabilities, ...options.capabilities }
    return openSpoolerPrinter({ name: address.name, widthDots: options.widthDots, capabilities, delays, timers, helper: startPowerShell() })
  }
  return keepPrinter(connectorOf(address, { delays, timers, roots: options.roots ?? systemRoots }), options, speedOf(address))
}

interface Job {
  slip: Slip
  signal: AbortSignal | undefined
  settle: (outcome: PrintOutcome) => void
  /** for a slip that cannot be drawn at all: a fault of the caller, not of the printer */
  fail: (error: unknown) => void
}

/** One loop owns the connection: look, mend, print the next slip, look again. So there is never a second writer. */
function keepPrinter(connect: Connect, options: PrinterOptions, linkSpeed: number | null): Printer {
  const delays = { ...usualDelays, ...options.delays }
  const timers = options.timers ?? systemTimers
  const capabilities = { ...usualCapabilities, ...options.capabilities }
  const { model = null } = options
  const plan = options.stored && capabilities.room > 0 ? planStored(options.stored, options.widthDots, capabilities.room) : null
  /** asked once a connection: a repair may have emptied the printer */
  let held: StoredPlan | null = null
  const learned: Learned = { confirms: capabilities.confirms }
  const queue: Job[] = []
  const status = pushed<PrinterStatus>('disconnected')
  const { sleep, wake } = sleeper(timers)

  let channel: Channel | null = null
  /** bytes of a slip that ended badly may still come out: nothing is sent before the printer is empty */
  let isDirty = false
  let rest = 0
  let tries = 0
  /** a slip whose end is not known yet: the printer's next answer may tell why it stopped */
  let doubtful: Job['settle'] | null = null
  let isClosed = false
  /** an earlier run of this program may have died in the middle of a slip */
  let isFirst = true
  let isOther = false

  const onFacts = (facts: Facts) => {
    const told = statusOf(facts)
    status.become(isOther ? 'otherModel' : isDirty && canPrint(told) ? 'offline' : told)
  }
  const refuseAll = (why: PrinterStatus) => {
    for (const job of queue.splice(0)) job.settle({ outcome: 'notPrinted', why })
  }
  const settleDoubt = (outcome: PrintOutcome) => {
    doubtful?.(outcome)
    doubtful = null
  }

  async function live(): Promise<void> {
    let failures = 0
    while (!isClosed) {
      const link = await connect()
      if (link) {
        const talk = openChannel(link, delays, timers, onFacts, () => status.become('disconnected'))
        channel = talk
        const wasHeard = await serve(talk)
        channel = null
        if (isClosed) link.close()
        else link.reset()
        failures = wasHeard ? 0 : failures + 1
      } else {
        failures++
        settleDoubt({ outcome: 'unknown' })
      }
      status.become('disconnected')
      // a slip asked for while the connection broke waits for one new attempt
      if (failures > 0 || isClosed) refuseAll('disconnected')
      if (!isClosed) await sleep(backoff(Math.max(0, failures - 1), delays))
    }
    settleDoubt({ outcome: 'unknown' })
    refuseAll('disconnected')
  }

  /** Until the connection is lost or given up. Says whether the printer was heard at all. */
  async function serve(talk: Channel): Promise<boolean> {
    let wasHeard = false
    let silences = 0
    let isNew = true
    let isAsked = plan === null
    held = null
    let isKnown = model === null
    isOther = false
    if ((isDirty || isFirst) && capabilities.realTimeStatus) await talk.clear(capabilities.clears)
    if (isFirst) await talk.send(initialise())
    isFirst = false
    while (!isClosed && talk.isOpen) {
      if (isNew || queue.length === 0) {
        const heard = await look(talk)
        if (heard === 'lost') break
        silences = heard === 'silent' ? silences + 1 : 0
        wasHeard ||= heard === 'heard'
        if (silences > 1) break
        if (isNew && heard === 'heard' && !isDirty && capabilities.pushedStatus) await talk.send(pushStatus())
        isNew = false
      }
      if (isDirty) {
        if (!(await mend(talk))) break
        continue
      }
      if (!isKnown && canPrint(status.now)) {
        isKnown = true
        const told = await talk.askName(67)
        // one that says nothing now said its name once: a busy moment, not another printer
        isOther = told !== null && told !== model
        onFacts(talk.facts)
      }
      if (isOther) refuseAll('otherModel')
      if (plan && !isAsked && canPrint(status.now)) {
        isAsked = true
        const keys = await keysHeld(talk, delays)
        held = keys && holds(keys, plan) ? plan : null
      }
      const job = queue.shift()
      if (job) await print(talk, job)
      else if (talk.isOpen)
        await talk.until(() => (queue.length > 0 || isClosed ? 'work' : undefined), canPrint(status.now) ? delays.heartbeat : delays.watch)
    }
    return wasHeard
  }

  async function look(talk: Channel): Promise<'heard' | 'silent' | 'lost'> {
    if (!capabilities.realTimeStatus) {
      onFacts(talk.facts)
      return 'heard'
    }
    const facts = await talk.poll()
    if (facts === 'lost') return 'lost'
    if (facts === 'silent') {
      onFacts({ ...noFacts, offline: true })
      settleDoubt({ outcome: 'unknown' })
      refuseAll('offline')
      return 'silent'
    }
    settleDoubt(canPrint(status.now) || status.now === 'offline' ? { outcome: 'unknown' } : { outcome: 'notPrinted', why: status.now })
    return 'heard'
  }

  /** False: the printer does not get clean over this connection. */
  async function mend(talk: Channel): Promise<boolean> {
    const told = statusOf(talk.facts)
    if (!canPrint(told)) {
      refuseAll(told)
      // again and again: bytes of a broken connection may reach the printer late, and a jammed knife stays an error until it is told to go on
      if (capabilities.realTimeStatus) await talk.clear(capabilities.clears)
      await talk.until(() => (isClosed || queue.length > 0 || canPrint(statusOf(talk.facts)) ? 'go' : undefined), delays.watch)
      return true
    }
    if ((await purge({ channel: talk, capabilities, learned, delays }, rest, tries)) === 'failed') {
      // a connection that broke once more says nothing about the printer
      if (talk.isOpen) tries++
      refuseAll('offline')
      return false
    }
    isDirty = false
    rest = 0
    tries = 0
    onFacts(talk.facts)
    return true
  }

  async function print(talk: Channel, job: Job): Promise<void> {
    if (job.signal?.aborted) return job.settle({ outcome: 'notPrinted', why: status.now })
    if (isUndrawable(job.slip)) return job.settle({ outcome: 'notPrinted', why: 'error' })
    let bytes: JobBytes
    try {
      bytes = encodeSlip(job.slip, options.widthDots, capabilities, encodingFor(capabilities, linkSpeed, held))
    } catch (error) {
      return job.fail(error)
    }
    const chunks = [...bytes.ink, ...bytes.end]
    const longest = Math.max(...chunks.map(chunk => chunk.length))
    const ending = await runJob(bytes, { channel: talk, capabilities, learned, delays, timers })
    // the bytes hold what the slip says
    for (const chunk of chunks) chunk.fill(0)
    isDirty = ending.isDirty
    if (!talk.isOpen) status.become('disconnected')
    // not "ready" before it is empty again, whatever it says of itself
    else if (isDirty) onFacts(talk.facts)
    if (isDirty && !talk.isOpen) rest = longest
    if (ending.isDoubtful) doubtful = job.settle
    else job.settle(ending.outcome)
  }

  const life = live()

  return {
    get status() {
      return status.now
    },
    onStatus: status.onChange,
    print(slip, signal) {
      if (isClosed) return Promise.resolve({ outcome: 'notPrinted', why: 'disconnected' })
      return new Promise((settle, fail) => {
        queue.push({ slip, signal, settle, fail })
        wake()
        channel?.nudge()
      })
    },
    async close() {
      isClosed = true
      wake()
      channel?.nudge()
      await life
    },
  }
}
