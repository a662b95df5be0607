import { defineStored } from '../../hardware/printer/commands.ts'
import type { JobBytes } from '../../hardware/printer/job.ts'
import type { StoredPlan } from '../../hardware/printer/stored.ts'
import { PretendPrinter, type PrinterState } from '../../sandbox/printer/printer.ts'
import { inkOf } from './wire.fixture.ts'

export interface Printout {
  /** rows of dots, one byte a dot, without the bare paper between knife and head */
  rows: Uint8Array[]
  ink: string
  counts: PrinterState['counts']
}

export const bytesOf = ({ ink, end }: JobBytes): Uint8Array => Buffer.concat([...ink, ...end])
export const definitionsOf = (plan: StoredPlan): Uint8Array[] =>
  [...plan.pictures.values()].map(({ key, packed }) => defineStored(key, packed.rowBytes, packed.rows, packed.data))

/** What a printer without a fault makes of the bytes: one slip, cut. `before`: what it was told when it was set up. */
export function printOnDesk(bytes: Uint8Array, width: number, before: readonly Uint8Array[] = []): Printout {
  const desk = new PretendPrinter({ width, speed: 0, headToKnife: 0, bufferBytes: 1 << 20 })
  desk.attach({ send: () => {}, drop: () => {} })
  for (const chunk of before) desk.receive(chunk)
  desk.clear()
  desk.receive(bytes)
  desk.stop()
  const { slips, hanging } = desk.paper
  const [slip] = slips
  if (!slip || slips.length > 1 || hanging.length > 0) throw new Error(`the desk printed ${slips.length} slips`)
  return { rows: slip.rows, ink: inkOf(slip.rows), counts: desk.state().counts }
}

export const noFaults = { clipped: 0, unknown: 0, missingNv: 0, misplaced: 0, nonAscii: 0, realTimeInData: 0, nvWrites: 0 }
