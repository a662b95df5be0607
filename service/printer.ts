import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { PrinterAddress } from '../hardware/printer/address.ts'
import { type Capabilities, usualCapabilities } from '../hardware/printer/capabilities.ts'
import { openPrinter } from '../hardware/printer/printer.ts'
import type { Printer } from '../hardware/printer/types.ts'
import type { Config } from './config.ts'
import { fixedLines } from './slip-lines.ts'

type PrinterConfig = NonNullable<Config['devices']['printer']>

/** Where the config says the printer is, in the words of `hardware/printer`. */
function addressOf(printer: PrinterConfig): PrinterAddress {
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

const record = z.object({ capabilities: z.record(z.string(), z.unknown()), model: z.string().nullish() })

export type RecordRead = { ok: true; capabilities: Capabilities; model: string | null } | { ok: false; why: string }

/** What `npm run device -- printer probe --out FILE` wrote. A record that is missing or none is a fault of the start: the wrong one spoils every slip. */
export function readRecord(file: string): RecordRead {
  try {
    const { capabilities, model } = record.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { ok: true, capabilities: { ...usualCapabilities, ...capabilities }, model: model ?? null }
  } catch {
    return { ok: false, why: `${file} is not the record of a printer; make one with: npm run device -- printer probe … --out ${file}` }
  }
}

/** Opens the printer of the config, with what its record says of it and the fixed lines it may hold. */
export function printerOf(config: Config, { capabilities, model }: Omit<Extract<RecordRead, { ok: true }>, 'ok'>): Printer | null {
  const { printer } = config.devices
  if (printer === null) return null
  return openPrinter(addressOf(printer), {
    widthDots: printer.widthDots,
    capabilities,
    stored: fixedLines(config),
    ...(model === null ? {} : { model }),
  })
}

/** A record in one line of ASCII, for the staff's check. */
export const recordLine = (
  { widthDots }: Pick<PrinterConfig, 'widthDots'>,
  { capabilities, model }: Pick<Extract<RecordRead, { ok: true }>, 'capabilities' | 'model'>,
): string => {
  const { qr, text, room, cut, confirms } = capabilities
  return `${model ?? '-'}, ${widthDots} dots, confirms ${confirms}, QR ${qr}, text ${text}, cut ${cut}, ${room} bytes kept`
}
