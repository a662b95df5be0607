import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SerialPort } from 'serialport'

/** What a USB device says of itself. What it does not say, or the system does not know, is null; cheap devices have no serial number. */
export interface UsbPlug {
  /** USB ids as four hexadecimal digits in lower case */
  vendor: string | null
  product: string | null
  serialNumber: string | null
  manufacturer: string | null
}

/** Which device is meant: all that is given must fit. Ids may be written as people write them: `0xC2E`. */
export interface WantedPlug {
  vendor?: string
  product?: string
  serialNumber?: string
}

const noPlug: UsbPlug = { vendor: null, product: null, serialNumber: null, manufacturer: null }

const digits = (id: string) => id.toLowerCase().replace(/^0x/, '').padStart(4, '0')

/** A letter's case is no difference, also in a serial number: systems tell it differently. */
export const fits = (plug: UsbPlug, { vendor, product, serialNumber }: WantedPlug): boolean =>
  (vendor === undefined || plug.vendor === digits(vendor)) &&
  (product === undefined || plug.product === digits(product)) &&
  (serialNumber === undefined || plug.serialNumber?.toLowerCase() === serialNumber.toLowerCase())

/**
 * What the plug says at or above `device`, a folder of Linux's /sys without links. The first folder with a vendor is the USB device; below it stand its
 * interfaces and what the kernel made of them, which say nothing. All null: it hangs on no USB.
 */
export async function plugAbove(device: string): Promise<UsbPlug> {
  for (let place = device; place !== dirname(place); place = dirname(place)) {
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
  return noPlug
}

/** The serial ports that Windows or macOS list. Not on Linux: there serialport asks udevadm, and where that is missing the error ends the program. */
export async function listedPorts(): Promise<(UsbPlug & { path: string })[]> {
  const all = await SerialPort.list()
  return all.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    vendor: vendorId ? digits(vendorId) : null,
    product: productId ? digits(productId) : null,
    serialNumber: serialNumber ?? null,
    manufacturer: manufacturer ?? null,
  }))
}
