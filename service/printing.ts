import { randomUUID } from 'node:crypto'
import type { Printer, Slip } from '../hardware/printer/types.ts'
import type { Locale } from '../locales/index.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { SlipState } from './contract/index.ts'
import type { Journal, Series, SlipStage } from './journal.ts'
import type { Log } from './log.ts'
import { type Context, isQueued } from './machine/context.ts'
import { reasonCode } from './machine/reason-code.ts'
import { type SlipJob, startSlip } from './slip-job.ts'
import { abhaSlip, counterSlip, noNumberYetSlip, parkSlip, type SlipHead, tokenQr, tokenSlip } from './slips.ts'

/** One slip a visit at a time: what it says, what the journal learns of it, what the screen is told. */
export interface Printing {
  /** `journalId`: of the token's line in the journal */
  token(context: Context, journalId: string | null): void
  noNumberYet(context: Context): void
  toCounter(context: Context): void
  abha(context: Context): void
  park(context: Context): void
  /** the visit has gone on: no copy of this slip comes any more */
  drop(): void
  /** the visit is over: nothing of it begins to come out in front of the next person */
  end(): void
}

interface Parts {
  printer: Printer | null
  config: Config
  journal: Journal
  log: Log
  clock: Clock
  told(state: SlipState): void
  /** the slip on its way has this number of the facility's own series */
  queued(number: string): void
  /** where that series goes on; null: there is none */
  series(): Series | null
}

export function createPrinting({ printer, config, journal, log, clock, told, queued, series }: Parts): Printing {
  let job: SlipJob | null = null
  /** of this visit; most of them have long come out */
  let jobs: SlipJob[] = []

  const drop = () => {
    job?.drop()
    job = null
  }

  function print(kind: string, language: Locale, slip: (head: SlipHead) => Slip, written: (stage: SlipStage) => void = () => {}) {
    drop()
    const at = clock.now()
    const begun = startSlip(printer, copy => slip({ facility: config.facility.name, demo: config.demo, copy, at, language }), {
      journal: state => {
        if (state !== 'printing') log.event('slip', { kind, outcome: state })
        written(slipStage(state))
      },
      screen: told,
    })
    job = begun
    jobs.push(begun)
  }

  return {
    token: ({ token, counter, language }, journalId) => {
      if (!token || !counter) return
      const { number, again } = token
      const validUntil = token.validUntil ? new Date(token.validUntil) : null
      print(
        'token',
        language,
        head => tokenSlip(head, { number, counter, validUntil, again, qr: tokenQr(config, number, counter.id) }),
        stage => {
          if (journalId) journal.tokenStage(journalId, stage)
        },
      )
    },
    noNumberYet: ({ counter, language }) => {
      if (counter) print('noNumberYet', language, head => noNumberYetSlip(head, counter))
    },
    toCounter: context => {
      const { counter, without, language, cardSeen } = context
      const reason = without?.reason ?? 'notNow'
      const id = randomUUID()
      const handover = { id, at: clock.now().toISOString(), counterId: counter?.id ?? null, why: reason, abhaCard: cardSeen }
      // the number is written down before it is anywhere else: nobody gets it twice
      const queue = journal.handedOver(handover, isQueued(context) ? series() : null)
      if (queue !== null) queued(queue)
      print(
        'counter',
        language,
        head => counterSlip(head, { counter, reason, code: reasonCode(reason), queue, abhaCard: cardSeen }),
        stage => journal.handoverStage(id, stage),
      )
    },
    abha: ({ abha, enrolled, language }) => {
      if (abha) print('abha', language, head => abhaSlip(head, { ...abha, isNew: enrolled?.isNew ?? false }))
    },
    park: ({ parked, language }) => {
      if (parked) print('park', language, head => parkSlip(head, { number: parked.number, until: new Date(parked.until) }))
    },
    drop,
    end: () => {
      for (const each of jobs) each.cancel()
      jobs = []
      job = null
    },
  }
}

function slipStage(state: SlipState): SlipStage {
  switch (state) {
    case 'printing':
      return 'printing'
    case 'printed':
      return 'printed'
    case 'copyPrinted':
      return 'copyPrinted'
    case 'unknown':
      return 'printUnknown'
    case 'noPaper':
    case 'coverOpen':
    case 'printerFault':
      return 'notPrinted'
  }
}
