import { aimOf, plainText } from '../scan-text.ts'

/** The most bytes of one scan; more is noise, or a device that is no scanner. */
export const longestScan = 8192

/** ms of silence that end a scan: after a terminator, and without one. */
const silenceAfterTerminator = 50
const silence = 200

const STX = 0x02
const ETX = 0x03
const LF = 0x0a
const CR = 0x0d

/** How a scanner ends a scan. 'any': whatever it is, told by the silence after it. 'none': by silence alone, line ends belong to the text. */
export type Suffix = 'any' | 'cr' | 'lf' | 'crlf' | 'none'

/** Cuts a scanner's stream of bytes into scans. It has no clock: the caller says what time it is. */
export interface Framing {
  /** Takes bytes that came at `time` (ms); answers the texts of the scans they complete. */
  feed(bytes: Uint8Array, time: number): string[]
  /** When the scan under way ends if nothing more comes; null when there is none. */
  due(): number | null
  /** The silence is over: answers what was under way. */
  end(): string[]
}

/**
 * A scan ends at an ETX, at a new STX, by 50 ms of silence after CR or LF (unless a JSON brace is still open), or by 200 ms of silence.
 * A scanner that is known to end with CR, LF or CR LF ends a scan there at once, and only there or by silence.
 * In what pieces the bytes come makes no difference. After more than 8 KB all is dropped until the next silence.
 */
export function framing(suffix: Suffix = 'any'): Framing {
  let bytes: number[] = []
  let last = 0
  let tooLong = false

  const cut = () => {
    const text = tooLong ? null : scanText(Uint8Array.from(bytes), suffix)
    bytes = []
    tooLong = false
    return text === null ? [] : [text]
  }

  return {
    feed(more, time) {
      last = time
      const texts: string[] = []
      for (const byte of more) {
        if (tooLong) continue
        if (byte === ETX) texts.push(...cut())
        else {
          if (byte === STX) texts.push(...cut())
          bytes.push(byte)
          if (bytes.length > longestScan) {
            tooLong = true
            bytes = []
          } else if (ends(bytes, suffix) && !insideJson(bytes)) texts.push(...cut())
        }
      }
      return texts
    },
    due() {
      if (tooLong) return last + silence
      const end = bytes.at(-1)
      if (end === undefined) return null
      return last + (suffix === 'any' && (end === CR || end === LF) && !insideJson(bytes) ? silenceAfterTerminator : silence)
    },
    end: cut,
  }
}

/** Whether the last byte is the end that the scanner is known to send. */
function ends(bytes: readonly number[], suffix: Suffix): boolean {
  switch (suffix) {
    case 'cr':
      return bytes.at(-1) === CR
    case 'lf':
      return bytes.at(-1) === LF
    case 'crlf':
      return bytes.at(-1) === LF && bytes.at(-2) === CR
    case 'any':
    case 'none':
      return false
  }
}

/** Whether the bytes are the beginning of a JSON object: line ends inside one end no scan. */
function insideJson(bytes: readonly number[]) {
  const text = aimOf(String.fromCharCode(...bytes.slice(bytes[0] === STX ? 1 : 0))).text.trimStart()
  if (!text.startsWith('{')) return false
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (quoted) {
      if (text[i] === '\\') i++
      else if (text[i] === '"') quoted = false
    } else if (text[i] === '"') quoted = true
    else if (text[i] === '{') depth++
    else if (text[i] === '}') depth--
  }
  return depth > 0
}

/** The text of one scan without the scanner's additions; null when it is none: empty, not UTF-8, or by its AIM prefix not a QR. */
function scanText(bytes: Uint8Array, suffix: Suffix): string | null {
  let from = 0
  let to = bytes.length
  if (bytes[0] === STX) from++
  // a scanner that is heard by its CR and sends CR LF: the LF came after the scan before
  if (suffix === 'cr' && bytes[0] === LF) from++
  for (let twice = suffix === 'none' ? 2 : 0; twice < 2 && to > from; twice++) {
    if (bytes[to - 1] === LF) to -= bytes[to - 2] === CR && to - 2 >= from ? 2 : 1
    else if (bytes[to - 1] === CR) to--
  }
  const decoded = utf8(bytes.subarray(from, to))
  if (decoded === null) return null
  return plainText(decoded)
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
