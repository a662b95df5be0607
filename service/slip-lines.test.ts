import { expect, test } from 'vitest'
import { fixedBlocksOf } from '../hardware/printer/stored.ts'
import { fixedLines } from './slip-lines.ts'
import { counterSlip, type SlipHead, tokenSlip } from './slips.ts'

const facility = { hipId: 'IN2210000001', name: { hi: 'ज़िला अस्पताल', en: 'District Hospital' } }
const counters = [
  { id: '2', sign: '2', name: { hi: 'नया मरीज़', en: 'New patients' } },
  { id: '3', sign: '3', name: { hi: 'पुराना मरीज़', en: 'Known patients' } },
]
const lines = fixedLines({ facility, counters, demo: false })
const held = new Set(lines.map(line => JSON.stringify(line)))
const head: SlipHead = { facility: facility.name, demo: false, copy: false, at: new Date('2026-11-23T04:35:00.000Z'), language: 'en' }

test('whatever is printed at any counter in either language, its Hindi is known beforehand', () => {
  for (const counter of counters) {
    const slips = [
      tokenSlip(head, { number: '88', counter, validUntil: head.at, again: false, qr: '88' }),
      counterSlip({ ...head, language: 'hi' }, { counter, reason: 'codeLocked', code: 'K-21', queue: null, abhaCard: false }),
    ]
    for (const block of slips.flatMap(fixedBlocksOf)) expect(held).toContain(JSON.stringify(block))
  }
})

test('nothing of a person is among them, and nothing twice', () => {
  expect(JSON.stringify(lines)).not.toMatch(/88|a@b|1970/)
  expect(held.size).toBe(lines.length)
})
