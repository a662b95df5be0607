import { randomUUID } from 'node:crypto'
import type { Clock } from '../world/clock.ts'

/** One callback as the relay hands it on. */
export interface Kept {
  headers: { authorization: string; 'request-id': string; timestamp: string; 'x-hiu-id': string }
  /** as received */
  body: unknown
  /** ISO 8601 */
  receivedAt: string
}

export interface Page {
  /** what to ask after next time */
  cursor: string
  callbacks: Kept[]
}

export interface Mailbox {
  /** A REQUEST-ID that is kept already is not kept again. `answers`: REQUEST-ID of the share it answers, or null. */
  put(requestId: string, answers: string | null, callback: Omit<Kept, 'receivedAt'>): void
  /**
   * What came after a cursor; waits for something until `patience` ends. A cursor of another life of the relay, or none: everything kept.
   * `answers`: only what answers that share, so that a kiosk hears of its own patients alone.
   */
  after(cursor: string | null, patience: Promise<unknown>, answers?: string | null): Promise<Page>
  forget(): void
}

const KEPT_MS = 10 * 60 * 1000
const MOST = 1000

export function createMailbox(clock: Pick<Clock, 'now' | 'seen'>): Mailbox {
  const life = randomUUID().slice(0, 8)
  const kept: { place: number; at: number; requestId: string; answers: string | null; callback: Omit<Kept, 'receivedAt'> }[] = []
  const waiting = new Set<() => void>()
  let place = 0

  const forgetOld = () => {
    while (kept[0] && (clock.now() - kept[0].at > KEPT_MS || kept.length > MOST)) kept.shift()
  }
  const placeOf = (cursor: string | null): number => {
    const found = new RegExp(`^${life}-(\\d{1,9})$`).exec(cursor ?? '')?.[1]
    return found === undefined || Number(found) > place ? 0 : Number(found)
  }
  const page = (from: number, answers: string | null): Page => {
    forgetOld()
    const wanted = kept.filter(one => one.place > from && (answers === null || one.answers === answers))
    return { cursor: `${life}-${place}`, callbacks: wanted.map(({ callback, at }) => ({ ...callback, receivedAt: clock.seen(at) })) }
  }

  return {
    put(requestId, answers, callback) {
      forgetOld()
      if (kept.some(one => one.requestId === requestId)) return
      place += 1
      kept.push({ place, at: clock.now(), requestId, answers, callback })
      for (const wake of waiting) wake()
      waiting.clear()
    },
    async after(cursor, patience, answers = null) {
      const from = placeOf(cursor)
      let over = false
      const end = patience.then(() => {
        over = true
      })
      for (;;) {
        const now = page(from, answers)
        if (now.callbacks.length > 0 || over) return now
        let wake = () => {}
        await Promise.race([
          end,
          new Promise<void>(done => {
            wake = done
            waiting.add(wake)
          }),
        ])
        waiting.delete(wake)
      }
    },
    forget() {
      kept.length = 0
    },
  }
}
