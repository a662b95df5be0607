import type { Journal, JournalToken } from './journal.ts'

/** What the journal owes: a line of a token that could not be written yet, and what it makes of that token. */
interface Owed {
  write(): void
  id: string
  change(token: JournalToken | undefined): JournalToken | undefined
}

/** A journal whose disk may be full. */
export interface ForgivingJournal extends Journal {
  /** looks whether the disk takes what waits, and answers whether anything still waits, or the last line was lost */
  isBehind(): boolean
}

/** so many tokens' lines are kept in memory; a disk that stays full for longer than that is told of all the while */
const mostOwed = 5000

/**
 * A token that cannot be written down must still be given: a write that fails (a full disk) is told of, and the visit goes on. The lines of a token
 * are kept in memory, stand in the staff's list from there, and are written as soon as the disk takes them, in their order. A read that fails is told
 * of too, and finds nothing.
 */
export function forgiving(journal: Journal, failed: (what: keyof Journal) => void): ForgivingJournal {
  const owed: Owed[] = []
  /** the last line that nobody keeps in memory was not written */
  let isLost = false

  /** true: nothing is owed any more */
  function settle(): boolean {
    for (let first = owed[0]; first; first = owed[0]) {
      try {
        first.write()
        isLost = false
      } catch (error) {
        if (mayPass(error)) return false
      }
      owed.shift()
    }
    return true
  }

  const tried =
    <Arguments extends unknown[]>(what: keyof Journal, write: (...values: Arguments) => void) =>
    (...values: Arguments) => {
      settle()
      try {
        write(...values)
        isLost = false
      } catch {
        failed(what)
        isLost = true
      }
    }

  const ofToken = (what: keyof Journal, line: Owed) => {
    if (settle()) {
      try {
        line.write()
        isLost = false
        return
      } catch (error) {
        failed(what)
        if (!mayPass(error)) return
      }
    } else failed(what)
    if (owed.length < mostOwed) owed.push(line)
  }

  const read =
    <Arguments extends unknown[], Row>(what: keyof Journal, rows: (...values: Arguments) => Row[]) =>
    (...values: Arguments): Row[] => {
      settle()
      try {
        return rows(...values)
      } catch {
        failed(what)
        return []
      }
    }
  const written = read('tokens', journal.tokens)

  return {
    tokenRequested: token =>
      ofToken('tokenRequested', {
        write: () => journal.tokenRequested(token),
        id: token.id,
        change: () => ({
          id: token.id,
          counterId: token.counterId,
          requestedAt: token.at,
          tokenNumber: null,
          validUntil: null,
          stage: 'requested',
          reprints: 0,
          answeredAt: null,
        }),
      }),
    tokenShared: (id, requestId) => ofToken('tokenShared', { write: () => journal.tokenShared(id, requestId), id, change: token => token }),
    tokenAnswered: (id, answer) =>
      ofToken('tokenAnswered', {
        write: () => journal.tokenAnswered(id, answer),
        id,
        change: token =>
          token && {
            ...token,
            tokenNumber: answer.tokenNumber,
            validUntil: answer.validUntil,
            stage: answer.late ? 'late' : 'answered',
            answeredAt: answer.at,
          },
      }),
    tokenStage: (id, stage) =>
      ofToken('tokenStage', { write: () => journal.tokenStage(id, stage), id, change: token => token && { ...token, stage } }),
    reprinted: id =>
      ofToken('reprinted', { write: () => journal.reprinted(id), id, change: token => token && { ...token, reprints: token.reprints + 1 } }),
    consent: tried('consent', journal.consent),
    visitEnded: tried('visitEnded', journal.visitEnded),
    handedOver: (handover, series) => {
      settle()
      try {
        const number = journal.handedOver(handover, series)
        isLost = false
        return number
      } catch {
        failed('handedOver')
        isLost = true
        return null
      }
    },
    handoverStage: tried('handoverStage', journal.handoverStage),
    afterStop: read('afterStop', journal.afterStop),
    prune: tried('prune', journal.prune),
    tokens: (since = '', before = '~') => {
      const known = written(since, before)
      if (owed.length === 0) return known
      const rows = new Map(known.map(token => [token.id, token]))
      for (const { id, change } of owed) {
        const token = change(rows.get(id))
        if (token && token.requestedAt >= since && token.requestedAt < before) rows.set(id, token)
      }
      return [...rows.values()].sort((a, b) => a.requestedAt.localeCompare(b.requestedAt))
    },
    isBehind: () => !settle() || isLost,
    visits: read('visits', journal.visits),
    handovers: read('handovers', journal.handovers),
    close: () => {
      settle()
      journal.close()
    },
  }
}

/** A full disk may have room again; what the schema itself refuses will always be refused. */
const mayPass = (error: unknown): boolean => !/constraint/i.test((error as Error).message)
