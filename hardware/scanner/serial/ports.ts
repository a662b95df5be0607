import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
  // serialport asks udevadm on Linux, and where that is missing the error ends the program. The kernel says the same in files.
  if (process.platform === 'linux') return linuxPorts('/sys/class/tty')
  const all = await SerialPort.list()
  return all.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    vendor: vendorId ? digits(vendorId) : null,
    product: productId ? digits(productId) : null,
    serialNumber: serialNumber ?? null,
    manufacturer: manufacturer ?? null,
  }))
}

/** The serial ports with a device behind them, as sysfs tells them. */
export async function linuxPorts(folder: string): Promise<PortInfo[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.sort().map(async name => {
      const device = await realpath(join(folder, name, 'device')).catch(() => null)
      // Boards announce serial ports of the old kind that are not there.
      return device === null || device.includes('serial8250') ? null : { path: `/dev/${name}`, ...(await plugOf(device)) }
    }),
  )
  return found.filter(port => port !== null)
}

/** What the USB plug at or above this device says; it stands two or three folders up. */
async function plugOf(device: string): Promise<Omit<PortInfo, 'path'>> {
  let place = device
  for (let up = 0; up < 5; up++, place = dirname(place)) {
    const read = (file: string) =>
      readFile(join(place, file), 'utf8').then(
        text => text.trim() || null,
        () => null,
      )
    const vendor = await read('idVendor')
    if (vendor === null) continue
    const product = await read('idProduct')
    return {
      vendor: digits(vendor),
      product: product === null ? null : digits(product),
      serialNumber: await read('serial'),
      manufacturer: await read('manufacturer'),
    }
  }
  return { vendor: null, product: null, serialNumber: null, manufacturer: null }
}
