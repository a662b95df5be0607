import { afterEach, expect, test } from 'vitest'
import { usualCapabilities } from '../capabilities.ts'
import { usualDelays } from '../delays.ts'
import { systemTimers } from '../timers.ts'
import type { Printer, Slip } from '../types.ts'
import { statusOfSpooler } from './bits.ts'
import { type Answer, type Helper, type Question, startHelper } from './helper.ts'
import { openSpoolerPrinter } from './printer.ts'

const slip: Slip = { blocks: [{ kind: 'token', text: '12' }] }
let printer: Printer | undefined
afterEach(async () => {
  await printer?.close()
  printer = undefined
})

/** Windows as the calls see it: one queue; `steps` is what the job says each time it is looked at. */
function windows(steps: (number | null)[], state = 0) {
  const asked: Question[] = []
  const answers: Record<Question['do'], () => Answer> = {
    state: () => ({ error: 0, status: state, attributes: 0 }),
    print: () => ({ error: 0, job: 7 }),
    job: () => ({ error: 0, bits: (steps.length > 1 ? steps.shift() : steps[0]) ?? null }),
    delete: () => ({ error: 0 }),
  }
  const helper: Helper = {
    ask: async question => {
      asked.push(question)
      return answers[question.do]()
    },
    close: () => {},
  }
  const delays = { ...usualDelays, watch: 5, confirm: 100, heartbeat: 20 }
  printer = openSpoolerPrinter({ name: 'Slips', widthDots: 576, capabilities: usualCapabilities, delays, timers: systemTimers, helper })
  return { printer, did: (what: Question['do']) => asked.filter(question => question.do === what) }
}

test('a slip the driver took is "unknown", never "printed": nothing comes back from behind a spooler', async () => {
  const { printer: spooled, did } = windows([0x10, 0x10, 0x80])
  expect(await spooled.print(slip)).toEqual({ outcome: 'unknown' })
  expect(did('print')).toHaveLength(1)
  expect(did('delete')).toHaveLength(0)
})

test('a slip that has left the queue is "unknown" too', async () => {
  expect(await windows([null]).printer.print(slip)).toEqual({ outcome: 'unknown' })
})

test('a job that says there is no paper is taken back, so that it does not come out in front of the next person', async () => {
  const { printer: spooled, did } = windows([0x10, 0x42])
  expect(await spooled.print(slip)).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
  expect(did('delete')).toEqual([{ do: 'delete', name: 'Slips', job: 7 }])
})

test('a job that never leaves the queue (the printer is off, and Windows says nothing) is taken back', async () => {
  const { printer: spooled, did } = windows([0])
  expect(await spooled.print(slip)).toEqual({ outcome: 'notPrinted', why: 'offline' })
  expect(did('delete')).toHaveLength(1)
})

test('a queue that says it is off-line is sent nothing', async () => {
  const { printer: spooled, did } = windows([null], 0x80)
  expect(await spooled.print(slip)).toEqual({ outcome: 'notPrinted', why: 'offline' })
  expect(did('print')).toHaveLength(0)
})

test('what Windows says of a printer, in our words', () => {
  expect(statusOfSpooler({ status: 0, attributes: 0 })).toBe('ready')
  expect(statusOfSpooler({ status: 0, attributes: 0x400 })).toBe('offline')
  expect(statusOfSpooler({ status: 0x10, attributes: 0 })).toBe('noPaper')
  expect(statusOfSpooler({ status: 0x40_0010, attributes: 0 })).toBe('coverOpen')
  expect(statusOfSpooler({ status: 0x8, attributes: 0 })).toBe('error')
})

const echo = `require('readline').createInterface({input:process.stdin}).on('line',l=>{const q=JSON.parse(l);if(q.name==='die')process.exit(1);
console.log('a word of its own');console.log(JSON.stringify({error:0,job:q.name.length}))})`

test('questions and answers pass through a real program, in order, whatever else it says', async () => {
  const helper = startHelper(process.execPath, ['-e', echo])
  const answers = await Promise.all(['a', 'bb', 'पर्ची'].map(name => helper.ask({ do: 'state', name })))
  expect(answers.map(answer => answer?.job)).toEqual([1, 2, 5])
  helper.close()
})

test('a program that dies, or cannot be started, leaves no question open', async () => {
  const dying = startHelper(process.execPath, ['-e', echo])
  expect(await dying.ask({ do: 'state', name: 'die' })).toBe(null)
  expect(await dying.ask({ do: 'state', name: 'a' })).toBe(null)
  const missing = startHelper('/no/such/program', [])
  expect(await missing.ask({ do: 'state', name: 'a' })).toBe(null)
})
