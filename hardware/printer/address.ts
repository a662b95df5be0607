import type { WantedPlug } from '../usb-plug.ts'
import type { Delays } from './delays.ts'
import type { Connect } from './link.ts'
import type { Timers } from './timers.ts'
import { connectFile } from './transport-file.ts'
import { connectSerial } from './transport-serial.ts'
import { connectTcp } from './transport-tcp.ts'
import { findUsb, type Roots } from './usb.ts'

/** A path is good until the next plug or start; what the device says of itself over USB stays. */
export type Place = { path: string } | { usb: WantedPlug }

/** How a printer is reached. */
export type PrinterAddress = WireAddress | { kind: 'spooler'; name: string }

/** Wires we talk over ourselves, both ways. */
export type WireAddress =
  /** raw port, usually 9100 */
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'serial'; at: Place; baudRate: number; flow: Flow }
  /** `/dev/usb/lp0`. `oneWay`: nothing can be read back from it */
  | { kind: 'file'; at: Place; oneWay: boolean }

/** As the printer's own switch is set: wires (DTR/DSR or RTS/CTS), XON/XOFF, or nothing, where only the pace protects its buffer. */
export type Flow = 'rtscts' | 'xonxoff' | 'none'

export interface Surroundings {
  delays: Delays
  timers: Timers
  /** where Linux keeps its devices; another place in tests */
  roots: Roots
}

/** One attempt at a time; a USB device is looked up anew for each, because it comes back under another path. */
export function connectorOf(address: WireAddress, { delays, timers, roots }: Surroundings): Connect {
  switch (address.kind) {
    case 'tcp':
      return () => connectTcp({ host: address.host, port: address.port, delays, timers })
    case 'serial':
      return async () => {
        const path = await pathOf(address.at, 'tty', roots)
        return path === null ? null : connectSerial({ path, baudRate: address.baudRate, flow: address.flow, delays, timers })
      }
    case 'file':
      return async () => {
        const path = await pathOf(address.at, 'usbmisc', roots)
        return path === null ? null : connectFile({ path, oneWay: address.oneWay, delays, timers })
      }
  }
}

const pathOf = async (at: Place, kind: 'tty' | 'usbmisc', roots: Roots) => ('path' in at ? at.path : findUsb(kind, at.usb, roots))

/** Bytes a second the link can carry; null: faster than any paper. */
export const speedOf = (address: WireAddress): number | null => (address.kind === 'serial' ? address.baudRate / 10 : null)
