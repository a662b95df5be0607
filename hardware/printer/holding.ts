import type { Channel } from './channel.ts'
import { askKeys, askMoreKeys, askRoom, defineStored, eraseStored } from './commands.ts'
import type { Delays } from './delays.ts'
import { holds, type StoredPlan } from './stored.ts'

const keysAbout = 0x72
export const roomAbout = 0x30
export const codeAbout = 0x36
const more = 'A'

/** The keys of all pictures a printer holds; null: it does not say, or fell silent half-way. */
export async function keysHeld(channel: Channel, { fallback }: Pick<Delays, 'fallback'>): Promise<Set<string> | null> {
  const keys = new Set<string>()
  for (let question = askKeys(); ; question = askMoreKeys()) {
    const text = await told(channel, question, keysAbout, fallback)
    if (text === null) return null
    for (let at = 1; at + 1 < text.length; at += 2) keys.add(text.slice(at, at + 2))
    if (text[0] !== more) return keys
  }
}

/** What the printer tells about pictures or a QR code; null: it does not. */
export async function told(
  channel: Channel,
  question: Uint8Array,
  about: typeof keysAbout | typeof roomAbout | typeof codeAbout,
  ms: number,
): Promise<string | null> {
  const answer = channel.until(event => (event?.kind === 'told' && event.about === about ? { text: event.text } : undefined), ms)
  if ((await channel.send(question)) !== 'sent') return null
  const heard = await answer
  return typeof heard === 'string' ? null : heard.text
}

/** What came of storing a plan. `held`: all of it was there already, nothing was written; `refused`: the printer does not say that it holds it now. */
export type Provisioning = { outcome: 'stored' | 'held'; pictures: number; bytes: number } | { outcome: 'refused' | 'silent' | 'lost' }

/**
 * Stores as many of a plan's pictures as there is room for, for ever, the marks last. Throws away what was stored before. Writes the flash, so nothing is
 * written where the plan is held already. Each picture is awaited: a printer writes its flash slowly, and hears nothing meanwhile.
 */
export async function provision(
  channel: Channel,
  planFor: (room: number) => StoredPlan,
  delays: Pick<Delays, 'fallback' | 'confirm'>,
): Promise<Provisioning> {
  const before = await keysHeld(channel, delays)
  if (!before) return { outcome: channel.isOpen ? 'silent' : 'lost' }
  const room = Number((await told(channel, askRoom(), roomAbout, delays.fallback)) ?? 0)
  if (!(room > 0)) return { outcome: 'silent' }
  const plan = planFor(room)
  const pictures = plan.pictures.size
  const definitions = [...plan.pictures.values()].map(({ key, packed }) => defineStored(key, packed.rowBytes, packed.rows, packed.data))
  const bytes = definitions.reduce((sum, { length }) => sum + length, 0)
  if (holds(before, plan)) return { outcome: 'held', pictures, bytes }
  const marks = plan.marks.map(mark => defineStored(mark, 1, 1, Uint8Array.of(0)))
  for (const chunk of [eraseStored(), ...definitions, ...marks]) {
    if ((await channel.send(chunk)) !== 'sent') return { outcome: 'lost' }
    const done = channel.barrier('paperStatus')
    if ((await done.sent) !== 'sent') return { outcome: 'lost' }
    await channel.until(() => (done.isAnswered() ? true : undefined), delays.confirm)
  }
  const after = await keysHeld(channel, delays)
  return after && holds(after, plan) ? { outcome: 'stored', pictures, bytes } : { outcome: 'refused' }
}
