import type { RecordingProblem } from '../../service/contract/index.ts'

/** Sound of one channel, -1 to 1, and how many samples a second it has. Everything here is pure. */
export interface Sound {
  samples: Float32Array
  rate: number
}

/** What no voice is needed for: a level in dBFS that stands for silence. */
export const silenceDb = -100
const frameMs = 20
/** a finger that lifts from the glass clicks for a frame or two; a syllable lasts longer */
const shortestRun = 4
const shortestSpeechMs = 200
// voice 10: rejected are a voice cut off at the top, one that stays under -20 dBFS, and one that hardly stands out
const quietestPeakDb = -20
const leastAboveNoiseDb = 12
const cutOff = 0.985
const cutOffSamples = 12
// voice 5.4: a little silence stays at both ends
const beforeMs = 60
const afterMs = 150
const wantedLufs = -16
const highest = 0.84

const decibels = (amplitude: number): number => (amplitude > 0 ? Math.max(silenceDb, 20 * Math.log10(amplitude)) : silenceDb)

/** The power of a piece of sound in dBFS (a full-scale sine has -3). */
export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? silenceDb : decibels(Math.sqrt(sum / samples.length))
}

const peakOf = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

function frameLevels({ samples, rate }: Sound): number[] {
  const length = frameLength(rate)
  return Array.from({ length: Math.floor(samples.length / length) }, (_, frame) => levelOf(samples.subarray(frame * length, (frame + 1) * length)))
}

const frameLength = (rate: number) => Math.max(1, Math.round((rate * frameMs) / 1000))

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? silenceDb

/** Where somebody speaks, in samples, from the first syllable to the last; null: nowhere. What is shorter than a syllable is no speech. */
export function findSpeech(sound: Sound): { from: number; to: number } | null {
  const levels = frameLevels(sound)
  const sorted = [...levels].sort((a, b) => a - b)
  const noise = percentile(sorted, 0.1)
  const loud = percentile(sorted, 0.95)
  // a room that is never still must not look like speech, nor a soft last syllable like the room
  const threshold = Math.max(-60, Math.min(noise + 9, loud - 12), loud - 35)
  const spoken = levels.map(level => level > threshold)
  let first = -1
  let last = -1
  let run = 0
  for (const [frame, on] of spoken.entries()) {
    run = on ? run + 1 : 0
    if (run < shortestRun) continue
    if (first === -1) first = frame - run + 1
    last = frame
  }
  if (first === -1) return null
  const length = frameLength(sound.rate)
  return { from: first * length, to: Math.min(sound.samples.length, (last + 1) * length) }
}

/** Cut to what is said, with a breath of what was there before and after it. No speech: nothing is left. */
export function trimmed(sound: Sound): Sound {
  const speech = findSpeech(sound)
  if (speech === null) return { samples: new Float32Array(0), rate: sound.rate }
  const from = Math.max(0, speech.from - Math.round((beforeMs / 1000) * sound.rate))
  const to = Math.min(sound.samples.length, speech.to + Math.round((afterMs / 1000) * sound.rate))
  return { samples: sound.samples.slice(from, to), rate: sound.rate }
}

/** Why this recording is no good; null: it can be kept. `longestMs`: of what is said. */
export function faultOf(sound: Sound, longestMs: number): RecordingProblem | null {
  const { samples, rate } = sound
  if (samples.length === 0) return 'failed'
  // a microphone that is switched off gives the very same number for ever
  if (samples.every(sample => sample === samples[0])) return 'tooQuiet'
  if (decibels(peakOf(samples)) < quietestPeakDb) return 'tooQuiet'
  if (samples.reduce((count, sample) => count + (Math.abs(sample) >= cutOff ? 1 : 0), 0) > cutOffSamples) return 'tooLoud'
  const speech = findSpeech(sound)
  if (speech === null) return 'tooShort'
  const spokenMs = ((speech.to - speech.from) / rate) * 1000
  if (spokenMs < shortestSpeechMs) return 'tooShort'
  if (spokenMs > longestMs) return 'tooLong'
  const around = new Float32Array([...samples.subarray(0, speech.from), ...samples.subarray(speech.to)])
  const enoughToJudge = around.length > rate / 5
  return enoughToJudge && levelOf(samples.subarray(speech.from, speech.to)) - levelOf(around) < leastAboveNoiseDb ? 'tooNoisy' : null
}

/** Cut, as loud as every other clip (-16 LUFS), and softened where it would go over the top. */
export function finished(sound: Sound): Sound {
  const cut = trimmed(sound)
  let { samples } = cut
  // the soft ceiling takes away a little; a few rounds give it back
  for (let round = 0; round < 4; round++) {
    const heard = loudness({ samples, rate: cut.rate })
    if (heard === null || Math.abs(wantedLufs - heard) < 0.2) break
    samples = softened(samples, 10 ** (Math.min(40, wantedLufs - heard) / 20))
  }
  return { samples, rate: cut.rate }
}

/** Louder by `gain`; from 60 % of the ceiling upwards ever less, and never over it. Keeps which sample is the higher one. */
export function softened(samples: Float32Array, gain: number): Float32Array {
  const knee = 0.6 * highest
  const room = highest - knee
  return samples.map(sample => {
    const wanted = Math.abs(sample * gain)
    return Math.sign(sample) * (wanted <= knee ? wanted : knee + room * Math.tanh((wanted - knee) / room))
  })
}

/** Loudness in LUFS (ITU-R BS.1770-4, one channel, both gates); shorter than 0.4 s is measured as one block, as is all of it. Null: silence. */
export function loudness({ samples, rate }: Sound): number | null {
  const weighted = biquad(biquad(samples, highShelf(rate)), highPass(rate))
  const block = Math.min(weighted.length, Math.round(0.4 * rate))
  const step = Math.max(1, Math.round(0.1 * rate))
  const powers: number[] = []
  for (let at = 0; block > 0 && at + block <= weighted.length; at += step) {
    let sum = 0
    for (let i = at; i < at + block; i++) sum += (weighted[i] ?? 0) ** 2
    powers.push(sum / block)
  }
  const lufs = (power: number) => -0.691 + 10 * Math.log10(power)
  const mean = (of: readonly number[]) => of.reduce((sum, power) => sum + power, 0) / of.length
  const heard = powers.filter(power => power > 0 && lufs(power) > -70)
  if (heard.length === 0) return null
  const gate = lufs(mean(heard)) - 10
  const loud = heard.filter(power => lufs(power) > gate)
  return lufs(mean(loud))
}

interface Filter {
  b: readonly [number, number, number]
  a: readonly [number, number]
}

// BS.1770-4, annex 1: the head's shelf and the low cut, worked out for any rate
function highShelf(rate: number): Filter {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const high = 10 ** (3.999843853973347 / 20)
  const middle = high ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b: [(high + (middle * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (middle * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  }
}

function highPass(rate: number): Filter {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }
}

function biquad(samples: Float32Array, { b, a }: Filter): Float32Array {
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return samples.map(x => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    return y
  })
}
