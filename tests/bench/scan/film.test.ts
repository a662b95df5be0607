import { expect, test } from 'vitest'
import { knownCode, knownText } from '../../../hardware/scanner/decode/known-code.ts'
import { frameTime, projector } from './film.ts'

const wall = { pixels: new Uint8Array(96 * 96).fill(120), width: 96, height: 96 }

/** Plays half a second of a wall and notes which frames the worker was given. */
async function framesTaken(worked: () => number) {
  const taken: number[] = []
  const player = await projector(worked)
  const showing = await player.play(
    k => {
      taken.push(k)
      return wall
    },
    0,
    500,
  )
  return { taken, showing }
}

test('a worker that takes no time is given every frame', async () => {
  const { taken, showing } = await framesTaken(() => 0)
  expect(taken).toEqual(Array.from({ length: 15 }, (_, k) => k))
  expect(showing).toMatchObject({ texts: [], time: null, stage: null, looked: 15, busy: 0 })
})

test('frames that come while a slow worker is busy are dropped, and none is given twice', async () => {
  let time = 0
  const { taken, showing } = await framesTaken(() => {
    time += 25
    return time
  })
  expect(taken.length).toBeGreaterThan(1)
  expect(taken.length).toBeLessThan(10)
  expect(new Set(taken).size).toBe(taken.length)
  expect(showing.busy).toBeGreaterThan(0)
})

test('a code that comes into the picture is known in the frame that shows it', async () => {
  const code = knownCode()
  const player = await projector(() => 0)
  const showing = await player.play(k => (k < 4 ? wall : code), 0, 500)
  expect(showing).toMatchObject({ texts: [knownText], stage: 'plain' })
  expect(showing.time).toBeCloseTo(4 * frameTime)
})
