import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Grey } from '../decode/grey.ts'
import { knownCode, knownText } from '../decode/known-code.ts'
import { type QrReader, qrReader } from './reader.ts'

let reader: QrReader
/** ms that have passed beside the clock */
let passed = 0
/** ms that pass whenever it is looked at */
let slowness = 0
const now = () => {
  passed += slowness
  return performance.now() + passed
}
beforeAll(async () => {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  reader = await qrReader(`data:application/wasm;base64,${wasm.toString('base64')}`, { now })
})

beforeEach(() => {
  slowness = 0
  passed += 60_000
})

/** A camera's frame in the given layout, as far as the reader looks at it. */
function frame({ pixels, width, height }: Grey, format: string | null) {
  const it = { closed: false }
  const put = (to: Uint8Array, layout?: { offset: number; stride: number }[]) => {
    if (!layout) for (let i = 0; i < pixels.length; i++) to.fill(pixels[i] as number, i * 4, i * 4 + 4)
    else {
      to.fill(128)
      for (let y = 0; y < height; y++) to.set(pixels.subarray(y * width, (y + 1) * width), (layout[0]?.offset ?? 0) + y * (layout[0]?.stride ?? 0))
    }
  }
  type How = { layout?: { offset: number; stride: number }[] }
  const video = {
    format,
    visibleRect: { width, height },
    allocationSize: ({ layout }: How) => (layout ? Math.max(...layout.map(({ offset, stride }) => offset + stride * height)) : width * height * 4),
    copyTo: async (to: Uint8Array, { layout }: How) => put(to, layout),
    close: () => {
      it.closed = true
    },
  }
  return { it, video: video as unknown as VideoFrame }
}

const wall = { pixels: new Uint8Array(320 * 240).fill(120), width: 320, height: 240 }

test.each(['I420', 'NV12', 'I420A', 'BGRX', 'RGBA', null])('a code in a %s frame is read, and the frame is closed', async format => {
  const { it, video } = frame(knownCode(), format)
  expect(await reader.read(video)).toEqual({ texts: [knownText], black: false })
  expect(it.closed).toBe(true)
})

/** Goes on with the costlier looks until they are done. */
const retry = () => {
  let last = null
  while (reader.busy()) last = reader.step()
  return last
}

test('a wall is no code, also for the costlier looks, and its frames are closed', async () => {
  for (let i = 0; i < 10; i++) {
    const { it, video } = frame(wall, 'NV12')
    expect((await reader.read(video)).texts).toEqual([])
    expect(it.closed).toBe(true)
    expect(retry()?.texts ?? []).toEqual([])
  }
})

test('a covered lens is black, a dim room is not', async () => {
  const shade = (grey: number) => ({ ...wall, pixels: new Uint8Array(wall.pixels.length).fill(grey) })
  expect((await reader.read(frame(shade(5), 'NV12').video)).black).toBe(true)
  expect((await reader.read(frame(shade(40), 'NV12').video)).black).toBe(false)
})

test('a machine too slow for the costlier looks says all the same what would help', async () => {
  const dim = { ...wall, pixels: new Uint8Array(wall.pixels.length).fill(30) }
  for (let i = 0; i < 3; i++) await reader.read(frame(dim, 'NV12').video)
  slowness = 2000
  expect(reader.step()).toEqual({ texts: [], stage: null, hint: 'light' })
  expect(reader.busy()).toBe(false)
})

/** The known code at so many pixels a module, in dim light: each pixel the mean of 4 × 4 pixels of the large code. */
function small(module: number): Grey {
  const { pixels, width } = knownCode()
  const scale = 4 / module
  const side = Math.floor(width / scale)
  const at = (place: number, step: number) => Math.min(Math.max(Math.floor((place + 0.5) * scale) + step, 0), width - 1)
  const out = Uint8Array.from({ length: side * side }, (_, i) => {
    let sum = 0
    for (let dy = -2; dy < 2; dy++) for (let dx = -2; dx < 2; dx++) sum += pixels[at(Math.floor(i / side), dy) * width + at(i % side, dx)] as number
    return 90 + (sum / 16 / 255) * 60
  })
  return { pixels: out, width: side, height: side }
}

test('a code too small for the plain look is read by the costlier looks after some misses, between frames', async () => {
  const texts: string[] = []
  for (let i = 0; i < 16; i++) {
    expect((await reader.read(frame(small(1.2), 'NV12').video)).texts).toEqual([])
    texts.push(...(retry()?.texts ?? []))
    passed += 60_000
  }
  expect(texts).toContain(knownText)
})

test('a frame that is read ends the costlier looks at an earlier one', async () => {
  for (let i = 0; i < 16 && !reader.busy(); i++) await reader.read(frame(small(1.2), 'NV12').video)
  expect(reader.busy()).toBe(true)
  await reader.read(frame(knownCode(), 'NV12').video)
  expect(reader.busy()).toBe(false)
  expect(reader.step()).toBeNull()
})

test('a frame that cannot be copied is closed all the same', async () => {
  const { it, video } = frame(wall, 'I420')
  Object.assign(video, { copyTo: () => Promise.reject(new Error('the frame is gone')) })
  await expect(reader.read(video)).rejects.toThrow()
  expect(it.closed).toBe(true)
})

test('a decoder that is not there is an error, not a reader that reads nothing', async () => {
  await expect(qrReader('data:application/wasm;base64,AAAA', { now: () => 0 })).rejects.toThrow()
})
