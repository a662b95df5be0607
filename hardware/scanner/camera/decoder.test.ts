import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemTimers } from '../../timers.ts'

/** The page's side of the world: a worker that answers as told, and a track whose frames are counted. */
const world = {
  workers: 0,
  alive: 0,
  inFlight: 0,
  most: 0,
  made: 0,
  closed: 0,
  answer: (_: number): string[] | 'dies' | 'hangs' => [],
  boots: true,
}

class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: ((event: { preventDefault(): void }) => void) | null = null
  #ended = false
  #held = 0
  constructor() {
    world.workers++
    world.alive++
    setTimeout(() => (world.boots ? this.#say('ready') : this.#die()), 50)
  }
  #say(data: unknown) {
    if (!this.#ended) this.onmessage?.({ data })
  }
  #die() {
    if (!this.#ended) this.onerror?.({ preventDefault() {} })
  }
  postMessage() {
    this.#held++
    world.inFlight++
    world.most = Math.max(world.most, world.inFlight)
    const answer = world.answer(world.made)
    if (answer === 'hangs') return
    setTimeout(() => {
      if (this.#ended) return
      if (answer === 'dies') return this.#die()
      this.#held--
      world.inFlight--
      world.closed++
      this.#say({ look: { texts: answer, black: false } })
      if (answer.length === 0) this.#say({ retry: { texts: [], stage: null, hint: 'closer' } })
    }, 10)
  }
  terminate() {
    if (this.#ended) return
    this.#ended = true
    world.alive--
    // What a dead worker held goes with it.
    world.inFlight -= this.#held
    world.closed += this.#held
  }
}

class FakeProcessor {
  readable: ReadableStream
  constructor() {
    this.readable = new ReadableStream(
      {
        async pull(controller) {
          await new Promise(resolve => setTimeout(resolve, 33))
          world.made++
          const close = () => {
            world.closed++
          }
          try {
            controller.enqueue({ close })
          } catch {
            // The reader has gone meanwhile: the browser closes what it cannot hand over.
            close()
          }
        },
      },
      { highWaterMark: 0 },
    )
  }
}

vi.stubGlobal('Worker', FakeWorker)
vi.stubGlobal('MediaStreamTrackProcessor', FakeProcessor)
const { decodeTrack } = await import('./decoder.ts')

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(world, { workers: 0, alive: 0, inFlight: 0, most: 0, made: 0, closed: 0, answer: () => [], boots: true })
})
afterEach(() => {
  vi.useRealTimers()
})

function decode() {
  const frames: string[][] = []
  const hints: unknown[] = []
  let broken = 0
  const decoder = decodeTrack(
    { readyState: 'live' } as MediaStreamTrack,
    {
      onFrame: ({ texts }) => frames.push(texts),
      onRetry: ({ hint }) => hints.push(hint),
      onBroken: () => broken++,
    },
    systemTimers,
  )
  return { decoder, frames, hints, broken: () => broken }
}

test('one frame at a time goes to the worker, and every frame is closed', async () => {
  const { decoder, frames } = decode()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(frames.length).toBeGreaterThan(100)
  expect(world.most).toBe(1)
  decoder.stop()
  await vi.advanceTimersByTimeAsync(1000)
  expect(world.made - world.closed).toBe(0)
  expect(world.alive).toBe(0)
})

test('while a code is in view it is only glanced at', async () => {
  world.answer = () => ['A']
  const { decoder, frames } = decode()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(frames.length).toBeGreaterThan(20)
  expect(frames.length).toBeLessThan(50)
  decoder.stop()
})

test('what comes of costlier looks is told beside the frames, and after the stop no more', async () => {
  const { decoder, frames, hints } = decode()
  await vi.advanceTimersByTimeAsync(5000)
  expect(hints.length).toBeGreaterThan(frames.length - 3)
  decoder.stop()
  const told = hints.length
  await vi.advanceTimersByTimeAsync(5000)
  expect(hints).toHaveLength(told)
})

test('a worker is replaced before its results fill its memory, while no code is in view', async () => {
  world.answer = made => (made % 5 === 0 ? [] : ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
  const { decoder } = decode()
  await vi.advanceTimersByTimeAsync(240_000)
  expect(world.workers).toBeGreaterThan(1)
  expect(world.alive).toBe(1)
  decoder.stop()
})

test('a worker that dies is replaced', async () => {
  world.answer = made => (made === 20 ? 'dies' : [])
  const { decoder, frames, broken } = decode()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(world.workers).toBe(2)
  expect(world.alive).toBe(1)
  expect(frames.length).toBeGreaterThan(100)
  expect(broken()).toBe(0)
  decoder.stop()
})

test('a worker that hangs is replaced too', async () => {
  world.answer = made => (made === 20 ? 'hangs' : [])
  const { decoder, frames } = decode()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(world.workers).toBe(2)
  expect(frames.length).toBeGreaterThan(100)
  decoder.stop()
})

test('a worker that never starts is tried four times, then told', async () => {
  world.boots = false
  const { broken } = decode()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(world.workers).toBe(4)
  expect(world.alive).toBe(0)
  expect(broken()).toBe(1)
})

test('after the stop no frame is told, whenever it comes', async () => {
  for (const moment of [0, 20, 60, 90, 95, 200]) {
    const { decoder, frames, broken } = decode()
    await vi.advanceTimersByTimeAsync(moment)
    decoder.stop()
    const told = frames.length
    await vi.advanceTimersByTimeAsync(5000)
    expect(frames).toHaveLength(told)
    expect(broken()).toBe(0)
    expect(world.alive).toBe(0)
    expect(world.made - world.closed).toBe(0)
  }
})
