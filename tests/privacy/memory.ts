import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Form, formsOf } from '../support/traces.ts'
import type { Secrets } from './canary.ts'

/** How often each secret lies in something, by form. Only what was found. */
export type Copies = { secret: string; form: Form; copies: number }[]

const patternsOf = (secrets: Secrets) =>
  Object.entries(secrets).flatMap(([secret, wanted]) =>
    (typeof wanted === 'string' ? formsOf(wanted) : [{ form: 'plain' as const, bytes: wanted }]).map(({ form, bytes }) => ({ secret, form, bytes })),
  )

const piece = 8 * 1024 * 1024

/** Six or seven bytes stand in longer numbers by chance: there a find is one that stands alone. */
const isShort = (wanted: Buffer) => wanted.length < 8
const isDigitOrLetter = (byte = 0) => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

/** Counts in pieces. One pass: where the first three bytes of a wanted text stand, the rest is compared. */
function counter(secrets: Secrets) {
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
          // the big-endian form of plain letters also stands, a byte earlier, in the little-endian one: counted there
          if (form === 'UTF-16 big-endian' && bytes[at + wanted.length] === 0) continue
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

export function copiesIn(bytes: Buffer, secrets: Secrets): Copies {
  const counts = counter(secrets)
  counts.look(bytes)
  return counts.found()
}

const pageBytes = 4096
const partBytes = 256 * 1024 * 1024
const entries = Buffer.alloc((partBytes / pageBytes) * 8)

/** The stretches of a region that lie in memory or in swap: a region is mostly promised and not there (Documentation/admin-guide/mm/pagemap). */
function present(pages: number, start: number, end: number): [from: number, to: number][] {
  const stretches: [number, number][] = []
  for (let part = start; part < end; part += partBytes) {
    const got = readSync(pages, entries, 0, (Math.min(partBytes, end - part) / pageBytes) * 8, (part / pageBytes) * 8)
    for (let page = 0; page * 8 < got; page++) {
      // bit 63: present, bit 62: swapped
      if (((entries[page * 8 + 7] as number) & 0xc0) === 0) continue
      const from = part + page * pageBytes
      const last = stretches.at(-1)
      if (last && last[1] === from) last[1] = from + pageBytes
      else stretches.push([from, from + pageBytes])
    }
  }
  return stretches
}

/** What a stretch of memory is used for, as far as the kernel's list tells. */
export type Kind = 'heap of C' | 'stack' | 'shared with other processes' | 'data of a program file' | 'other'

function kindOf(rights: string, path: string): Kind {
  if (rights.endsWith('s') || path.startsWith('/memfd:') || path.startsWith('/dev/shm/')) return 'shared with other processes'
  if (path.startsWith('[stack')) return 'stack'
  if (path === '[heap]') return 'heap of C'
  return path.startsWith('/') ? 'data of a program file' : 'other'
}

/** What is never written to, or is the kernel's own. A page that may not be touched at the moment may still hold what stood there. */
const isProgram = (rights: string, path: string) =>
  (path.startsWith('/') && !rights.includes('w') && !rights.endsWith('s')) || /^\[v(var|dso|syscall)/.test(path)

export interface MemorySearched {
  copies: Copies
  /** how many of them lie where */
  kinds: Partial<Record<Kind, number>>
  /** what could be read and was searched */
  megabytes: number
}

/**
 * Everything a running process can write to, read as the kernel has it (/proc/PID/mem; Linux, the same user, a process of ours or a kernel that lets us):
 * heap, stacks, buffers, memory it shares, what was freed and not yet written over. Throws where it may not be read. What a find loses at the edge of a region is
 * nothing: no text lies across two. Shared memory is counted in every process that has it.
 */
export function searchMemory(pid: number, secrets: Secrets): MemorySearched {
  const counts = counter(secrets)
  const kinds: MemorySearched['kinds'] = {}
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  const buffer = Buffer.alloc(piece)
  let read = 0
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
      const [, from, to, rights = '', path = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+ *(.*)$/.exec(line) ?? []
      if (from === undefined || to === undefined || isProgram(rights, path)) continue
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      const before = sum(counts.found())
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
      const more = sum(counts.found()) - before
      if (more > 0) kinds[kindOf(rights, path)] = (kinds[kindOf(rights, path)] ?? 0) + more
    }
  } finally {
    buffer.fill(0)
    closeSync(memory)
    closeSync(pages)
  }
  if (read === 0) throw new Error(`nothing of process ${pid} could be read`)
  return { copies: counts.found(), kinds, megabytes: Math.round(read / 1e6) }
}

export const sum = (copies: readonly { copies: number }[]) => copies.reduce((all, one) => all + one.copies, 0)
