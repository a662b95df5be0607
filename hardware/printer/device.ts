import { connectorOf, type PrinterAddress, type WireAddress } from './address.ts'
import { type Capabilities, usualCapabilities } from './capabilities.ts'
import { type Channel, openChannel } from './channel.ts'
import { askQrSize, askRoom, initialise, pushStatus } from './commands.ts'
import { type Delays, usualDelays } from './delays.ts'
import { codeAbout, type Provisioning, provision, roomAbout, told } from './holding.ts'
import { askState, startPowerShell } from './spooler/helper.ts'
import { spoolerCapabilities } from './spooler/printer.ts'
import { type Facts, statusOf } from './status.ts'
import { planStored } from './stored.ts'
import { systemTimers, wait } from './timers.ts'
import type { PrinterStatus, SlipBlock } from './types.ts'
import { systemRoots } from './usb.ts'

export interface Probe {
  status: PrinterStatus
  facts: Facts | null
  /** as the printer calls itself; empty when it does not answer */
  maker: string
  model: string
  /** what answered; `cut` and the width give no answer: look at the test print */
  capabilities: Capabilities
}

/** Asks a printer what it can do. Prints nothing, moves no paper. null: not reachable. */
export async function probePrinter(address: PrinterAddress, delays: Partial<Delays> = {}): Promise<Probe | null> {
  if (address.kind !== 'spooler') return talkTo(address, delays, probe)
  const told = await askSpooler(address.name)
  return told && { ...told, maker: '', model: '', capabilities: { ...usualCapabilities, ...spoolerCapabilities } }
}

/** The status alone; prints nothing. null: not reachable. */
export const askPrinter = (address: PrinterAddress, delays: Partial<Delays> = {}): Promise<{ status: PrinterStatus; facts: Facts | null } | null> =>
  address.kind === 'spooler'
    ? askSpooler(address.name)
    : talkTo(address, delays, async channel => {
        const asked = await channel.poll()
        return typeof asked === 'string' ? { status: 'offline', facts: null } : { status: statusOf(asked), facts: asked }
      })

/** Empties a printer of what waits in it, prints nothing. `said`: it answered that it is empty. null: not reachable. */
export const drainPrinter = (address: WireAddress, delays: Partial<Delays> = {}): Promise<{ said: boolean; status: PrinterStatus } | null> =>
  talkTo(address, delays, async channel => {
    const said = await channel.clear('command')
    await channel.send(initialise())
    const asked = await channel.poll()
    return { said, status: typeof asked === 'string' ? 'offline' : statusOf(asked) }
  })

/** Stores blocks in a printer (`fixedBlocksOf`), for paper of `widthDots`. Writes its flash unless it holds them. null: not reachable. */
export const provisionPrinter = (
  address: WireAddress,
  blocks: readonly SlipBlock[],
  widthDots: number,
  delays: Partial<Delays> = {},
): Promise<Provisioning | null> => talkTo(address, delays, (channel, all) => provision(channel, room => planStored(blocks, widthDots, room), all))

async function askSpooler(name: string): Promise<{ status: PrinterStatus; facts: null } | null> {
  const helper = startPowerShell()
  const status = await askState(helper, name)
  helper.close()
  return status && { status, facts: null }
}

async function talkTo<T>(address: WireAddress, given: Partial<Delays>, talk: (channel: Channel, delays: Delays) => Promise<T>): Promise<T | null> {
  const delays = { ...usualDelays, ...given }
  const link = await connectorOf(address, { delays, timers: systemTimers, roots: systemRoots })()
  if (!link) return null
  const channel = openChannel(
    link,
    delays,
    systemTimers,
    () => {},
    () => {},
  )
  const gone = new Promise<void>(resolve => link.onClose(resolve))
  const result = await talk(channel, delays)
  channel.close()
  // most printers take one host at a time: the next one would find it engaged
  await Promise.race([gone, wait(systemTimers, delays.answer)])
  return result
}

async function probe(channel: Channel, delays: Delays): Promise<Probe> {
  const asked = await channel.poll()
  const facts = typeof asked === 'string' ? null : asked

  const push = channel.until(event => (event?.kind === 'pushed' ? event : undefined), delays.answer)
  await channel.send(pushStatus())
  const isPushed = typeof (await push) !== 'string'
  const maker = (await channel.askName(66)) ?? ''
  const model = (await channel.askName(67)) ?? ''

  let confirms: Capabilities['confirms'] = 'none'
  for (const how of ['paperStatus', 'processId'] as const) {
    const barrier = channel.barrier(how)
    await barrier.sent
    if ((await channel.until(() => (barrier.isAnswered() ? 'answered' : undefined), delays.fallback)) === 'answered') confirms = how
  }
  // a printer that did not know GS ( H would print the next questions as words
  const knowsGroups = confirms === 'processId'
  const code = knowsGroups ? await told(channel, askQrSize(), codeAbout, delays.answer) : null
  const room = knowsGroups ? await told(channel, askRoom(), roomAbout, delays.answer) : null
  const isEmptied = await channel.clear('command')
  await channel.send(initialise())
  return {
    status: facts ? statusOf(facts) : isPushed ? statusOf(channel.facts) : 'offline',
    facts,
    maker,
    model,
    capabilities: {
      ...usualCapabilities,
      qr: code === null ? 'raster' : 'native',
      room: Number(room) || 0,
      realTimeStatus: facts !== null,
      pushedStatus: isPushed,
      confirms,
      clears: isEmptied ? 'command' : 'enquiry',
    },
  }
}
