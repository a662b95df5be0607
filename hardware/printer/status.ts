import type { PrinterStatus } from './types.ts'

/** What a printer says, told apart by the fixed bits of its bytes (printing 7). */
export type PrinterEvent =
  /** answer to the last DLE EOT n; which n is known only to who asked */
  | { kind: 'realTime'; byte: number }
  /** ASB: four bytes, pushed on change */
  | { kind: 'pushed'; bytes: readonly [number, number, number, number] }
  /** answer to GS r 1 */
  | { kind: 'paper'; byte: number }
  /** answer to GS ( H: everything before it is printed */
  | { kind: 'processed'; id: string }
  /** answer to DLE DC4 8: buffers are empty */
  | { kind: 'cleared' }
  /** an answer about stored pictures or a QR code: 30 room, 31 room left, 36 size of the QR code, 72 keys */
  | { kind: 'told'; about: number; text: string }
  /** answer to GS I */
  | { kind: 'name'; text: string }
  /** XON or XOFF */
  | { kind: 'flow'; stop: boolean }
  | { kind: 'unknown'; byte: number }

/**
 * Takes bytes as they arrive, however cut, and returns the events that are complete. A message broken off by another is dropped, so one lost byte
 * costs one message. Fixed bits: DLE EOT 0xx1xx10, ASB 0xx1xx00 then three 0xx0xxxx, GS ( H 37 22 id id id id 00, GS r 0xx0xxxx.
 */
export function createDemultiplexer(): (bytes: Uint8Array) => PrinterEvent[] {
  let pending: number[] = []

  const take = (byte: number): PrinterEvent[] => {
    const head = pending[0]
    if (head === undefined) return begin(byte)
    if (isBlock(head) ? !fitsBlock(pending, byte) : (byte & 0x90) !== 0) {
      pending = []
      return begin(byte)
    }
    pending.push(byte)
    const event = isBlock(head) ? finishBlock(pending) : finishPushed(pending)
    if (!event) return []
    pending = []
    return [event]
  }

  const begin = (byte: number): PrinterEvent[] => {
    if (byte === 0x11 || byte === 0x13) return [{ kind: 'flow', stop: byte === 0x13 }]
    if (isBlock(byte) || (byte & 0x93) === 0x10) {
      pending = [byte]
      return []
    }
    if ((byte & 0x93) === 0x12) return [{ kind: 'realTime', byte }]
    if ((byte & 0x90) === 0) return [{ kind: 'paper', byte }]
    return [{ kind: 'unknown', byte }]
  }

  return bytes => [...bytes].flatMap(take)
}

const isBlock = (head: number) => head === 0x37 || head === 0x5f
const longestName = 80
/** forty keys and what stands around them */
const longestTold = 90
const isTold = (byte: number | undefined) => byte === 0x30 || byte === 0x31 || byte === 0x36 || byte === 0x72

function fitsBlock(pending: number[], byte: number): boolean {
  if (pending[0] === 0x5f) return byte === 0 || (byte >= 0x20 && byte <= 0x7e && pending.length <= longestName)
  if (pending.length === 1) return byte === 0x22 || byte === 0x25 || isTold(byte)
  if (isTold(pending[1])) return byte === 0 || byte === 0x1f || (byte >= 0x20 && byte <= 0x7e && pending.length <= longestTold)
  if (pending[1] === 0x25 || pending.length === 6) return byte === 0
  return byte >= 0x20 && byte <= 0x7e
}

function finishBlock(bytes: number[]): PrinterEvent | undefined {
  if (bytes.at(-1) !== 0) return undefined
  if (bytes[0] === 0x5f) return { kind: 'name', text: String.fromCharCode(...bytes.slice(1, -1)) }
  const [, about] = bytes
  if (about !== undefined && isTold(about)) return { kind: 'told', about, text: String.fromCharCode(...bytes.slice(2, -1)) }
  return about === 0x25 ? { kind: 'cleared' } : { kind: 'processed', id: String.fromCharCode(...bytes.slice(2, -1)) }
}

function finishPushed([a, b, c, d]: number[]): PrinterEvent | undefined {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  return { kind: 'pushed', bytes: [a, b, c, d] }
}

/** The state of a printer in single facts; what nobody told yet is false. */
export interface Facts {
  offline: boolean
  cover: boolean
  paperOut: boolean
  nearEnd: boolean
  cutter: boolean
  /** the head is too hot, or another fault that ends by itself */
  overheated: boolean
  /** only switching off and on, or a repair, ends it */
  error: boolean
}

export const noFacts: Facts = { offline: false, cover: false, paperOut: false, nearEnd: false, cutter: false, overheated: false, error: false }

/** Facts from one ASB message. */
export function factsOfPushed([first, second, third]: readonly [number, number, number, number]): Facts {
  return {
    offline: (first & 0x08) !== 0,
    cover: (first & 0x20) !== 0,
    cutter: (second & 0x08) !== 0,
    overheated: (second & 0x40) !== 0,
    error: (second & 0x20) !== 0,
    nearEnd: (third & 0x03) !== 0,
    paperOut: (third & 0x0c) !== 0,
  }
}

/** Facts from the four answers to DLE EOT 1, 2, 3, 4. */
export function factsOfRealTime([printer, why, error, paper]: readonly [number, number, number, number]): Facts {
  return {
    offline: (printer & 0x08) !== 0,
    cover: (why & 0x04) !== 0,
    cutter: (error & 0x08) !== 0,
    overheated: (error & 0x40) !== 0,
    // bit 6 of the second answer says that there is an error, the third which
    error: (error & 0x20) !== 0 || ((why & 0x40) !== 0 && (error & 0x48) === 0),
    nearEnd: (paper & 0x0c) !== 0,
    paperOut: (why & 0x20) !== 0 || (paper & 0x60) !== 0,
  }
}

/** One word for the facts, the one a person must mend first. An open cover also says "no paper": the cover goes first. */
export function statusOf(facts: Facts): PrinterStatus {
  if (facts.cover) return 'coverOpen'
  if (facts.paperOut) return 'noPaper'
  if (facts.cutter) return 'cutter'
  if (facts.error) return 'error'
  if (facts.overheated) return 'overheated'
  if (facts.offline) return 'offline'
  return facts.nearEnd ? 'nearEnd' : 'ready'
}

/** Can a slip be started? */
export const canPrint = (status: PrinterStatus) => status === 'ready' || status === 'nearEnd'
