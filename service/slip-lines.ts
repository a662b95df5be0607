import { fixedBlocksOf } from '../hardware/printer/stored.ts'
import type { SlipBlock } from '../hardware/printer/types.ts'
import { en } from '../locales/index.ts'
import type { Config } from './config.ts'
import type { CounterReason } from './contract/index.ts'
import { reasonCode } from './machine/reason-code.ts'
import { abhaSlip, counterSlip, noNumberYetSlip, parkSlip, type SlipHead, tokenSlip } from './slips.ts'

const reasons = Object.keys(en).flatMap(key => (key.startsWith('slip.reason.') ? [key.slice('slip.reason.'.length) as CounterReason] : []))

/**
 * Every block that is the same on all slips of a kind at this hospital, the most printed kinds first: what a printer on a slow line is to hold. Words
 * that nobody knows beforehand (numbers, times, addresses) are not among them.
 */
export function fixedLines({ facility, counters, demo }: Pick<Config, 'facility' | 'counters' | 'demo'>): SlipBlock[] {
  const at = new Date(0)
  const heads = (['hi', 'en'] as const).map((language): SlipHead => ({ facility: facility.name, demo, copy: false, at, language }))
  const slips = [
    ...heads.flatMap(head => counters.map(counter => tokenSlip(head, { number: '1', counter, validUntil: at, again: true, qr: '1' }))),
    ...heads.flatMap(head => counters.map(counter => noNumberYetSlip(head, counter))),
    ...heads.flatMap(head => counters.map(counter => counterSlip(head, { counter, reason: 'notNow', code: '', queue: null, abhaCard: false }))),
    ...heads.flatMap(head =>
      reasons.map(reason => counterSlip(head, { counter: null, reason, code: reasonCode(reason), queue: '1', abhaCard: true })),
    ),
    ...heads.flatMap(head => [true, false].map(isNew => abhaSlip(head, { abhaNumber: '1', abhaAddress: 'a@b', qr: '{}', isNew }))),
    ...heads.map(head => parkSlip(head, { number: '1', until: at })),
    ...heads.map(head =>
      tokenSlip(
        { ...head, copy: true },
        { number: '1', counter: { id: '', sign: '1', name: facility.name }, validUntil: null, again: true, qr: '1' },
      ),
    ),
  ]
  const known = new Map(slips.flatMap(fixedBlocksOf).map(block => [JSON.stringify(block), block]))
  return [...known.values()]
}
