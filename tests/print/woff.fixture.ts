import { inflateSync } from 'node:zlib'

/** A WOFF 1 file as the TrueType file it was made from: the same tables, unpacked, behind a plain directory. */
export function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const data = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(at, at + 4), check: woff.readUInt32BE(at + 16), data: packed === length ? data : inflateSync(data) }
  })
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  let at = head.length
  const parts: Buffer[] = [head]
  tables.forEach(({ tag, check, data }, index) => {
    const entry = 12 + 16 * index
    tag.copy(head, entry)
    head.writeUInt32BE(check, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}
