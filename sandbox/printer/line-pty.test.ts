import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DLE_EOT, processAnswer, processId, raster } from './escpos.fixture.ts'
import { type RunningPrinter, startPretendPrinter } from './server.ts'

/** a busy machine */
const patient = { timeout: 20_000, interval: 10 }

let folder: string
let path: string
let running: RunningPrinter
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pty-'))
  path = join(folder, 'ttyUSB0')
  running = await startPretendPrinter({ speed: 0, pty: path })
})
afterEach(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

async function hear(line: FileHandle, count: number): Promise<number[]> {
  const heard: number[] = []
  const buffer = new Uint8Array(64)
  while (heard.length < count) {
    const { bytesRead } = await line.read(buffer, 0, 64, null)
    if (bytesRead === 0) throw new Error('the line has ended')
    heard.push(...buffer.subarray(0, bytesRead))
  }
  return heard
}

it('prints and answers on a serial line, also after the host has closed it and opened it again', async () => {
  for (const id of ['0001', '0002']) {
    const line = await open(path, 'r+')
    await line.write(Uint8Array.from([...raster(2, 3, () => 0xff), ...processId(id)]))
    expect(await hear(line, 7)).toEqual(processAnswer(id))
    await line.close()
  }
  expect(running.state().counts.unknown).toBe(0)
})

it('unplugged, its path is gone; plugged in again it is there and answers', async () => {
  running.set('unplugged', true)
  expect(existsSync(path)).toBe(false)
  running.set('unplugged', false)
  await vi.waitUntil(() => existsSync(path) && running.state().connected, patient)
  const line = await open(path, 'r+')
  await line.write(Uint8Array.from(DLE_EOT(1)))
  expect(await hear(line, 1)).toEqual([0x12])
  await line.close()
})

it('comes back by itself after it has reset itself', async () => {
  running.set('resetAtByte', 2)
  const line = await open(path, 'r+')
  await line.write(Uint8Array.from(DLE_EOT(1)))
  await vi.waitUntil(() => running.state().switches.resetAtByte === null, patient)
  // the end of the old line
  await expect(hear(line, 1)).rejects.toThrow()
  await line.close()
  await vi.waitUntil(() => running.state().connected && existsSync(path), patient)
  const again = await open(path, 'r+')
  await again.write(Uint8Array.from(DLE_EOT(1)))
  expect(await hear(again, 1)).toEqual([0x12])
  await again.close()
})
