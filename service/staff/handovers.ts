import type { Config } from '../config.ts'
import type { Counter, StaffHandover } from '../contract/index.ts'
import type { Journal } from '../journal.ts'
import { reasonCode } from '../machine/reason-code.ts'
import { indianHour, indianTime } from './counts.ts'
import { quoted } from './export-csv.ts'
import { counterOf } from './reprint.ts'

interface Row extends StaffHandover {
  counter: Counter | null
  abhaCard: boolean
}

/** Everybody whom the machine sent to a counter since then, newest first: those with a counter slip, and those who shared and got no number. */
function rowsSince(journal: Pick<Journal, 'handovers' | 'tokens'>, config: Pick<Config, 'counters'>, since: string): Row[] {
  const sent = journal.handovers(since).map(({ at, counterId, why, queueNumber, abhaCard }): Row => {
    const counter = counterId === null ? null : counterOf(config, counterId)
    return { at, sign: counter?.sign ?? '', reason: why, code: reasonCode(why), number: queueNumber, counter, abhaCard }
  })
  const unanswered = journal.tokens(since).flatMap(({ requestedAt, counterId, tokenNumber, stage }): Row[] => {
    if (stage !== 'noAnswer' && stage !== 'interrupted' && stage !== 'late') return []
    const counter = counterOf(config, counterId)
    return [{ at: requestedAt, sign: counter.sign, reason: null, code: null, number: tokenNumber, counter, abhaCard: false }]
  })
  return [...sent, ...unanswered].sort((a, b) => b.at.localeCompare(a.at))
}

/** The clerk's list as the glass shows it. */
export const handovers = (journal: Pick<Journal, 'handovers' | 'tokens'>, config: Pick<Config, 'counters'>, since: string): StaffHandover[] =>
  rowsSince(journal, config, since).map(({ counter: _, abhaCard: __, ...row }) => row)

/** The same as a table for a spreadsheet, oldest first: UTF-8 with a mark, CRLF, Indian dates and times. It has times, counters, codes and numbers, and nothing of whom. */
export function handoverCsv(journal: Pick<Journal, 'handovers' | 'tokens'>, config: Pick<Config, 'counters'>, since: string): string {
  const lines = rowsSince(journal, config, since)
    .reverse()
    .map(({ at, counter, reason, code, number, abhaCard }) => [
      indianHour(new Date(at)).day.split('-').reverse().join('-'),
      indianTime(new Date(at)),
      counter === null ? '' : `${counter.sign} ${counter.name.en}`,
      code ?? '',
      reason ?? 'noAnswer',
      number ?? '',
      abhaCard ? 'yes' : '',
    ])
  const head = ['Date', 'Time', 'Counter', 'Code', 'Reason', 'Number', 'ABHA card']
  return `\uFEFF${[head, ...lines].map(cells => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}
