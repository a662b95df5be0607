import { join } from 'node:path'
import { type JournalToken, openJournal } from '../../service/journal.ts'
import { openNodeSqlite } from '../../service/sqlite-node.ts'

/** One number the hospital gave, as its own book has it. */
export interface Given {
  counterId: string
  tokenNumber: string
}

/** Everybody who ever asked at this kiosk, as its journal has it. Throws where the journal cannot be read. */
export function journalIn(dataFolder: string): JournalToken[] {
  const { journal, setAside } = openJournal(openNodeSqlite, join(dataFolder, 'journal.sqlite'), () => new Date())
  if (setAside !== null) throw new Error('the journal cannot be read')
  const tokens = journal.tokens()
  journal.close()
  return tokens
}

export const count = <T>(all: Iterable<T>) => {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** What the hospital gave and no journal knows of, as sentences. A line that was asked for and has no number yet may be any of its counter's. */
export const unknownNumbers = (given: readonly Given[], journal: readonly JournalToken[]): string[] =>
  [...Map.groupBy(given, ({ counterId }) => counterId)].flatMap(([counterId, tokens]) => {
    const known = journal.filter(token => token.counterId === counterId)
    const numbers = new Set(known.map(({ tokenNumber }) => tokenNumber))
    const unknown = tokens.filter(({ tokenNumber }) => !numbers.has(tokenNumber)).map(({ tokenNumber }) => tokenNumber)
    const askedFor = known.filter(({ tokenNumber }) => tokenNumber === null).length
    return unknown.length > askedFor
      ? [`counter ${counterId} waits for ${unknown}, and the journal has asked for ${askedFor} it has no number of`]
      : []
  })

/** Slips (the text of the QR: counter and number) that came out more often than they were asked for. Who asks twice within half an hour gets one number twice, and a slip each time. */
export function slipsTooMany(onPaper: readonly string[], journal: readonly JournalToken[]): string[] {
  const asked = count(journal.map(slipOf))
  return [...count(onPaper)].flatMap(([slip, times]) =>
    times > (asked.get(slip) ?? 0) ? [`the slip of ${slip} came out ${times} times, and was asked for ${asked.get(slip) ?? 0} times`] : [],
  )
}

/** Slips the journal calls printed and that do not lie in the tray. */
export function slipsMissing(onPaper: readonly string[], journal: readonly JournalToken[]): string[] {
  const there = count(onPaper)
  return [...count(journal.filter(({ stage }) => stage === 'printed').map(slipOf))].flatMap(([slip, times]) =>
    times > (there.get(slip) ?? 0) ? [`the journal calls ${times} slips of ${slip} printed, and ${there.get(slip) ?? 0} came out`] : [],
  )
}

const slipOf = ({ counterId, tokenNumber }: JournalToken) => `${counterId} ${tokenNumber}`
