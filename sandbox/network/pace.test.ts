import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../world/seeded.ts'
import { initialSwitches } from '../world/switches.ts'
import { arrivals } from './pace.ts'
import { createQueue } from './queue.ts'
import { weatherOf } from './weather.ts'

const weather = (changes: Partial<ReturnType<typeof initialSwitches>>) => weatherOf({ ...initialSwitches(), ...changes })
const never = () => 0.999
const START = { now: 0, ready: 0, earliest: 0 }

describe('the pretended line', () => {
  it('2g: 64 kbit/s each way and 600 ms there and back, so 8000 bytes arrive after 1.3 seconds', () => {
    const way = arrivals(8000, { busyUntil: 0 }, weather({ network: '2g' }), 0, START, never)
    expect(way.at(-1)?.at).toBeCloseTo(1300)
    expect(way[0]?.at).toBeCloseTo(1400 / 8 + 300)
  })

  it('two connections share it', () => {
    const lane = { busyUntil: 0 }
    arrivals(8000, lane, weather({ network: '2g' }), 0, START, never)
    expect(arrivals(80, lane, weather({ network: '2g' }), 0, START, never)[0]?.at).toBeCloseTo(1310)
  })

  it('a request leaves when the connection stands, and does not hold up another one meanwhile', () => {
    const lane = { busyUntil: 0 }
    expect(arrivals(80, lane, weather({ network: '2g' }), 0, { ...START, ready: 1200 }, never)[0]?.at).toBeCloseTo(1510)
    expect(arrivals(80, lane, weather({ network: '2g' }), 0, START, never)[0]?.at).toBeCloseTo(320)
  })

  it('a single switch stands over the preset', () => {
    expect(weather({ network: '2g', networkRoundTrip: 2, networkKbits: 9.6 })).toMatchObject({ roundTripMs: 2000, bitsPerSecond: 9600 })
    expect(weather({ network: 'lossy', networkCut: true }).mode).toBe('cut')
  })

  it('a lost packet comes late and holds up those behind it', () => {
    const draws = [0, 0.999, 0.999]
    const way = arrivals(2800, { busyUntil: 0 }, weather({ networkLoss: 50 }), 0, START, () => draws.shift() ?? 0.999)
    expect(way.map(({ at }) => at)).toEqual([200, 200])
  })

  it('an answer can drip: at 8 bytes a second two at a time', () => {
    const way = arrivals(4, { busyUntil: 0 }, weather({}), 8, START, never)
    expect(way.map(({ from, to, at }) => [from, to, at])).toEqual([
      [0, 2, 250],
      [2, 4, 500],
    ])
  })

  it('every byte arrives once and in order, whatever the weather', () => {
    fc.assert(
      fc.property(
        fc.record({
          bytes: fc.nat(5000),
          networkKbits: fc.nat(200),
          networkLoss: fc.nat(100),
          drip: fc.nat(100),
          earliest: fc.nat(5000),
          seed: fc.nat(),
        }),
        ({ bytes, networkKbits, networkLoss, drip, earliest, seed }) => {
          const way = arrivals(bytes, { busyUntil: 0 }, weather({ networkKbits, networkLoss }), drip, { ...START, earliest }, seeded(seed).random)
          expect(way.reduce((at, { from, to }) => (from === at ? to : Number.NaN), 0)).toBe(bytes)
          expect(way.every(({ at }, index) => at >= (way[index - 1]?.at ?? earliest))).toBe(true)
        },
      ),
    )
  })
})

describe('what waits for its time', () => {
  it('is done in its order even where a later one is due at once', () => {
    let now = 0
    const timers: { at: number; then: () => void }[] = []
    const queue = createQueue({
      now: () => now,
      after: (ms, then) => {
        timers.push({ at: now + ms, then })
        return () => {}
      },
    })
    const done: string[] = []
    queue.add(0, () => done.push('at once'))
    queue.add(10, () => done.push('first'))
    queue.add(5, () => done.push('second'))
    while (timers[0]) {
      const timer = timers.shift()
      now = timer?.at ?? 0
      timer?.then()
    }
    expect(done).toEqual(['at once', 'first', 'second'])
  })
})
