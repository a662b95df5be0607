import type { Clock } from './buffer.ts'
import { PretendPrinter, type PrinterOptions } from './printer.ts'

/** Commands written down by hand, for the tests. */
export const ascii = (text: string) => Array.from(text, letter => letter.charCodeAt(0))
export const word = (n: number) => [n & 255, n >> 8]
export const INIT = [0x1b, 0x40]
export const CUT = [0x1d, 0x56, 66, 0]
export const DLE_EOT = (n: number) => [0x10, 0x04, n]
export const CLEAR = [0x10, 0x05, 0x02]
export const ASB_ON = [0x1d, 0x61, 0x0f]
export const processId = (id: string) => [0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...ascii(id)]
export const processAnswer = (id: string) => [0x37, 0x22, ...ascii(id), 0]
export const raster = (perRow: number, rows: number, fill: (i: number) => number, mode = 0) => [
  ...[0x1d, 0x76, 0x30, mode, ...word(perRow), ...word(rows)],
  ...Array.from({ length: perRow * rows }, (_, i) => fill(i)),
]
export const graphics = (payload: number[]) => [0x1d, 0x28, 0x4c, ...word(payload.length), ...payload]
export const defineNv = (key: string, perRow: number, rows: number, fill: number) =>
  graphics([48, 67, 48, ...ascii(key), 1, ...word(perRow * 8), ...word(rows), 49, ...Array<number>(perRow * rows).fill(fill)])
export const printNv = (key: string) => graphics([48, 69, ...ascii(key), 1, 1])
export const qr = (text: string, dots: number) => [
  ...[0x1d, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 67, dots],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 69, 49],
  ...[0x1d, 0x28, 0x6b, ...word(text.length + 3), 49, 80, 48, ...ascii(text)],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
]

/** A clock that goes only when told to. */
export class HandClock implements Clock {
  #time = 0
  #waiting: { at: number; task: () => void }[] = []

  now = () => this.#time

  after = (ms: number, task: () => void) => {
    const entry = { at: this.#time + ms, task }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter(other => other !== entry)
    }
  }

  forward(ms: number): void {
    const end = this.#time + ms
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#waiting = this.#waiting.filter(other => other !== next)
      this.#time = Math.max(this.#time, next.at)
      next.task()
    }
    this.#time = end
  }
}

/** A printer without a socket, at once and without the distance to the knife unless asked for. */
export function onDesk(options: PrinterOptions = {}) {
  const printer = new PretendPrinter({ speed: 0, headToKnife: 0, wallClock: () => 0, ...options })
  const answers: number[] = []
  let drops = 0
  const plugIn = () => printer.attach({ send: bytes => void answers.push(...bytes), drop: () => void drops++ })
  plugIn()
  return {
    printer,
    answers,
    plugIn,
    drops: () => drops,
    send: (...parts: number[][]) => printer.receive(Uint8Array.from(parts.flat())),
    /** what came back since the last look */
    heard: () => answers.splice(0),
    /** all rows, those of the slips and those still hanging, as text */
    picture: () => [...printer.paper.slips.flatMap(slip => slip.rows), ...printer.paper.hanging].map(row => row.join('')).join('\n'),
    blackRows: () => [...printer.paper.slips.flatMap(slip => slip.rows), ...printer.paper.hanging].filter(row => row.includes(1)).length,
  }
}
