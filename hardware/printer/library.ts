import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'

/** node-thermal-printer as an encoder alone: its own transports lose slips and report success (printing 2). */
export function library(write: (printer: ThermalPrinter) => void): Uint8Array {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', breakLine: BreakLine.NONE })
  // the first command would otherwise be the library's own constant, and wiping it would break every later slip
  printer.setBuffer(Buffer.alloc(0))
  write(printer)
  const bytes = Uint8Array.from(printer.getBuffer())
  // the buffer would be kept otherwise
  printer.getBuffer().fill(0)
  printer.clear()
  return bytes
}
