import { expect, test } from 'vitest'
import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../hardware/printer/types.ts'
import type { SlipState } from './contract/index.ts'
import { startSlip } from './slip-job.ts'

function scripted(outcomes: PrintOutcome[]) {
  const listeners = new Set<(status: PrinterStatus) => void>()
  const printed: Slip[] = []
  let status: PrinterStatus = 'ready'
  const printer: Printer = {
    get status() {
      return status
    },
    onStatus: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    print: async slip => {
      printed.push(slip)
      const outcome = outcomes.shift()
      if (!outcome) throw new Error('printed more often than planned')
      if (outcome.outcome === 'notPrinted') status = outcome.why
      return outcome
    },
    close: async () => {},
  }
  const become = (next: PrinterStatus) => {
    status = next
    for (const listener of listeners) listener(next)
  }
  return { printer, printed, become }
}

const slip = (copy: boolean): Slip => ({ blocks: [{ kind: 'band', text: copy ? 'COPY' : 'FIRST' }] })
const settle = () => new Promise(resolve => setImmediate(resolve))

test('paper out, then paper back: one slip, marked as a copy, comes by itself, and only one', async () => {
  const states: SlipState[] = []
  const { printer, printed, become } = scripted([{ outcome: 'notPrinted', why: 'noPaper' }, { outcome: 'printed' }])
  startSlip(printer, slip, { screen: state => states.push(state), journal: () => {} })
  await settle()
  become('ready')
  become('nearEnd')
  await settle()
  become('ready')
  await settle()
  expect(states).toEqual(['printing', 'noPaper', 'copyPrinted'])
  expect(printed).toEqual([slip(false), slip(true)])
})

test('the visit ended before the paper came back: nothing comes out in front of the next patient', async () => {
  const { printer, printed, become } = scripted([{ outcome: 'notPrinted', why: 'noPaper' }])
  const job = startSlip(printer, slip, { screen: () => {}, journal: () => {} })
  await settle()
  job.drop()
  become('ready')
  await settle()
  expect(printed).toHaveLength(1)
})

test('silence is not "failed": nothing is printed again by itself', async () => {
  const states: SlipState[] = []
  const { printer, printed, become } = scripted([{ outcome: 'unknown' }])
  startSlip(printer, slip, { screen: state => states.push(state), journal: () => {} })
  await settle()
  become('disconnected')
  become('ready')
  await settle()
  expect(states).toEqual(['printing', 'unknown'])
  expect(printed).toHaveLength(1)
})

test('no printer at all: said at once', async () => {
  const states: SlipState[] = []
  startSlip(null, slip, { screen: state => states.push(state), journal: () => {} })
  await settle()
  expect(states).toEqual(['printerFault'])
})

test('the patient is gone before the printer has answered: the screen is not told, the journal is', async () => {
  const [shown, kept]: [SlipState[], SlipState[]] = [[], []]
  const { printer } = scripted([{ outcome: 'printed' }])
  const job = startSlip(printer, slip, { screen: state => shown.push(state), journal: state => kept.push(state) })
  job.drop()
  await settle()
  expect(shown).toEqual(['printing'])
  expect(kept).toEqual(['printing', 'printed'])
})
