import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plannedRestartIsDue } from './planned-restart.ts'

const hour = 3_600_000
const india = (time: string) => new Date(`2026-11-23T${time}:00+05:30`)
const due = (time: string, upMs = 24 * hour, idle = true) => plannedRestartIsDue({ date: india(time), upMs, idle })

test('from 02:30 to 04:00 in India', () => {
  expect(['02:29', '02:30', '03:59', '04:00', '14:30', '21:00'].map(time => due(time))).toEqual([false, true, true, false, false, false])
})

test('never while somebody is there, and never twice in a night', () => {
  expect(due('02:30', 24 * hour, false)).toBe(false)
  expect(due('03:30', hour, true)).toBe(false)
})

test('once a day at most, and not in the hours of the OPD', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2040-01-01') }), fc.nat(48 * hour), (date, upMs) => {
      if (!plannedRestartIsDue({ date, upMs, idle: true })) return
      expect(upMs).toBeGreaterThanOrEqual(6 * hour)
      const said = date.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kolkata' })
      expect(said >= '02:30:00' && said < '04:00:00').toBe(true)
    }),
  )
})
