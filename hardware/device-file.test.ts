import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deviceAt, watchDevice } from './device-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'device-'))
  path = join(folder, 'ttyACM0')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A clock that stands at every look until it is told to go on. */
function hand() {
  let due: (() => void) | null = null
  const timers = {
    after(_: number, call: () => void) {
      due = call
      return () => {
        due = null
      }
    },
  }
  const go = () => {
    const call = due
    due = null
    call?.()
  }
  return { timers, go, isWaiting: () => due !== null }
}

test('a device that stays is never gone; pulled out, or another one in its place, it is, once', async () => {
  for (const after of ['nothing', 'another'] as const) {
    writeFileSync(path, '')
    const clock = hand()
    let told = 0
    watchDevice(path, await deviceAt(path), clock.timers, () => told++)
    for (let look = 0; look < 3; look++) {
      clock.go()
      await vi.waitFor(() => expect(clock.isWaiting()).toBe(true))
    }
    expect(told).toBe(0)
    rmSync(path)
    if (after === 'another') symlinkSync(folder, path)
    clock.go()
    await vi.waitFor(() => expect(told).toBe(1))
    expect(clock.isWaiting()).toBe(false)
    rmSync(path, { force: true })
  }
})

test('after the end nothing is told, and a path that leads nowhere is not watched', async () => {
  writeFileSync(path, '')
  const clock = hand()
  const stop = watchDevice(path, await deviceAt(path), clock.timers, () => {
    throw new Error('told after the end')
  })
  rmSync(path)
  clock.go()
  stop()
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(await deviceAt(path)).toBe(null)
  watchDevice(path, null, clock.timers, () => {})
  expect(clock.isWaiting()).toBe(false)
})
