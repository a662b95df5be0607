import { randomUUID } from 'node:crypto'

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
  /** A REQUEST-ID that is kept already is not kept again. */
  put(requestId: string, callback: Kept): void
  /** What came after a cursor; waits for something until `patience` ends. A cursor of another life of the relay, or none: everything kept. */
  after(cursor: string | null, patience: Promise<unknown>): Promise<Page>
  forget(): void
}

const KEPT_MS = 10 * 60 * 1000
const MOST = 1000

/** `wall`: milliseconds since 1970. */
export function createMailbox(wall: () => number): Mailbox {
  const life = randomUUID().slice(0, 8)
  const kept: { place: number; at: number; requestId: string; callback: Kept }[] = []
  const waiting = new Set<() => void>()
  let place = 0

  const forgetOld = () => {
    while (kept[0] && (wall() - kept[0].at > KEPT_MS || kept.length > MOST)) kept.shift()
  }
  const placeOf = (cursor: string | null): number => {
    const found = new RegExp(`^${life}-(\\d{1,9})$`).exec(cursor ?? '')?.[1]
    return found === undefined || Number(found) > place ? 0 : Number(found)
  }
  const page = (from: number): Page => {
    forgetOld()
    return { cursor: `${life}-${place}`, callbacks: kept.filter(one => one.place > from).map(({ callback }) => callback) }
  }

  return {
    put(requestId, callback) {
      forgetOld()
      if (kept.some(one => one.requestId === requestId)) return
      place += 1
      kept.push({ place, at: wall(), requestId, callback })
      for (const wake of waiting) wake()
      waiting.clear()
    },
    async after(cursor, patience) {
      const from = placeOf(cursor)
      const now = page(from)
      if (now.callbacks.length > 0) return now
      let wake = () => {}
      await Promise.race([
        patience,
        new Promise<void>(done => {
          wake = done
          waiting.add(wake)
        }),
      ])
      waiting.delete(wake)
      return page(from)
    },
    forget() {
      kept.length = 0
    },
  }
}
