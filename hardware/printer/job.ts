import type { Capabilities } from './capabilities.ts'
import type { Barrier, Channel } from './channel.ts'
import type { Delays } from './delays.ts'
import type { Sent } from './link.ts'
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
  /** did the printer take nothing for so long while the slip was sent that its roll may have been changed */
  stood: boolean
  channel: Channel
  capabilities: Capabilities
  learned: Learned
  delays: Delays
  timers: Timers
}

/** A slip's bytes. `ink`: all that leaves a trace; `end`: feed and cut. Each chunk is whole commands. */
export interface JobBytes {
  ink: Uint8Array[]
  end: Uint8Array[]
}

/** How far a slip got before something went wrong. */
interface Progress {
  /** is nothing of a command under way on the line */
  isAtBoundary: boolean
  /** asked before the last ink, so while it is not answered that ink is not on paper; null: not even sent */
  inkBarrier: Barrier | null
}

/** Looks, sends, waits for "printed". Never sends anything twice. */
export async function runJob({ ink, end }: JobBytes, given: Omit<Desk, 'stood'>): Promise<Ending> {
  const desk: Desk = { ...given, stood: false }
  const refused = await preflight(desk)
  if (refused) return { outcome: { outcome: 'notPrinted', why: refused }, isDirty: false, isDoubtful: false }

  const { channel, learned } = desk
  for (const chunk of ink.slice(0, -1)) {
    const ending = await sendChunk(chunk, desk, { inkBarrier: null })
    if (ending) return ending
  }
  // before the last ink, not behind it: all of it may be on paper, and the printer stop before it says so
  const inkBarrier = learned.confirms === 'none' ? neverAnswered : channel.barrier(learned.confirms)
  if ((await inkBarrier.sent) === 'lost') return unknown
  for (const chunk of [...ink.slice(-1), ...end]) {
    const ending = await sendChunk(chunk, desk, { inkBarrier })
    if (ending) return ending
  }
  return confirm(desk, inkBarrier)
}

const neverAnswered: Barrier = { sent: Promise.resolve('sent'), isAnswered: () => false }

async function sendChunk(chunk: Uint8Array, desk: Desk, { inkBarrier }: Pick<Progress, 'inkBarrier'>): Promise<Ending | null> {
  const sending = sendPieces(chunk, desk)
  const sent = await Promise.race([sending, hopeless(desk.channel, sending)])
  if (sent === 'lost') return unknown
  // one that still takes bytes is asked between two commands: there it can say that nothing more comes
  if (sent === 'fault') return abandon(desk, { isAtBoundary: await isSentSoon(sending, desk), inkBarrier })
  if (sent === 'stalled') {
    desk.channel.reset()
    return { ...unknown, isDoubtful: inkBarrier === null }
  }
  return faultOf(desk.channel) ? abandon(desk, { isAtBoundary: true, inkBarrier }) : null
}

async function isSentSoon(sending: Promise<Sent>, { channel, delays }: Desk): Promise<boolean> {
  let ended: Sent | undefined
  sending.then(sent => {
    ended = sent
    channel.nudge()
  })
  return (await channel.until(() => ended, delays.answer)) === 'sent'
}

// at 9,600 baud half a second
const pieceBytes = 512

async function sendPieces(chunk: Uint8Array, desk: Desk): Promise<Sent> {
  const { channel, timers, delays } = desk
  for (let at = 0; at < chunk.length; at += pieceBytes) {
    const began = timers.now()
    const sent = await channel.send(chunk.subarray(at, at + pieceBytes))
    if (sent !== 'sent') return sent
    if (timers.now() - began >= delays.answer) desk.stood = true
  }
  return 'sent'
}

async function preflight({ channel, capabilities }: Desk): Promise<PrinterStatus | null> {
  if (!capabilities.realTimeStatus) return channel.isOpen ? faultOf(channel) : 'disconnected'
  const facts = await channel.poll()
  if (facts === 'lost') return 'disconnected'
  if (facts === 'silent') return 'offline'
  return canPrint(statusOf(facts)) ? null : statusOf(facts)
}

/** A fault that ends a slip. Off-line alone does not: somebody leans on the feed button. A hot head goes on by itself. */
function faultOf({ facts }: Channel): PrinterStatus | null {
  const status = statusOf(facts)
  return canPrint(status) || status === 'offline' || status === 'overheated' ? null : status
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
 * The printer said why it stopped. Where it can be asked, its buffers are emptied and it says so: its answer comes after all it said before, so what it
 * had not called printed by then will never be. Otherwise the connection is given up, which takes back what the system still holds.
 * `notPrinted` only where no whole slip can come out any more. Never `printed`: what goes on after a fault may go on on another roll.
 */
async function abandon(desk: Desk, { isAtBoundary, inkBarrier }: Progress): Promise<Ending> {
  const { channel } = desk
  const why = faultOf(channel) ?? 'error'
  const isEmptied = isAtBoundary && (await empty(desk))
  if (!isAtBoundary) channel.reset()
  const cannotBeWhole = inkBarrier === null || (isEmptied && inkBarrier !== neverAnswered && !inkBarrier.isAnswered())
  return { outcome: cannotBeWhole ? { outcome: 'notPrinted', why } : { outcome: 'unknown' }, isDirty: true, isDoubtful: false }
}

/** Did the printer say that its buffers are empty? An answered question first: then all we sent has reached it, and nothing comes after the clearing. */
async function empty({ channel, capabilities }: Desk): Promise<boolean> {
  if (capabilities.realTimeStatus && (await channel.ping()) !== 'answered') {
    channel.reset()
    return false
  }
  return channel.clear(capabilities.clears)
}

async function confirm(desk: Desk, inkBarrier: Barrier): Promise<Ending> {
  const { channel, learned, delays } = desk
  if (learned.confirms === 'none') return { ...unknown, isDirty: false }
  if (learned.confirms === 'processId') {
    const ending = await waitFor(desk, inkBarrier, 'processId', delays.confirm)
    if (ending) return ending
  }
  // a printer that does not know GS ( H has not answered before the last ink either: that proves nothing
  const ink = learned.confirms === 'processId' ? neverAnswered : inkBarrier
  const ending = await waitFor(desk, ink, 'paperStatus', learned.confirms === 'processId' ? delays.fallback : delays.confirm)
  if (!ending) return unknown
  if (ending !== printed) return ending
  // it read past GS ( H without a word: it does not know the command
  learned.confirms = 'paperStatus'
  // "reached" is not "printed": the last centimetres are still under way
  await channel.until(() => (faultOf(channel) ? 'fault' : undefined), delays.settle)
  if (desk.capabilities.realTimeStatus) await channel.poll()
  if (faultOf(channel)) return abandon(desk, { isAtBoundary: true, inkBarrier: ink })
  return channel.isOpen ? printed : unknown
}

/** null: no word within `ms`. */
async function waitFor(desk: Desk, inkBarrier: Barrier, how: 'processId' | 'paperStatus', ms: number): Promise<Ending | null> {
  const { channel, capabilities, delays, timers } = desk
  const barrier = channel.barrier(how)
  let isLate = false
  let isAsking = false
  let wasDeaf = false
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
      // one that tells nothing by itself and did not hear us either may have stood still for a new roll, with half the slip on the old one
      if (word === 'answered') return (wasDeaf || desk.stood) && !capabilities.pushedStatus ? { ...unknown, isDirty: false } : printed
      if (word === 'fault') return abandon(desk, { isAtBoundary: true, inkBarrier })
      if (word === 'lost') return unknown
      if (word === 'late') return null
      // not awaited: a printer slow to tell its state may be quick to say "printed"
      if (capabilities.realTimeStatus && !isAsking) {
        isAsking = true
        channel.poll().then(heard => {
          wasDeaf ||= heard === 'silent'
          isAsking = false
          channel.nudge()
        })
      }
    }
  } finally {
    cancel()
  }
}
