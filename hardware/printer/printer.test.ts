import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Delays } from './delays.ts'
import { backoff } from './delays.ts'
import { type Pretend, startPretend } from './pretend.fixture.ts'
import { openPrinter, type PrinterOptions } from './printer.ts'
import type { Printer, PrinterStatus, Slip } from './types.ts'

const slip: Slip = {
  blocks: [
    { kind: 'token', text: '12' },
    { kind: 'sign', text: '2', beside: ['काउंटर'] },
    { kind: 'qr', data: 'T-12' },
  ],
}
const quick: Partial<Delays> = {
  backoffFirst: 10,
  backoffMost: 50,
  watch: 20,
  heartbeat: 50,
  settle: 20,
  answer: 2_000,
  confirm: 2_000,
  fallback: 2_000,
}

let pretend: Pretend
let printer: Printer | undefined
beforeEach(async () => {
  pretend = await startPretend()
})
afterEach(async () => {
  await printer?.close()
  await pretend.close()
})

function open(options: Partial<PrinterOptions> = {}): Printer {
  printer = openPrinter({ kind: 'tcp', host: '127.0.0.1', port: pretend.port }, { widthDots: 576, delays: quick, ...options })
  return printer
}

function becomes(opened: Printer, wanted: PrinterStatus): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (opened.status !== wanted) return
      stop()
      resolve()
    }
    const stop = opened.onStatus(look)
    look()
  })
}

const rasterDeeds = () => pretend.deeds.filter(({ kind }) => kind === 'raster').length
const garbage = () => pretend.deeds.filter(({ kind }) => kind === 'garbage').length

test('a slip is printed when the printer says so, once and with one cut', async () => {
  const opened = open()
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
  expect(opened.status).toBe('ready')
  expect(pretend.cuts()).toBe(1)
  expect(garbage()).toBe(0)
})

test('slips asked for together come out one after the other', async () => {
  const opened = open()
  const outcomes = await Promise.all([opened.print(slip), opened.print(slip), opened.print(slip)])
  expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'printed' })))
  const order = pretend.deeds.map(({ kind }) => kind).filter(kind => kind === 'cut' || kind === 'printedAsked')
  expect(order).toEqual(Array.from({ length: 3 }, () => ['printedAsked', 'cut', 'printedAsked']).flat())
})

test('a status nobody asked for does not disturb a slip', async () => {
  pretend.mood.chatty = true
  expect(await open().print(slip)).toEqual({ outcome: 'printed' })
})

test('a printer that does not know GS ( H is asked by GS r instead, and from then on at once', async () => {
  pretend.mood.knowsProcessId = false
  const opened = open({ delays: { ...quick, confirm: 100 } })
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
  expect(pretend.deeds.filter(({ kind }) => kind === 'printedAsked').length).toBe(2)
})

test('no paper: nothing is sent, and the reason is told', async () => {
  pretend.mood.paperOut = true
  const opened = open()
  expect(await opened.print(slip)).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
  expect(rasterDeeds()).toBe(0)
  pretend.mood.paperOut = false
  pretend.tell()
  await becomes(opened, 'ready')
  expect(rasterDeeds()).toBe(0)
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
})

test('paper out in the middle: not printed; with a new roll the rest of that slip never comes, its start is cut off, and the next slip is whole', async () => {
  const opened = open()
  await becomes(opened, 'ready')
  pretend.mood.paperEndsAfter = 2
  expect(await opened.print(slip)).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
  expect(await opened.print(slip)).toEqual({ outcome: 'notPrinted', why: 'noPaper' })
  // nobody changes a roll faster than this
  await vi.waitFor(() => expect(pretend.heldBack()).toBe(0))
  const before = rasterDeeds()
  pretend.mood.paperOut = false
  pretend.tell()
  await becomes(opened, 'ready')
  expect(rasterDeeds()).toBe(before)
  expect(pretend.cuts()).toBe(1)
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
  expect(pretend.cuts()).toBe(2)
  expect(garbage()).toBe(0)
})

test('the cover opened is pushed as it happens and refuses a slip', async () => {
  const opened = open()
  await becomes(opened, 'ready')
  pretend.mood.coverOpen = true
  pretend.tell()
  await becomes(opened, 'coverOpen')
  expect(await opened.print(slip)).toEqual({ outcome: 'notPrinted', why: 'coverOpen' })
})

test('connection reset in the middle: unknown, not printed again by itself, and the printer is emptied before the next slip', async () => {
  const opened = open()
  await becomes(opened, 'ready')
  pretend.mood.resetsAfter = 3
  expect(await opened.print(slip)).toEqual({ outcome: 'unknown' })
  const before = rasterDeeds()
  await becomes(opened, 'ready')
  expect(rasterDeeds()).toBe(before)
  const kinds = pretend.deeds.map(({ kind }) => kind)
  expect(kinds.lastIndexOf('cleared')).toBeGreaterThan(kinds.lastIndexOf('raster'))
  expect(await opened.print(slip)).toEqual({ outcome: 'printed' })
})

test('silence after the whole slip: unknown; a late answer does not confirm the next one', async () => {
  const opened = open({ delays: { ...quick, confirm: 150, fallback: 150 } })
  await becomes(opened, 'ready')
  pretend.mood.answersBarrier = false
  expect(await opened.print(slip)).toEqual({ outcome: 'unknown' })
  const second = opened.print(slip)
  pretend.answerLate()
  expect(await second).toEqual({ outcome: 'notPrinted', why: 'offline' })
  // a printer that stays silent is not fed cut after cut
  expect(pretend.cuts()).toBeLessThanOrEqual(4)
})

test('a printer that tells no status is not sent a slip', async () => {
  pretend.mood.answersStatus = false
  expect(await open({ delays: { ...quick, answer: 50 } }).print(slip)).toEqual({ outcome: 'notPrinted', why: 'offline' })
  expect(rasterDeeds()).toBe(0)
})

test('a model that can confirm nothing ends every slip as unknown', async () => {
  pretend.mood.answersStatus = false
  pretend.mood.answersBarrier = false
  const opened = open({ capabilities: { realTimeStatus: false, pushedStatus: false, confirms: 'none' } })
  expect(await opened.print(slip)).toEqual({ outcome: 'unknown' })
  await vi.waitFor(() => expect(pretend.cuts()).toBe(1))
})

test('no printer there: not printed, disconnected', async () => {
  await pretend.close()
  expect(await open().print(slip)).toEqual({ outcome: 'notPrinted', why: 'disconnected' })
  pretend = await startPretend()
})

test('attempts to connect come ever further apart, up to a limit', () => {
  expect([0, 1, 2, 3, 50].map(attempt => backoff(attempt, { backoffFirst: 250, backoffMost: 10_000 }))).toEqual([250, 500, 1_000, 2_000, 10_000])
})

test('a slip that cannot be drawn is refused alone; the next one is printed', async () => {
  const opened = open()
  const tooLong = opened.print({ blocks: [{ kind: 'qr', data: 'x'.repeat(5000) }] })
  const next = opened.print(slip)
  await expect(tooLong).rejects.toThrow()
  expect(await next).toEqual({ outcome: 'printed' })
})
