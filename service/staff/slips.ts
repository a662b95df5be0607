import type { Slip, SlipBlock } from '../../hardware/printer/types.ts'
import { type TextKey, text } from '../../locales/index.ts'
import { clockTime, dayOf } from '../../locales/time.ts'
import type { BothLanguages, CheckItem } from '../contract/index.ts'

interface Head {
  facility: BothLanguages
  at: Date
  version: string
}

const both = (key: TextKey, values: Record<string, string | number> = {}) => `${text('hi', key, values)} / ${text('en', key, values)}`
const rule: SlipBlock = { kind: 'rule', style: 'dashed' }

const head = ({ facility, at, version }: Head): SlipBlock[] => [
  { kind: 'text', text: facility.hi, size: 'heading', align: 'center', bold: true },
  { kind: 'text', text: facility.en, size: 'normal', align: 'center' },
  rule,
  { kind: 'pair', label: both('slip.date'), value: dayOf(at) },
  { kind: 'pair', label: both('slip.time'), value: `${clockTime(at, 'hi')} / ${clockTime(at, 'en')}` },
  { kind: 'pair', label: both('staff.about.version'), value: version },
]

/** All a slip can have on it: both scripts, big digits, a sign, a QR. A person looks whether it is clean. */
export const testSlip = (about: Head): Slip => ({
  blocks: [
    { kind: 'band', text: both('slip.test') },
    ...head(about),
    { kind: 'token', text: '1234567890' },
    { kind: 'sign', text: '88', beside: [text('hi', 'slip.counter'), text('en', 'slip.counter')] },
    { kind: 'qr', data: 'ABHA KIOSK TEST' },
    { kind: 'text', text: both('staff.check.lookAtSlip'), size: 'normal', align: 'center' },
  ],
})

/** What each part of the machine was found to be. */
export const checkSlip = (about: Head, items: readonly CheckItem[]): Slip => ({
  blocks: [
    { kind: 'text', text: both('staff.check.title'), size: 'title', align: 'center', bold: true },
    ...head(about),
    rule,
    ...items.map(
      ({ name, state, value }): SlipBlock => ({
        kind: 'pair',
        label: both(`staff.check.item.${name}`),
        value: `${both(`staff.check.state.${state}`)}${value === null ? '' : ` (${measured(name, value)})`}`,
      }),
    ),
    rule,
    { kind: 'text', text: both('staff.check.signed'), size: 'normal' },
    { kind: 'space', mm: 14 },
  ],
})

const measured = (name: CheckItem['name'], value: number): string => (name === 'disk' ? `${(value / 1000).toFixed(1)} GB` : `${value} s`)
