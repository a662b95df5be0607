import { onTestFinished } from 'vitest'
import { openPrinter, type PrinterOptions } from '../../hardware/printer/printer.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import { becomes, quick, startWire, type Wire, type WireKind, type WireOptions } from './wire.fixture.ts'

/** For what has to come on a busy machine. */
export const patient = { timeout: 20_000, interval: 10 }

/** Closes it when the running test has ended, the last opened first. */
export function closing<Open extends { close(): unknown }>(one: Open): Open {
  onTestFinished(async () => {
    await one.close()
  })
  return one
}

/** A wire of the running test's own. */
export const wireOf = async (kind: WireKind = 'tcp', options: WireOptions = {}): Promise<Wire> => closing(await startWire(kind, options))

/** The printer at the end of the wire, whatever its state. */
export const printerAt = (wire: Wire, options: Partial<PrinterOptions> = {}): Printer =>
  closing(openPrinter(wire.address, { widthDots: 576, delays: quick, ...options }))

/** The printer at the end of the wire, ready. */
export async function readyAt(wire: Wire, options: Partial<PrinterOptions> = {}): Promise<Printer> {
  const printer = printerAt(wire, options)
  await becomes(printer, status => status === 'ready')
  return printer
}
