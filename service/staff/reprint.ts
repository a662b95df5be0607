import type { Printer, Slip } from '../../hardware/printer/types.ts'
import type { Config } from '../config.ts'
import type { Counter, Language, SlipState, StaffToken, StaffTokenState } from '../contract/index.ts'
import type { Journal, JournalHandover, JournalToken } from '../journal.ts'
import type { Log } from '../log.ts'
import { reasonCode } from '../machine/reason-code.ts'
import { type SlipJob, startSlip } from '../slip-job.ts'
import { counterSlip, type SlipHead, tokenQr, tokenSlip } from '../slips.ts'

const perPage = 6

export interface Reprint {
  /** of the page that is on: first those that nobody has on paper, then the others, newest first */
  tokens(): StaffToken[]
  page(): number
  pages(): number
  more(): void
  slip(): { index: number; state: SlipState } | null
  /** a copy of one of `tokens()`, marked as one; false: there is none at that place, it has no number, or one is under way */
  print(index: number): boolean
  stop(): void
}

interface Parts {
  config: Config
  printer: Printer | null
  journal: Journal
  log: Log
  /** older tokens are nobody's any more */
  since: Date
  /** of the slips */
  language(): Language
  changed(): void
}

/** The counter as the config has it now; one that is not there any more is called by its id. */
export const counterOf = ({ counters }: Pick<Config, 'counters'>, id: string): Counter =>
  counters.find(counter => counter.id === id) ?? { id, sign: id.slice(0, 3), name: { hi: '', en: '' } }

interface Row extends StaffToken {
  id: string
  slip: ((head: SlipHead) => Slip) | null
}

/** What is known of today's tokens and of the slips of the facility's own series, and copies of them; whose they are is not known any more. */
export function createReprint({ config, printer, journal, log, since, language, changed }: Parts): Reprint {
  const from = since.toISOString()

  function rowOfToken(token: JournalToken): Row {
    const { id, tokenNumber: number, requestedAt: at, stage, reprints } = token
    const counter = counterOf(config, token.counterId)
    const validUntil = token.validUntil === null ? null : new Date(token.validUntil)
    return {
      id,
      number,
      sign: counter.sign,
      at,
      state: stateOf(stage),
      copied: reprints > 0,
      slip: number === null ? null : head => tokenSlip(head, { number, counter, validUntil, again: false, qr: tokenQr(config, number, counter.id) }),
    }
  }

  function rowOfQueued({ id, at, counterId, why, queueNumber, abhaCard, stage, reprints }: JournalHandover): Row {
    const counter = counterId === null ? null : counterOf(config, counterId)
    return {
      id,
      number: queueNumber,
      sign: counter?.sign ?? '',
      at,
      state: stateOf(stage),
      copied: reprints > 0,
      slip: head => counterSlip(head, { counter, reason: why, code: reasonCode(why), queue: queueNumber, abhaCard }),
    }
  }

  const all = [
    // of one that was refused or never left the slip says so, and there is nothing to look for
    ...journal
      .tokens(from)
      .filter(({ stage }) => stage !== 'refused' && stage !== 'notShared')
      .map(rowOfToken),
    ...journal
      .handovers(from)
      .filter(({ queueNumber }) => queueNumber !== null)
      .map(rowOfQueued),
  ].sort((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || b.at.localeCompare(a.at))

  let page = 0
  let slip: { index: number; state: SlipState } | null = null
  let job: SlipJob | null = null
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const shown = () => all.slice(page * perPage, (page + 1) * perPage)
  return {
    tokens: () => shown().map(({ number, sign, at, state, copied }) => ({ number, sign, at, state, copied })),
    page: () => page,
    pages: () => pages,
    more: () => {
      page = (page + 1) % pages
      slip = null
    },
    slip: () => slip,
    print: index => {
      const row = shown()[index]
      const of = row?.slip
      if (!row || !of || slip?.state === 'printing') return false
      job?.cancel()
      const shownOn = page
      const copy = () => of({ facility: config.facility.name, demo: config.demo, copy: true, at: new Date(row.at), language: language() })
      slip = { index, state: 'printing' }
      job = startSlip(printer, copy, {
        journal: state => {
          if (state === 'printing') return
          log.event('slip', { kind: 'reprint', outcome: state })
          if (state !== 'printed' && state !== 'copyPrinted') return
          journal.reprinted(row.id)
          row.copied = true
        },
        screen: state => {
          if (page !== shownOn) return
          slip = { index, state }
          changed()
        },
      })
      return true
    },
    stop: () => {
      job?.cancel()
      job = null
    },
  }
}

/** There is a number, and as far as anybody knows nobody has it on paper. */
const isOwed = ({ number, state, copied }: StaffToken): boolean => number !== null && state !== 'printed' && !copied

function stateOf(stage: JournalToken['stage'] | JournalHandover['stage']): StaffTokenState {
  switch (stage) {
    case 'printed':
    case 'copyPrinted':
      return 'printed'
    case 'late':
      return 'late'
    // the number came, and the program ended before its slip began
    case 'answered':
    case 'notPrinted':
      return 'notPrinted'
    case 'printing':
    case 'printUnknown':
      return 'unknown'
    case 'requested':
    case 'interrupted':
    case 'noAnswer':
    case 'refused':
    case 'notShared':
      return 'noNumber'
  }
}
