import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOf, findSpeech, finished, levelOf, loudness, type Sound, softened, trimmed } from './sound.ts'

const rate = 24_000
const samplesIn = (ms: number) => Math.round((ms / 1000) * rate)

/** A number from 0 to 1 that looks like chance and is the same each time. */
function noise(seed: number) {
  let state = (seed * 2654435761) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 0) / 2 ** 32) * 2 - 1
  }
}

interface Spoken {
  beforeMs: number
  speechMs: number
  afterMs: number
  peak: number
  /** of the room, at most */
  hum: number
}

/** Somebody saying "aaa" in a room: a voice that swells and falls, and the room's own sound all the time. */
function spoken({ beforeMs, speechMs, afterMs, peak, hum }: Spoken): Sound {
  const random = noise(7)
  const [from, to] = [samplesIn(beforeMs), samplesIn(beforeMs) + samplesIn(speechMs)]
  const samples = Float32Array.from({ length: to + samplesIn(afterMs) }, (_, at) => {
    const room = hum * random()
    if (at < from || at >= to) return room
    const time = (at - from) / rate
    return room + peak * (0.4 + 0.6 * Math.abs(Math.sin(Math.PI * 4 * time))) * Math.sin(2 * Math.PI * 180 * time)
  })
  return { samples, rate }
}
const saying: Spoken = { beforeMs: 800, speechMs: 1500, afterMs: 700, peak: 0.4, hum: 0.001 }

const anySpoken = fc.record({
  beforeMs: fc.integer({ min: 200, max: 2000 }),
  speechMs: fc.integer({ min: 400, max: 3000 }),
  afterMs: fc.integer({ min: 300, max: 2000 }),
  peak: fc.double({ min: 0.15, max: 0.9, noNaN: true }),
  hum: fc.double({ min: 0, max: 0.005, noNaN: true }),
})
const anySound = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 4000 })
  .map((numbers): Sound => ({ samples: Float32Array.from(numbers), rate: 8000 }))

describe('what is said is found', () => {
  test('wherever it stands and however loud it is: nothing of it is lost, and hardly anything else is taken for it', () => {
    fc.assert(
      fc.property(anySpoken, how => {
        const speech = findSpeech(spoken(how))
        expect(speech).not.toBeNull()
        if (!speech) return
        const frame = samplesIn(20)
        expect(Math.abs(speech.from - samplesIn(how.beforeMs))).toBeLessThanOrEqual(3 * frame)
        expect(Math.abs(speech.to - samplesIn(how.beforeMs) - samplesIn(how.speechMs))).toBeLessThanOrEqual(3 * frame)
      }),
      { numRuns: 60 },
    )
  })

  test('the click of a finger on the glass is not speech', () => {
    const sound = spoken(saying)
    sound.samples.fill(0.8, samplesIn(100), samplesIn(125))
    sound.samples.fill(0.8, sound.samples.length - samplesIn(60), sound.samples.length - samplesIn(30))
    const speech = findSpeech(sound)
    expect(speech?.from).toBeGreaterThan(samplesIn(700))
    expect(speech?.to).toBeLessThan(samplesIn(2400))
  })

  test('silence, and the room alone, say nothing', () => {
    expect(findSpeech({ samples: new Float32Array(rate), rate })).toBeNull()
    expect(trimmed({ samples: new Float32Array(rate), rate }).samples).toHaveLength(0)
    const random = noise(3)
    expect(findSpeech({ samples: Float32Array.from({ length: rate }, () => 0.0004 * random()), rate })).toBeNull()
  })

  test('of any sound whatever: what is left is a piece of it, and cutting it again takes no speech away', () => {
    fc.assert(
      fc.property(anySound, sound => {
        const cut = trimmed(sound)
        expect(cut.samples.length).toBeLessThanOrEqual(sound.samples.length)
        const speech = findSpeech(sound)
        if (speech) {
          expect(speech.from).toBeGreaterThanOrEqual(0)
          expect(speech.from).toBeLessThan(speech.to)
          expect(speech.to).toBeLessThanOrEqual(sound.samples.length)
          expect(cut.samples.length).toBeGreaterThanOrEqual(speech.to - speech.from)
        } else expect(cut.samples).toHaveLength(0)
      }),
    )
  })

  test('60 ms before and 150 ms after the voice are left', () => {
    const { samples } = trimmed(spoken(saying))
    expect((samples.length / rate) * 1000).toBeGreaterThan(1500 + 60 + 150 - 70)
    expect((samples.length / rate) * 1000).toBeLessThan(1500 + 60 + 150 + 70)
  })
})

describe('what is wrong with a recording', () => {
  const longest = 3000
  test('nothing, when somebody speaks up in a quiet room', () => {
    fc.assert(
      fc.property(anySpoken, how => {
        expect(faultOf(spoken(how), 3200)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })
  test('each fault by its name', () => {
    expect(faultOf({ samples: new Float32Array(0), rate }, longest)).toBe('failed')
    expect(faultOf({ samples: new Float32Array(rate), rate }, longest)).toBe('tooQuiet')
    expect(faultOf(spoken({ ...saying, peak: 0.05 }), longest)).toBe('tooQuiet')
    const loud = spoken(saying)
    expect(faultOf({ samples: loud.samples.map(sample => Math.max(-1, Math.min(1, sample * 6))), rate }, longest)).toBe('tooLoud')
    expect(faultOf(spoken({ ...saying, speechMs: 120 }), longest)).toBe('tooShort')
    expect(faultOf(spoken({ ...saying, speechMs: 3500 }), longest)).toBe('tooLong')
    expect(faultOf(spoken({ ...saying, hum: 0.12 }), longest)).toBe('tooNoisy')
  })
})

describe('loudness', () => {
  const sine = (hertz: number, amplitude: number, seconds: number, at = 48_000): Sound => ({
    samples: Float32Array.from({ length: seconds * at }, (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / at)),
    rate: at,
  })

  test('a full-scale sine of 997 Hz in one channel has -3.01 LUFS, as BS.1770 says', () => {
    expect(loudness(sine(997, 1, 3))).toBeCloseTo(-3.01, 1)
    expect(loudness(sine(997, 0.1, 3))).toBeCloseTo(-23.01, 1)
  })

  test('the rate makes no difference, and silence has none', () => {
    expect(loudness(sine(997, 0.5, 3, 24_000))).toBeCloseTo(loudness(sine(997, 0.5, 3)) ?? 0, 0)
    expect(loudness({ samples: new Float32Array(48_000), rate: 48_000 })).toBeNull()
    expect(loudness({ samples: new Float32Array(0), rate: 48_000 })).toBeNull()
  })

  test('twice as loud is six decibels more', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), amplitude => {
        const [once, twice] = [loudness(sine(440, amplitude, 1)), loudness(sine(440, amplitude * 2, 1))]
        expect((twice ?? 0) - (once ?? 0)).toBeCloseTo(6.02, 1)
      }),
      { numRuns: 20 },
    )
  })

  test('every recording ends up as loud as the clips that came with the program, and never goes over the top', () => {
    fc.assert(
      fc.property(anySpoken, how => {
        const sound = finished(spoken(how))
        expect(Math.abs((loudness(sound) ?? 0) + 16)).toBeLessThan(1.5)
        expect(sound.samples.every(sample => Math.abs(sample) < 0.89)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('made louder, a higher sample stays the higher one, and its sign stays', () => {
    const sample = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(sample, sample, fc.double({ min: 0.1, max: 20, noNaN: true }), (a, b, gain) => {
        const [x = 0, y = 0] = softened(Float32Array.of(a, b), gain)
        if (Math.fround(a) <= Math.fround(b)) expect(x).toBeLessThanOrEqual(y)
        expect(Math.sign(x) * Math.sign(Math.fround(a))).toBeGreaterThanOrEqual(0)
        expect(Math.abs(x)).toBeLessThan(0.85)
      }),
    )
  })

  test('a level lies between silence and full scale', () => {
    fc.assert(fc.property(anySound, ({ samples }) => levelOf(samples) >= -100 && levelOf(samples) <= 0))
  })
})
