import { SerialPort } from 'serialport'

/** A serial port of this machine. What the system does not know is null. */
export interface PortInfo {
  path: string
  /** USB ids as four hexadecimal digits in lower case */
  vendor: string | null
  product: string | null
  serialNumber: string | null
  manufacturer: string | null
}

/** Which scanner is meant: a path, or what its USB plug says of itself. All that is given must fit. */
export type Wanted = { path: string } | { vendor: string; product?: string; serialNumber?: string }

const digits = (id: string) => id.toLowerCase().replace(/^0x/, '').padStart(4, '0')

/** The path to open: of the scanner that is meant, wherever it is plugged in; null when it is not there. */
export function pathOf(wanted: Wanted, ports: readonly PortInfo[]): string | null {
  if ('path' in wanted) return wanted.path
  const found = ports.find(
    port =>
      port.vendor === digits(wanted.vendor) &&
      (wanted.product === undefined || port.product === digits(wanted.product)) &&
      (wanted.serialNumber === undefined || port.serialNumber === wanted.serialNumber),
  )
  return found?.path ?? null
}

/** The serial ports there are at this moment. */
export async function serialPorts(): Promise<PortInfo[]> {
  const all = await SerialPort.list()
  return all.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    vendor: vendorId ? digits(vendorId) : null,
    product: productId ? digits(productId) : null,
    serialNumber: serialNumber ?? null,
    manufacturer: manufacturer ?? null,
  }))
}
