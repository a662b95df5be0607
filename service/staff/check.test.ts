import { beforeEach, expect, test } from 'vitest'
import { err, ok } from '../../abdm/index.ts'
import type { PrintOutcome, Slip } from '../../hardware/printer/types.ts'
import { heldClock } from '../clock.fixture.ts'
import type { CheckName } from '../contract/index.ts'
import { type Check, type CheckParts, startCheck } from './check.ts'

let printed: Slip[]
let outcome: PrintOutcome
let clock = heldClock()
let parts: CheckParts
let running: Check
const slip = (text: string): Slip => ({ blocks: [{ kind: 'band', text }] })
const settled = () => new Promise(resolve => setImmediate(resolve))
const state = (name: CheckName) => running.page().items.find(item => item.name === name)

beforeEach(() => {
  printed = []
  clock = heldClock()
  outcome = { outcome: 'printed' }
  parts = {
    abdm: { ready: async () => ok({ driftSeconds: -3 }) },
    printer: {
      status: 'ready',
      onStatus: () => () => {},
      print: async sent => {
        printed.push(sent)
        return outcome
      },
      close: async () => {},
    },
    scanner: { status: 'open' },
    hasCamera: true,
    clock,
    freeBytes: async () => 12_000_000_000,
    writeSynced: async () => ({ ms: 20 }),
    hipId: 'IN2210000001',
    testSlip: () => slip('test'),
    reportSlip: items => slip(items.map(item => `${item.name} ${item.state}`).join(', ')),
    changed: () => {},
    found: () => {},
  }
})
const start = async (change: Partial<CheckParts> = {}) => {
  running = startCheck({ ...parts, ...change })
  await settled()
}

test('all is well: the machine says five things by itself, a person the other two, then the report is printed', async () => {
  await start()
  expect(printed).toEqual([slip('test')])
  expect(running.page().asking).toBe('paper')
  running.camera('starting')
  running.camera('ready')
  running.heard()
  expect(running.print()).toBe(false)
  expect(running.answer(true)).toBe(true)
  expect(running.page().asking).toBe('sound')
  running.answer(true)
  expect(running.page().items.map(item => item.state)).toEqual(Array(7).fill('good'))
  expect(state('clock')?.value).toBe(-3)
  expect(state('disk')?.value).toBe(12_000)
  expect(running.answer(true)).toBe(false)
  expect(running.print()).toBe(true)
  await settled()
  expect(printed[1]).toEqual(slip('printer good, sound good, camera good, scanner good, abdm good, clock good, disk good'))
  expect(running.page().report).toBe('printed')
})

test('a person who sees a bad slip and hears nothing is believed', async () => {
  await start()
  running.answer(false)
  running.answer(false)
  expect([state('printer')?.state, state('sound')?.state]).toEqual(['bad', 'bad'])
})

test('a printer that says it has no paper is not asked about', async () => {
  outcome = { outcome: 'notPrinted', why: 'noPaper' }
  await start()
  expect(state('printer')?.state).toBe('bad')
  expect(running.page().asking).toBe('sound')
})

test('camera and scanner that nothing comes from are bad when the time is up, not before', async () => {
  await start()
  expect([state('camera')?.state, state('scanner')?.state]).toEqual(['testing', 'testing'])
  clock.pass(29_999)
  expect([state('camera')?.state, state('scanner')?.state]).toEqual(['testing', 'testing'])
  clock.pass(1)
  expect([state('camera')?.state, state('scanner')?.state]).toEqual(['bad', 'bad'])
})

test.each([
  ['a clock a minute off', { abdm: { ready: async () => ok({ driftSeconds: 61 }) } }, { abdm: 'good', clock: 'bad' }],
  [
    'a clock so far off that ABDM refuses',
    { abdm: { ready: async () => err({ reason: 'clockWrong', code: null, status: 401 }) } },
    { abdm: 'good', clock: 'bad' },
  ],
  ['no network', { abdm: { ready: async () => err({ reason: 'network', code: null, status: null }) } }, { abdm: 'bad', clock: 'notKnown' }],
  ['a full disk', { freeBytes: async () => 400_000_000 }, { disk: 'bad' }],
  ['a disk with room that takes nothing any more', { writeSynced: async () => ({ code: 'EROFS' }) }, { disk: 'bad' }],
  ['a disk that cannot be asked', { freeBytes: () => Promise.reject(new Error('gone')) }, { disk: 'bad' }],
  ['a machine without devices', { printer: null, scanner: null, hasCamera: false }, { printer: 'notThere', scanner: 'notThere', camera: 'notThere' }],
  ['a scanner that is unplugged', { scanner: { status: 'disconnected' } }, { scanner: 'bad' }],
] as [string, Partial<CheckParts>, Partial<Record<CheckName, string>>][])('%s', async (_, change, expected) => {
  await start(change)
  for (const [name, wanted] of Object.entries(expected)) expect([name, state(name as CheckName)?.state]).toEqual([name, wanted])
})

test('who leaves in the middle gets no slip later, and nothing is found any more', async () => {
  let release: (outcome: PrintOutcome) => void = () => {}
  const found: string[] = []
  await start({
    printer: { ...(parts.printer as NonNullable<CheckParts['printer']>), print: () => new Promise(resolve => (release = resolve)) },
    found: name => found.push(name),
  })
  const before = found.length
  running.stop()
  release({ outcome: 'printed' })
  await settled()
  running.camera('ready')
  running.heard()
  expect(running.page().asking).toBeNull()
  expect(found).toHaveLength(before)
})
