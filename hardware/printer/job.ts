import type { Capabilities } from './capabilities.ts'
import type { Channel } from './channel.ts'
import { clearBuffers } from './commands.ts'
import type { Delays } from './delays.ts'
import { canPrint, statusOf } from './status.ts'
import type { Timers } from './timers.ts'
import type { PrinterStatus, PrintOutcome } from './types.ts'

/** How a slip ended. `isDirty`: bytes of it may still be in the printer or on the way to it; `isDoubtful`: look at the printer again, it may say why. */
export interface Ending {
  outcome: PrintOutcome
  isDirty: boolean
  isDoubtful: boolean
}

const printed: Ending = { outcome: { outcome: 'printed' }, isDirty: false, isDoubtful: false }
const unknown: Ending = { outcome: { outcome: 'unknown' }, isDirty: true, isDoubtful: false }

/** What a printer turned out to be able to while it was used. */
export interface Learned {
  confirms: Capabilities['confirms']
}

interface Desk {
  channel: Channel
  capabilities: Capabilities
  learned: Learned
  delays: Delays
  timers: Timers
}

/** Looks, sends, waits for "printed". Never sends anything twice. `chunks` are whole commands each. */
export async function runJob(chunks: Uint8Array[], desk: Desk): Promise<Ending> {
  const refused = await preflight(desk)
  if (refused) return { outcome: { outcome: 'notPrinted', why: refused }, isDirty: false, isDoubtful: false }

  for (const chunk of chunks) {
    const sending = desk.channel.send(chunk)
    const sent = await Promise.race([sending, hopeless(desk.channel, sending)])
    if (sent === 'fault') return abandon(desk, false)
    if (sent === 'lost') return unknown
    if (sent === 'stalled') {
      desk.channel.reset()
      return { ...unknown, isDoubtful: true }
    }
    if (faultOf(desk.channel)) return abandon(desk, true)
  }
  return confirm(desk)
}

async function preflight({ channel, capabilities }: Desk): Promise<PrinterStatus | null> {
  if (!capabilities.realTimeStatus) return channel.isOpen ? faultOf(channel) : 'disconnected'
  const facts = await channel.poll()
  if (facts === 'lost') return 'disconnected'
  if (facts === 'silent') return 'offline'
  return canPrint(statusOf(facts)) ? null : statusOf(facts)
}

/** A fault that ends a slip. Off-line alone does not: somebody leans on the feed button. */
function faultOf({ facts }: Channel): PrinterStatus | null {
  const status = statusOf(facts)
  return canPrint(status) || status === 'offline' ? null : status
}

/** While the printer takes no bytes it can still say why. */
async function hopeless(channel: Channel, sending: Promise<unknown>): Promise<'fault'> {
  let isOver = false
  sending.then(() => {
    isOver = true
    channel.nudge()
  })
  for (;;) {
    const found = await channel.until(() => (isOver ? 'over' : faultOf(channel) ? 'fault' : undefined), 60_000)
    if (found === 'fault') return 'fault'
    if (found !== 'silent') return new Promise(() => {})
  }
}

/**
 * The printer said why it stopped. An answer to a real-time question proves that it has all we sent, so its buffer can be cleared; without one the
 * rest waits in the system's own buffer and only a reset takes it back.
 */
async function abandon({ channel, capabilities }: Desk, isWhole: boolean): Promise<Ending> {
  const why = faultOf(channel) ?? 'error'
  if (isWhole && capabilities.realTimeStatus && (await channel.ping()) === 'answered') await channel.send(clearBuffers(capabilities.clears))
  else channel.reset()
  return { outcome: { outcome: 'notPrinted', why }, isDirty: true, isDoubtful: false }
}

async function confirm(desk: Desk): Promise<Ending> {
  const { channel, learned, delays } = desk
  if (learned.confirms === 'none') return { ...unknown, isDirty: false }
  if (learned.confirms === 'processId') {
    const ending = await waitFor(desk, 'processId', delays.confirm)
    if (ending) return ending
  }
  const ending = await waitFor(desk, 'paperStatus', learned.confirms === 'processId' ? delays.fallback : delays.confirm)
  if (!ending) return unknown
  if (ending !== printed) return ending
  // it read past GS ( H without a word: it does not know the command
  learned.confirms = 'paperStatus'
  // "reached" is not "printed": the last centimetres are still under way
  await channel.until(() => (faultOf(channel) ? 'fault' : undefined), delays.settle)
  if (desk.capabilities.realTimeStatus) await channel.poll()
  if (faultOf(channel)) return abandon(desk, true)
  return channel.isOpen ? printed : unknown
}

/** null: no word within `ms`. */
async function waitFor(desk: Desk, how: 'processId' | 'paperStatus', ms: number): Promise<Ending | null> {
  const { channel, capabilities, delays, timers } = desk
  const barrier = channel.barrier(how)
  let isLate = false
  let isAsking = false
  const cancel = timers.after(ms, () => {
    isLate = true
    channel.nudge()
  })
  try {
    if ((await barrier.sent) === 'lost') return unknown
    for (;;) {
      const word = await channel.until(
        () => (barrier.isAnswered() ? 'answered' : faultOf(channel) ? 'fault' : isLate ? 'late' : undefined),
        delays.watch,
      )
      if (word === 'answered') return printed
      if (word === 'fault') return abandon(desk, true)
      if (word === 'lost') return unknown
      if (word === 'late') return null
      // not awaited: a printer slow to tell its state may be quick to say "printed"
      if (capabilities.realTimeStatus && !isAsking) {
        isAsking = true
        channel.poll().then(() => {
          isAsking = false
          channel.nudge()
        })
      }
    }
  } finally {
    cancel()
  }
}
