import { expect, test } from 'vitest'
import { err, type Failure, ok } from '../abdm/index.ts'
import { heldClock } from './clock.fixture.ts'
import { watchHealth } from './health.ts'

/** ABDM as a test says it is, and what the kiosk was told of it. */
function watched() {
  const clock = heldClock()
  const looks: { atS: number; withinMs: number | undefined }[] = []
  const told: string[] = []
  const abdm = { failure: null as Failure | null }
  const watch = watchHealth(
    {
      ready: async (_, withinMs) => {
        looks.push({ atS: clock.now().getTime() / 1000, withinMs })
        return abdm.failure ? err(abdm.failure) : ok({ driftSeconds: 0 })
      },
      warm: async () => ok(undefined),
    },
    'IN2210000123',
    { look: async () => {} },
    clock,
    (problem, line) => told.push(`${problem} ${line}`),
  )
  /** each answer is heard before the next second */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      clock.pass(1000)
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const first = new Promise<void>(resolve => setImmediate(resolve))
  return { abdm, looks, told, pass, first, failed: watch.failed, stop: watch.stop }
}

const cut: Failure = { reason: 'network', code: null, status: null, line: 'nameUnknown' }

test('with ABDM there it is looked at each minute; gone, every five seconds and not for long; and the kiosk hears of it within these', async () => {
  const { abdm, looks, told, pass, first, stop } = watched()
  await first
  await pass(60)
  expect(looks).toEqual([
    { atS: 0, withinMs: undefined },
    { atS: 60, withinMs: undefined },
  ])
  expect(told).toEqual(['null null', 'null null'])
  abdm.failure = cut
  await pass(60)
  expect(told.at(-1)).toBe('abdmDown nameUnknown')
  looks.length = 0
  await pass(20)
  expect(looks.map(({ atS }) => atS)).toEqual([125, 130, 135, 140])
  for (const { withinMs } of looks) expect(withinMs).toBeLessThanOrEqual(10_000)
  abdm.failure = null
  await pass(5)
  expect(told.at(-1)).toBe('null null')
  looks.length = 0
  await pass(60)
  expect(looks).toEqual([{ atS: 205, withinMs: undefined }])
  stop()
  await pass(120)
  expect(looks).toHaveLength(1)
})

test('a visit that finds the line cut closes the kiosk at once and not a minute later, however many find it so', async () => {
  const { abdm, looks, told, pass, first, failed, stop } = watched()
  await first
  await pass(20)
  abdm.failure = cut
  failed(cut)
  failed({ reason: 'timeout', code: null, status: null })
  await pass(1)
  expect(told.at(-1)).toBe('abdmDown nameUnknown')
  expect(looks.map(({ atS }) => atS)).toEqual([0, 20])
  abdm.failure = null
  await pass(5)
  expect(told.at(-1)).toBe('null null')
  failed({ reason: 'wrongOtp', code: null, status: null })
  await pass(30)
  // what was wrong about the person says nothing of the line, and right after a look nobody asks again
  expect(looks).toHaveLength(3)
  failed(cut)
  failed(cut)
  await pass(10)
  expect(looks).toHaveLength(4)
  stop()
})

test('a busy ABDM puts nobody out of service', async () => {
  const { abdm, told, pass, first, stop } = watched()
  await first
  abdm.failure = { reason: 'tooManyRequests', code: null, status: 429 }
  await pass(60)
  expect(told.at(-1)).toBe('null null')
  stop()
})
