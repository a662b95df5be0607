import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Opened, ownCamera, retryDelay } from './owner.ts'
import type { CameraState } from './types.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const refused = (name: string) => new DOMException('', name)

/** A machine whose camera answers as told; `open` and `most` count the streams held. */
function machine(answers: (DOMException | 'works' | 'hangs')[] = []) {
  const it = {
    tries: 0,
    open: 0,
    most: 0,
    lose: () => {},
    plug: () => {},
    states: [] as CameraState[],
    own: () =>
      ownCamera(
        {
          async open(lost): Promise<Opened> {
            it.tries++
            it.lose = lost
            const answer = answers.shift() ?? 'works'
            if (answer === 'hangs') return new Promise(() => {})
            await new Promise(resolve => setTimeout(resolve, 200))
            if (answer !== 'works') throw answer
            it.open++
            it.most = Math.max(it.most, it.open)
            return {
              async close() {
                await new Promise(resolve => setTimeout(resolve, 100))
                it.open--
              },
            }
          },
          watchDevices(changed) {
            it.plug = changed
            return () => {
              it.plug = () => {}
            }
          },
          timers: {
            now: () => Date.now(),
            after(delay, work) {
              const timer = setTimeout(work, delay)
              return () => clearTimeout(timer)
            },
          },
        },
        state => it.states.push(state),
      ),
  }
  return it
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const ended = async (stopping: Promise<void>) => {
  await pass(20_000)
  await stopping
}

test('it starts, is ready, and holds nothing after the stop', async () => {
  const it = machine()
  const camera = it.own()
  await pass(1000)
  expect(it.states).toEqual(['starting', 'ready'])
  expect(it.open).toBe(1)
  await ended(camera.stop())
  expect(it.open).toBe(0)
  expect(it.states).toEqual(['starting', 'ready'])
})

test('mounted twice in a row, as StrictMode does, there is never more than one stream', async () => {
  const it = machine()
  const first = it.own()
  const gone = first.stop()
  const second = it.own()
  await pass(2000)
  await gone
  expect(it.open).toBe(1)
  expect(it.most).toBe(1)
  await ended(second.stop())
  expect(it.open).toBe(0)
})

test('stopped while it opens, the camera is closed as soon as it is open, and nobody hears that it was ready', async () => {
  const it = machine()
  const camera = it.own()
  await pass(100)
  expect(it.tries).toBe(1)
  await ended(camera.stop())
  expect(it.open).toBe(0)
  expect(it.states).toEqual(['starting'])
})

test('the next owner waits until the one before has let go', async () => {
  const it = machine()
  const first = it.own()
  await pass(1000)
  const second = it.own()
  await pass(5000)
  expect(it.tries).toBe(1)
  const gone = first.stop()
  await pass(1000)
  await gone
  expect(it.tries).toBe(2)
  expect(it.most).toBe(1)
  await ended(second.stop())
})

test('a camera used by another program is tried again, and is ready when the other lets go', async () => {
  const it = machine([refused('NotReadableError'), refused('NotReadableError'), refused('NotReadableError')])
  const camera = it.own()
  await pass(30_000)
  expect(it.states).toEqual(['starting', 'busy', 'ready'])
  expect(it.tries).toBe(4)
  await ended(camera.stop())
})

test('with no camera it says so, and opens the one that is plugged in at once', async () => {
  const it = machine(Array.from({ length: 10 }, () => refused('NotFoundError')))
  const camera = it.own()
  await pass(60_000)
  expect(it.states).toEqual(['starting', 'missing'])
  const tries = it.tries
  it.plug()
  await pass(300)
  expect(it.tries).toBe(tries + 1)
  await ended(camera.stop())
})

test('a camera that is pulled out is opened again when it is back', async () => {
  const it = machine(['works', refused('NotFoundError')])
  const camera = it.own()
  await pass(60_000)
  it.lose()
  await pass(10_000)
  expect(it.states).toEqual(['starting', 'ready', 'starting', 'missing', 'ready'])
  expect(it.open).toBe(1)
  await ended(camera.stop())
})

test('a camera that dies each time it opens is not hammered', async () => {
  const it = machine()
  const camera = it.own()
  for (let second = 0; second < 600; second++) {
    await pass(100)
    it.lose()
  }
  expect(it.tries).toBeLessThan(12)
  await ended(camera.stop())
  expect(it.open).toBe(0)
})

test('a driver that never answers is given up and counts as busy', async () => {
  const it = machine(['hangs'])
  const camera = it.own()
  await pass(17_000)
  expect(it.states).toEqual(['starting', 'busy', 'ready'])
  await ended(camera.stop())
})

test('the wait grows, and ends at half a minute', () => {
  expect([1, 2, 3, 4].map(failed => retryDelay('busy', failed))).toEqual([500, 1000, 2000, 4000])
  expect(retryDelay('missing', 50)).toBe(30_000)
  expect(retryDelay('denied', 1)).toBe(30_000)
})
