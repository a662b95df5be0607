import qrcode from 'qrcode-generator'
import { expect, test } from 'vitest'
import { type Frames, frames } from './frames.ts'
import { readMessage } from './message.ts'
import type { Located } from './sheet.ts'
import { symbol } from './symbol.ts'

function printed(text: string) {
  const code = qrcode(5, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  return Uint8Array.from({ length: count * count }, (_, i) => Number(code.isDark(Math.floor(i / count), i % count)))
}

/** Numbers around 0 with standard deviation 1, the same in every run. */
function noise(seed: number) {
  let state = Math.imul(seed, 0x9e3779b1)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 4294967297
  }
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}

/** One frame of a video of this symbol, so noisy that no single frame can be read. */
function frame(modules: Uint8Array, number: number): Located {
  const roll = noise(number)
  const beliefs = Float32Array.from(modules, module => (module ? 1 : -1) + 1.2 * roll())
  return { symbol: symbol(5), beliefs, agreement: 0.8, surface: 'flat' } as Located
}

/** Adds a frame and works on it to the end. */
function added(video: Frames, located: Located, time: number) {
  const work = video.add(located, time)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

const modules = printed('KIOSK: one sheet, held still')

test('noisy frames of which none can be read are read together', () => {
  const video = frames()
  const alone = [1, 2, 3, 4, 5, 6, 7, 8].map(number => readMessage(symbol(5), frame(modules, number).beliefs))
  expect(alone.every(each => each === null)).toBe(true)
  const together = [1, 2, 3, 4, 5, 6, 7, 8].map(number => added(video, frame(modules, number), number * 100))
  expect(together[0]).toBeNull()
  expect(together.find(each => each !== null)).toEqual(modules)
})

test('a reflection that wanders hides no module in every frame', () => {
  const video = frames()
  const part = (from: number): Located => {
    const located = frame(modules, 1)
    const beliefs = Float32Array.from(modules, (module, at) => (Math.floor(at / 37) >= from && Math.floor(at / 37) < from + 14 ? 0 : module ? 1 : -1))
    return { ...located, beliefs }
  }
  expect(readMessage(symbol(5), part(10).beliefs)).toBeNull()
  expect(readMessage(symbol(5), part(22).beliefs)).toBeNull()
  added(video, part(10), 0)
  expect(added(video, part(22), 100)).toEqual(modules)
})

test('frames of another sheet, and frames from long ago, do not count', () => {
  const other = printed('quite another sheet, held up after it')
  const video = frames()
  for (let number = 1; number <= 6; number++) added(video, frame(other, number), number)
  expect(added(video, frame(modules, 7), 10)).toBeNull()
  const late = frames()
  added(late, frame(modules, 1), 0)
  expect(added(late, frame(modules, 2), 60_000)).toBeNull()
  const forgotten = frames()
  for (let number = 1; number <= 3; number++) added(forgotten, frame(modules, number), number)
  forgotten.forget()
  expect(added(forgotten, frame(modules, 9), 10)).toBeNull()
})
