/** A recording as the page makes it: 16 bit, mono, 24 kHz, so many ms of a tone; `tone` makes one differ from another. */
export function wavFile(ms = 1000, tone = 5): Buffer {
  const samples = Math.round(ms * 24)
  const file = Buffer.alloc(44 + samples * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(24_000, 24)
  file.writeUInt32LE(48_000, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at++) file.writeInt16LE(Math.round(12_000 * Math.sin(at / tone)), 44 + at * 2)
  return file
}
