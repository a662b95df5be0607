import type { Slip, SlipBlock } from '../hardware/printer/types.ts'
import { type Locale, type TextKey, text } from '../locales/index.ts'
import { clockTime, dayOf } from '../locales/time.ts'
import type { BothLanguages, Counter, CounterReason } from './contract/index.ts'

/** What every slip of this kiosk has on it. Slips carry no name: a slip can be lost, and printed again without one. */
export interface SlipHead {
  facility: BothLanguages
  demo: boolean
  copy: boolean
  at: Date
  /** slips speak both languages; this one first, and larger */
  language: Locale
}

/** Words of both languages, that of the slip first. */
const inOrder = ({ language }: SlipHead, words: BothLanguages): [string, string] => (language === 'hi' ? [words.hi, words.en] : [words.en, words.hi])
const wordsOf = (key: TextKey, values: Record<string, string> = {}): BothLanguages => ({ hi: text('hi', key, values), en: text('en', key, values) })
export const both = (slip: SlipHead, key: TextKey, values: Record<string, string> = {}) => inOrder(slip, wordsOf(key, values)).join(' / ')
export const pair = (slip: SlipHead, key: TextKey, value: string, plain?: string): SlipBlock => ({
  kind: 'pair',
  label: both(slip, key),
  value,
  ...(plain === undefined ? {} : { plain }),
})
/** printers have no Hindi letters of their own: on slow lines they write the English time */
const timePair = (slip: SlipHead, key: TextKey, at: Date): SlipBlock =>
  pair(slip, key, inOrder(slip, { hi: clockTime(at, 'hi'), en: clockTime(at, 'en') }).join(' / '), clockTime(at, 'en'))
const band = (words: string): SlipBlock => ({ kind: 'band', text: words })
export const rule: SlipBlock = { kind: 'rule', style: 'dashed' }

type Style = Partial<Omit<SlipBlock & { kind: 'text' }, 'kind' | 'text'>>
/** The same words twice: in the slip's language `first`, in the other below. */
const twice = (slip: SlipHead, words: BothLanguages, first: Style, second: Style): SlipBlock[] =>
  inOrder(slip, words).map((line, index): SlipBlock => ({ kind: 'text', text: line, size: 'normal', ...(index === 0 ? first : second) }))
const twiceOf = (slip: SlipHead, key: TextKey, first: Style, second: Style, values?: Record<string, string>) =>
  twice(slip, wordsOf(key, values), first, second)

export function head(slip: SlipHead): SlipBlock[] {
  return [
    ...(slip.demo ? inOrder(slip, wordsOf('slip.demo')).map(band) : []),
    ...(slip.copy ? [band(both(slip, 'slip.copy'))] : []),
    ...twice(slip, slip.facility, { size: 'heading', align: 'center', bold: true }, { align: 'center' }),
    rule,
  ]
}

export const when = (slip: SlipHead): SlipBlock[] => [pair(slip, 'slip.date', dayOf(slip.at)), timePair(slip, 'slip.time', slip.at)]

const sign = (slip: SlipHead, counter: Counter): SlipBlock => ({
  kind: 'sign',
  text: counter.sign,
  beside: [both(slip, 'slip.counter'), ...inOrder(slip, counter.name)],
})

/** What the QR of a token slip holds: the config's template, filled in. */
export const tokenQr = ({ slip, facility }: { slip: { qr: string }; facility: { hipId: string } }, token: string, counter: string): string =>
  slip.qr.replaceAll('{token}', token).replaceAll('{counter}', counter).replaceAll('{hip}', facility.hipId)

/** `qr`: the config's template with {token}, {counter}, {hip} filled in. */
export function tokenSlip(slip: SlipHead, token: { number: string; counter: Counter; validUntil: Date | null; again: boolean; qr: string }): Slip {
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'slip.token'), size: 'title', align: 'center', bold: true },
      { kind: 'token', text: token.number },
      sign(slip, token.counter),
      rule,
      ...when(slip),
      ...(token.validUntil ? [timePair(slip, 'slip.validUntil', token.validUntil)] : []),
      ...(token.again ? [{ kind: 'text' as const, text: both(slip, 'slip.again'), size: 'normal' as const, bold: true }] : []),
      { kind: 'qr', data: token.qr },
      ...twiceOf(slip, 'slip.wait', { align: 'center' }, { size: 'small', align: 'center' }),
    ],
  }
}

/** Shared, and the hospital has not answered yet: the number may come any moment. */
export function noNumberYetSlip(slip: SlipHead, counter: Counter): Slip {
  return {
    blocks: [
      ...head(slip),
      ...twiceOf(slip, 'slip.sharedNoNumber', { size: 'title', bold: true }, {}),
      sign(slip, counter),
      { kind: 'text', text: both(slip, 'slip.showAtCounter'), size: 'normal' },
      rule,
      ...when(slip),
    ],
  }
}

/**
 * Sent to the counter: not now, or something did not work. The code tells the clerk what was tried. `queue`: a number of the facility's own series, which
 * says of itself that it is no token of ABDM's.
 */
export function counterSlip(
  slip: SlipHead,
  to: { counter: Counter | null; reason: CounterReason; code: string; queue: string | null; abhaCard: boolean },
): Slip {
  const where = to.counter
  const [reason, otherReason] = inOrder(slip, wordsOf(`slip.reason.${to.reason}`))
  return {
    blocks: [
      ...head(slip),
      ...twiceOf(
        slip,
        where ? 'slip.goToCounter' : 'slip.goToAnyCounter',
        { size: 'title', bold: true },
        { size: 'heading' },
        where ? { sign: where.sign } : {},
      ),
      ...(to.queue === null
        ? []
        : [
            { kind: 'text' as const, text: both(slip, 'slip.queue.number'), size: 'heading' as const, align: 'center' as const, bold: true },
            { kind: 'token' as const, text: to.queue },
            ...twiceOf(slip, 'slip.queue.notAToken', { align: 'center' }, { size: 'small', align: 'center' }),
          ]),
      ...(where ? [sign(slip, where)] : []),
      ...(to.queue === null ? [] : twiceOf(slip, 'slip.queue.name', { bold: true }, {})),
      { kind: 'text', text: both(slip, 'slip.showAtCounter'), size: 'normal' },
      rule,
      ...(to.abhaCard ? [{ kind: 'text' as const, text: both(slip, 'slip.queue.card'), size: 'normal' as const, bold: true }] : []),
      pair(slip, 'slip.reasonLabel', reason),
      { kind: 'text', text: otherReason, size: 'normal', align: 'right' },
      pair(slip, 'slip.code', to.code),
      rule,
      ...when(slip),
    ],
  }
}

/** The patient's own ABHA slip: number and address (test cases CRT_ABHA_114 and 115), and how it can be closed (R26). */
export function abhaSlip(slip: SlipHead, abha: { abhaNumber: string; abhaAddress: string; qr: string; isNew: boolean }): Slip {
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both(slip, 'slip.abha'), size: 'title', align: 'center', bold: true },
      { kind: 'text', text: both(slip, abha.isNew ? 'slip.newAbha' : 'slip.existingAbha'), size: 'normal', align: 'center' },
      rule,
      { kind: 'text', text: both(slip, 'slip.abhaNumber'), size: 'normal' },
      { kind: 'text', text: abha.abhaNumber, size: 'title', bold: true },
      { kind: 'text', text: both(slip, 'slip.abhaAddress'), size: 'normal' },
      { kind: 'text', text: abha.abhaAddress, size: 'heading', bold: true },
      { kind: 'qr', data: abha.qr },
      { kind: 'text', text: both(slip, 'slip.keep'), size: 'normal', align: 'center', bold: true },
      ...twiceOf(slip, 'slip.close', { size: 'small' }, { size: 'small' }),
      rule,
      ...when(slip),
    ],
  }
}

/** The phone is elsewhere: the visit waits under a number while the next person is served. */
export function parkSlip(slip: SlipHead, parked: { number: string; until: Date }): Slip {
  return {
    blocks: [
      ...head(slip),
      ...twiceOf(slip, 'slip.park.title', { size: 'title', bold: true }, { size: 'heading' }),
      rule,
      { kind: 'text', text: both(slip, 'slip.park.number'), size: 'heading', align: 'center' },
      { kind: 'token', text: parked.number },
      ...twiceOf(slip, 'slip.park.how', {}, { size: 'small' }),
      rule,
      timePair(slip, 'slip.park.until', parked.until),
      ...when(slip),
    ],
  }
}
