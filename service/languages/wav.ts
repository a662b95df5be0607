import type { NotKept } from '../contract/index.ts'

/** How recordings are kept: 16 bit, one channel, 24,000 samples a second (voice 5 brings clips to the same rate). */
const wavRate = 24_000
const headerBytes = 44
const bytesPerSample = 2
const shortestMs = 200
/** what the page adds around the voice, and a little more */
const aroundMs = 500
/** users-and-rules V7: a voice under -20 dBFS at its loudest was not heard; kept ones are louder by far */
const quietest = 0.1 * 32_768

export type ParsedWav = { ok: true; ms: number } | { ok: false; why: NotKept }

/**
 * Looks whether these bytes are a recording that can be kept: PCM, 16 bit, mono, 24 kHz, no shorter than a syllable, no longer than `longestMs` and
 * what stands around it, with a voice in it. Nothing is taken on trust: the sizes in the header must be those of the file.
 */
export function checkWav(bytes: Uint8Array, longestMs: number): ParsedWav {
  const bad = { ok: false, why: 'notASound' } as const
  if (bytes.length < headerBytes) return bad
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  const fits =
    tag(0) === 'RIFF' &&
    view.getUint32(4, true) === bytes.length - 8 &&
    tag(8) === 'WAVE' &&
    tag(12) === 'fmt ' &&
    view.getUint32(16, true) === 16 &&
    view.getUint16(20, true) === 1 &&
    view.getUint16(22, true) === 1 &&
    view.getUint32(24, true) === wavRate &&
    view.getUint32(28, true) === wavRate * bytesPerSample &&
    view.getUint16(32, true) === bytesPerSample &&
    view.getUint16(34, true) === 16 &&
    tag(36) === 'data' &&
    view.getUint32(40, true) === bytes.length - headerBytes &&
    bytes.length % bytesPerSample === 0
  if (!fits) return bad
  const samples = (bytes.length - headerBytes) / bytesPerSample
  const ms = Math.round((samples / wavRate) * 1000)
  if (ms < shortestMs || ms > longestMs + aroundMs) return bad
  for (let at = headerBytes; at < bytes.length; at += bytesPerSample) if (Math.abs(view.getInt16(at, true)) >= quietest) return { ok: true, ms }
  return bad
}
