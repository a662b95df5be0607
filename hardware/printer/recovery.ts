import type { Capabilities } from './capabilities.ts'
import type { Channel } from './channel.ts'
import { feedAndCut, initialise, pushStatus } from './commands.ts'
import type { Delays } from './delays.ts'
import type { Learned } from './job.ts'

const mostCuts = 3

/**
 * Makes a mended printer empty before anything else is sent to it: clears its buffers, ends a picture that was cut short, cuts off what came out, and
 * waits until the printer answers in order. `rest`: bytes of picture data it may still be waiting for; outside a picture it ignores zeros. `tries`:
 * how often that was tried in vain: the first cut may have been lost with its connection, but a printer that never answers would eat its roll.
 */
export async function purge(
  { channel, capabilities, learned, delays }: { channel: Channel; capabilities: Capabilities; learned: Learned; delays: Delays },
  rest: number,
  tries: number,
): Promise<'clean' | 'failed'> {
  await channel.clear(capabilities.clears)
  const bytes = [new Uint8Array(rest), initialise()]
  if (capabilities.cut !== 'none' && tries < mostCuts) bytes.push(feedAndCut(capabilities.cut))
  if (capabilities.pushedStatus) bytes.push(pushStatus())
  for (const part of bytes) {
    if ((await channel.send(part)) !== 'sent') return 'failed'
  }
  if (learned.confirms === 'none') return 'clean'
  const barriers = learned.confirms === 'processId' ? (['processId', 'paperStatus'] as const) : (['paperStatus'] as const)
  for (const how of barriers) {
    const barrier = channel.barrier(how)
    if ((await barrier.sent) !== 'sent') return 'failed'
    const word = await channel.until(() => (barrier.isAnswered() ? 'answered' : undefined), how === 'processId' ? delays.confirm : delays.fallback)
    if (word === 'answered') return 'clean'
    if (word === 'lost') return 'failed'
  }
  return 'failed'
}
