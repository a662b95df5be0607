import type { Config } from '../config.ts'
import type { Counter, StaffHandover } from '../contract/index.ts'
import { indianHour, indianTime } from '../india.ts'
import type { Journal } from '../journal.ts'
import { reasonCode } from '../machine/reason-code.ts'
import { counterOf } from './reprint.ts'

interface Row extends StaffHandover {
  counter: Counter | null
  abhaCard: boolean
}

/** Everybody whom the machine sent to a counter since then (and before the other time), newest first: those with a counter slip, and those who shared and got no number. */
function rowsSince(journal: Pick<Journal, 'handovers' | 'tokens'>, config: Pick<Config, 'counters'>, since: string, before?: string): Row[] {
  const sent = journal.handovers(since, before).map(({ at, counterId, why, queueNumber, abhaCard }): Row => {
    const counter = counterId === null ? null : counterOf(config, counterId)
    return { at, sign: counter?.sign ?? '', reason: why, code: reasonCode(why), number: queueNumber, counter, abhaCard }
  })
  const unanswered = journal.tokens(since, before).flatMap(({ requestedAt, counterId, tokenNumber, stage }): Row[] => {
    if (stage !== 'noAnswer' && stage !== 'interrupted' && stage !== 'late') return []
    const counter = counterOf(config, counterId)
    return [{ at: requestedAt, sign: counter.sign, reason: null, code: null, number: tokenNumber, counter, abhaCard: false }]
  })
  return [...sent, ...unanswered].sort((a, b) => b.at.localeCompare(a.at))
}

/** The clerk's list as the glass shows it. */
export const handovers = (journal: Pick<Journal, 'handovers' | 'tokens'>, config: Pick<Config, 'counters'>, since: string): StaffHandover[] =>
  rowsSince(journal, config, since).map(({ counter: _, abhaCard: __, ...row }) => row)

/** The same as lines of a table, oldest first, with Indian dates and times. They have times, counters, codes and numbers, and nothing of whom. */
export const handoverLines = (
  journal: Pick<Journal, 'handovers' | 'tokens'>,
  config: Pick<Config, 'counters'>,
  since: string,
  before: string,
): string[][] =>
  rowsSince(journal, config, since, before)
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

export const handoverHead = ['Date', 'Time', 'Counter', 'Code', 'Reason', 'Number', 'ABHA card']
