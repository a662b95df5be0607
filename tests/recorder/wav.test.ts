import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, wavOf } from '../../renderer/recorder/wav.ts'
import { checkWav } from '../../service/languages/wav.ts'
import { staffAsk } from '../../service/staff/door.ts'

const sound = (length: number, peak = 0.5) => ({ rate: 24_000, samples: Float32Array.from({ length }, (_, at) => peak * Math.sin(at / 5)) })

test('what the page writes the service can keep, and it agrees on how long it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5000, max: 100_000 }), length => {
      const checked = checkWav(wavOf(sound(length)), 5000)
      expect(checked.ok && Math.abs(checked.ms - length / 24)).toBeLessThanOrEqual(0.51)
    }),
    { numRuns: 20 },
  )
})

test('samples come out of the file as they went in, to a sixteenth bit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1.2, max: 1.2, noNaN: true }), { maxLength: 200 }), numbers => {
      const view = new DataView(wavOf({ rate: 24_000, samples: Float32Array.from(numbers) }).buffer)
      for (const [at, number] of numbers.entries())
        expect(view.getInt16(44 + at * 2, true) / 32_767).toBeCloseTo(Math.max(-1, Math.min(1, number)), 4)
    }),
  )
})

test('cut into parts and put together again nothing is lost, and each part passes the door', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50_000 }), bytes => {
      const parts = partsOf(bytes)
      expect(Buffer.from(parts.join(''), 'base64').equals(Buffer.from(bytes))).toBe(true)
      for (const [part, data] of parts.entries()) expect(staffAsk.safeParse({ what: 'recording', part, of: parts.length, data }).success).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a file that is not ours, is silent, too long or cut off is not kept', () => {
  const good = wavOf(sound(48_000))
  expect(checkWav(good, 5000).ok).toBe(true)
  expect(checkWav(wavOf(sound(48_000, 0.02)), 5000).ok).toBe(false)
  expect(checkWav(good, 1000).ok).toBe(false)
  expect(checkWav(wavOf(sound(1000)), 5000).ok).toBe(false)
  expect(checkWav(wavOf({ ...sound(48_000), rate: 48_000 }), 5000).ok).toBe(false)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: good.length - 1 }), length => {
      expect(checkWav(good.subarray(0, length), 5000)).toEqual({ ok: false, why: 'notASound' })
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 43 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bent = Uint8Array.from(good)
      bent[at] = (bent[at] ?? 0) ^ by
      expect(checkWav(bent, 5000).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
      expect(checkWav(bytes, 5000).ok).toBe(false)
    }),
  )
})
