import type { Slip, SlipBlock } from '../hardware/printer/types.ts'
import { type TextKey, text } from '../locales/index.ts'
import { clockTime, dayOf } from '../locales/time.ts'
import type { BothLanguages, Counter, CounterReason } from './contract/index.ts'

/** What every slip of this kiosk has on it. Slips carry no name: a slip can be lost, and printed again without one. */
export interface SlipHead {
  facility: BothLanguages
  demo: boolean
  copy: boolean
  at: Date
}

const both = (key: TextKey, values: Record<string, string> = {}) => `${text('hi', key, values)} / ${text('en', key, values)}`
const pair = (key: TextKey, value: string): SlipBlock => ({ kind: 'pair', label: both(key), value })
const time = (at: Date) => `${clockTime(at, 'hi')} / ${clockTime(at, 'en')}`
const band = (words: string): SlipBlock => ({ kind: 'band', text: words })
const rule: SlipBlock = { kind: 'rule', style: 'dashed' }

function head({ facility, demo, copy }: SlipHead): SlipBlock[] {
  return [
    ...(demo ? [band(text('hi', 'slip.demo')), band(text('en', 'slip.demo'))] : []),
    ...(copy ? [band(both('slip.copy'))] : []),
    { kind: 'text', text: facility.hi, size: 'heading', align: 'center', bold: true },
    { kind: 'text', text: facility.en, size: 'normal', align: 'center' },
    rule,
  ]
}

const when = (at: Date): SlipBlock[] => [pair('slip.date', dayOf(at)), pair('slip.time', time(at))]

const sign = (counter: Counter): SlipBlock => ({ kind: 'sign', text: counter.sign, beside: [both('slip.counter'), counter.name.hi, counter.name.en] })

/** What the QR of a token slip holds: the config's template, filled in. */
export const tokenQr = ({ slip, facility }: { slip: { qr: string }; facility: { hipId: string } }, token: string, counter: string): string =>
  slip.qr.replaceAll('{token}', token).replaceAll('{counter}', counter).replaceAll('{hip}', facility.hipId)

/** `qr`: the config's template with {token}, {counter}, {hip} filled in. */
export function tokenSlip(slip: SlipHead, token: { number: string; counter: Counter; validUntil: Date | null; again: boolean; qr: string }): Slip {
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both('slip.token'), size: 'title', align: 'center', bold: true },
      { kind: 'token', text: token.number },
      sign(token.counter),
      rule,
      ...when(slip.at),
      ...(token.validUntil ? [pair('slip.validUntil', time(token.validUntil))] : []),
      ...(token.again ? [{ kind: 'text' as const, text: both('slip.again'), size: 'normal' as const, bold: true }] : []),
      { kind: 'qr', data: token.qr },
      { kind: 'text', text: text('hi', 'slip.wait'), size: 'normal', align: 'center' },
      { kind: 'text', text: text('en', 'slip.wait'), size: 'small', align: 'center' },
    ],
  }
}

/** Shared, and the hospital has not answered yet: the number may come any moment. */
export function noNumberYetSlip(slip: SlipHead, counter: Counter): Slip {
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: text('hi', 'slip.sharedNoNumber'), size: 'title', bold: true },
      { kind: 'text', text: text('en', 'slip.sharedNoNumber'), size: 'normal' },
      sign(counter),
      { kind: 'text', text: both('slip.showAtCounter'), size: 'normal' },
      rule,
      ...when(slip.at),
    ],
  }
}

/** Sent to the counter: not now, or something did not work. The code tells the clerk what was tried. */
export function counterSlip(slip: SlipHead, to: { counter: Counter | null; reason: CounterReason; code: string }): Slip {
  const where = to.counter
  return {
    blocks: [
      ...head(slip),
      {
        kind: 'text',
        text: where ? text('hi', 'slip.goToCounter', { sign: where.sign }) : text('hi', 'slip.goToAnyCounter'),
        size: 'title',
        bold: true,
      },
      { kind: 'text', text: where ? text('en', 'slip.goToCounter', { sign: where.sign }) : text('en', 'slip.goToAnyCounter'), size: 'heading' },
      ...(where ? [sign(where)] : []),
      { kind: 'text', text: both('slip.showAtCounter'), size: 'normal' },
      rule,
      pair('slip.reasonLabel', text('hi', `slip.reason.${to.reason}`)),
      { kind: 'text', text: text('en', `slip.reason.${to.reason}`), size: 'normal', align: 'right' },
      pair('slip.code', to.code),
      rule,
      ...when(slip.at),
    ],
  }
}

/** The patient's own ABHA slip: number and address (test cases CRT_ABHA_114 and 115), and how it can be closed (R26). */
export function abhaSlip(slip: SlipHead, abha: { abhaNumber: string; abhaAddress: string; qr: string; isNew: boolean }): Slip {
  return {
    blocks: [
      ...head(slip),
      { kind: 'text', text: both('slip.abha'), size: 'title', align: 'center', bold: true },
      { kind: 'text', text: both(abha.isNew ? 'slip.newAbha' : 'slip.existingAbha'), size: 'normal', align: 'center' },
      rule,
      { kind: 'text', text: both('slip.abhaNumber'), size: 'normal' },
      { kind: 'text', text: abha.abhaNumber, size: 'title', bold: true },
      { kind: 'text', text: both('slip.abhaAddress'), size: 'normal' },
      { kind: 'text', text: abha.abhaAddress, size: 'heading', bold: true },
      { kind: 'qr', data: abha.qr },
      { kind: 'text', text: both('slip.keep'), size: 'normal', align: 'center', bold: true },
      { kind: 'text', text: text('hi', 'slip.close'), size: 'small' },
      { kind: 'text', text: text('en', 'slip.close'), size: 'small' },
      rule,
      ...when(slip.at),
    ],
  }
}
