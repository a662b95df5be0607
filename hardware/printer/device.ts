import { type Capabilities, usualCapabilities } from './capabilities.ts'
import { openChannel } from './channel.ts'
import { askName, pushStatus } from './commands.ts'
import { type Delays, usualDelays } from './delays.ts'
import { type Facts, type PrinterEvent, statusOf } from './status.ts'
import { systemTimers, type Timers } from './timers.ts'
import { connectTcp } from './transport-tcp.ts'
import type { PrinterStatus } from './types.ts'

export interface Probe {
  status: PrinterStatus
  facts: Facts | null
  /** as the printer calls itself; empty when it does not answer */
  maker: string
  model: string
  /** what answered; `qr` and `cut` give no answer and stay as usual: look at the test print */
  capabilities: Capabilities
}

/** Asks a printer what it can do. Prints nothing, moves no paper. null: not reachable. */
export async function probePrinter(host: string, port: number, timers: Timers = systemTimers, delays: Delays = usualDelays): Promise<Probe | null> {
  const link = await connectTcp({ host, port, delays, timers })
  if (!link) return null
  const channel = openChannel(
    link,
    delays,
    timers,
    () => {},
    () => {},
  )
  const asked = await channel.poll()
  const facts = typeof asked === 'string' ? null : asked

  const hears = async (bytes: Uint8Array, kind: PrinterEvent['kind']) => {
    const answer = channel.until(event => (event?.kind === kind ? event : undefined), delays.answer)
    await channel.send(bytes)
    const event = await answer
    return typeof event === 'string' ? null : event
  }
  const nameOf = (event: PrinterEvent | null) => (event?.kind === 'name' ? event.text : '')
  const pushed = await hears(pushStatus(), 'pushed')
  const maker = nameOf(await hears(askName(66), 'name'))
  const model = nameOf(await hears(askName(67), 'name'))

  let confirms: Capabilities['confirms'] = 'none'
  for (const how of ['paperStatus', 'processId'] as const) {
    const barrier = channel.barrier(how)
    await barrier.sent
    if ((await channel.until(() => (barrier.isAnswered() ? 'answered' : undefined), delays.fallback)) === 'answered') confirms = how
  }
  channel.close()
  return {
    status: facts ? statusOf(facts) : pushed ? statusOf(channel.facts) : 'offline',
    facts,
    maker,
    model,
    capabilities: { ...usualCapabilities, realTimeStatus: facts !== null, pushedStatus: pushed !== null, confirms },
  }
}
