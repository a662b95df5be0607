import type { Printer } from '../../hardware/printer/types.ts'
import type { Config } from '../config.ts'
import type { Language, SlipState, StaffToken } from '../contract/index.ts'
import type { Journal, JournalToken } from '../journal.ts'
import type { Log } from '../log.ts'
import { type SlipJob, startSlip } from '../slip-job.ts'
import { tokenQr, tokenSlip } from '../slips.ts'

const most = 10

export interface Reprint {
  /** newest first */
  tokens(): StaffToken[]
  slip(): { index: number; state: SlipState } | null
  /** a copy of one of `tokens()`, marked as one; false: there is none at that place, or one is under way */
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

/** The last ten tokens, by number, counter and time; whose they are is not known any more. */
export function createReprint({ config, printer, journal, log, since, language, changed }: Parts): Reprint {
  const counterOf = ({ counterId }: JournalToken) =>
    config.counters.find(({ id }) => id === counterId) ?? { id: counterId, sign: counterId.slice(0, 3), name: { hi: '', en: '' } }
  const last = journal
    .tokens(since.toISOString())
    .filter(({ tokenNumber }) => tokenNumber !== null)
    .slice(-most)
    .reverse()
  let slip: { index: number; state: SlipState } | null = null
  let job: SlipJob | null = null
  return {
    tokens: () => last.map(token => ({ number: token.tokenNumber ?? '', sign: counterOf(token).sign, at: token.requestedAt })),
    slip: () => slip,
    print: index => {
      const token = last[index]
      if (!token || slip?.state === 'printing') return false
      job?.cancel()
      const number = token.tokenNumber ?? ''
      const counter = counterOf(token)
      const validUntil = token.validUntil === null ? null : new Date(token.validUntil)
      const copy = () =>
        tokenSlip(
          { facility: config.facility.name, demo: config.demo, copy: true, at: new Date(token.requestedAt), language: language() },
          { number, counter, validUntil, again: false, qr: tokenQr(config, number, counter.id) },
        )
      slip = { index, state: 'printing' }
      job = startSlip(printer, copy, {
        journal: state => {
          if (state === 'printing') return
          log.event('slip', { kind: 'reprint', outcome: state })
          if (state === 'printed' || state === 'copyPrinted') journal.reprinted(token.id)
        },
        screen: state => {
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
