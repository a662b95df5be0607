import type { Dots } from './dots.ts'
import type { Line } from './line.ts'
import type { Modes } from './modes.ts'
import type { RealTimeWatch } from './realtime.ts'

/** What a reader of the stream asks for, or does. `need` is answered with exactly that many bytes, everything else with nothing. */
export type Deed =
  | { do: 'need'; bytes: number }
  | { do: 'rows'; rows: Uint8Array[] }
  | { do: 'feed'; dots: number }
  | { do: 'cut'; toCutter: boolean; feed: number }
  | { do: 'answer'; what: Uint8Array | 'paper' | 'drawer'; kind: 'processId' | 'status' | 'identity' | 'graphics' }
  | { do: 'asb' }

export type Reading<T = void> = Generator<Deed, T, Uint8Array>

/** Faults and oddities of the data, to be asserted zero. */
export interface Counts {
  /** black dots that fell beside the printable area */
  clipped: number
  /** bytes or commands this printer has no meaning for */
  unknown: number
  /** NV graphics asked for by a key nobody defined */
  missingNv: number
  /** graphics sent while a line of text was being set */
  misplaced: number
  /** text bytes above 0x7e */
  nonAscii: number
  /** byte sequences inside a picture that read like `DLE EOT`, `DLE ENQ` or the clear request */
  realTimeInData: number
  /** writes to the flash, which wears */
  nvWrites: number
}

export function noCounts(): Counts {
  return { clipped: 0, unknown: 0, missingNv: 0, misplaced: 0, nonAscii: 0, realTimeInData: 0, nvWrites: 0 }
}

/** What the reader of the stream works on. */
export interface Bench {
  headDots: () => number
  /** false: a clone that never heard of `GS ( …` */
  knowsGroups: () => boolean
  modes: Modes
  line: Line
  nv: Map<string, Dots>
  /** `GS ( L` 112: stored, not printed yet */
  stored: Dots | null
  counts: Counts
  watch: RealTimeWatch
}

export function* take(count: number): Reading<Uint8Array> {
  return yield { do: 'need', bytes: count }
}

export function* takeByte(): Reading<number> {
  const got = yield { do: 'need', bytes: 1 }
  return got[0] ?? 0
}

/** Two bytes, low one first. */
export function* takeWord(): Reading<number> {
  const got = yield { do: 'need', bytes: 2 }
  return (got[0] ?? 0) + 256 * (got[1] ?? 0)
}

const PIECE = 128

/** A long payload, in pieces, so that a small receive buffer empties while it comes. */
export function* takeData(count: number, bench: Bench): Reading<Uint8Array> {
  const out = new Uint8Array(count)
  for (let at = 0; at < count; ) {
    const piece = yield { do: 'need', bytes: Math.min(PIECE, count - at) }
    for (const byte of piece) if (bench.watch.see(byte)) bench.counts.realTimeInData++
    out.set(piece, at)
    at += piece.length
  }
  return out
}
