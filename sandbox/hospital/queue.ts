import { indianDay } from '../world/clock.ts'
import type { CounterSetting, Issued, World } from '../world/world.ts'

/** A queue token is good for 30 minutes: who comes back earlier keeps the number (abdm-v3 f.6). */
export const VALID_SECONDS = 1800

/** `{n}` is the number, `{n:4}` the number with leading zeros to four places. */
const written = (format: string, n: number): string => format.replace(/\{n(?::(\d+))?\}/, (_, width) => String(n).padStart(Number(width ?? 0), '0'))

/** How numbers look in the wild (abdm-v3 f.6): plain, `0007`, with letters; otherwise each counter's own way. */
function formatOf(world: World, counter: CounterSetting): string {
  switch (world.switches.tokenNumberForm) {
    case 'asCounter':
      return counter.format ?? '{n}'
    case 'plain':
    case 'number':
      return '{n}'
    case 'zeros':
      return '{n:4}'
    case 'letters':
      return 'A-{n}'
  }
}

/** The day's book of one counter; begins at 1 on a new day, and on the first day after what was issued before the demo. */
function book(world: World, counter: CounterSetting) {
  const day = indianDay(world.clock.now())
  const known = world.queue.get(counter.id)
  if (known?.day === day) return known
  const opened = { day, issued: known ? 0 : (counter.issued ?? 0), tokens: [] as Issued[] }
  world.queue.set(counter.id, opened)
  return opened
}

/** The number of a patient at a counter, and whether it is one already held. Null: no such counter. */
export function giveNumber(world: World, counterId: string, address: string, name: string): { token: Issued; repeated: boolean } | null {
  const counter = world.facility.counters.find(({ id }) => id === counterId)
  if (!counter) return null
  const day = book(world, counter)
  const now = world.clock.now()
  const held = day.tokens.find(token => token.address === address && now - token.at < VALID_SECONDS * 1000)
  if (held) return { token: held, repeated: true }
  day.issued += 1
  const token: Issued = { tokenNumber: written(formatOf(world, counter), day.issued), name, address, at: now }
  day.tokens.push(token)
  world.changed()
  return { token, repeated: false }
}

/** What hangs on the hospital's wall: number and initial, no name. */
export function queueBoard(world: World) {
  return world.facility.counters.map(counter => ({
    counterId: counter.id,
    tokens: (world.queue.get(counter.id)?.tokens ?? []).map(({ tokenNumber, name, at }) => ({
      tokenNumber,
      initial: name.slice(0, 1).toUpperCase(),
      at: world.clock.seen(at),
    })),
  }))
}
