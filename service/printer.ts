import type { PrinterAddress } from '../hardware/printer/address.ts'
import { openPrinter } from '../hardware/printer/printer.ts'
import { type PrinterRecord, type RecordRead, readRecord, usualRecord } from '../hardware/printer/record.ts'
import type { Printer } from '../hardware/printer/types.ts'
import type { Config } from './config.ts'
import { toRun } from './packed.ts'
import { fixedLines } from './slip-lines.ts'

type PrinterConfig = NonNullable<Config['devices']['printer']>

/** Where the config says the printer is, in the words of `hardware/printer`. */
export function addressOf(printer: PrinterConfig): PrinterAddress {
  switch (printer.kind) {
    case 'tcp':
      return { kind: 'tcp', host: printer.host, port: printer.port }
    case 'serial':
      return { kind: 'serial', at: { path: printer.path }, baudRate: printer.baudRate, flow: printer.flow }
    case 'usbSerial':
      return { kind: 'serial', at: { usb: { serialNumber: printer.serialNumber } }, baudRate: printer.baudRate, flow: printer.flow }
    case 'file':
      return { kind: 'file', at: { path: printer.path }, oneWay: false }
    case 'usb':
      return { kind: 'file', at: { usb: { serialNumber: printer.serialNumber } }, oneWay: false }
    case 'spooler':
      return { kind: 'spooler', name: printer.name }
  }
}

/** The record that the config names; a usual printer where it names none. A record that is missing or none is a fault of the start. */
export function recordOf({ devices: { printer } }: Config): RecordRead {
  if (printer?.record == null) return { ok: true, ...usualRecord }
  const read = readRecord(printer.record)
  if (read.ok) return read
  return { ok: false, why: `${printer.record} ${read.why}; make one with: ${toRun('device')} printer probe … --out ${printer.record}` }
}

/** Opens the printer of the config, with what its record says of it and the fixed lines it may hold. */
export function printerOf(config: Config, { capabilities, model }: PrinterRecord): Printer | null {
  const { printer } = config.devices
  if (printer === null) return null
  return openPrinter(addressOf(printer), {
    widthDots: printer.widthDots,
    capabilities,
    stored: fixedLines(config),
    model,
  })
}

/** A record in one line of ASCII, for the staff's check; null: the config names none. */
export function recordLine({ devices: { printer } }: Config, { capabilities, model }: PrinterRecord): string | null {
  if (printer?.record == null) return null
  const { widthDots } = printer
  const { qr, text, room, cut, confirms } = capabilities
  return `${model ?? '-'}, ${widthDots} dots, confirms ${confirms}, QR ${qr}, text ${text}, cut ${cut}, ${room} bytes kept`
}
