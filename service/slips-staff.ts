import type { Slip, SlipBlock } from '../hardware/printer/types.ts'
import { type TextKey, text } from '../locales/index.ts'
import type { CounterReason } from './contract/index.ts'
import { reasonCode } from './machine/reason-code.ts'
import { both, head, pair, rule, type SlipHead, when } from './slips.ts'

/** Slips for the staff: they carry no word of any person. */

export type CheckedPart = 'printer' | 'scanner' | 'camera' | 'network' | 'clock' | 'disk' | 'voice'

/** The machine's check. `fault`: what was found, as the machine names it; null: nothing. `told`: what else staff may want to know, in ASCII. */
export function checkSlip(slip: SlipHead, parts: readonly { part: CheckedPart; fault: string | null; told?: string }[]): Slip {
  const isWell = parts.every(({ fault }) => fault === null)
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'slip.check.title'), size: 'heading', bold: true },
      { kind: 'text', text: both(slip, isWell ? 'slip.check.allWell' : 'slip.check.toMend'), size: 'normal', bold: true },
      rule,
      ...parts.flatMap(({ part, fault, told }): SlipBlock[] => [
        pair(slip, `slip.check.part.${part}`, fault ?? both(slip, 'slip.check.ok'), fault ?? 'OK'),
        ...(told === undefined ? [] : [{ kind: 'text' as const, text: told, size: 'small' as const, align: 'right' as const }]),
      ]),
      rule,
      ...when(slip),
    ],
  }
}

export interface DayCounts {
  visits: number
  tokens: number
  abhaMade: number
  abhaFound: number
  notNow: number
  copies: number
  /** the middle one of all visits; null: there was none */
  medianSeconds: number | null
  toCounter: Partial<Record<CounterReason, number>>
}

const fewest = 5
/** A small number could tell who it was (users-and-rules T2). */
const told = (count: number) => (count > 0 && count < fewest ? `< ${fewest}` : String(count))

/** What the day brought, for the shift that ends. */
export function dayCountsSlip(slip: SlipHead, counts: DayCounts): Slip {
  const line = (key: TextKey, count: number) => pair(slip, key, told(count))
  const reasons = Object.entries(counts.toCounter) as [CounterReason, number][]
  const total = reasons.reduce((sum, [, count]) => sum + count, 0)
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'slip.counts.title'), size: 'heading', bold: true },
      rule,
      line('slip.counts.visits', counts.visits),
      line('slip.counts.tokens', counts.tokens),
      line('slip.counts.abhaMade', counts.abhaMade),
      line('slip.counts.abhaFound', counts.abhaFound),
      line('slip.counts.notNow', counts.notNow),
      line('slip.counts.toCounter', total),
      line('slip.counts.copies', counts.copies),
      ...(counts.medianSeconds === null ? [] : [pair(slip, 'slip.counts.median', `${counts.medianSeconds} s`)]),
      ...(reasons.length === 0
        ? []
        : [rule, { kind: 'text' as const, text: both(slip, 'slip.counts.byReason'), size: 'normal' as const, bold: true }]),
      ...reasons.map(
        ([reason, count]): SlipBlock => ({
          kind: 'pair',
          label: text(slip.language, `slip.reason.${reason}`),
          value: `${reasonCode(reason)}: ${told(count)}`,
        }),
      ),
      rule,
      ...when(slip),
    ],
  }
}
