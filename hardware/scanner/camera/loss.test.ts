import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchLoss } from './loss.ts'
import type { Preview } from './preview.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A camera that delivers a picture a second until it is frozen, muted or ended. */
function camera(visibilityState = 'visible') {
  vi.stubGlobal('document', { visibilityState })
  const track = Object.assign(new EventTarget(), { readyState: 'live', muted: false })
  const it = { frozen: false, track, lost: 0, stop: () => {} }
  let pictures = 0
  const video = { getVideoPlaybackQuality: () => ({ totalVideoFrames: it.frozen ? pictures : ++pictures }) }
  it.stop = watchLoss({ track, video } as unknown as Preview, () => it.lost++)
  return it
}

test('a camera that works for an hour is never lost', () => {
  const it = camera()
  vi.advanceTimersByTime(3_600_000)
  expect(it.lost).toBe(0)
  it.stop()
})

test('a camera pulled out is lost at once, and once only', () => {
  const it = camera()
  it.track.dispatchEvent(new Event('ended'))
  expect(it.lost).toBe(1)
  it.track.dispatchEvent(new Event('ended'))
  vi.advanceTimersByTime(60_000)
  expect(it.lost).toBe(1)
})

test('a frozen picture is a lost camera after some seconds', () => {
  const it = camera()
  vi.advanceTimersByTime(10_000)
  it.frozen = true
  vi.advanceTimersByTime(2000)
  expect(it.lost).toBe(0)
  vi.advanceTimersByTime(10_000)
  expect(it.lost).toBe(1)
})

test('muted by its own switch it is lost too; a moment of it is not', () => {
  const it = camera()
  vi.advanceTimersByTime(10_000)
  it.track.muted = true
  vi.advanceTimersByTime(2000)
  it.track.muted = false
  vi.advanceTimersByTime(60_000)
  expect(it.lost).toBe(0)
  it.track.muted = true
  vi.advanceTimersByTime(10_000)
  expect(it.lost).toBe(1)
})

test('while nobody sees the page a still picture means nothing', () => {
  const it = camera('hidden')
  it.frozen = true
  vi.advanceTimersByTime(60_000)
  expect(it.lost).toBe(0)
  it.stop()
})

test('after the stop nothing is told', () => {
  const it = camera()
  it.stop()
  it.frozen = true
  it.track.dispatchEvent(new Event('ended'))
  vi.advanceTimersByTime(60_000)
  expect(it.lost).toBe(0)
})
