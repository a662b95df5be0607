import { usbDevices } from '../../hardware/printer/usb.ts'
import type { PortInfo } from '../../hardware/scanner/serial/ports.ts'
import type { UsbPlug } from '../../hardware/usb-plug.ts'
import { no, type Understood, yes } from './init-answers.ts'

export type ScannerAnswer =
  | { kind: 'serial'; path: string }
  | { kind: 'usbSerial'; vendor: string; product?: string; serialNumber?: string }
  | { kind: 'keyboard' }
  | null

export type PrinterAnswer =
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'serial' | 'file'; path: string }
  | { kind: 'usbSerial' | 'usb'; serialNumber: string }
  | { kind: 'spooler'; name: string }
  | null

/** Something that was found, as it is offered and as it is written down. */
export interface Offer<T> {
  path: string
  /** what it says of itself */
  about: string
  value: T
}

const plugLabel = ({ vendor, product, manufacturer }: UsbPlug) => [manufacturer, vendor && `${vendor}:${product ?? '?'}`].filter(Boolean).join(' ')

const aboutOf = (port: PortInfo) => (port.vendor === null ? '(of the board, not USB)' : plugLabel(port))
const usbFirst = (ports: readonly PortInfo[]) => ports.toSorted((a, b) => Number(a.vendor === null) - Number(b.vendor === null))

/** A scanner is named by its plug where it has one: it is found again in any socket. */
export const scannerOffers = (ports: readonly PortInfo[]): Offer<ScannerAnswer>[] =>
  usbFirst(ports).map(port => ({
    path: port.path,
    about: aboutOf(port),
    value:
      port.vendor === null
        ? { kind: 'serial', path: port.path }
        : { kind: 'usbSerial', vendor: port.vendor, ...(port.product ? { product: port.product } : {}), ...twin(port, ports) },
  }))

/** A serial number is only written down where another device of the same make stands beside it. */
const twin = ({ vendor, product, serialNumber }: PortInfo, ports: readonly PortInfo[]) =>
  serialNumber && ports.filter(other => other.vendor === vendor && other.product === product).length > 1 ? { serialNumber } : {}

export interface UsbPrinter {
  path: string
  plug: UsbPlug
}

export const printerOffers = (printers: readonly UsbPrinter[], ports: readonly PortInfo[]): Offer<PrinterAnswer>[] => [
  ...printers.map(({ path, plug }) => ({
    path,
    about: plugLabel(plug),
    value: plug.serialNumber ? { kind: 'usb' as const, serialNumber: plug.serialNumber } : { kind: 'file' as const, path },
  })),
  ...usbFirst(ports).map(port => ({
    path: port.path,
    about: aboutOf(port),
    value: port.serialNumber ? { kind: 'usbSerial' as const, serialNumber: port.serialNumber } : { kind: 'serial' as const, path: port.path },
  })),
]

/** The printers on USB that Linux made a device file for. */
export async function usbPrinters(): Promise<UsbPrinter[]> {
  const found: UsbPrinter[] = []
  for await (const device of usbDevices('usbmisc')) if (/\/lp\d+$/.test(device.path)) found.push(device)
  return found
}

function offered<T>(text: string, offers: readonly Offer<T>[]): T | undefined {
  return /^\d{1,2}$/.test(text) ? offers[Number(text) - 1]?.value : undefined
}

const isPath = (text: string) => /^(\/dev\/.|COM\d+$)/i.test(text)

/** a number of the list, `none`, `keyboard`, a path, or vendor:product */
export const scanner =
  (offers: readonly Offer<ScannerAnswer>[]) =>
  (text: string): Understood<ScannerAnswer> => {
    const chosen = offered(text, offers)
    if (chosen !== undefined) return yes(chosen)
    if (text === 'none') return yes(null)
    if (text === 'keyboard') return yes({ kind: 'keyboard' })
    if (isPath(text)) return yes({ kind: 'serial', path: text })
    const [, vendor, product] = /^([0-9a-f]{4})(?::([0-9a-f]{4}))?$/i.exec(text) ?? []
    if (vendor !== undefined) return yes({ kind: 'usbSerial', vendor, ...(product === undefined ? {} : { product }) })
    return no('A number of the list, a path such as /dev/serial/by-id/…, a USB number such as 0c2e:0b61, keyboard, or none.')
  }

/** a number of the list, `none`, a path, `usb:SERIALNUMBER`, `spooler:NAME`, or host and port */
export const printer =
  (offers: readonly Offer<PrinterAnswer>[]) =>
  (text: string): Understood<PrinterAnswer> => {
    const chosen = offered(text, offers)
    if (chosen !== undefined) return yes(chosen)
    if (text === 'none') return yes(null)
    if (isPath(text)) return yes({ kind: /\/usb\/lp\d+$/.test(text) ? 'file' : 'serial', path: text })
    const [, way, name] = /^(usb|spooler):(.+)$/.exec(text) ?? []
    if (name !== undefined) return yes(way === 'usb' ? { kind: 'usb', serialNumber: name } : { kind: 'spooler', name })
    const [, host, port] = /^([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])(?::(\d{1,5}))?$/.exec(text) ?? []
    const number = Number(port ?? 9100)
    // a mere word is a slip of the finger more often than a name of the network; with its port it is meant
    if (host !== undefined && (host.includes('.') || port !== undefined) && number > 0 && number < 65_536)
      return yes({ kind: 'tcp', host, port: number })
    return no(
      'A number of the list, an address such as 192.168.1.50 or 192.168.1.50:9100, a path such as /dev/usb/lp0, usb:SERIALNUMBER, spooler:NAME, or none.',
    )
  }

export type CameraAnswer = { label: string | null } | null

/** a number of the list, `any`, `none`, or a part of its name */
export const camera =
  (offers: readonly Offer<CameraAnswer>[]) =>
  (text: string): Understood<CameraAnswer> => {
    const chosen = offered(text, offers)
    if (chosen !== undefined) return yes(chosen)
    if (text === 'none') return yes(null)
    return text === '' ? no('A number of the list, any, none, or a part of the camera’s name.') : yes({ label: text === 'any' ? null : text })
  }
