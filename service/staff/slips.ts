import type { Slip, SlipBlock } from '../../hardware/printer/types.ts'
import { type TextKey, text } from '../../locales/index.ts'
import type { CheckItem, StaffCounts } from '../contract/index.ts'
import { reasonCode } from '../machine/reason-code.ts'
import { both, head, pair, rule, type SlipHead, when } from '../slips.ts'

/** Slips for the staff: they carry no word of any person. */
interface Head extends SlipHead {
  version: string
}

const about = (slip: Head): SlipBlock[] => [...when(slip), pair(slip, 'staff.about.version', slip.version)]

/** All a slip can have on it: both scripts, big digits, a sign, a QR. A person looks whether it is clean. */
export const testSlip = (slip: Head): Slip => ({
  blocks: [
    { kind: 'band', text: both(slip, 'slip.test') },
    ...head(slip),
    { kind: 'token', text: '1234567890' },
    { kind: 'sign', text: '88', beside: [text('hi', 'slip.counter'), text('en', 'slip.counter')] },
    { kind: 'qr', data: 'ABHA KIOSK TEST' },
    { kind: 'text', text: both(slip, 'staff.check.lookAtSlip'), size: 'normal', align: 'center' },
    ...about(slip),
  ],
})

const measured = (name: CheckItem['name'], value: number): string => (name === 'disk' ? `${(value / 1000).toFixed(1)} GB` : `${value} s`)

/** What each part of the machine was found to be, signed by who looked. `record`: what the printer is, in ASCII; null: nobody has probed it. */
export function checkSlip(slip: Head, items: readonly CheckItem[], record: string | null): Slip {
  const isWell = items.every(({ state }) => state === 'good' || state === 'notThere')
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'staff.check.title'), size: 'heading', bold: true },
      { kind: 'text', text: both(slip, isWell ? 'slip.check.allWell' : 'slip.check.toMend'), size: 'normal', bold: true },
      rule,
      ...items.flatMap(({ name, state, value }): SlipBlock[] => {
        const size = value === null ? '' : ` (${measured(name, value)})`
        return [
          pair(
            slip,
            `staff.check.item.${name}`,
            `${both(slip, `staff.check.state.${state}`)}${size}`,
            `${text('en', `staff.check.state.${state}`)}${size}`,
          ),
          ...(name === 'printer' && record !== null
            ? [{ kind: 'text' as const, text: record, size: 'small' as const, align: 'right' as const }]
            : []),
        ]
      }),
      rule,
      ...about(slip),
      rule,
      { kind: 'text', text: both(slip, 'staff.check.signed'), size: 'normal' },
      { kind: 'space', mm: 14 },
    ],
  }
}

const fewest = 5
/** A small number could tell who it was (users-and-rules T2). */
const told = (count: number) => (count > 0 && count < fewest ? `< ${fewest}` : String(count))

/** What the day brought, for the shift that ends. */
export function dayCountsSlip(slip: SlipHead, counts: StaffCounts): Slip {
  const line = (key: TextKey, count: number) => pair(slip, key, told(count))
  const toCounter = counts.failures.reduce((sum, { count }) => sum + count, 0)
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'slip.counts.title'), size: 'heading', bold: true },
      rule,
      line('slip.counts.visits', counts.sessions),
      line('slip.counts.tokens', counts.tokens),
      line('slip.counts.abhaMade', counts.made + counts.madeByDemographics),
      line('slip.counts.abhaFound', counts.found),
      line('slip.counts.notNow', counts.notNow),
      line('slip.counts.toCounter', toCounter),
      line('slip.counts.copies', counts.reprints),
      ...(counts.medianSeconds === null ? [] : [pair(slip, 'slip.counts.median', `${counts.medianSeconds} s`)]),
      ...(counts.failures.length === 0
        ? []
        : [rule, { kind: 'text' as const, text: both(slip, 'slip.counts.byReason'), size: 'normal' as const, bold: true }]),
      ...counts.failures.map(
        ({ reason, count }): SlipBlock => ({
          kind: 'pair',
          label: text(slip.language, reason === 'noAnswer' ? 'staff.today.reason.noAnswer' : `slip.reason.${reason}`),
          value: reason === 'noAnswer' ? told(count) : `${reasonCode(reason)}: ${told(count)}`,
        }),
      ),
      rule,
      ...when(slip),
    ],
  }
}
