import type { Sound } from './sound.ts'

/** A WAV file: PCM, 16 bit, one channel, at the sound's own rate. */
export function wavOf({ samples, rate }: Sound): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  tag(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  tag(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  tag(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [at, sample] of samples.entries()) view.setInt16(44 + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true)
  return bytes
}

/** Bytes in base64, in parts of at most 12,000 bytes, so that each passes the service's door. */
export function partsOf(bytes: Uint8Array): string[] {
  const length = 12_000
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, part) => {
    const some = bytes.subarray(part * length, (part + 1) * length)
    return btoa(Array.from(some, byte => String.fromCharCode(byte)).join(''))
  })
}
