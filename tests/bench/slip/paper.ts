import { PretendPrinter } from '../../../sandbox/printer/printer.ts'
import { inkOf } from '../../print/wire.fixture.ts'

/** What a printer made of a slip's bytes, and after how many of them it could print each row. */
export interface Printed {
  ink: string
  slips: number
  rows: number
  /** bytes that must have come before row n can be printed */
  neededFor: Float64Array
  /** commands without a meaning, letters that are none */
  faults: number
}

const step = 16

/** Feeds the bytes little by little to the pretend printer, which prints at once what it can. */
export function print(bytes: Uint8Array, width: number, before: readonly Uint8Array[] = []): Printed {
  const desk = new PretendPrinter({ width, speed: 0, bufferBytes: 1 << 20 })
  desk.attach({ send: () => {}, drop: () => {} })
  for (const chunk of before) desk.receive(chunk)
  desk.clear()
  const { paper } = desk
  const bare = paper.hanging.length
  const count = () => paper.slips.reduce((sum, { rows }) => sum + rows.length, 0) + paper.hanging.length - bare
  const needed: number[] = []
  for (let at = 0; at < bytes.length; at += step) {
    desk.receive(bytes.subarray(at, at + step))
    const come = Math.min(bytes.length, at + step)
    for (let rows = needed.length; rows < count(); rows++) needed.push(come)
  }
  desk.stop()
  const { unknown, nonAscii, missingNv, clipped, misplaced } = desk.state().counts
  return {
    ink: inkOf([...paper.slips.flatMap(({ rows }) => rows), ...paper.hanging]),
    slips: paper.slips.length,
    rows: needed.length,
    neededFor: Float64Array.from(needed),
    faults: unknown + nonAscii + missingNv + clipped + misplaced,
  }
}

const rowsPerMm = 8

/** Seconds until the slip is out, and how long the paper stood still in between because bytes had not come. `link`: bytes a second; `speed`: mm a second. */
export function timeOf({ neededFor }: Pick<Printed, 'neededFor'>, link: number, speed: number): { seconds: number; stands: number } {
  const row = 1 / (speed * rowsPerMm)
  let free = (neededFor[0] ?? 0) / link
  let stands = 0
  for (const needed of neededFor) {
    const come = needed / link
    if (come > free) {
      stands += come - free
      free = come
    }
    free += row
  }
  return { seconds: free, stands }
}
