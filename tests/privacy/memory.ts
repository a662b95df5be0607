import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Form, formsOf } from '../support/traces.ts'

/** How often each secret lies in something, by form. Only what was found. */
export type Copies = { secret: string; form: Form; copies: number }[]

const patternsOf = (secrets: Record<string, string>) =>
  Object.entries(secrets).flatMap(([secret, text]) => formsOf(text).map(({ form, bytes }) => ({ secret, form, bytes })))

const piece = 8 * 1024 * 1024

/** Six or seven bytes stand in longer numbers by chance: there a find is one that stands alone. */
const isShort = (wanted: Buffer) => wanted.length < 8
const isDigitOrLetter = (byte = 0) => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

/** Counts in pieces. One pass: where the first three bytes of a wanted text stand, the rest is compared. */
function counter(secrets: Record<string, string>) {
  const begins = new Map<number, ReturnType<typeof patternsOf>>()
  const maybe = new Uint8Array(65_536)
  for (const pattern of patternsOf(secrets)) {
    const [first = 0, second = 0, third = 0] = pattern.bytes
    maybe[first | (second << 8)] = 1
    const key = first | (second << 8) | (third << 16)
    begins.set(key, [...(begins.get(key) ?? []), pattern])
  }
  const found = new Map<string, { secret: string; form: Form; copies: number }>()
  return {
    look(bytes: Buffer) {
      const last = bytes.length - 2
      for (let at = 0; at < last; at++) {
        const two = (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
        if (maybe[two] === 0) continue
        const patterns = begins.get(two | ((bytes[at + 2] as number) << 16))
        if (patterns === undefined) continue
        for (const { secret, form, bytes: wanted } of patterns) {
          if (bytes.compare(wanted, 0, wanted.length, at, Math.min(bytes.length, at + wanted.length)) !== 0) continue
          if (isShort(wanted) && (isDigitOrLetter(bytes[at - 1]) || isDigitOrLetter(bytes[at + wanted.length]))) continue
          const key = `${secret} ${form}`
          const known = found.get(key) ?? { secret, form, copies: 0 }
          known.copies++
          found.set(key, known)
        }
      }
    },
    found: (): Copies => [...found.values()],
  }
}

export function copiesIn(bytes: Buffer, secrets: Record<string, string>): Copies {
  const counts = counter(secrets)
  counts.look(bytes)
  return counts.found()
}

const pageBytes = 4096

/** The stretches of a region that lie in memory or in swap: a region is mostly promised and not there (Documentation/admin-guide/mm/pagemap). */
function present(pages: number, start: number, end: number): [from: number, to: number][] {
  const entries = Buffer.alloc(((end - start) / pageBytes) * 8)
  const got = readSync(pages, entries, 0, entries.length, (start / pageBytes) * 8)
  const stretches: [number, number][] = []
  for (let page = 0; page * 8 < got; page++) {
    // bit 63: present, bit 62: swapped
    if (((entries[page * 8 + 7] as number) & 0xc0) === 0) continue
    const from = start + page * pageBytes
    const last = stretches.at(-1)
    if (last && last[1] === from) last[1] = from + pageBytes
    else stretches.push([from, from + pageBytes])
  }
  return stretches
}

export interface MemorySearched {
  copies: Copies
  /** what could be read and was searched */
  megabytes: number
}

/**
 * Everything a running process can write to, read as the kernel has it (/proc/PID/mem; Linux, the same user, a process of ours or a kernel that lets us):
 * heap, stacks, buffers, what was freed and not yet written over. Throws where it may not be read. What a find loses at the edge of a region is nothing:
 * no text lies across two.
 */
export function searchMemory(pid: number, secrets: Record<string, string>): MemorySearched {
  const counts = counter(secrets)
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  const buffer = Buffer.alloc(piece)
  let read = 0
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
      const [, from, to, rights = '', path = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+ *(.*)$/.exec(line) ?? []
      if (from === undefined || to === undefined || !rights.startsWith('rw') || path === '[vvar]') continue
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      for (const [first, last] of present(pages, start, end))
        for (let at = first; at < last; at += piece) {
          try {
            const got = readSync(memory, buffer, 0, Math.min(piece, last - at), at)
            read += got
            counts.look(buffer.subarray(0, got))
          } catch {
            // a page that has gone between the list and the look
          }
        }
    }
  } finally {
    buffer.fill(0)
    closeSync(memory)
    closeSync(pages)
  }
  if (read === 0) throw new Error(`nothing of process ${pid} could be read`)
  return { copies: counts.found(), megabytes: Math.round(read / 1e6) }
}
