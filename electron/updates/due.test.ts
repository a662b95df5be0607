import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inHours } from '../../service/india.ts'
import { type LastLook, mayFetch, mayInstall } from './due.ts'

const minuteMs = 60_000
const india = (time: string) => new Date(`2026-11-23T${time}:00+05:30`)
const night = { from: 21 * 60, to: 5 * 60 }

test('the night goes over midnight', () => {
  const at = ['20:59', '21:00', '23:59', '00:00', '04:59', '05:00', '12:00']
  expect(at.map(time => inHours(india(time), night))).toEqual([false, true, true, true, true, false, false])
})

test('hours within one day, and no hours at all', () => {
  expect(['12:59', '13:00', '13:59', '14:00'].map(time => inHours(india(time), { from: 780, to: 840 }))).toEqual([false, true, true, false])
  expect(inHours(india('12:00'), { from: 720, to: 720 })).toBe(false)
})

const minutes = fc.integer({ min: 0, max: 1439 })
const dates = fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2040-01-01') })

test('what is night one way round is day the other way round, and the wall clock of India decides', () => {
  fc.assert(
    fc.property(dates, minutes, minutes, (date, from, to) => {
      if (from === to) return
      expect(inHours(date, { from, to })).toBe(!inHours(date, { from: to, to: from }))
      const [hour, minute] = date.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kolkata' }).split(':').map(Number)
      const now = (hour ?? 0) * 60 + (minute ?? 0)
      if (now === from) expect(inHours(date, { from, to })).toBe(true)
      if (now === to) expect(inHours(date, { from, to })).toBe(false)
    }),
  )
})

test('never while somebody is there, and never by day: neither fetched nor put in', () => {
  const looks = fc.option(fc.record({ at: fc.nat(1e9), ended: fc.constantFrom('answered', 'unreachable', 'interrupted') }), { nil: null })
  fc.assert(
    fc.property(dates, minutes, minutes, fc.boolean(), looks, fc.nat(1e9), (date, from, to, idle, last, later) => {
      const hours = { from, to }
      const now = (last?.at ?? 0) + later
      const fetch = mayFetch({ date, hours, idle, last: last as LastLook, now })
      const install = mayInstall({ date, hours, idle })
      if (fetch || install) expect([idle, inHours(date, hours)]).toEqual([true, true])
    }),
  )
})

test('the server is asked every six hours, an hour after it was not reached, ten minutes after somebody came', () => {
  const asked = (ended: 'answered' | 'unreachable' | 'interrupted', afterMinutes: number) =>
    mayFetch({ date: india('22:00'), hours: night, idle: true, last: { at: 0, ended }, now: afterMinutes * minuteMs })
  expect([asked('answered', 359), asked('answered', 360)]).toEqual([false, true])
  expect([asked('unreachable', 59), asked('unreachable', 60)]).toEqual([false, true])
  expect([asked('interrupted', 9), asked('interrupted', 10)]).toEqual([false, true])
})
