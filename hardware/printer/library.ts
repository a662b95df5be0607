import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'

/** node-thermal-printer as an encoder alone: its own transports lose slips and report success (printing 2). */
export function library(write: (printer: ThermalPrinter) => void): Uint8Array {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', breakLine: BreakLine.NONE })
  write(printer)
  const buffer: Buffer | null = printer.getBuffer()
  const bytes = Uint8Array.from(buffer ?? [])
  // the buffer would be kept otherwise
  buffer?.fill(0)
  printer.clear()
  return bytes
}
