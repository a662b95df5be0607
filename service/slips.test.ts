import { expect, test } from 'vitest'
import type { Slip } from '../hardware/printer/types.ts'
import { reasonCode } from './machine/reason-code.ts'
import { abhaSlip, counterSlip, noNumberYetSlip, type SlipHead, tokenSlip } from './slips.ts'

const counter = { id: '2', sign: '2', name: { hi: 'नया मरीज़', en: 'New patients' } }
const head = (copy = false, demo = false): SlipHead => ({
  facility: { hi: 'ज़िला अस्पताल', en: 'District Hospital' },
  demo,
  copy,
  at: new Date('2026-11-23T04:35:00.000Z'),
  language: 'hi',
})
const words = (slip: Slip) => JSON.stringify(slip)
const token = { number: '12', counter, validUntil: new Date('2026-11-23T05:05:00.000Z'), again: false, qr: '12' }

test('the token slip says hospital, number, counter, time and until when, in both languages', () => {
  const slip = words(tokenSlip(head(), token))
  for (const part of ['ज़िला अस्पताल', 'District Hospital', '"12"', 'नया मरीज़', 'New patients', '23-11-2026', 'सुबह 10:05 बजे', '10:05 am', '10:35 am'])
    expect(slip).toContain(part)
  expect(slip).not.toMatch(/COPY|DEMO/)
})

test('a copy is marked as one, and so is the demo, on every slip', () => {
  for (const make of [
    (of: SlipHead) => tokenSlip(of, token),
    (of: SlipHead) => noNumberYetSlip(of, counter),
    (of: SlipHead) => counterSlip(of, { counter, reason: 'notNow', code: reasonCode('notNow'), queue: null, abhaCard: false }),
    (of: SlipHead) => abhaSlip(of, { abhaNumber: '91-0000-0000-0000', abhaAddress: 'nobody@sbx', qr: '{}', isNew: true }),
  ]) {
    const bands = (slip: Slip) => slip.blocks.filter(({ kind }) => kind === 'band').length
    expect(bands(make(head()))).toBe(0)
    expect(words(make(head(true)))).toContain('COPY')
    expect(words(make(head(false, true)))).toContain('DEMO')
  }
})

test('only a slip that says so was shared', () => {
  expect(words(noNumberYetSlip(head(), counter))).toContain('Shared, no number yet')
  expect(words(counterSlip(head(), { counter: null, reason: 'abdmDown', code: 'K-41', queue: null, abhaCard: false }))).not.toContain('Shared')
})
