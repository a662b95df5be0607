import { expect, test } from 'vitest'
import type { JournalToken } from '../../service/journal.ts'
import { slipsMissing, slipsTooMany, unknownNumbers } from './books.ts'

const line = (counterId: string, tokenNumber: string | null, stage: JournalToken['stage'] = 'printed'): JournalToken => ({
  ...{ id: `${counterId} ${tokenNumber} ${stage}`, counterId, requestedAt: '2026-11-23T05:00:00.000Z', tokenNumber, stage },
  ...{ validUntil: null, reprints: 0, answeredAt: null },
})
const given = (counterId: string, tokenNumber: string) => ({ counterId, tokenNumber })

test('a number that the hospital gave and no journal knows is lost, unless it was asked for there and never came', () => {
  const journal = [line('1', '42'), line('2', null, 'requested')]
  expect(unknownNumbers([given('1', '42'), given('2', '7')], journal)).toEqual([])
  expect(unknownNumbers([given('1', '42'), given('1', '43')], journal)).toEqual([expect.stringContaining('counter 1 waits for 43')])
  expect(unknownNumbers([given('2', '7'), given('2', '8')], journal)).toHaveLength(1)
  // another counter's line does not stand for it
  expect(unknownNumbers([given('2', '42'), given('2', '9')], journal)).toHaveLength(1)
})

test('a slip may come out as often as it was asked for, and what is called printed lies in the tray', () => {
  const journal = [line('1', '42'), line('1', '42', 'printing'), line('1', '43', 'notPrinted')]
  expect(slipsTooMany(['1 42', '1 42'], journal)).toEqual([])
  expect(slipsTooMany(['1 42', '1 42', '1 42'], journal)).toHaveLength(1)
  expect(slipsTooMany(['2 42'], journal)).toHaveLength(1)
  expect(slipsMissing(['1 42'], journal)).toEqual([])
  expect(slipsMissing(['1 43'], journal)).toEqual([expect.stringContaining('1 42')])
})
